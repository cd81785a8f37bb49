/** What happens in a run: drawn from the seed beforehand, so that events can be left out one by one. */
import { Random } from '../random.ts'

export type EventKind =
  | 'write'
  | 'open'
  | 'close'
  | 'meet'
  | 'part'
  | 'flap'
  | 'mute'
  | 'crash'
  | 'start'
  | 'hub-meet'
  | 'hub-crash'
  | 'hub-forget'
  | 'full'
  | 'closed'
  | 'abort'
  | 'slow'
  | 'mend'
  | 'damage'
  | 'weather'
  | 'replay'
  | 'harm'
  | 'clone'
  | 'clock'
  | 'know'
  | 'turn'
  | 'kill'
  | 'greet'

/** `a`, `b` and `c` say who, what and how; `pause` is the time until the next event in milliseconds. */
export interface Event {
  kind: EventKind
  a: number
  b: number
  c: number
  pause: number
}

export interface Plan {
  seed: number
  tablets: number
  /** How many of them belong to the moderation. */
  moderators: number
  most: number
  sharesStore: boolean
  isHubHostile: boolean
  /** Edits are so large that what somebody lacks does not fit into one message. */
  isLarge: boolean
  shape: (typeof shapes)[number]
  events: Event[]
}

/** How devices are joined at the end. */
export const shapes = ['chain', 'star', 'ring', 'hub', 'star and hub'] as const

const weights: Record<EventKind, number> = {
  write: 34,
  open: 12,
  close: 7,
  meet: 14,
  part: 6,
  flap: 2,
  mute: 2,
  crash: 6,
  start: 8,
  'hub-meet': 7,
  'hub-crash': 2,
  'hub-forget': 2,
  full: 2,
  closed: 1,
  abort: 2,
  slow: 2,
  mend: 4,
  damage: 2,
  weather: 4,
  replay: 2,
  harm: 5,
  clone: 1,
  clock: 1,
  know: 2,
  turn: 3,
  kill: 4,
  greet: 3,
}

const kinds = Object.entries(weights).flatMap(([kind, weight]) =>
  Array.from({ length: weight }, () => kind as EventKind),
)

export function makePlan(seed: number): Plan {
  const random = new Random(seed)
  const tablets = random.pick([3, 3, 3, 3, 4, 4, 5, 6, 8])
  const moderators = random.pick([1, 1, 2, tablets])
  const isHubHostile = random.chance(0.3)
  const shape = random.pick(isHubHostile ? shapes.filter((one) => one !== 'hub') : shapes)
  const most = random.pick([4, 6, 10, 200])
  const count = 30 + random.below(31)
  const events = Array.from({ length: count }, () => makeEvent(random))
  const sharesStore = random.chance(0.5)
  const isLarge = random.chance(0.05)
  return { seed, tablets, moderators, most, sharesStore, isHubHostile, isLarge, shape, events }
}

function makeEvent(random: Random): Event {
  const pause = random.pick([0, 0, 1, 5, 15, 40, 100, 400, 2000, 10_000])
  const [a, b, c] = [random.below(1000), random.below(1000), random.below(1000)]
  return { kind: random.pick(kinds), a, b, c, pause }
}

/** One line for a person. */
export function tellEvent({ kind, a, b, c, pause }: Event, at: number): string {
  return `${String(at)}: ${kind} ${[a, b, c].join(',')} then ${String(pause)} ms`
}
