/** "Neue Schlüssel" for answers: sealed anew to the new key of their survey, and signed for the new room. */
import { mapBounded } from '#links/merge.ts'
import type { SealedEntry } from '#documents/ports.ts'
import type { SessionParts } from '#links/parts.ts'
import type { Shelf } from '#storage/shelf.ts'
import { isSealedTo, openAnswer, sealAnswer, surveyKeys, type SurveyKeys } from '#vault/answers.ts'
import type { Bytes } from '#vault/bytes.ts'
import { openTrusted, sealEntry } from '#vault/entries.ts'
import { readCarried, writeCarried } from '#vault/envelope.ts'
import type { DocumentKeys } from '#vault/keys.ts'
import type { Payload } from '#vault/payload.ts'

export interface MovedAnswers {
  docId: string
  entries: SealedEntry[]
  /** What is here twice once the new ones are kept. */
  replaced: string[]
}

/**
 * Each answer as an entry of the new room, for all that open. Whoever gets the new secret alone reads them too. What
 * does not open stays as it is: it may be whole for a newer app.
 */
export async function moveAnswers(
  survey: string,
  docId: string,
  { from, to }: { from: DocumentKeys; to: DocumentKeys },
  secrets: { before: readonly Bytes[]; now: Bytes },
  { entries }: Pick<Shelf, 'entries'>,
): Promise<MovedAnswers> {
  const before = await Promise.all(secrets.before.map((secret) => surveyKeys(secret, survey)))
  const now = await surveyKeys(secrets.now, survey)
  const moved: MovedAnswers = { docId, entries: [], replaced: [] }
  await mapBounded(await entries.load(docId), 16, async ({ hash, bytes }) => {
    const payload = await openTrusted(from, bytes).catch(() => undefined)
    if (payload?.kind !== 'answer') return
    const update = await resealed(payload, before, now)
    moved.entries.push(await sealEntry(to, 'contribution', { ...payload, update }))
    moved.replaced.push(hash)
  })
  return moved
}

/** Sealed anew; one that no key of this device opens keeps the envelope that it has. */
async function resealed(
  { update }: Payload,
  before: readonly SurveyKeys[],
  now: SurveyKeys,
): Promise<Bytes> {
  const carried = readCarried(update)
  const key = carried && before.find((one) => isSealedTo(one, carried))
  if (!carried || !key) return update
  try {
    const response = await openAnswer(key, carried)
    return writeCarried(response.questionnaire, await sealAnswer(now, response))
  } catch {
    return update
  }
}

/**
 * What lies here from before the keys were replaced goes on under those of now, also on a kiosk that was away and
 * joined anew: others take nothing in that was signed with the old ones. The envelopes stay as they are.
 */
export async function bringForward(parts: SessionParts): Promise<void> {
  const { docId, store, keys, role } = parts
  if (!keys.earlier || !role) return
  const isOld = ({ bytes }: SealedEntry) => !keys.keyId.every((byte, at) => byte === bytes[2 + at])
  for (const entry of (await store.load(docId)).filter(isOld)) {
    const payload = await openTrusted(keys, entry.bytes).catch(() => undefined)
    if (payload?.kind !== 'answer') continue
    const fresh = await sealEntry(keys, role, payload)
    await store.keep(docId, [fresh])
    // Fails at worst: then the answer lies here twice, and still counts once.
    await store.supersede(docId, fresh.hash, [entry.hash]).catch(() => undefined)
  }
}
