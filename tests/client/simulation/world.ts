/** One run: devices, hub and stranger of a plan, and what each event does to them. */
import { Random } from '../random.ts'
import { Disk } from './disk.ts'
import { docIds, makeDeviceKey, makeKeys } from './documents.ts'
import { replaceHost, type Host } from './host.ts'
import { Hub } from './hub.ts'
import { damageBytes, fair, foul, Network, type End } from './network.ts'
import type { Event, Plan } from './plan.ts'
import { Stranger } from './stranger.ts'
import { Tablet, type Surroundings } from './tablet.ts'
import { Timeline } from './timeline.ts'
import { Witness } from './witness.ts'

const year = 31_557_600_000
/** Tasks of a run after which somebody must be talking without end. */
const mostTasks = 15_000

const keys = await makeKeys()
const deviceKeys = await Promise.all(Array.from({ length: 8 }, (_, at) => makeDeviceKey(at)))

export class World {
  readonly plan: Plan
  readonly timeline = new Timeline()
  readonly random: Random
  readonly witness: Witness
  readonly network: Network
  readonly tablets: Tablet[] = []
  readonly hub: Hub
  readonly stranger: Stranger
  readonly host: Host
  /** From now on nothing breaks any more. */
  isHealing = false
  readonly #around: Surroundings
  readonly #damaged = new Set<string>()

  constructor(plan: Plan, isTold: boolean) {
    this.plan = plan
    this.random = new Random(plan.seed + 1_000_000)
    const { timeline, random } = this
    this.witness = new Witness(keys, () => timeline.now, isTold)
    this.host = replaceHost(timeline, new Random(plan.seed + 2_000_000))
    this.network = new Network(timeline, random, this.witness)
    const isMarkHeld = (holder: string, docId: string, mark: string) =>
      this.#isMarkHeld(holder, docId, mark)
    this.#around = { timeline, random, witness: this.witness, isMarkHeld }
    this.hub = new Hub(new Disk('hub', this.witness, true), plan.isHubHostile, this.#around)
    this.stranger = new Stranger(keys, random, this.witness)
    this.hub.start()
    for (let at = 0; at < plan.tablets; at += 1) this.#add(at)
  }

  /** Goes on until then, or until nothing more happens. Throws on the first violation. */
  async run(until = Infinity): Promise<void> {
    await this.timeline.runUntil(until, () => {
      if (this.timeline.done > mostTasks) this.witness.violate('I7', 'it never becomes quiet')
      if (this.witness.violation) throw this.witness.violation
    })
  }

  async happen(event: Event): Promise<void> {
    this.witness.note(`* ${event.kind}`)
    this.#do(event)
    await this.run(this.timeline.now + event.pause)
    for (const tablet of this.tablets) tablet.checkLight()
  }

  join(one: Tablet, other: Tablet): void {
    if (one === other || !one.isOn || !other.isOn || this.network.between(one, other)) return
    const [here, there] = this.network.join('pair', [one, one.holder], [other, other.holder])
    one.attach(here)
    other.attach(there)
  }

  joinHub(tablet: Tablet): void {
    if (!tablet.isOn || !this.hub.isOn || this.network.between(tablet, this.hub)) return
    const [here, there] = this.network.join(
      'hub',
      [tablet, tablet.holder],
      [this.hub, this.hub.holder],
    )
    this.hub.attach(there)
    tablet.attach(here)
  }

  joinStranger(tablet: Tablet): void {
    if (!tablet.isOn) return
    if (this.stranger.end) this.cut(this.stranger.end)
    const { stranger } = this
    const [here, there] = this.network.join(
      'pair',
      [tablet, tablet.holder],
      [stranger, stranger.holder],
    )
    stranger.attach(there)
    tablet.attach(here)
  }

  cut(end: End): void {
    for (const one of [end, end.other]) {
      if (!one) continue
      if (one.at instanceof Tablet || one.at instanceof Hub) one.at.detach(one)
      if (one.at === this.stranger) this.stranger.end = undefined
    }
    this.network.cut(end)
  }

  cutAll(): void {
    for (const end of [...this.network.ends]) this.cut(end)
  }

  crash(tablet: Tablet): void {
    for (const end of [...this.network.ends]) if (end.at === tablet) this.cut(end)
    tablet.crash()
  }

  crashHub(): void {
    for (const end of [...this.network.ends]) if (end.at === this.hub) this.cut(end)
    this.hub.crash()
  }

  #add(at: number): void {
    const name = 'abcdefgh'[at] ?? 'z'
    const disk = new Disk(name, this.witness)
    // The last document is known to the first device alone, and to others when they are told.
    for (const docId of docIds.slice(0, at === 0 ? 3 : 2)) disk.known.add(docId)
    const access = at < this.plan.moderators ? keys.moderation : keys.contribution
    const holder = { id: name, kind: 'device', name: `Tisch ${name}` } as const
    const deviceKey = deviceKeys[at] as CryptoKey
    const tablet = new Tablet(name, disk, { access, holder, deviceKey }, this.plan, this.#around)
    this.tablets.push(tablet)
    tablet.start()
    void tablet.openDocument('workshop.a')
    if (at < 2) void tablet.openDocument('conduct.a')
  }

  #tablet(number: number): Tablet {
    return this.tablets[number % this.tablets.length] as Tablet
  }

