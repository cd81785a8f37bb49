/** Passes on who is there and what is moved: to all but where it came from, once, and without reading it. */
import type { Link } from '#documents/ports.ts'
import type { Junction } from './junction.ts'

/** So many messages are remembered, to know one that comes by a second way. */
const most = 512
/** Sealed with a random number: no two messages begin alike. */
const enough = 24

/** Returns the way back. */
export function relayPresence(links: Junction): () => void {
  const passed = new Set<string>()
  const isNew = (bytes: Uint8Array) => {
    const name = bytes.subarray(0, enough).join()
    if (passed.has(name)) return false
    passed.add(name)
    const [oldest] = passed
    if (passed.size > most && oldest !== undefined) passed.delete(oldest)
    return true
  }
  return links.each((from: Link) =>
    from.receive((message) => {
      if (message.kind !== 'presence' || !isNew(message.bytes)) return
      for (const link of links.all) if (link !== from) link.send(message)
    }),
  )
}
