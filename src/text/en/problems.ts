/** What went wrong, in one plain sentence: what happened, what is safe, what to do. */
import type { Messages } from '#text/german.ts'

export const problems: Messages['problems'] = {
  'storage-full':
    'The storage of this device is full. What was there is safe, what is new is not yet. Please make room; saving goes on by itself.',
  'storage-failing':
    'This device is not saving at the moment. Please keep the window open; it keeps trying.',
  'storage-closed': 'The storage was closed by another window. It will reconnect by itself.',
  'row-damaged': 'Part of the stored data is damaged and was set aside. Everything else is there.',
  'entry-foreign': 'Data arrived that does not belong to this initiative. It was not taken over.',
  'document-newer':
    'This initiative was edited with a newer version. You can read it but not change it. Please update the app.',
  'not-here': 'This address belongs to nothing that is on this device.',
  'clock-jumped':
    'The clock of this device was changed. Time runs on calmly here, nothing is lost.',
}
