/** What a survey asks now: believed from the moderation alone, and only if its words have their hash. */
import { expect, test } from 'vitest'
import type { AskedNow } from '#schema/asked.ts'
import { documentId } from '#schema/id.ts'
import { readAsked } from '#survey/asked.ts'
import { canonical, hashOf } from '#survey/canonical.ts'
import { isAskedSize, openAsked, sealAsked } from '#vault/asked.ts'
import { addressOf, toUtf8 } from '#vault/bytes.ts'
import { openArriving, sealEntry } from '#vault/entries.ts'
import { invite } from '#vault/invitation.ts'
import { keysOfCapability, keysOfModeration, newSecret } from '#vault/keys.ts'
import { everyKind } from '../../client/questionnaire.ts'

const secret = newSecret()
const survey = everyKind.survey
const docId = documentId('survey', survey)
const asked: AskedNow = {
  ...{ format: 1, order: 2 },
  version: { hash: await hashOf(everyKind), questionnaire: canonical(everyKind) },
}

async function readingKeys() {
  const { grants } = await invite({ secret, invited: 'respondent', id: survey, title: '' })
  const grant = grants.find(({ kind }) => kind === 'survey')
  if (!grant) throw new Error('The link leads to no survey.')
  return keysOfCapability(docId, grant)
}

test('whoever holds a respondent’s link reads what the moderation has sealed', async () => {
  const sealed = await sealAsked(await keysOfModeration(secret, docId), asked)
  const read = await openAsked(await readingKeys(), sealed)
  expect(read).toEqual(asked)
  expect(await readAsked(read, survey)).toEqual({
    questionnaire: everyKind,
    hash: asked.version?.hash,
  })
})

test('its size tells nothing but steps, whatever is asked', async () => {
  const keys = await keysOfModeration(secret, docId)
  for (let length = 0; length < 3000; length += 97) {
    const version = { hash: 'A'.repeat(43), questionnaire: 'ü'.repeat(length) }
    const { bytes } = await sealAsked(keys, { ...asked, version })
    expect(isAskedSize(bytes.length)).toBe(true)
    expect(bytes.length).toBeLessThan(2 * length + 3072)
  }
})

test('whoever holds only the link can make none that is believed', async () => {
  const keys = await readingKeys()
  await expect(sealAsked(keys, asked)).rejects.toThrow()
  const other = await keysOfModeration(newSecret(), docId)
  await expect(openAsked(keys, await sealAsked(other, asked))).rejects.toThrow()
})

test('an entry of the document never poses as what is asked, nor the other way round', async () => {
  const keys = await keysOfModeration(secret, docId)
  const update = toUtf8(JSON.stringify(asked))
  const payload = { kind: 'update', encoding: 'V1', minReader: 1, covers: [], update } as const
  const entry = await sealEntry(keys, 'moderation', { ...payload, covers: [] })
  await expect(openAsked(keys, entry)).rejects.toMatchObject({ reason: 'signature' })
  const sealed = await sealAsked(keys, asked)
  await expect(openArriving(keys, ['moderation'], sealed)).rejects.toMatchObject({
    reason: 'signature',
  })
})

test('one changed byte, and it is not believed', async () => {
  const keys = await keysOfModeration(secret, docId)
  const { bytes } = await sealAsked(keys, asked)
  for (const at of [1, 5, 6, 20, 200, bytes.length - 1]) {
    const changed = bytes.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    const hash = await addressOf(changed)
    await expect(openAsked(keys, { hash, bytes: changed })).rejects.toThrow()
  }
})

test('words that do not have their hash, and those of another survey, are never asked', async () => {
  const { hash = '', questionnaire = '' } = asked.version ?? {}
  const changed = { hash, questionnaire: questionnaire.replace('"version":', '"version": ') }
  await expect(readAsked({ ...asked, version: changed }, survey)).rejects.toThrow('hash')
  await expect(readAsked(asked, 'another')).rejects.toThrow('another')
  expect(await readAsked({ format: 1, order: 3 }, survey)).toBeUndefined()
})
