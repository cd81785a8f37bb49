/** Seeded simulation: devices write, crash and compact under a lossy link; healed, all agree and nothing kept is lost. */
import type { Session } from '#links/session.ts'
import type { Link } from '#documents/ports.ts'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { foul, Hall } from '../../client/hall.ts'
import { Random } from '../../client/random.ts'
import { Peer } from '../../client/sessions.ts'

const seeds = Number(process.env['SEEDS'] ?? 12)
const first = Number(process.env['SEED'] ?? 1)
const steps = 60

/** One device of the simulation. */
class Device {
  readonly peer = new Peer()
  readonly #hall: Hall
  readonly #name: string
  #link: Link | undefined
  session: Session | undefined
  #edits = 0

  constructor(hall: Hall, name: string) {
    this.#hall = hall
    this.#name = name
  }

  async start(): Promise<void> {
    this.#link = this.#hall.join()
    this.session = await this.peer.open([this.#link], { mostEntries: 12 })
  }

  /** As a killed page: what is not kept is gone. */
  crash(): void {
    this.session?.stop()
    this.#link?.close()
    this.session = undefined
  }

  /** Each edit leaves its name in a map; returns it. */
  edit(random: Random): string {
    const doc = this.session?.doc ?? new Y.Doc()
    const id = `${this.#name}${(this.#edits += 1)}`
    doc.transact(() => {
      doc.getMap('edits').set(id, true)
      const text = doc.getText('text')
      if (random.chance(0.3) && text.length > 3) text.delete(random.below(text.length - 2), 2)
      else text.insert(random.below(text.length + 1), id)
      doc.getMap('shared').set(`key${random.below(5)}`, id)
    })
    return id
  }
}

async function act(device: Device, random: Random, kept: Set<string>): Promise<void> {
  if (!device.session) return device.start()
  if (random.chance(0.06)) return device.crash()
  const session = device.session
  const edits = Array.from({ length: 1 + random.below(3) }, () => device.edit(random))
  if (random.chance(0.5)) {
    await session.whenSaved()
    for (const edit of edits) kept.add(edit)
  }
}

function stateOf({ session }: Device): unknown {
  const doc = session?.doc ?? new Y.Doc()
  return {
    edits: doc.getMap('edits').toJSON(),
    shared: doc.getMap('shared').toJSON(),
    text: doc.getText('text').toJSON(),
  }
}

test.each(Array.from({ length: seeds }, (_, index) => first + index))(
  'seed %i: after healing all devices agree and no kept edit is lost',
  { timeout: 30_000 },
  async (seed) => {
    const random = new Random(seed)
    const hall = new Hall(foul, new Random(seed + 1000))
    const devices = ['a', 'b', 'c', 'd'].map((name) => new Device(hall, name))
    const kept = new Set<string>()
    for (const device of devices) await device.start()
    for (let step = 0; step < steps; step += 1) await act(random.pick(devices), random, kept)
    for (const device of devices) if (!device.session) await device.start()
    if (random.chance(0.3)) hall.replay()
    hall.heal()
    await vi.waitFor(
      () => {
        for (const device of devices) expect(stateOf(device)).toEqual(stateOf(devices[0] as Device))
      },
      { timeout: 10_000, interval: 30 },
    )
    const { edits } = stateOf(devices[0] as Device) as { edits: Record<string, boolean> }
    expect([...kept].filter((id) => !edits[id])).toEqual([])
    expect(kept.size).toBeGreaterThan(5)
    await expectOnDisk(devices, kept)
  },
)

/** What was kept is on each device's own disk too, without any other device. */
async function expectOnDisk(devices: Device[], kept: Set<string>): Promise<void> {
  for (const device of devices) {
    await device.session?.whenSaved()
    device.crash()
    const alone = await device.peer.open([])
    const edits = alone.doc.getMap('edits').toJSON()
    expect([...kept].filter((id) => !edits[id])).toEqual([])
    alone.stop()
  }
}
