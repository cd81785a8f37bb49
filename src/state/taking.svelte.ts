/** Making a file to take home: shows how far it is when it takes long, and can be stopped. */
import { exportList, fileNameOf, walkExports, type Export } from '#exports/index.ts'
import type { WalkMaterial } from '#exports/walk/walk-pictures.ts'
import type { Minutes } from './minutes.svelte.ts'

export { exportList, walkExports, type Export }

/** Work that is done within this time shows nothing but its end. */
const patienceMilliseconds = 500

/** How the last taking ended. */
export interface Outcome {
  file: Export
  how: 'finished' | 'cancelled' | 'failed'
}

/** Hands a finished file to the person; tests hand in their own. */
export type Deliver = (name: string, file: Blob) => void

export class Taking {
  #minutes: Minutes
  #deliver: Deliver
  /** The pictures of a walk; asked for only where a file holds some. */
  readonly #material: ((signal: AbortSignal) => Promise<WalkMaterial>) | undefined
  #controller: AbortController | undefined
  /** The file that is being made. */
  file = $state.raw<Export | undefined>(undefined)
  /** 0 to 1. */
  progress = $state(0)
  /** True once it takes longer than half a second. */
  takesLong = $state(false)
  outcome = $state.raw<Outcome | undefined>(undefined)

  constructor(
    minutes: Minutes,
    deliver: Deliver = download,
    material?: (signal: AbortSignal) => Promise<WalkMaterial>,
  ) {
    this.#minutes = minutes
    this.#deliver = deliver
    this.#material = material
  }

  /** Makes the file from the data as they are now and hands it over; never throws. */
  async take(file: Export): Promise<void> {
    if (this.file) return
    const controller = new AbortController()
    const timer = setTimeout(() => (this.takesLong = true), patienceMilliseconds)
    this.#controller = controller
    this.file = file
    this.progress = 0
    this.outcome = undefined
    try {
      const { workshop, context } = this.#minutes
      const snapshot = workshop.snapshot()
      const watch = { signal: controller.signal, progress: (share: number) => this.#advance(share) }
      const material = holdsPictures(file) ? await this.#material?.(controller.signal) : undefined
      const bytes = await file.make(snapshot, context, watch, material)
      controller.signal.throwIfAborted()
      this.#deliver(fileNameOf(file, snapshot, context), new Blob([bytes], { type: file.mime }))
      this.outcome = { file, how: 'finished' }
    } catch {
      this.outcome = { file, how: controller.signal.aborted ? 'cancelled' : 'failed' }
    } finally {
      clearTimeout(timer)
      this.takesLong = false
      this.file = undefined
    }
  }

  cancel(): void {
    this.#controller?.abort()
  }

  #advance(share: number): void {
    this.progress = share
  }
}

/** Tables and files for map programs have none. */
function holdsPictures({ id }: Export): boolean {
  return id === 'walk-docx' || id === 'walk-odt' || id === 'walk-html'
}

function download(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser has read the address by the next turn of a minute at the latest.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
