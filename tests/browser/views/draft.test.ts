/** A draft while the device cannot keep: no keystroke is lost, neither of what was handed over nor of what follows. */
import { Draft } from '#state/draft.svelte.ts'
import { expect, test } from 'vitest'
import { memoryDrafts } from '../../client/workshop.ts'

/** A document that keeps nothing until `keep` is called. */
function slowDocument() {
  let keep = () => {}
  const kept = new Promise<void>((resolve) => (keep = resolve))
  return { keep: () => keep(), ready: () => kept }
}

test('what is typed while the card before is not kept is a draft at once, behind the card', async () => {
  const drafts = memoryDrafts()
  const { keep, ready } = slowDocument()
  const draft = new Draft(drafts, 'composer', ready)
  draft.text = 'Der Bus fährt zu selten'
  await draft.flush()
  expect(await drafts.read('composer')).toBe('Der Bus fährt zu selten')
  draft.text = ''
  draft.text = 'Mehr Bän'
  void draft.flush()
  expect(await drafts.read('composer')).toBe('Der Bus fährt zu selten\nMehr Bän')
  keep()
  await expect.poll(() => drafts.read('composer')).toBe('Mehr Bän')
  expect(draft.text).toBe('Mehr Bän')
  draft.close()
})

test('a first text is kept although the document cannot be', async () => {
  const drafts = memoryDrafts()
  const draft = new Draft(drafts, 'composer', slowDocument().ready)
  draft.text = 'Licht am Weg'
  await expect.poll(() => drafts.read('composer')).toBe('Licht am Weg')
  draft.close()
})

test('a line that was closed does not take away what another line wrote since', async () => {
  const drafts = memoryDrafts()
  const { keep, ready } = slowDocument()
  const first = new Draft(drafts, 'composer', ready)
  first.text = 'Der Bus fährt zu selten'
  await first.flush()
  first.clear()
  first.close()
  const second = new Draft(drafts, 'composer', ready)
  await expect.poll(() => second.text).toBe('Der Bus fährt zu selten')
  second.text = 'Mehr Bänke'
  await drafts.write('composer', 'Mehr Bänke')
  keep()
  await ready()
  await second.flush()
  expect(await drafts.read('composer')).toBe('Mehr Bänke')
  second.close()
})
