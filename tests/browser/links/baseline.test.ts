/** Why this app has its own link: what y-webrtc does with an edit above 256 KiB, kept as failing tests. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { runLinkContract } from '../../contracts/link.ts'
import { link, openMesh, provider } from '../../client/webrtc-baseline.ts'

async function arrives(length: number): Promise<void> {
  const [one, two] = [new Y.Doc(), new Y.Doc()]
  const [first, second] = [await provider(one), await provider(two)]
  await link(first, second)
  try {
    one.getText('text').insert(0, 'x'.repeat(length))
    await vi.waitFor(() => expect(two.getText('text').length).toBe(length), 3000)
  } finally {
    first.destroy()
    second.destroy()
  }
}

test('y-webrtc carries an edit of 100 KB', () => arrives(100_000))

// Above 256 KiB the browser refuses the message, and y-webrtc swallows that.
test.fails('y-webrtc carries an edit of 300 KB', () => arrives(300_000))

// Carried in its shared document our sealed entries stand the rest; large ones never arrive.
runLinkContract('y-webrtc, the baseline,', openMesh, ['a document of 20 MB arrives whole'])
