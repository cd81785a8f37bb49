/** Runs a plan, heals everything, and checks that what was promised holds on every device. */
import type { LinkMessage } from '#documents/ports.ts'
import type { Random } from '../random.ts'
import { docIds } from './documents.ts'
import { ForeignEntries } from './foreign.ts'
import { canonical, invented, marksOf } from './edits.ts'
import { fair, type End } from './network.ts'
import type { Plan } from './plan.ts'
import { Tablet } from './tablet.ts'
import { Violation } from './witness.ts'
import { mend, World } from './world.ts'

export interface Outcome {
  violation: Violation | undefined
  /** The same for two runs in which the same happened. */
  print: string
  lines: string[]
  /** Messages that were sent. */
  sent: number
  edits: number
}

export async function runPlan(plan: Plan, isTold = false): Promise<Outcome> {
  const world = new World(plan, isTold)
  let violation: Violation | undefined
  const onLost = (error: unknown) => world.witness.violate('I10', `nobody caught: ${String(error)}`)
  process.on('unhandledRejection', onLost)
  try {
    const foreign = new ForeignEntries(world.witness)
    world.network.observers.add(foreign.see)
    await world.run(world.timeline.now + 60)
    for (const event of plan.events) await world.happen(event)
    await heal(world)
    await check(world, foreign)
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    violation = error
  } finally {
    world.host.restore()
    process.off('unhandledRejection', onLost)
  }
  const edits = [...world.witness.made.values()].reduce((sum, { size }) => sum + size, 0)
  const { print, lines } = world.witness
  return { violation, print, lines, sent: world.network.sent, edits }
}

/** Milliseconds within which all have all, once there is a way. */
const soon = 5000

/** Disks are well, everybody is there and knows everything, and there is a way from each to each. */
async function heal(world: World): Promise<void> {
  world.witness.note('* heal')
  const { network, hub, tablets, random } = world
  world.isHealing = true
  network.weather = fair
  hub.start()
  const isKnownBefore = random.chance(0.5)
  for (const tablet of tablets) {
    mend(tablet)
    tablet.start()
    if (isKnownBefore) tablet.learn('workshop.b')
  }
  for (const end of network.ends) end.isMute = false
  // What was on its way for days arrives, also at whoever has lost what it had sent.
  await world.run()
  if (random.chance(0.5)) world.cutAll()
  // One of the two is enough to notice that there is a way again.
  else for (const end of network.ends) if (end === sideOf(end, random)) end.greet()
  join(world)
  await quiet(world)
  // Who gets to know a document while everybody is there gets it at once.
  for (const tablet of tablets) tablet.learn('workshop.b')
  await world.run(world.timeline.now + soon)
  for (const tablet of tablets) expectDisk(world, tablet)
  await quiet(world)
}

/** One of the two ends of a way; asked for both in turn. */
const sides = new WeakMap<End, End>()

function sideOf(end: End, random: Random): End {
  const [one, other] = end.at instanceof Tablet ? [end, end.other] : [end.other, end]
  // A hub waits to be asked.
  const isTurned = random.chance(0.5) && other?.at instanceof Tablet
  const side = sides.get(end) ?? (isTurned ? other : one) ?? end
  if (end.other) sides.set(end.other, side)
  return side
}

/** Whatever was drawn for the end; ways that are there stay. Returns who stood where. */
function join(world: World, given?: Tablet[]): Tablet[] {
  const { tablets, plan, random } = world
  const order = given ?? tablets.toSorted(() => random.next() - 0.5)
  const [centre] = order as [Tablet]
  if (plan.shape.includes('hub')) for (const tablet of tablets) world.joinHub(tablet)
  for (const [at, tablet] of order.entries()) {
    const before = order.at(at - 1) as Tablet
    if (plan.shape.includes('star')) world.join(tablet, centre)
    if (plan.shape === 'ring' || (plan.shape === 'chain' && at > 0)) world.join(tablet, before)
  }
  world.joinStranger(random.pick(tablets))
  return order
}

async function quiet(world: World): Promise<void> {
  await world.run()
  for (const tablet of world.tablets) tablet.checkLight()
}

async function check(world: World, foreign: ForeignEntries): Promise<void> {
  const { tablets, network, witness } = world
  // By now what is open and what is closed has reached every disk.
  for (const tablet of tablets) expectDisk(world, tablet)
  expectSaved(world)
  for (const tablet of tablets) for (const docId of docIds) void tablet.openDocument(docId)
  await quiet(world)
  expectSaved(world)
  expectSame(world, 'together')
  expectLight(world)
  await expectNoEcho(world)
  foreign.isCounted = true
  for (let at = 0; at < 3; at += 1) void world.stranger.harm()
  await quiet(world)
  foreign.expectSetAside()
  // Who was away for two snapshots may bring back, once, what the first of them replaced.
  world.cutAll()
  await world.run()
  const order = join(world)
  await quiet(world)
  await meetAgain(world, order)
  world.cutAll()
  await world.run()
  if (network.ends.size) witness.violate('test', 'somebody is still joined')
  for (const tablet of tablets) {
    tablet.crash()
    tablet.start()
    for (const docId of docIds) void tablet.openDocument(docId)
  }
  await world.run()
  expectSame(world, 'alone')
}