  #do({ kind, a, b, c }: Event): void {
    const tablet = this.#tablet(a)
    const other = this.#tablet(b)
    const docId = docIds[[0, 0, 0, 0, 1, 2, 2][c % 7] ?? 0] ?? docIds[0]
    const end = [...this.network.ends][b % Math.max(1, this.network.ends.size)]
    switch (kind) {
      case 'write':
        for (let at = 0; at <= b % 3; at += 1) tablet.write(docId, new Random(a * 1000 + b + at))
        break
      case 'open':
        return void tablet.openDocument(docId)
      case 'close':
        return void tablet.closeDocument(docId)
      case 'meet':
        return this.join(tablet, other)
      case 'part':
        if (end) this.cut(end)
        break
      case 'flap':
        for (let at = 0; at < 5; at += 1) {
          const way = this.network.between(tablet, other)
          if (way) this.cut(way)
          this.join(tablet, other)
        }
        break
      case 'mute':
        if (end) end.isMute = c % 3 > 0
        break
      case 'crash':
        return this.crash(tablet)
      case 'start':
        for (const one of this.tablets) if (!one.isOn) return one.start()
        break
      case 'hub-meet':
        this.hub.start()
        return this.joinHub(tablet)
      case 'hub-crash':
        return this.crashHub()
      case 'hub-forget':
        if (this.hub.isHostile) this.hub.forget(this.random)
        break
      case 'full':
        tablet.health.fault = 'storage-full'
        break
      case 'closed':
        tablet.health.fault = 'storage-closed'
        break
      case 'abort':
        tablet.health.aborts = 1 + (b % 3)
        break
      case 'slow':
        tablet.health.slowness = [200, 3000][b % 2] ?? 200
        break
      case 'mend':
        for (const one of this.tablets) mend(one)
        break
      case 'damage':
        return this.#damage(tablet, docId, b)
      case 'weather':
        this.network.weather = a % 2 ? fair : foul
        break
      case 'replay':
        return this.network.replay(1 + (a % 8))
      case 'harm':
        if (!this.stranger.end) this.joinStranger(tablet)
        return void this.stranger.harm()
      case 'clone':
        return this.#clone(tablet)
      case 'clock':
        this.host.clockError = [10 * year, -10 * year, 0][a % 3] ?? 0
        break
      case 'know':
        return tablet.learn('workshop.b')
      case 'turn':
        return tablet.turn(b % 2 === 0)
      case 'kill':
        // A page in the background is ended without a word, soon after it was hidden.
        tablet.turn(false)
        return void this.timeline.after(10 + (b % 50), () => {
          if (!this.isHealing) this.crash(tablet)
        })
      case 'greet':
        for (const one of this.network.ends) if (b % 2 || one.at === tablet) one.greet()
    }
  }

  /** Only what another device still has: what one disk alone held is lost with it. */
  #damage(tablet: Tablet, docId: string, number: number): void {
    const others = this.tablets.filter((one) => one !== tablet)
    const hashes = [...tablet.disk.rowsOf(docId)].filter(([hash, { isDamaged }]) => {
      const isElsewhere = others.some(({ disk }) => disk.rowsOf(docId).has(hash))
      return isElsewhere && !isDamaged && !this.#damaged.has(hash)
    })
    const row = hashes[number % Math.max(1, hashes.length)]
    if (!row) return
    this.#damaged.add(row[0])
    this.witness.note(`${tablet.name} has ${row[0]} damaged`)
    tablet.disk.damage(docId, row[0], damageBytes(row[1].bytes, this.random))
  }

  /** The same profile on a second device, as when a computer is replaced and both go on. */
  #clone(tablet: Tablet): void {
    if (this.tablets.length > this.plan.tablets) return
    const name = `${tablet.name}2`
    const clone = tablet.clone(name)
    this.tablets.push(clone)
    clone.start()
    void clone.openDocument('workshop.a')
  }

  /** Of two copies of one profile one is enough; who lies is not asked. */
  #isMarkHeld(holder: string, docId: string, mark: string): boolean {
    if (holder === this.stranger.holder.id) return true
    if (holder === this.hub.holder.id) return this.hub.isHostile || this.hub.disk.holds(docId, mark)
    return this.tablets.some((one) => one.holder.id === holder && one.disk.holds(docId, mark))
  }
}

/** The disk is well again. */
export function mend(tablet: Tablet): void {
  Object.assign(tablet.health, { fault: undefined, aborts: 0, slowness: 12 })
}
