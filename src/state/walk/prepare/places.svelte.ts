/** Places and ways of a file of another program: read, chosen, then taken over as stops and route, or left. */
import { addStops, changeStop, presentStops } from '#documents/blocks/walk.ts'
import { changePlan } from '#documents/blocks/walk-bases.ts'
import { edit } from '#documents/edit.ts'
import { lengthOf } from '#geo/earth.ts'
import { thinnedTo } from '#geo/thinning.ts'
import type { ReadPlaces } from '#imports/places/read-places-file.ts'
import type { EarthPoint, Place, Position, Way } from '#schema/walk.ts'
import { cleanLine } from '#state/wording.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

export type TakenPlaces = Extract<ReadPlaces, { ok: true }>

/** Why there is nothing to take: the sentence of the reader, or a wish of the person. */
type Refusal = { sentence: string } | 'stopped' | 'failed'

/** More than the reader takes is not even loaded. */
const mostBytes = 32 * 1024 * 1024 + 1
/** A way of a village is told well by these; every device keeps them for good. */
const mostPoints = 500
/** More than these are a register, not a walk: then nothing is chosen before somebody does. */
const mostChosen = 12
/** So many lines a list is read with; the rest is found by its name. */
export const mostShown = 100

export class PlacesImport {
  readonly #workshop: Workshop
  #controller: AbortController | undefined
  fileName = $state('')
  read = $state.raw<TakenPlaces | undefined>(undefined)
  refusal = $state.raw<Refusal | undefined>(undefined)
  working = $state(false)
  /** 0 to 1. */
  progress = $state(0)
  /** Places that become stops, by where they stand in the file. */
  chosen = $state.raw<ReadonlySet<number>>(new Set())
  /** The way that becomes the route; undefined for none. */
  way = $state<number | undefined>(undefined)
  /** Narrows a long list. */
  sought = $state('')

  constructor(workshop: Workshop) {
    this.#workshop = workshop
  }

  /** The places that are looked at, each with its place in the file. */
  readonly found = $derived.by(() => {
    const wanted = this.sought.trim().toLocaleLowerCase('de')
    const rows = (this.read?.list.places ?? []).map((place, at) => ({ place, at }))
    const named = ({ place }: { place: Place }) => nameOf(place).toLocaleLowerCase('de')
    return wanted === '' ? rows : rows.filter((row) => named(row).includes(wanted))
  })
  get ways(): readonly Way[] {
    return this.read?.list.ways ?? []
  }
  get takesNothing(): boolean {
    return this.chosen.size === 0 && this.way === undefined
  }

  /** Reads a file; nothing is taken over by that. Never throws. */
  async look(file: File): Promise<void> {
    this.close()
    const controller = new AbortController()
    this.#controller = controller
    this.fileName = file.name
    this.working = true
    try {
      const { readPlacesFile } = await import('#imports/places/read-places-file.ts')
      const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer())
      const read = await readPlacesFile(file.name, bytes, {
        signal: controller.signal,
        progress: (share) => this.#advance(controller, share),
      })
      controller.signal.throwIfAborted()
      if (read.ok) this.#offer(read)
      else this.refusal = { sentence: read.sentence }
    } catch {
      // Closed, or another file was chosen meanwhile.
      if (this.#controller !== controller) return
      this.refusal = controller.signal.aborted ? 'stopped' : 'failed'
    }
    this.working = false
  }

  #offer(read: TakenPlaces): void {
    const { places, ways } = read.list
    this.read = read
    this.chosen = new Set(places.length > mostChosen ? [] : places.keys())
    this.way = ways.length === 1 ? 0 : undefined
  }

  #advance(controller: AbortController, share: number): void {
    if (this.#controller === controller) this.progress = share
  }

  choose(at: number, isChosen: boolean): void {
    const chosen = new Set(this.chosen)
    if (isChosen) chosen.add(at)
    else chosen.delete(at)
    this.chosen = chosen
  }

  /** All that are looked at, or none of them. */
  chooseFound(isChosen: boolean): void {
    const all = new Set(this.chosen)
    for (const { at } of this.found) {
      if (isChosen) all.add(at)
      else all.delete(at)
    }
    this.chosen = all
  }

  /** True where a stop of that name is there already: it gets the place instead of a twin. */
  isKnown(place: Place): boolean {
    return this.#stopCalled(nameOf(place)) !== undefined
  }

  #stopCalled(name: string) {
    const stops = presentStops(this.#workshop.docs.workshop)
    return name === '' ? undefined : stops.find((stop) => stop.name === name)
  }

  /**
   * Takes over what was chosen as one act; resolves to how many stops are new or have a place now. Undefined where it
   * was left, or taken over, while a long way was made short: nothing is taken over then.
   */
  async take(): Promise<{ stops: number; metres: number } | undefined> {
    const { read } = this
    if (!read) return undefined
    const { places } = read.list
    const taken = [...this.chosen]
      .sort((one, other) => one - other)
      .flatMap((at) => places[at] ?? [])
    const way = this.way === undefined ? undefined : this.ways[this.way]
    const line = way && (await shortened(way))
    if (this.read !== read) return undefined
    const doc = this.#workshop.docs.workshop
    edit(doc, () => {
      const fresh = taken.filter((place) => {
        const stop = this.#stopCalled(nameOf(place))
        if (stop) changeStop(doc, stop.id, { position: positionAt(place) })
        return !stop
      })
      addStops(
        doc,
        fresh.map((place) => ({ name: nameOf(place), position: positionAt(place), questions: [] })),
      )
      if (line) changePlan(doc, { line, length: Math.round(lengthOf(line)) })
    })
    this.close()
    return { stops: taken.length, metres: line ? Math.round(lengthOf(line)) : 0 }
  }

  cancel(): void {
    this.#controller?.abort()
  }

  /** Lets go of the file and of what was read. */
  close(): void {
    this.cancel()
    this.#controller = undefined
    this.fileName = ''
    this.read = undefined
    this.refusal = undefined
    this.working = false
    this.progress = 0
    this.chosen = new Set()
    this.way = undefined
    this.sought = ''
  }
}

/** What a place is called as a stop: its name, or what stands on the map. */
export function nameOf({ name, label, text }: Place): string {
  const first = name || label || (text.split('\n')[0] ?? '')
  return cleanLine(first.slice(0, 200), 200) ?? ''
}

function positionAt({ at }: Place): Position {
  return { on: 'earth', lat: at.lat, lon: at.lon }
}

/** The way as one line with few points; its pieces follow each other as in the file. */
async function shortened({ lines }: Way): Promise<EarthPoint[]> {
  const work = thinnedTo([lines.flat()], mostPoints)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value.lines[0] ?? []
    await new Promise((resolve) => setTimeout(resolve))
  }
}
