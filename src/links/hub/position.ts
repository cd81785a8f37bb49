/** How far this device has kept what the hub has, so that nothing is downloaded twice. */
import { sumOf } from '#links/index-lines.ts'
import type { Carrier } from './carrier.ts'
import type { HubLinkParts, HubPosition, HubPositions } from './parts.ts'

/** Days after which everything is fetched anew, whatever may have gone wrong. */
const longest = 7

function today(): number {
  return Math.floor(Date.now() / 86_400_000)
}

/** Where nothing is remembered beyond this page. */
export class MemoryPositions implements HubPositions {
  readonly #positions = new Map<string, HubPosition>()
  read(docId: string): Promise<HubPosition | undefined> {
    return Promise.resolve(this.#positions.get(docId))
  }
  write(docId: string, position: HubPosition): Promise<void> {
    this.#positions.set(docId, position)
    return Promise.resolve()
  }
}

/** Undefined unless this device still keeps exactly what it kept: a lost row has to come again. */
export async function readPosition(
  { hashes }: HubLinkParts,
  positions: HubPositions,
  docId: string,
): Promise<HubPosition | undefined> {
  try {
    const position = await positions.read(docId)
    if (!position || Math.abs(today() - position.day) > longest) return undefined
    return sumOf(await hashes(docId)) === position.sum ? position : undefined
  } catch {
    return undefined
  }
}

/** Only what is on this device's disk counts. */
export async function notePosition(
  positions: HubPositions,
  docId: string,
  carrier: Carrier,
  kept: readonly string[],
): Promise<void> {
  const reached = carrier.reach(new Set(kept))
  if (!reached) return
  const position = { ...reached, sum: sumOf(kept), day: today() }
  await positions.write(docId, position).catch(() => undefined)
}
