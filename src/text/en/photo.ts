/** Words for photos: taking them, asking who is to be seen, covering, and describing. */
import type { Messages } from '#text/german.ts'

const rows = ['at the top', 'in the middle', 'at the bottom'] as const
const columns = ['left', 'centre', 'right'] as const

export const photo: Messages['photo'] = {
  take: {
    shutter: 'Take photo',
    picture: 'Camera picture',
    starting: 'The camera is starting …',
    denied:
      'The camera is blocked for this app. Allow it in the settings of the browser, or choose a photo.',
    missing: 'No camera can be opened on this device. Choose a photo.',
    busy: 'Another app is using the camera. Close it there, or choose a photo.',
    again: 'Open the camera again',
    choose: 'Choose a photo',
    notTaken: 'The photo did not come out. Please try again.',
    hint: 'Best without people and number plates.',
    working: (done, all) =>
      all === 1
        ? 'The photo is being made smaller …'
        : `Photo ${String(Math.min(done + 1, all))} of ${String(all)} is being made smaller …`,
    kept: (count) => (count === 1 ? 'The photo is saved.' : `${String(count)} photos are saved.`),
    stop: 'Stop',
    dismiss: 'Got it',
    retry: 'Save again',
  },
  faults: {
    empty: 'This file is empty.',
    'no-picture': 'This file is not a photo. The app reads JPEG, PNG and WebP.',
    heic: 'This device cannot read HEIC photos. Set the camera to “Most compatible” (JPEG), or take the photo here.',
    animated: 'This is a moving picture. Please use a single photo.',
    'too-large':
      'This picture is too large: more than 64 megapixels or 64 MB. Set the camera to a smaller size.',
    broken: 'This file is damaged or incomplete. Please copy it again.',
    stuck: 'The picture could not be read within a minute. Please use a smaller one.',
    failing: 'This device could not make the picture smaller. Close other apps and try again.',
    unkept:
      'The photo is not saved yet. Make room on the device; as long as this page is open it is not lost.',
  },
  question: {
    title: 'Are faces or number plates to be seen?',
    none: 'No, nobody recognisable',
    cover: 'Yes. Cover them now',
    consented: 'Yes, all have agreed',
    consentedHint: 'Asked for this photo and this purpose. For children, all who have custody.',
    missing: 'Yes, consent is missing',
    missingHint: 'The photo stays on this device and is in no file.',
    states: {
      undecided: 'Not decided yet. Until then the photo stays on this device.',
      'none-visible': 'Nobody recognisable. The photo may be passed on.',
      consented: 'All have agreed. The photo may be passed on.',
      missing: 'Consent is missing. The photo does not leave this device.',
    },
    elsewhere: 'This photo is not on this device yet.',
    alt: 'What is to be seen?',
    altHint:
      'For everybody who does not see the picture. Such as “High step in front of the pharmacy”.',
    altMissing: 'Photo without a description',
  },
  cover: {
    title: 'Cover',
    tool: 'With what?',
    brush: 'Brush',
    frame: 'Frame',
    brushHint: 'Wipe over faces and number plates. Nothing is left underneath.',
    frameHint: 'Draw a frame, or move it with the arrow keys.',
    picture: 'Photo to cover',
    thickness: 'Size of the brush',
    frameLabel: (row, column, width, height) =>
      `Frame ${rows[row]} ${columns[column]}, ${String(width)} % wide, ${String(height)} % high`,
    frameKeys:
      'Arrow keys move it, with Shift they change its size. Enter covers in black, P pixelates.',
    smaller: 'Smaller',
    larger: 'Larger',
    black: 'Cover in black',
    coarse: 'Pixelate',
    coarseHint: 'For number plates, black is better.',
    undo: 'Undo',
    covered: (count) => (count === 1 ? '1 place covered.' : `${String(count)} places covered.`),
    done: 'Done',
    cancel: 'Cancel',
    confirm: 'Is anybody still recognisable?',
    confirmHint: 'The photo without the cover is deleted, on all devices. This cannot be undone.',
    confirmed: 'No. Keep it like this',
    notYet: 'Yes. Cover more',
    working: 'The photo is being drawn anew …',
    failed: 'The photo could not be drawn anew. It is as it was.',
    elsewhere: 'The photo is not on this device. It can be covered where it was taken.',
  },
}
