/** The documents of a simulation and the keys to them; made once, because deriving keys takes longer than a run. */
import { capabilityOf, keysOfCapability, keysOfModeration } from '#vault/keys.ts'
import type { DocumentKeys, Role } from '#vault/keys.ts'
import { secret } from '../sessions.ts'

export const docIds = ['workshop.a', 'conduct.a', 'workshop.b'] as const

/** Who may do what in a document, as the app sets it. */
export interface Access {
  keys: DocumentKeys
  role: Role | undefined
  trusted: readonly Role[]
}

export interface Keys {
  /** By document, for a device of the moderation and for one of a table. */
  moderation: ReadonlyMap<string, Access>
  contribution: ReadonlyMap<string, Access>
  /** Of somebody else's initiative. */
  foreign: ReadonlyMap<string, DocumentKeys>
}

export async function makeKeys(): Promise<Keys> {
  const moderation = new Map<string, Access>()
  const contribution = new Map<string, Access>()
  const foreign = new Map<string, DocumentKeys>()
  for (const docId of docIds) {
    const isConduct = docId.startsWith('conduct')
    const trusted: Role[] = isConduct ? ['moderation'] : ['moderation', 'contribution']
    const capability = await capabilityOf(secret, docId, 'contribution')
    const above = await keysOfModeration(secret, docId)
    const below = await keysOfCapability(docId, capability)
    moderation.set(docId, { keys: above, role: isConduct ? 'moderation' : 'contribution', trusted })
    contribution.set(docId, { keys: below, role: isConduct ? undefined : 'contribution', trusted })
    foreign.set(docId, await keysOfModeration(secret.toReversed(), docId))
  }
  return { moderation, contribution, foreign }
}

/** The same in every run, so that not even a cache differs. */
export function makeDeviceKey(number: number): Promise<CryptoKey> {
  const raw = new Uint8Array(32).fill(number)
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
