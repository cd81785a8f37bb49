/** What is wrong with a file, as something that can be thrown: nothing on the device has changed then. */
import type { FileProblem } from '#documents/ports.ts'
import type { FileFault } from '#schema/koffer-file.ts'

export class FileRefused extends Error implements FileProblem {
  readonly fault: FileFault
  readonly marks: string[]
  constructor(fault: FileFault, marks: string[] = [], cause?: unknown) {
    super(`The file is refused: ${fault}.`, { cause })
    this.fault = fault
    this.marks = marks
  }
}
