/** "Koffer packen" in the office: a code for each table tablet, and what is known of each. */
import type { Holding, HubStatus, Meeting } from '#documents/ports.ts'
import { echoTablets, isBack, setPacking, tabletRecords } from '#documents/tablets.ts'
import { newId } from '#schema/id.ts'
import type { Holder } from '#schema/receipt.ts'
import { mostTablets, type Tablet } from '#schema/tablet.ts'
import { Gathering } from './gathering.svelte.ts'
import type { House } from './house.svelte.ts'
import { Live, liveList, liveRecord } from './live.ts'
import { isFit } from './tablet-check.svelte.ts'
import { numberOf, rowsOf, type TabletRow } from './tablet-rows.ts'
import type { Workshop } from './workshop.svelte.ts'

export class Tablets {
  readonly #house: House
  readonly #workshop: Workshop
  readonly #meeting: Meeting
  readonly #packing
  readonly #tablets
  readonly #echoes
  readonly #holdings: Live<Holding[]>
  readonly #linked: Live<{ devices: Holder[]; hub: HubStatus | undefined; address: string }>
  /** Links by the hub they name and the name of the tablet. */
  #codes = $state.raw<ReadonlyMap<string, string>>(new Map())
  /** Which tablet's code is shown, counted from 0. */
  #at = $state(0)
  fault = $state<'' | 'failed' | 'useHubFailed'>('')
  /** True if the address that this page came from is a hub, and none is chosen. */
  isHubHere = $state(false)

  constructor(house: House, workshop: Workshop, meeting: Meeting) {
    this.#house = house
    this.#workshop = workshop
    this.#meeting = meeting
    const { packing, tablets, echoes } = tabletRecords(workshop.docs)
    this.#packing = liveRecord(packing)
    this.#tablets = liveList(tablets)
    this.#echoes = liveList(echoes)
    const { open } = workshop
    this.#holdings = new Live(
      (changed) => {
        const stops = [open.workshop.observe(changed), open.conduct.observe(changed)]
        return () => stops.forEach((stop) => stop())
      },
      () => inBoth(open.workshop.holdings, open.conduct.holdings),
    )
    this.#linked = new Live(
      (changed) => meeting.observe(changed),
      () => ({
        devices: meeting.devices,
        hub: meeting.hub.status,
        address: meeting.hub.address ?? '',
      }),
    )
  }

  /** How many tablets go into the car. */
  get count(): number {
    return this.#packing.current.tablets
  }

  /** False if that is no number of tablets; nothing has changed then. */
  setCount(count: number): boolean {
    if (!Number.isInteger(count) || count < 1 || count > mostTablets) return false
    setPacking(this.#workshop.docs, { tablets: count })
    this.#expect()
    return true
  }

  get at(): number {
    return Math.min(this.#at, this.count - 1)
  }

  /** To another code; there is none before the first and behind the last. */
  turn(by: 1 | -1): void {
    this.#at = Math.max(0, Math.min(this.at + by, this.count - 1))
  }

  get name(): string {
    return this.#house.words.tablets.tableName(this.at + 1)
  }

  /** The address for the tablet that is shown; empty until it is made. */
  get link(): string {
    const code = this.#codes.get(`${this.#linked.current.address} ${this.name}`) ?? ''
    return code && `${location.origin}/beitreten?koffer#${code}`
  }

  /** Whether the tablet that is shown has said something already. */
  get hasArrived(): boolean {
    return this.#tablets.current.some(({ name }) => numberOf(name) === this.at + 1)
  }

  /** Makes the code that is shown; called whenever it may be another one. */
  async make(): Promise<void> {
    const { name } = this
    const hub = this.#linked.current.address
    const key = `${hub} ${name}`
    if (this.#codes.has(key)) return
    const { id, heading } = this.#workshop
    try {
      const { device } = this.#house
      const code = await device.invite({ invited: 'table', id, title: heading.title, name, hub })
      this.#codes = new Map([...this.#codes, [key, code]])
      this.fault = ''
    } catch {
      this.fault = 'failed'
    }
  }

  /** Asks the tablets to read a word, and looks whether this page came from a hub. */
  async begin(): Promise<void> {
    if (this.#packing.current.word === '') this.again()
    this.#expect()
    if (this.#meeting.hub.address !== undefined) return
    const found = await this.#meeting.hub.probe(location.origin).catch(() => 'unreachable')
    this.isHubHere = found === 'here'
  }

  /** Every probe goes round anew. */
  again(): void {
    setPacking(this.#workshop.docs, { word: newId() })
  }

  /** Answers the tablets that have read the word; called whenever one may have. */
  answer(): void {
    const isAsked = this.#packing.current.word !== ''
    if (isAsked && this.#tablets.current.length > 0) echoTablets(this.#workshop.docs)
  }

  async useHub(): Promise<void> {
    try {
      await this.#meeting.hub.choose(location.origin)
      this.isHubHere = false
      this.fault = ''
    } catch {
      this.fault = 'useHubFailed'
    }
  }

  get hub(): HubStatus | undefined {
    return this.#linked.current.hub
  }

  get linked(): Holder[] {
    return this.#linked.current.devices
  }

  get rows(): TabletRow[] {
    const { tableName } = this.#house.words.tablets
    return rowsOf({
      names: Array.from({ length: this.count }, (_, index) => tableName(index + 1)),
      tablets: this.#tablets.current,
      holdings: this.#holdings.current,
      linked: this.linked,
    })
  }

  /** How far the probe of this tablet has come. */
  probeOf(tablet: Tablet): 'open' | 'heard' | 'back' {
    if (this.#echoes.current.length > 0 && isBack(this.#workshop.docs, tablet)) return 'back'
    const { word } = this.#packing.current
    return word !== '' && tablet.heard === word ? 'heard' : 'open'
  }

  /** True if it needs nothing more in the hall, as far as it says itself and as the probe has shown. */
  isReady(tablet: Tablet): boolean {
    return isFit(tablet) && this.probeOf(tablet) === 'back'
  }

  /** The page for pairing counts these, and this device. */
  #expect(): void {
    new Gathering(this.#house).pack(this.count)
  }
}

/** Who keeps both documents of a workshop; what is missing of one is missing. */
function inBoth(one: readonly Holding[], other: readonly Holding[]): Holding[] {
  const ids = new Set([...one, ...other].map(({ holder }) => holder.id))
  return [...ids].flatMap((id) => {
    const both = [one, other].flatMap((list) => list.filter(({ holder }) => holder.id === id))
    const [first] = both
    if (first?.holder.kind !== 'device') return []
    const isComplete = both.length === 2 && both.every((holding) => holding.isComplete)
    return [{ holder: first.holder, at: Math.max(...both.map(({ at }) => at)), isComplete }]
  })
}
