/** A process full of devices: measures how soon what one writes is on the screens of the others. */
import { once } from 'node:events'
import { openDevice, type Device, type Kind } from './devices.ts'
import { vi } from './waiting.ts'

/** What the bench asks for, as JSON in the first parameter. */
export interface Task {
  kind: Kind
  address: string
  rooms: number
  devicesPerRoom: number
  /** So many of them show what arrives; the others only write. */
  screens: number
  editsPerSecond: number
  seconds: number
  /** Says `ready` after the edits; a word on stdin means that the hub is gone: everybody writes one more card. */
  isCut?: boolean
}

const task = JSON.parse(process.argv[2] ?? '{}') as Task
const rooms: Device[][] = []
const written = new Map<string, number>()
const latencies: number[] = []
let count = 0

function write(device: Device): void {
  const id = `card ${String((count += 1))}`
  written.set(id, performance.now())
  device.write(id, 'Nach 18 Uhr fährt kein Bus mehr, und niemand holt uns ab')
}

/** Every card that others wrote, the moment it is on this screen. */
function watch({ screen }: Device): void {
  screen?.getMap('cards').observe((event, { local, origin }) => {
    // What is batched comes to the writer's own screen from itself.
    if (local || origin === null) return
    const now = performance.now()
    for (const id of event.keysChanged) {
      const begun = written.get(id as string)
      if (begun !== undefined) latencies.push(now - begun)
    }
  })
}

const missingIn = ({ screen }: Device, room: number) =>
  screen ? (expected[room] ?? 0) - screen.getMap('cards').size : 0
const every = () => rooms.flat()
const isWhole = () =>
  rooms.every((devices, room) => devices.every((device) => missingIn(device, room) === 0))
const expected: number[] = []

async function edit(): Promise<void> {
  const pause = 1000 / task.editsPerSecond
  const end = performance.now() + task.seconds * 1000
  const work = rooms.flatMap((devices, room) =>
    devices.map(async (device) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * pause))
      while (performance.now() < end) {
        const next = performance.now() + pause
        write(device)
        expected[room] = (expected[room] ?? 0) + 1
        await new Promise((resolve) => setTimeout(resolve, next - performance.now()))
      }
    }),
  )
  await Promise.all(work)
}

/** Undefined if it does not happen within half a minute. */
async function converged(): Promise<number | undefined> {
  const begun = performance.now()
  const done = vi.waitUntil(isWhole, { timeout: 30_000, interval: 10 })
  return done.then(
    () => performance.now() - begun,
    () => undefined,
  )
}

for (let room = 0; room < task.rooms; room += 1) {
  expected[room] = 0
  const name = `room ${String(room)}`
  const opening = Array.from({ length: task.devicesPerRoom }, (_, device) =>
    openDevice(task.kind, task.address, name, device < task.screens),
  )
  rooms.push(await Promise.all(opening))
}
await vi.waitUntil(() => every().every((device) => device.isLinked()), { timeout: 60_000 })
every().forEach(watch)
await edit()
await converged()
const missing = rooms
  .flatMap((devices, room) => devices.map((device) => missingIn(device, room)))
  .reduce((sum, each) => sum + each, 0)
const sorted = latencies.sort((a, b) => a - b)
const at = (share: number) => sorted[Math.floor(sorted.length * share)]
const result = { median: at(0.5), p95: at(0.95), seen: sorted.length, missing }
let reconnected: number | undefined
if (task.isCut) {
  process.stdout.write('ready\n')
  await once(process.stdin, 'data')
  const begun = performance.now()
  rooms.forEach((devices, room) => {
    devices.forEach(write)
    expected[room] = (expected[room] ?? 0) + devices.length
  })
  reconnected = (await converged()) === undefined ? undefined : performance.now() - begun
}
process.stdout.write(`${JSON.stringify({ ...result, reconnected })}\n`)
for (const device of every()) await device.end()
process.exit(0)
