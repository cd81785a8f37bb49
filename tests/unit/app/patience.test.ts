/** Small things are written in the order in which they were said, however long each takes. */
import { expect, test } from 'vitest'
import { Patience } from '#app/patience.ts'
import { Problems } from '#app/problems.ts'

test('an older text that takes longer to seal never comes last', async () => {
  const patience = new Patience(new Problems())
  const kept: string[] = []
  let sealed = () => {}
  const sealing = new Promise<void>((resolve) => (sealed = resolve))
  const first = patience.persist('draft', async () => {
    await sealing
    kept.push('Bänke')
  })
  // Let the first one begin.
  await Promise.resolve()
  const second = patience.persist('draft', () => Promise.resolve(void kept.push('')))
  const other = patience.persist('another draft', () => Promise.resolve(void kept.push('Licht')))
  await other
  expect(kept).toEqual(['Licht'])
  sealed()
  await Promise.all([first, second])
  expect(kept).toEqual(['Licht', 'Bänke', ''])
})

test('of many that wait only the last one is written', async () => {
  const patience = new Patience(new Problems())
  const kept: string[] = []
  const texts = ['B', 'Bä', 'Bän', 'Bänk', 'Bänke']
  await Promise.all(
    texts.map((text) => patience.persist('draft', () => Promise.resolve(void kept.push(text)))),
  )
  expect(kept).toEqual(['Bänke'])
})