/** I1, I2, I3: every promise is kept on every disk. */
function expectDisk({ witness, tablets }: World, tablet: Tablet): void {
  for (const docId of docIds) {
    const promised = witness.promised.get(docId) ?? new Set<string>()
    const everywhere = new Set([...promised, ...tablets.flatMap(({ disk }) => disk.marks(docId))])
    const missing = [...everywhere].find((mark) => !tablet.disk.holds(docId, mark))
    if (missing !== undefined) {
      witness.violate('I3', `${missing} of ${docId} has not reached the disk of ${tablet.name}`)
    }
  }
}

/** I8: nothing is left to do, and nobody had to write anything more for it. */
function expectSaved({ witness, tablets }: World): void {
  for (const { name, open, board } of tablets) {
    for (const [docId, { session }] of open) {
      if (session.saved !== 'saved') witness.violate('I8', `${name} still has ${docId} to save`)
    }
    const trouble = board.codes.find((code) => code.startsWith('storage'))
    if (trouble) witness.violate('I8', `${name} still shows ${trouble}`)
  }
}

function expectSame({ witness, tablets }: World, when: string): void {
  for (const docId of docIds) {
    const promised = [...(witness.promised.get(docId) ?? [])]
    const texts = new Set<string>()
    for (const { name, open } of tablets) {
      const doc = open.get(docId)?.session.doc
      if (!doc) return witness.violate('I10', `${name} cannot open ${docId} ${when}`)
      texts.add(canonical(doc))
      const there = new Set(marksOf(doc))
      const missing = promised.find((mark) => !there.has(mark))
      if (missing !== undefined)
        witness.violate('I1', `${name} lacks ${missing} of ${docId} ${when}`)
      const [wrong] = invented(doc, docId, witness)
      if (wrong !== undefined) witness.violate('I4', `${name} has ${wrong} in ${docId} ${when}`)
    }
    if (texts.size > 1) witness.violate('I3', `${docId} is not the same everywhere ${when}`)
  }
}

/** I8: the light says what is true, not less: who is joined and has all of it is shown to have it. */
function expectLight({ witness, network, plan }: World): void {
  for (const { at, holder, other } of network.ends) {
    const tablet = at
    const isLiar = holder.id === 'stranger' || (holder.id === 'hub' && plan.isHubHostile)
    if (!other?.at.claims || !(tablet instanceof Tablet) || isLiar) continue
    for (const [docId, { session }] of tablet.open) {
      if (!session.entryCount) continue
      const holding = session.holdings.find((one) => one.holder.id === holder.id)
      if (holding?.isComplete) continue
      witness.violate('I8', `${tablet.name} does not know that ${holder.id} keeps ${docId}`)
    }
  }
}

/** I7, I8: what somebody writes while all is quiet goes on from device to device, and never back where it came from. */
async function expectNoEcho(world: World): Promise<void> {
  const { network, tablets, witness, random } = world
  /** By device and address: the way on which it came first. */
  const first = new Map<string, End>()
  const hear = (message: LinkMessage, end: End) => {
    if (message.kind !== 'entries') return
    for (const { hash } of message.entries) {
      const name = `${end.at.name} ${hash}`
      if (!first.has(name)) first.set(name, end)
    }
  }
  const watch = (message: LinkMessage, end: End) => {
    const { at, holder } = end
    if (message.kind !== 'entries' || !(at instanceof Tablet)) return
    const back = message.entries.find(({ hash }) => first.get(`${at.name} ${hash}`) === end)
    if (back) witness.violate('I7', `${at.name} sends ${back.hash} back to ${holder.id}`)
  }
  network.observers.add(hear)
  network.watchers.add(watch)
  for (const isShadowed of [false, true]) {
    network.isShadowed = isShadowed
    random.pick(tablets).write('workshop.a', random)
    await quiet(world)
    // Nobody meets anybody here: what was lost now would stay away.
    for (const tablet of tablets) expectDisk(world, tablet)
  }
  network.isShadowed = false
  network.observers.delete(hear)
  network.watchers.delete(watch)
}

/** I7: who meets again and has the same has nothing to say: few messages, no entries, and no row more. */
async function meetAgain(world: World, order: Tablet[]): Promise<void> {
  const { network, tablets, witness, plan } = world
  world.cutAll()
  await world.run()
  const rowsOf = () =>
    tablets.map(({ disk }) => docIds.map((docId) => disk.rowsOf(docId).size).join()).join(' ')
  const [rows, sent] = [rowsOf(), network.sent]
  let entries = 0
  const count = (message: LinkMessage, { at, other }: End) => {
    if (message.kind !== 'entries' || !(at instanceof Tablet) || !(other?.at instanceof Tablet))
      return
    const rows = at.disk.rowsOf(message.docId)
    if (message.entries.some(({ hash }) => rows.has(hash))) entries += 1
  }
  network.observers.add(count)
  join(world, order)
  const ways = network.ends.size
  await quiet(world)
  network.observers.delete(count)
  if (entries) witness.violate('I7', `${String(entries)} messages carry what everybody has`)
  // A hub that lies may bring back at any time what two snapshots ago was replaced; it is tidied at the next opening.
  if (!plan.isHubHostile && rows !== rowsOf())
    witness.violate('I7', `rows were ${rows} and are ${rowsOf()}`)
  const messages = network.sent - sent
  const most = ways * docIds.length * (plan.isHubHostile ? 12 : 6) + ways
  if (messages > most)
    witness.violate('I7', `${String(messages)} messages over ${String(ways)} ends`)
}
