/** Runs of kiosks that collect answers: what was called kept is never lost, and counts once however often it came. */
import { CarriedDocument } from '#links/carried.ts'
import { Courier } from '#links/courier.ts'
import { Junction } from '#links/junction.ts'
import type { SessionParts } from '#links/parts.ts'
import type { LinkMessage } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'
import { ProblemError } from '#storage/problem.ts'
import { fromBase64url, join } from '#vault/bytes.ts'
import { openTrusted, sealEntry } from '#vault/entries.ts'
import { readCarried } from '#vault/envelope.ts'
import { capabilityOf, keysOfCapability, keysOfModeration } from '#vault/keys.ts'
import type { Payload } from '#vault/payload.ts'
import { Seal } from '#vault/seal.ts'
import { Random } from '../random.ts'
import { Board, secret } from '../sessions.ts'
import { Disk } from './disk.ts'
import { makeDeviceKey, type Access, type Keys } from './documents.ts'
import { replaceHost } from './host.ts'
import { Hub } from './hub.ts'
import { Mount, type Health } from './mount.ts'
import { damageBytes, fair, foul, Network, type End, type Station } from './network.ts'
import { Timeline } from './timeline.ts'
import { Violation, Witness } from './witness.ts'

const docId = 'answers.a'
const trusted = ['contribution'] as const

async function makeKeys(): Promise<Keys> {
  const access = (keys: Access['keys']): Map<string, Access> =>
    new Map([[docId, { keys, role: 'contribution', trusted }]])
  const capability = await capabilityOf(secret, docId, 'contribution')
  return {
    moderation: access(await keysOfModeration(secret, docId)),
    contribution: access(await keysOfCapability(docId, capability)),
    foreign: new Map([[docId, await keysOfModeration(secret.toReversed(), docId)]]),
  }
}

const keys = await makeKeys()
const deviceKeys = await Promise.all(Array.from({ length: 6 }, (_, at) => makeDeviceKey(at + 20)))

/** In the shape of a sealed answer, with a mark where nobody without the key can read it. */
function payloadOf(mark: string, responseId: string, random: Random): Payload {
  const noise = (length: number) => Uint8Array.from({ length }, () => random.below(256))
  const sealed = noise(512 + 16)
  sealed.set(Buffer.from(mark), 20)
  const head = join(Uint8Array.of(1, 1), noise(4), fromBase64url(responseId), noise(32))
  const update = join(noise(32), head, sealed)
  return { kind: 'answer', encoding: 'V1', minReader: 1, covers: [], update }
}

interface Shared {
  timeline: Timeline
  random: Random
  witness: Witness
}

/** A tablet that collects answers, or the office, which can do no more than that here. */
class Kiosk implements Station {
  readonly name: string
  readonly holder: Holder
  readonly disk: Disk
  readonly health: Health = { fault: undefined, aborts: 0, slowness: 12 }
  board = new Board()
  box: CarriedDocument | undefined
  readonly #access: Access
  readonly #shared: Shared
  readonly #seal: Seal
  #junction = new Junction()
  #courier: Courier | undefined
  #mount: Mount | undefined
  #isBusy = false
  #count = 0
  #last: { mark: string; id: string } | undefined

  constructor(name: string, access: Access, deviceKey: CryptoKey, shared: Shared) {
    this.name = name
    this.holder = { id: name, kind: 'device', name }
    this.disk = new Disk(name, shared.witness)
    this.#access = access
    this.#seal = new Seal(deviceKey)
    this.#shared = shared
  }

  get isOn(): boolean {
    return this.#mount !== undefined
  }

