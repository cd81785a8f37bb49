/** Words for whoever hands a tablet round: starting and leaving the kiosk, the check before a round, and the count. */
import type { Messages } from '#text/german.ts'

export const kiosk: Messages['kiosk'] = {
  title: 'Kiosk',
  setTitle: 'Hand this device round',
  intro: 'One person after the other answers on this device. After each the screen is empty again.',
  notRunning: 'This survey is not running. Start it first on the device of the moderation.',
  waiting:
    'The questions are not on this device yet. Connect it with the device that the invitation came from.',
  pretest: 'This is a pre-test. Its answers do not count.',
  connect: 'Connect devices',
  ready: 'Ready for the field',
  again: 'Check again',
  light: {
    looking: 'One moment, checking …',
    good: 'Ready for the round',
    careful: 'It will work, but read the notes.',
    bad: 'Not ready yet',
  },
  mark: { looking: 'being checked', good: 'in order', careful: 'note', bad: 'open' },
  app: {
    looking: 'The app is being loaded onto this device …',
    good: 'The whole app is on this device.',
    bad: 'Parts of the app are missing. Load the page once more with a network.',
  },
  home: {
    good: 'The app runs from the home screen.',
    careful: 'The app runs in the browser. From the home screen the device keeps everything safer.',
    bad: 'The app runs in a browser tab of an iPad. Answers can vanish there after seven days. Put the app on the home screen and join there.',
  },
  storage: {
    looking: 'The storage is being checked …',
    good: (free) => `The browser has promised to keep everything. ${free} are free.`,
    careful: (free) => `There is room: ${free} free. The browser has not promised to keep it.`,
    bad: 'There is too little room, or the browser does not say how much is free.',
  },
  holder: {
    good: (name) => `A second place is known: ${name}.`,
    careful: 'No second device has anything from here. Meet the one of the moderation before.',
  },
  someHolder: 'another device',
  keys: {
    looking: 'The keys are tested with a probe …',
    good: 'A probe answer could be sealed.',
    bad: 'A probe answer could not be sealed. Invite this device anew.',
  },
  clock: {
    good: (day) => `Today is ${day}. Is that right?`,
    bad: (day) => `The clock says ${day}. That cannot be. Please set it.`,
  },
  backup: {
    good: 'Everything is on another device, too, confirmed today.',
    careful: 'Answers are only here, or the last confirmation is older than a day.',
  },
  blocked: 'The kiosk does not start here: answers would be lost.',
  pin: 'PIN to leave',
  pinHint: 'Four to eight digits. Write it down: without the PIN there is no way out.',
  pinAgain: 'PIN once more',
  pinWrong: 'The PIN has four to eight digits.',
  pinDiffers: 'These are two different PINs.',
  start: 'Start the kiosk',
  starting: 'One moment …',
  failed: 'That did not work. Please try again.',
  holding: 'How the device stays in the app',
  holdingHint:
    'The kiosk keeps the app closed. So that nobody uses the device otherwise, lock it as well.',
  apple: 'iPad: Guided Access',
  appleSteps: [
    'Settings, Accessibility, Guided Access: switch it on, set a code.',
    'Open the app and press the top button three times.',
    'Tap “Start”. To end it, press three times again.',
  ],
  android: 'Android: pin the app',
  androidSteps: [
    'Settings, Security, App pinning: switch it on, with a PIN.',
    'Open the overview of apps, tap the icon of the app.',
    'Choose “Pin”. To unpin, hold both buttons.',
  ],
  staff: 'For staff',
  leaveTitle: 'Leave the kiosk',
  leaveHint: 'Whoever is answering now loses the answers.',
  leave: 'Leave',
  wrong: 'This PIN is not right.',
  wait: (seconds) => (seconds === 1 ? 'Next try in 1 second.' : `Next try in ${seconds} seconds.`),
  checking: 'Checking …',
  counted: (kept, safe, open) => `${kept} answered · ${safe} on 2 devices · ${open} open`,
  countHint: {
    none: 'Nobody has answered yet.',
    safe: 'Every answer is on another device, too.',
    open: 'Open means: only here. Connect the devices, or take a file along.',
  },
}
