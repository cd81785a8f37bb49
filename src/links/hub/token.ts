/** What a device shows the hub to be let into a room: its role's signature under a text that the hub gave. */
import { toBase64url } from '#vault/bytes.ts'
import type { DocumentKeys, Role } from '#vault/keys.ts'
import { makeRoomToken } from '#vault/membership.ts'

/** As JSON (schema/hub.ts). Rejects if this device does not hold that role. */
export async function roomTokenFor(
  keys: DocumentKeys,
  role: Role,
  nonce: string,
  operator?: string,
): Promise<string> {
  const signer = keys.signers[role]
  if (!signer) throw new Error('This device holds no key of the document.')
  const { moderation, contribution, reading } = keys.publicKeys
  const publicKeys: [string, string, string] = [
    toBase64url(moderation),
    toBase64url(contribution),
    toBase64url(reading),
  ]
  const { roomId, docId } = keys
  const token = await makeRoomToken({ roomId, docId, publicKeys }, role, signer, nonce)
  return JSON.stringify(operator ? { ...token, operator } : token)
}
