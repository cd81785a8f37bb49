/** What waits to be sent: entries pass photos, and nothing waits without a bound. */
import { Outgoing } from '#links/pair/outgoing.ts'
import { decodeMessage } from '#links/wire.ts'
import { Assembler } from '#links/pair/frames.ts'
import type { LinkMessage } from '#documents/ports.ts'
import { expect, test } from 'vitest'

const docId = 'workshop.a'
const photo = (length = 60_000): LinkMessage => {
  return { kind: 'media', docId, bytes: new Uint8Array(length) }
}
const entry: LinkMessage = {
  kind: 'entries',
  docId,
  entries: [{ hash: 'A'.repeat(43), bytes: new Uint8Array(10) }],
}

function kindsOf(outgoing: Outgoing, isFree = true): string[] {
  const kinds: string[] = []
  const assembler = new Assembler()
  for (let frame = outgoing.next(isFree); frame; frame = outgoing.next(isFree)) {
    const whole = assembler.take(frame)
    if (whole instanceof Uint8Array) kinds.push(decodeMessage(whole)?.kind ?? 'nothing')
  }
  return kinds
}

test('entries go before photos that waited longer', () => {
  const outgoing = new Outgoing()
  for (let count = 0; count < 3; count += 1) outgoing.add(photo())
  outgoing.next(true)
  outgoing.add(entry)
  expect(kindsOf(outgoing)).toEqual(['entries', 'media', 'media'])
})

test('while the way is full entries go, and photos wait', () => {
  const outgoing = new Outgoing()
  outgoing.add(photo())
  outgoing.add(entry)
  expect(kindsOf(outgoing, false)).toEqual(['entries'])
  expect(kindsOf(outgoing)).toEqual(['media'])
})

test('photos take up no more than two megabytes, nor more than a frame each', () => {
  const outgoing = new Outgoing()
  expect(outgoing.add(photo(70_000))).toBe(false)
  let count = 0
  while (outgoing.add(photo())) count += 1
  expect(count * 60_000).toBeLessThanOrEqual(2 * 1024 * 1024)
  expect(outgoing.add(entry)).toBe(true)
  expect(kindsOf(outgoing)).toHaveLength(count + 1)
  expect(outgoing.add(photo())).toBe(true)
  expect(outgoing.takeOverfull()).toBe(false)
})