  start(): void {
    if (this.isOn) return
    const { timeline, random } = this.#shared
    const mount = new Mount(this.disk, this.health, timeline, random)
    this.#mount = mount
    this.#junction = new Junction()
    this.board = new Board()
    this.#courier = new Courier({
      links: this.#junction,
      known: () => Promise.resolve([docId]),
      partsOf: () => Promise.resolve(this.#partsOf(mount)),
      isOpen: () => this.#isBusy || this.box !== undefined,
      hashes: () => mount.hashes(docId),
      arrived: () => undefined,
    })
  }

  crash(): void {
    this.#mount?.cut()
    for (const link of this.#junction.all) this.#junction.detach(link)
    this.box?.discard()
    this.box = undefined
    this.#mount = undefined
    this.#courier = undefined
    this.#isBusy = false
  }

  attach(end: End): void {
    this.#junction.attach(end)
  }

  detach(end: End): void {
    this.#junction.detach(end)
  }

  async open(): Promise<void> {
    const mount = this.#mount
    if (!mount || this.#isBusy || this.box) return
    this.#isBusy = true
    try {
      await this.#courier?.release(docId)
      const box = new CarriedDocument(this.#partsOf(mount), { arrived: () => undefined })
      await box.start().catch((error: unknown) => {
        box.discard()
        throw error
      })
      if (this.#mount === mount) this.box = box
      else box.discard()
    } catch (error) {
      if (!(error instanceof ProblemError)) this.#fail(`cannot open: ${String(error)}`)
    } finally {
      if (this.#mount === mount) this.#isBusy = false
    }
  }

  async close(): Promise<void> {
    const { box } = this
    const mount = this.#mount
    if (!box || this.#isBusy) return
    this.#isBusy = true
    await box.stop()
    if (this.#mount !== mount) return
    this.box = undefined
    this.#isBusy = false
  }

  /** Keeps an answer; `again` presses the button of the last one once more. */
  async answer(again = false): Promise<void> {
    const { box } = this
    if (!box || this.#isBusy) return
    const { random, witness } = this.#shared
    const fresh = { mark: `<${this.name}.${(this.#count += 1)}>`, id: this.#newId() }
    const { mark, id } = again && this.#last ? this.#last : fresh
    this.#last = { mark, id }
    witness.edited(docId, mark)
    const entry = await sealEntry(this.#access.keys, 'contribution', payloadOf(mark, id, random))
    try {
      await box.put(entry)
    } catch (error) {
      if (!(error instanceof ProblemError)) this.#fail(`throws ${String(error)}`)
      const isHere = this.disk.rowsOf(docId).has(entry.hash)
      if (isHere) this.#fail(`keeps ${mark} and says that it does not`)
      return
    }
    if (!this.disk.holds(docId, mark)) witness.violate('I1', `${this.name} calls ${mark} kept`)
    witness.saved(docId, [mark])
  }

  /** Whatever this device says it has lies on its disk. */
  readonly claims = (message: LinkMessage): void => {
    if (message.kind !== 'hashes' && message.kind !== 'acknowledge') return
    const missing = message.hashes.find((hash) => !this.disk.holdsEntry(docId, hash))
    if (missing) this.#shared.witness.violate('I2', `${this.name} says it keeps ${missing}`)
  }

  async responseIds(): Promise<Set<string>> {
    const ids = new Set<string>()
    for (const { bytes, isDamaged } of this.disk.rowsOf(docId).values()) {
      if (isDamaged) continue
      const { update } = await openTrusted(this.#access.keys, bytes)
      ids.add(readCarried(update)?.responseId ?? '')
    }
    return ids
  }

  #newId(): string {
    const bytes = Uint8Array.from({ length: 16 }, () => this.#shared.random.below(256))
    return Buffer.from(bytes).toString('base64url')
  }

  #fail(text: string): void {
    this.#shared.witness.violate('I10', `${this.name} ${text}`)
  }

  #partsOf(mount: Mount): SessionParts {
    const { keys: own, role } = this.#access
    const kept = { store: mount, receipts: mount, seal: this.#seal, board: this.board }
    const settings = { sharesStore: false, links: this.#junction }
    return { docId, keys: own, role, trusted, ...kept, ...settings }
  }
}

/** What may happen, as often as it stands here. */
const kinds = [
  ...Array.from({ length: 16 }, () => 'answer' as const),
  ...(['again', 'again', 'open', 'open', 'open', 'close', 'close'] as const),
  ...(['meet', 'meet', 'meet', 'meet', 'part', 'part', 'hub', 'hub', 'hub-crash'] as const),
  ...(['crash', 'crash', 'start', 'start', 'start', 'start'] as const),
  ...(['full', 'closed', 'abort', 'slow', 'mend', 'mend'] as const),
  ...(['weather', 'replay', 'damage', 'junk'] as const),
]

/** Resolves to what was broken; undefined if nothing was. `print` is the same for the same run. */
export async function runAnswers(
  seed: number,
): Promise<{ violation: Violation | undefined; print: string; promised: number }> {
  const run = new Run(seed)
  let violation: Violation | undefined
  const onLost = (error: unknown) => run.witness.violate('I10', `nobody caught: ${String(error)}`)
  process.on('unhandledRejection', onLost)
  try {
    await run.live()
    await run.check()
    await run.letGo()
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    violation = error
  } finally {
    run.restore()
    process.off('unhandledRejection', onLost)
  }
  const promised = run.witness.promised.get(docId)?.size ?? 0
  return { violation, print: run.witness.print, promised }
}

class Run {
  readonly #timeline = new Timeline()
  readonly #random: Random
  readonly witness: Witness
  readonly #network: Network
  readonly #kiosks: Kiosk[]
  readonly #hub: Hub
  readonly restore: () => void

  constructor(seed: number) {
    const timeline = this.#timeline
    this.#random = new Random(seed)
    const random = this.#random
    this.witness = new Witness(keys, () => timeline.now, false)
    this.restore = replaceHost(timeline, new Random(seed + 2_000_000)).restore
    this.#network = new Network(timeline, random, this.witness)
    const shared = { timeline, random, witness: this.witness }
    this.#hub = new Hub(new Disk('hub', this.witness, true), false, shared, [docId])
    this.#hub.start()
    const count = random.pick([3, 3, 4, 5])
    this.#kiosks = Array.from({ length: count }, (_, at) => {
      const access = (at ? keys.contribution : keys.moderation).get(docId) as Access
      return new Kiosk('abcdef'[at] ?? 'z', access, deviceKeys[at] as CryptoKey, shared)
    })
    for (const kiosk of this.#kiosks) kiosk.start()
    for (const kiosk of this.#kiosks) void kiosk.open()
  }

  async live(): Promise<void> {
    await this.#run(60)
    const count = 40 + this.#random.below(40)
    for (let at = 0; at < count; at += 1) {
      const kind = this.#random.pick(kinds)
      this.witness.note(`* ${kind}`)
      this.#happen(kind)
      await this.#run(this.#random.pick([0, 1, 5, 15, 40, 100, 400, 2000]))
    }
  }

  /** Everything is well again and everybody meets: each has every answer, and each counts once. */
  async check(): Promise<void> {
    this.#network.weather = fair
    this.#hub.start()
    for (const kiosk of this.#kiosks) this.#mend(kiosk)
    for (const kiosk of this.#kiosks) kiosk.start()
    await this.#run()
    this.#cutAll()
    this.#meetAll()
    await this.#run()
    for (const kiosk of this.#kiosks) void kiosk.open()
    await this.#run()
    const promised = [...(this.witness.promised.get(docId) ?? [])]
    for (const { name, disk } of this.#kiosks) {
      const missing = promised.find((mark) => !disk.holds(docId, mark))
      if (missing) this.witness.violate('I3', `${missing} has not reached ${name}`)
    }
    await this.#expectOnce()
    await this.#run()
    for (const { name, box, disk } of this.#kiosks) {
      if (!box) this.witness.violate('I10', `${name} cannot open its answers`)
      const alone = [...disk.rowsOf(docId).keys()].find((hash) => !box?.holdersOf(hash).length)
      if (alone) this.witness.violate('I8', `${name} does not know that others keep ${alone}`)
    }
    await this.#run()
  }

  /** All of them let go, at once or one after the other, some in the middle of it: two always keep everything. */
  async letGo(): Promise<void> {
    const hashes = [...(this.#kiosks[0]?.disk.rowsOf(docId).keys() ?? [])]
    for (const kiosk of this.#kiosks.toSorted(() => this.#random.next() - 0.5)) {
      void kiosk.box?.letGo().catch(() => undefined)
      if (this.#random.chance(0.5)) await this.#run(this.#random.below(12_000))
      if (this.#random.chance(0.15)) this.#crash(kiosk)
    }
    await this.#run()
    const disks = [...this.#kiosks.map(({ disk }) => disk), this.#hub.disk]
    for (const hash of hashes) {
      const holders = disks.filter((disk) => disk.rowsOf(docId).has(hash)).length
      if (holders < 2) this.witness.violate('I1', `only ${holders} keep ${hash}`)
    }
    await this.#run()
  }

  /** However often an answer was pressed or came in, it is one. */
  async #expectOnce(): Promise<void> {
    const [office] = this.#kiosks
    const marks = new Set(office?.disk.marks(docId))
    const counting = office?.responseIds()
    await this.#run()
    const ids = await counting
    const lost = office?.disk.lost.get(docId)?.size ?? 0
    const isRight = ids && ids.size <= marks.size && ids.size >= marks.size - lost
    if (!isRight) this.witness.violate('count', `${ids?.size ?? 0} of ${marks.size} answers`)
  }

  #happen(kind: (typeof kinds)[number]): void {
    const random = this.#random
    const [kiosk, other] = [random.pick(this.#kiosks), random.pick(this.#kiosks)]
    const end = [...this.#network.ends][random.below(Math.max(1, this.#network.ends.size))]
    if (kind === 'answer') void kiosk.answer()
    if (kind === 'again') void kiosk.answer(true)
    if (kind === 'open') void kiosk.open()
    if (kind === 'close') void kiosk.close()
    if (kind === 'meet') this.#join(kiosk, other)
    if (kind === 'part' && end) this.#cut(end)
    if (kind === 'hub') this.#joinHub(kiosk)
    if (kind === 'hub-crash') this.#crashHub()
    if (kind === 'crash') this.#crash(kiosk)
    if (kind === 'start') this.#kiosks.find(({ isOn }) => !isOn)?.start()
    if (kind === 'full') kiosk.health.fault = 'storage-full'
    if (kind === 'closed') kiosk.health.fault = 'storage-closed'
    if (kind === 'abort') kiosk.health.aborts = 1 + random.below(3)
    if (kind === 'slow') kiosk.health.slowness = random.pick([200, 3000])
    if (kind === 'mend') for (const one of this.#kiosks) this.#mend(one)
    if (kind === 'weather') this.#network.weather = random.pick([fair, foul])
    if (kind === 'replay') this.#network.replay(1 + random.below(8))
    if (kind === 'damage') this.#damage(kiosk)
    if (kind === 'junk') void this.#junk(kiosk)
  }

  /** Only what another device has too: what one disk alone held is lost with it. */
  #damage(kiosk: Kiosk): void {
    const others = this.#kiosks.filter((one) => one !== kiosk)
    const rows = [...kiosk.disk.rowsOf(docId)].filter(
      ([hash, { isDamaged }]) =>
        !isDamaged &&
        others.some(({ disk }) => disk.rowsOf(docId).get(hash)?.isDamaged === false) &&
        !this.#damaged.has(hash),
    )
    const [hash, row] = rows[this.#random.below(Math.max(1, rows.length))] ?? []
    if (!hash || !row) return
    this.#damaged.add(hash)
    kiosk.disk.damage(docId, hash, damageBytes(row.bytes, this.#random))
  }
  readonly #damaged = new Set<string>()

  /** An entry that nobody may believe, from somebody who met one of them. */
  async #junk(kiosk: Kiosk): Promise<void> {
    const foreign = keys.foreign.get(docId)
    const own = keys.contribution.get(docId)?.keys
    if (!foreign || !own || !kiosk.isOn) return
    const payload = payloadOf('<evil>', 'AAAAAAAAAAAAAAAAAAAAAA', this.#random)
    const update = new Uint8Array(40).fill(this.#random.below(256))
    const entry = this.#random.chance(0.5)
      ? await sealEntry(foreign, 'contribution', payload)
      : await sealEntry(own, 'contribution', { ...payload, kind: 'update', update })
    this.witness.junk.add(entry.hash)
    const stranger: Station = { name: 'stranger' }
    const holder: Holder = { id: 'stranger', kind: 'device', name: '' }
    const [here, there] = this.#network.join('pair', [kiosk, kiosk.holder], [stranger, holder])
    kiosk.attach(here)
    there.send({ kind: 'entries', docId, entries: [entry] })
  }

  #join(one: Kiosk, other: Kiosk): void {
    if (one === other || !one.isOn || !other.isOn || this.#network.between(one, other)) return
    const [here, there] = this.#network.join('pair', [one, one.holder], [other, other.holder])
    one.attach(here)
    other.attach(there)
  }

  #joinHub(kiosk: Kiosk): void {
    this.#hub.start()
    if (!kiosk.isOn || this.#network.between(kiosk, this.#hub)) return
    const { holder } = this.#hub
    const [here, there] = this.#network.join('hub', [kiosk, kiosk.holder], [this.#hub, holder])
    this.#hub.attach(there)
    kiosk.attach(here)
  }

  #meetAll(): void {
    for (const [at, one] of this.#kiosks.entries())
      for (const other of this.#kiosks.slice(at + 1)) this.#join(one, other)
    if (this.#random.chance(0.5)) for (const kiosk of this.#kiosks) this.#joinHub(kiosk)
  }

  #cut(end: End): void {
    for (const one of [end, end.other]) {
      if (one?.at instanceof Kiosk || one?.at instanceof Hub) one.at.detach(one)
    }
    this.#network.cut(end)
  }

  #cutAll(): void {
    for (const end of [...this.#network.ends]) this.#cut(end)
  }

  #crash(kiosk: Kiosk): void {
    for (const end of [...this.#network.ends]) if (end.at === kiosk) this.#cut(end)
    kiosk.crash()
  }

  #crashHub(): void {
    for (const end of [...this.#network.ends]) if (end.at === this.#hub) this.#cut(end)
    this.#hub.crash()
  }

  #mend(kiosk: Kiosk): void {
    Object.assign(kiosk.health, { fault: undefined, aborts: 0, slowness: 12 })
  }

  async #run(milliseconds = Infinity): Promise<void> {
    await this.#timeline.runUntil(this.#timeline.now + milliseconds, () => {
      if (this.#timeline.done > 40_000) this.witness.violate('I7', 'it never becomes quiet')
      if (this.witness.violation) throw this.witness.violation
    })
  }
}
