/** Words for inviting: who gets which link, the paper key, and new keys. */
import type { Messages } from '#text/german.ts'

export const inviting: Messages['inviting'] = {
  title: 'Invite',
  who: 'Whom do you invite?',
  invited: {
    table: 'A table',
    guest: 'A guest with their own phone',
    reader: 'Somebody who only reads',
    member: 'A member of the working group',
    moderation: 'A second facilitator',
  },
  may: {
    table:
      'May write cards in this workshop. Sees nothing else of the initiative and cannot change the schedule.',
    guest:
      'May write cards in this workshop. Sees nothing else of the initiative and cannot change the schedule.',
    reader: 'Sees this workshop as on the projector. Cannot change anything.',
    member: 'Reads the initiative and looks after measures and tasks. Sees no single cards.',
    moderation: 'May do everything you may. Give this link in person only, never put it on a wall.',
  },
  name: 'Name of the table (optional)',
  nameHint: 'For example: Table 3',
  scan: 'Point the camera of the other device at this:',
  codeOf: (title) => `QR code to join: ${title}`,
  copy: 'Copy link',
  copied: 'The link is copied.',
  copyFailed: 'The link could not be copied. Please select it by hand.',
  link: 'The link',
  poster: 'Print poster',
  closed: 'This workshop is over. It takes nobody new.',
  failed: 'The link could not be made. Everything else is unchanged.',
  tooLong: 'This name is too long.',
  back: 'Back',
  posterTitle: 'Join in!',
  posterSteps: [
    'Open the camera on your phone.',
    'Point the camera at the picture.',
    'Tap the link.',
  ],
  posterPromise: 'Without an account and without a name.',
  newKeys: {
    title: 'New keys',
    intro:
      'Has a link fallen into the wrong hands? With new keys the whole initiative goes on in new rooms. Nothing is lost, but all links given so far lead nowhere.',
    must: 'Afterwards you invite anew:',
    tables: 'all tables and guests of the workshop that runs',
    members: 'all members of the working group',
    moderation: 'the second facilitator',
    paper: 'The paper key is no longer valid either: print a new one.',
    confirm: 'Make new keys',
    working: 'The new keys are being made …',
    done: 'The new keys are valid.',
    doneFor: (names) => `These devices had the old keys: ${names}.`,
    failed: 'The keys could not be changed. Those of now stay valid.',
  },
  paper: {
    title: 'Paper key',
    intro:
      'With this key you open the initiative again if this device is lost. You then fetch the contents from another device, from a file or from the hub.',
    warning: 'Whoever has this sheet may do everything. Keep it in a locked cupboard.',
    lines: 'The key in characters',
    line: (number) => `Line ${String(number)}`,
    alphabet: 'There is no I, L, O and U in it.',
    codeOf: (title) => `QR code of the paper key of ${title}`,
    print: 'Print paper key',
    printedOn: (day) => `Printed on ${day}`,
    kept: 'I have put it away safely',
    remind:
      'There is no paper key for this initiative yet. Without one nobody gets in any more if this device is lost.',
    remindShow: 'Show paper key',
  },
}
