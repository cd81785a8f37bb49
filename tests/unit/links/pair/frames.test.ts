/** Long messages pass in frames; what is damaged, made up or endless is dropped and fills no memory. */
import { Assembler, frameLength, framesOf, mostMessageBytes } from '#links/pair/frames.ts'
import { expect, test } from 'vitest'
import { Random } from '../../../client/random.ts'

function noise(length: number, seed = 1): Uint8Array {
  const random = new Random(seed)
  return Uint8Array.from({ length }, () => random.below(256))
}

/** Many times faster than asking for equality byte by byte. */
function isSame(one: unknown, other: Uint8Array): boolean {
  return one instanceof Uint8Array && Buffer.compare(one, other) === 0
}

function through(message: Uint8Array, assembler = new Assembler()) {
  let whole: unknown
  for (const frame of framesOf(message, 7)) {
    expect(frame.length).toBeLessThanOrEqual(frameLength)
    expect(whole).toBeUndefined()
    whole = assembler.take(frame)
  }
  expect(assembler.held).toBe(0)
  return whole
}

test('messages of every length come back', () => {
  const payload = frameLength - 17
  for (const length of [0, 1, 17, payload - 1, payload, payload + 1, 3 * payload, 500_000]) {
    expect(isSame(through(noise(length)), noise(length))).toBe(true)
  }
})

test('a message of 20 MB comes back', () => {
  const message = new Uint8Array(20 * 1024 * 1024).map((_, at) => at % 251)
  expect(isSame(through(message), message)).toBe(true)
})

test('a short message may come between the frames of a long one', () => {
  const assembler = new Assembler()
  const [one, two] = [...framesOf(noise(100_000), 1)] as [Uint8Array, Uint8Array]
  const [short] = [...framesOf(noise(5, 2), 2)] as [Uint8Array]
  expect(assembler.take(one)).toBeUndefined()
  expect(assembler.take(short)).toEqual(noise(5, 2))
  expect(isSame(assembler.take(two), noise(100_000))).toBe(true)
})

test('a lost, doubled or foreign frame breaks its message and no other', () => {
  const message = noise(200_000)
  const frames = [...framesOf(message, 1)]
  const other = [...framesOf(message, 2)]
  const cases = [
    [frames[0], frames[2]],
    [frames[0], frames[1], frames[1]],
    [frames[1]],
    [frames[0], other[1]],
  ]
  for (const one of cases) {
    const assembler = new Assembler()
    const results = one.map((frame) => assembler.take(frame as Uint8Array))
    expect(results.at(-1)).toBe('broken')
    expect(assembler.held).toBe(0)
    expect(isSame(through(message, assembler), message)).toBe(true)
  }
})

test('100,000 mutations of frames are all refused', () => {
  const random = new Random(41)
  const frames = [...framesOf(noise(40), 1), ...framesOf(noise(300, 3), 2)]
  const kept = new Assembler()
  for (let turn = 0; turn < 100_000; turn += 1) {
    let frame = random.pick(frames).slice()
    if (random.chance(0.2)) frame = frame.slice(0, random.below(frame.length))
    else {
      const flips = 1 + random.below(3)
      const places = new Set<number>()
      while (places.size < flips) places.add(random.below(frame.length * 8))
      for (const bit of places) frame[bit >> 3] = (frame[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    }
    if (kept.take(frame) !== 'broken') throw new Error(`believed: ${frame.join()}`)
  }
  expect(kept.held).toBe(0)
})

test('a message without an end is dropped at the bound', () => {
  const assembler = new Assembler()
  const endless = new Uint8Array(mostMessageBytes + 2 * frameLength)
  let most = 0
  let broken = 0
  for (const frame of framesOf(endless, 1)) {
    if (assembler.take(frame) === 'broken') broken += 1
    most = Math.max(most, assembler.held)
  }
  expect(most).toBeLessThanOrEqual(mostMessageBytes)
  expect(broken).toBeGreaterThan(0)
  expect(assembler.held).toBe(0)
})
