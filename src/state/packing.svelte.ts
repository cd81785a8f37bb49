/** Giving as a file: what goes into it, how large it will be, and how far it is. */
import type { FileChoice, FileExchange, FileSize, FileProblem, Watch } from '#documents/ports.ts'
import { fileName } from '#exports/file-name.ts'
import { fileExtension } from '#schema/koffer-file.ts'
import type { Holder } from '#schema/receipt.ts'
import { blobSink, canShare, download, openSink, share, type Sink } from './delivering.ts'

/** How a finished file leaves the app. */
const delivering = { openSink, blobSink, download, canShare, share }
export type Delivering = typeof delivering

export type { FileExchange }

/** How the last giving ended; `ready` waits for one more tap. */
export type GivingOutcome =
  'saved' | 'downloaded' | 'shared' | 'ready' | 'notShared' | 'cancelled' | 'failed'

/** What can be given from the screen a person is on. */
export interface Giveable {
  initiative: string
  workshop?: string
  /** A survey with its sealed answers, on a device that holds nothing but it. */
  survey?: string
  title: string
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}

export class Packing {
  readonly #exchange: FileExchange
  readonly #about: Giveable
  readonly #delivering: Delivering
  #scope = $state<'initiative' | 'workshop'>('initiative')
  #lackedBy = $state('')
  #withTitle = $state(true)
  #controller: AbortController | undefined
  #measuring: AbortController | undefined
  /** Devices of which it is known what they have. */
  holders = $state.raw<Holder[]>([])
  /** Undefined while it is being found out. */
  size = $state.raw<FileSize | undefined>(undefined)
  problem = $state.raw<FileProblem | 'failed' | undefined>(undefined)
  working = $state(false)
  /** 0 to 1. */
  progress = $state(0)
  outcome = $state<GivingOutcome | undefined>(undefined)
  /** A file that is finished and waits to be shared. */
  #ready: Blob | undefined

  constructor(exchange: FileExchange, about: Giveable, by: Delivering = delivering) {
    this.#exchange = exchange
    this.#about = about
    this.#delivering = by
    this.#scope = about.workshop === undefined ? 'initiative' : 'workshop'
  }

  /** Finds out who lacks what, and the size of everything. */
  async begin(): Promise<void> {
    await this.#measure()
    this.holders = await this.#exchange.holders(this.#about.initiative).catch(() => [])
  }

  get scope() {
    return this.#scope
  }
  set scope(scope: 'initiative' | 'workshop') {
    this.#scope = scope
    void this.#measure()
  }

  /** Id of the device that lacks something; empty for everything. */
  get lackedBy() {
    return this.#lackedBy
  }
  set lackedBy(holder: string) {
    this.#lackedBy = holder
    void this.#measure()
  }

  get withTitle() {
    return this.#withTitle
  }
  set withTitle(withTitle: boolean) {
    this.#withTitle = withTitle
    void this.#measure()
  }

  get canShare(): boolean {
    return this.#delivering.canShare(this.#name('2000-01-01'))
  }

  /** True if there is nothing that a file would bring. */
  get isEmpty(): boolean {
    return this.size?.entries === 0 && this.size.photos === 0
  }

  /** To the disk or to the downloads; never throws. To be called in a click. */
  async save(day: string): Promise<void> {
    const name = this.#name(day)
    await this.#give(
      () => this.#delivering.openSink(name),
      (file) => {
        if (file) this.#delivering.download(name, file)
        return Promise.resolve(file ? 'downloaded' : 'saved')
      },
    )
  }

  /** To the share sheet; never throws. */
  async share(day: string): Promise<void> {
    await this.#give(
      () => Promise.resolve(this.#delivering.blobSink()),
      async (file) => (file ? this.#offer(this.#name(day), file, 'ready') : 'failed'),
    )
  }

  /** A finished file to the share sheet, once more: browsers open it only right after a tap. */
  async shareNow(day: string): Promise<void> {
    const file = this.#ready
    if (!file) return
    this.#ready = undefined
    this.outcome = await this.#offer(this.#name(day), file, 'notShared')
  }

  cancel(): void {
    this.#controller?.abort()
  }

  /** The screen is left. */
  end(): void {
    this.cancel()
    this.#measuring?.abort()
    this.#ready = undefined
  }

  async #offer(name: string, file: Blob, ifRefused: 'ready' | 'notShared'): Promise<GivingOutcome> {
    try {
      await this.#delivering.share(name, file)
      return 'shared'
    } catch (error) {
      if (isNamed(error, 'AbortError')) return 'cancelled'
      if (ifRefused === 'ready') this.#ready = file
      else this.#delivering.download(name, file)
      return ifRefused
    }
  }

  async #give(
    open: () => Promise<Sink>,
    finish: (file: Blob | undefined) => Promise<GivingOutcome>,
  ): Promise<void> {
    if (this.working) return
    const controller = new AbortController()
    this.#controller = controller
    this.working = true
    this.progress = 0
    this.outcome = undefined
    let sink: Sink | undefined
    try {
      sink = await open()
      const watch = this.#watch(controller, (share) => (this.progress = share))
      for await (const chunk of this.#exchange.pack(this.#choice, watch)) await sink.write(chunk)
      this.outcome = await finish(await sink.close())
    } catch (error) {
      await sink?.abort().catch(() => undefined)
      const isCancelled = controller.signal.aborted || isNamed(error, 'AbortError')
      this.outcome = isCancelled ? 'cancelled' : 'failed'
    } finally {
      this.working = false
    }
  }

  async #measure(): Promise<void> {
    this.#measuring?.abort()
    const controller = new AbortController()
    this.#measuring = controller
    this.size = undefined
    this.problem = undefined
    this.outcome = undefined
    this.#ready = undefined
    try {
      const size = await this.#exchange.measure(
        this.#choice,
        this.#watch(controller, () => {}),
      )
      if (!controller.signal.aborted) this.size = size
    } catch (error) {
      if (controller.signal.aborted) return
      const { fault } = error as Partial<FileProblem>
      this.problem = fault ? { fault, marks: [] } : 'failed'
    }
  }

  #watch(controller: AbortController, progress: (share: number) => void): Watch {
    return { signal: controller.signal, progress }
  }

  get #choice(): FileChoice {
    const { initiative, workshop, survey, title } = this.#about
    const choice: FileChoice = { initiative, title: this.withTitle ? title : '' }
    if (survey !== undefined) choice.survey = survey
    if (this.scope === 'workshop' && workshop !== undefined) choice.workshop = workshop
    if (this.lackedBy) choice.lackedBy = this.lackedBy
    return choice
  }

  #name(day: string): string {
    return fileName(day, 'Koffer', this.withTitle ? this.#about.title : '', fileExtension)
  }
}
