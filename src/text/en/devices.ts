/** English words about other devices. */
import type { Messages } from '#text/german.ts'

export const devices: Messages['devices'] = {
  title: 'Other devices',
  open: 'Other devices',
  intro: 'What lies here reaches other devices, and what was written there comes here.',
  how: 'How do your devices meet?',
  sameRoom: 'In the same room',
  sameRoomHint: 'Scan two codes. No internet needed, a Wi-Fi is enough.',
  connect: 'Connect devices',
  byFile: 'By a file',
  byFileHint:
    'On a stick or by mail. This always works. You give one on the page of an initiative.',
  name: 'Name of this device',
  nameHint: 'This is what the others see, for example: Table 3. The name may stay empty.',
  now: 'Connected now',
  alone: 'No other device is connected at the moment.',
  nameless: 'A device without a name',
  hub: 'The hub',
  whereTitle: 'Where is what?',
  onlyHere: 'Only on this device. Bring it to a second one soon.',
  complete: (name, when) => `${name} has everything (${when}).`,
  partly: (name, when) => `${name} still lacks something (last time ${when}).`,
  failed: 'Other devices cannot be reached at the moment. Please load the page again.',
  none: 'There is no initiative on this device yet.',
  keptAlso: (name) => `On this device and at: ${name}`,
  back: 'Back to the devices',
}
