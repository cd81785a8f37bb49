/** Three devices that never meet and only hand files to each other end up with the same documents. */
import { describe, expect, test } from 'vitest'
import { choice, FilePeer } from '../../../client/files.ts'
import { Random } from '../../../client/random.ts'

const documents = ['initiative.platz', 'workshop.a', 'conduct.a']

async function edit(peer: FilePeer, random: Random, turn: number): Promise<void> {
  const docId = random.pick(documents)
  // The same few records again and again, so that devices contradict each other.
  const id = `r${random.below(6)}`
  const root = docId.startsWith('initiative') ? 'measures' : 'contributions'
  await peer.write(docId, { [root]: { [id]: { text: `${turn} ${random.below(1000)}` } } })
  if (random.chance(0.1)) await peer.photo('workshop.a', turn)
}

/** A file that reaches the other, or is cut off, or came before. */
async function hand(from: FilePeer, to: FilePeer, random: Random, old: Blob[]): Promise<void> {
  const workshop = random.chance(0.3) ? { workshop: 'a' } : {}
  const file = await from.pack({ ...choice, ...workshop })
  old.push(file)
  if (random.chance(0.2)) {
    const cut = file.slice(0, random.below(file.size))
    await expect(to.take(cut)).rejects.toHaveProperty('fault')
  }
  if (random.chance(0.3)) await to.take(random.pick(old))
  if (random.chance(0.8)) await to.take(file)
}

async function stateOf(peer: FilePeer): Promise<unknown> {
  const docs = await Promise.all(documents.map((docId) => peer.read(docId)))
  const roots = ['measures', 'contributions']
  return [docs.map((doc) => roots.map((root) => doc.getMap(root).toJSON())), await peer.holds()]
}

describe('Three devices with nothing but files', () => {
  const count = Number(process.env.SEEDS ?? 12)
  test.each(Array.from({ length: count }, (_, seed) => seed + 1))(
    'agree, seed %i',
    async (seed) => {
      const random = new Random(seed)
      const peers = [new FilePeer(), new FilePeer(), new FilePeer()]
      const old: Blob[] = []
      for (let turn = 0; turn < 40; turn += 1) {
        const [one, two] = [random.pick(peers), random.pick(peers)]
        if (random.chance(0.7)) await edit(one, random, turn)
        else if (one !== two) await hand(one, two, random, old)
      }
      // Once round and back: whatever was lost on the way is in a later file.
      const [a, b, c] = peers as [FilePeer, FilePeer, FilePeer]
      for (const [from, to] of [
        [a, b],
        [b, c],
        [c, b],
        [b, a],
      ] as const) {
        await to.take(await from.pack())
      }
      const [first, ...others] = await Promise.all(peers.map(stateOf))
      for (const other of others) expect(other).toEqual(first)
      expect((await a.holds()).length).toBeGreaterThan(10)
    },
  )
})
