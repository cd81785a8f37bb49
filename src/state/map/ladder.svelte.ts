/** The maps and plans of a walk while it is prepared: brought along, named, chosen, put away. */
import { walkRecords } from '#documents/blocks/walk.ts'
import { baseRecords, changeBase, changePlan } from '#documents/blocks/walk-bases.ts'
import { PhotoRefused, type PhotoFault } from '#photo/fault.ts'
import type { WalkBase } from '#schema/walk-base.ts'
import type { House } from '#state/house.svelte.ts'
import { liveList, liveRecord } from '#state/live.ts'
import { Intake } from '#state/photo/intake.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { keepMapFile, MapRefused, type KeepingWatch } from './keeping.ts'
import { isPdf } from './pdf-fault.ts'
import { keepPlan } from './plan-keeping.ts'
import { PdfChoice } from './pdf-choice.svelte.ts'
import { Unfinished } from './unfinished.ts'

/** Why nothing came of a file: the sentence of the import, or a key of the words for maps or for photos. */
export type LadderFault =
  | { of: 'file'; sentence: string }
  | { of: 'map'; key: 'too-large' | 'unreadable' | 'full' | 'failing' }
  | { of: 'photo'; key: PhotoFault }

export class Ladder {
  readonly workshop: Workshop
  readonly #house: House
  readonly #bases
  readonly #plan
  readonly #stops
  #working = $state<{ name: string; share: number; stop: AbortController }>()
  /** What was said last: "ist jetzt auf diesem Gerät", "Angehalten". */
  told = $state<{ kind: 'kept' | 'stopped'; name: string }>()
  fault = $state<LadderFault>()
  /** A PDF of which a page is being chosen. */
  pdf = $state.raw<PdfChoice>()
  /** What was put away here last. */
  taken = $state<{ id: string; title: string }>()

  constructor(workshop: Workshop, house: House) {
    this.workshop = workshop
    this.#house = house
    const { bases, plan } = baseRecords(this.doc)
    this.#bases = liveList(bases)
    this.#plan = liveRecord(plan)
    this.#stops = liveList(walkRecords(this.doc).stops)
  }

  get doc() {
    return this.workshop.docs.workshop
  }
  get open() {
    return this.workshop.open.workshop
  }
  get device() {
    return this.#house.device
  }
  readonly bases: WalkBase[] = $derived.by(() =>
    this.#bases.current.filter(({ withdrawn }) => !withdrawn),
  )
  readonly putAway = $derived.by(() =>
    this.#bases.current
      .filter(({ withdrawn }) => withdrawn)
      .map(({ id, name }) => ({ id, title: name })),
  )
  /** Stops that are known on the earth. */
  readonly places = $derived.by(() =>
    this.#stops.current.filter(({ position, withdrawn }) => !withdrawn && position?.on === 'earth'),
  )
  readonly chosen = $derived.by(() => {
    const { base } = this.#plan.current
    return (this.bases.find(({ id }) => id === base) ?? this.bases[0])?.id
  })

  get working(): { name: string; share: number } | undefined {
    return this.#working
  }

  /** What a crash has left is taken away. */
  async tidy(): Promise<void> {
    const { media } = await this.device.meeting()
    await new Unfinished(this.device.drafts, media, this.open.docId).sweep(this.doc)
  }

  async addMap(file: File): Promise<void> {
    await this.#keep(file.name, (watch) => keepMapFile(this.device, this.open, file, watch))
  }

  /** A picture is kept at once; of a PDF with several pages one is chosen first. */
  async addPlan(file: File): Promise<void> {
    this.#forget()
    this.closePdf()
    if (await isPdf(file).catch(() => false)) {
      const choice = new PdfChoice(file)
      this.pdf = choice
      await choice.open()
      return
    }
    await this.#keepPlan(file, file.name)
  }

  /** Takes the page that is shown. */
  async takePage(): Promise<void> {
    const choice = this.pdf
    const page = await choice?.take()
    if (!choice || !page) return
    this.closePdf()
    await this.#keepPlan(page, choice.file.name)
  }

  closePdf(): void {
    this.pdf?.close()
    this.pdf = undefined
  }

  stop(): void {
    this.#working?.stop.abort(new DOMException('Stopped.', 'AbortError'))
  }

  choose(id: string): void {
    changePlan(this.doc, { base: id })
  }

  change(id: string, fields: Parameters<typeof changeBase>[2]): void {
    changeBase(this.doc, id, fields)
  }

  remove({ id, name }: WalkBase): void {
    changeBase(this.doc, id, { withdrawn: true })
    this.taken = { id, title: name }
  }

  bringBack(id: string): void {
    changeBase(this.doc, id, { withdrawn: false })
  }

  async #keepPlan(picture: Blob, fileName: string): Promise<void> {
    const intake = new Intake()
    const name = fileName.replace(/\.[^.]{1,5}$/, '')
    await this.#keep(name, (watch) =>
      keepPlan(this.device, this.open, intake, { picture, name }, watch),
    )
    intake.end()
  }

  async #keep(name: string, keep: (watch: KeepingWatch) => Promise<string>): Promise<void> {
    if (this.#working) return
    this.#forget()
    const stop = new AbortController()
    this.#working = { name, share: 0, stop }
    const progress = (share: number) => {
      if (this.#working) this.#working.share = share
    }
    try {
      const id = await keep({ signal: stop.signal, progress })
      this.told = { kind: 'kept', name: baseRecords(this.doc).bases.get(id)?.name ?? name }
    } catch (error) {
      if (stop.signal.aborted) this.told = { kind: 'stopped', name }
      else this.fault = faultOf(error)
    } finally {
      this.#working = undefined
    }
  }

  #forget(): void {
    this.told = undefined
    this.fault = undefined
  }
}

function faultOf(error: unknown): LadderFault {
  if (error instanceof PhotoRefused) return { of: 'photo', key: error.fault }
  if (error instanceof MapRefused) {
    const { fault, sentence } = error
    return fault === 'file' ? { of: 'file', sentence } : { of: 'map', key: fault }
  }
  const isFull = (error as { code?: unknown } | undefined)?.code === 'storage-full'
  return { of: 'map', key: isFull ? 'full' : 'failing' }
}
