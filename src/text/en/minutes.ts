/** Words of the minutes: preview and the ways to take them home. */
import type { Messages } from '#text/german.ts'

export const minutes: Messages['minutes'] = {
  title: 'Minutes',
  toRun: 'Back to the workshop',
  take: 'Take home',
  preview: 'Preview',
  print: 'Print or PDF',
  printHint: 'For a PDF file, choose “Save as PDF” in the print window.',
  working: (name) => `${name}: being made …`,
  finished: (name) => `${name}: ready in your downloads.`,
  cancelled: 'Cancelled. Nothing was saved.',
  failed: (name) => `${name}: could not be made. All your data is there. Please try once more.`,
  draft: 'Interim state: the workshop is still running.',
  notBegun: 'The workshop has not begun yet. The minutes fill up with every step.',
}
