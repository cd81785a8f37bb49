/** Opening a file: what is inside, taking it in, and what came. */
import type {
  FileExchange,
  FilePreview,
  FileProblem,
  FileTaken,
  Problem,
  Watch,
} from '#documents/ports.ts'

export type { FileExchange }

/** What went wrong: with the file, with this device's storage, or by the person's own wish. */
export type Trouble = FileProblem | Problem | 'failed' | 'cancelled'

export class Unpacking {
  readonly #exchange: FileExchange
  #controller: AbortController | undefined
  file = $state.raw<File | undefined>(undefined)
  preview = $state.raw<FilePreview | undefined>(undefined)
  taken = $state.raw<FileTaken | undefined>(undefined)
  trouble = $state.raw<Trouble | undefined>(undefined)
  /** True while the file is being taken in. */
  working = $state(false)
  /** 0 to 1. */
  progress = $state(0)

  constructor(exchange: FileExchange) {
    this.#exchange = exchange
  }

  /** Looks into a file; nothing is taken from it yet. Never throws. */
  async look(file: File): Promise<void> {
    this.close()
    this.file = file
    await this.#run(async (watch) => {
      this.preview = await this.#exchange.inspect(file, watch)
    })
  }

  /** Takes it in. Never throws. */
  async take(): Promise<void> {
    const { file } = this
    if (!file || this.working) return
    this.working = true
    this.progress = 0
    await this.#run(async (watch) => {
      this.taken = await this.#exchange.take(file, watch)
    })
    this.working = false
  }

  cancel(): void {
    this.#controller?.abort()
  }

  /** Lets go of the file; what is being taken in is stopped. */
  close(): void {
    this.cancel()
    this.#controller = undefined
    this.file = undefined
    this.preview = undefined
    this.taken = undefined
    this.trouble = undefined
  }

  async #run(work: (watch: Watch) => Promise<void>): Promise<void> {
    const controller = new AbortController()
    this.#controller = controller
    this.trouble = undefined
    const progress = (share: number) => {
      if (this.#controller === controller) this.progress = share
    }
    try {
      await work({ signal: controller.signal, progress })
    } catch (error) {
      // Closed, or another file was opened meanwhile.
      if (this.#controller !== controller) return
      this.trouble = controller.signal.aborted ? 'cancelled' : troubleOf(error)
    }
  }
}

function troubleOf(error: unknown): Trouble {
  const { fault, marks = [], code } = error as Partial<FileProblem & Problem>
  if (fault) return { fault, marks }
  return code ? { code } : 'failed'
}
