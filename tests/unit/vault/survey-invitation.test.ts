/** Links to a survey: a kiosk and a phone may read what is asked and hand in, and hold nothing of the initiative. */
import { Invited } from '#schema/invitation.ts'
import { sealAnswer, surveyKeys, surveyLock } from '#vault/answers.ts'
import { fromBase64url, toBase64url } from '#vault/bytes.ts'
import { openArriving, sealEntry } from '#vault/entries.ts'
import { fromLink, invite, toLink } from '#vault/invitation.ts'
import { keysOfCapability, keysOfModeration, roles } from '#vault/keys.ts'
import { expect, test } from 'vitest'
import golden from '../../samples/formats/invitation-survey-1.json' with { type: 'json' }

const secret = fromBase64url(golden.secret)
const { id } = golden
const asked = ['kiosk', 'respondent'] as const

async function made(invited: Invited) {
  const read = await fromLink(
    await toLink(await invite({ secret, invited, id, title: 'Befragung' })),
  )
  if (typeof read === 'string') throw new Error(read)
  return read
}

test('who was invited before is invited by the same byte for ever', () => {
  const before = ['table', 'guest', 'member', 'reader', 'moderation', 'kiosk', 'respondent']
  expect(Invited.options.slice(0, before.length)).toEqual(before)
})

test.each(golden.links)(
  'a link of version 1 opens for ever: $invited',
  async ({ invited, link }) => {
    const read = await fromLink(link)
    if (typeof read === 'string') throw new Error(read)
    expect(read.invited).toBe(invited)
    expect(read.grants.map(({ kind, role }) => `${kind} ${role}`)).toEqual(golden.grants)
    expect(read.surveyKey && toBase64url(read.surveyKey)).toBe(golden.surveyKey)
    expect(await toLink(read)).toBe(link)
  },
)

test.each(asked)(
  'a %s reads what is asked and hands in, and can do nothing else',
  async (invited) => {
    const { grants, surveyKey, secret: whole } = await made(invited)
    expect(whole).toBeUndefined()
    const [reading, handing] = grants
    if (!reading || !handing || !surveyKey) throw new Error('Two grants and a key are given.')
    const asks = await keysOfCapability(`survey.${id}`, reading)
    expect(Object.keys(asks.signers)).toEqual(['reading'])
    const hands = await keysOfCapability(`answers.${id}`, handing)
    expect(Object.keys(hands.signers).sort()).toEqual(['contribution', 'reading'])
    // What it seals, the office opens.
    const keys = await surveyKeys(secret, id)
    expect(surveyKey).toEqual(keys.publicKey)
    const lock = await surveyLock(id, surveyKey)
    expect('pair' in lock).toBe(false)
    const questionnaire = 'A'.repeat(43)
    const fixed = { format: 1, channel: 'kiosk', day: '2026-03-02', language: 'de' } as const
    const response = { ...fixed, id, survey: id, questionnaire, answers: {} }
    expect((await sealAnswer(lock, response)).length).toBeGreaterThan(500)
  },
)

test.each(asked)(
  'nothing of the initiative and of no other survey opens for a %s',
  async (invited) => {
    const { grants } = await made(invited)
    const other = 'AAAAAAAAAAAAAAAAAAAAAA'
    const forbidden = [
      ...[id, other, 'evening'].map((one) => `initiative.${one}`),
      ...[id, other].flatMap((one) => [`workshop.${one}`, `conduct.${one}`]),
      ...[`survey.${other}`, `answers.${other}`],
    ]
    for (const docId of forbidden) {
      const keys = await keysOfModeration(secret, docId)
      const fixed = { kind: 'update', encoding: 'V1', minReader: 1 } as const
      const entry = await sealEntry(keys, 'moderation', {
        ...fixed,
        covers: [],
        update: new Uint8Array(9),
      })
      for (const grant of grants) {
        const tries = [
          keysOfModeration(grant.secret, docId),
          ...roles.map((role) =>
            keysOfCapability(docId, { role, secret: grant.secret, publicKeys: keys.publicKeys }),
          ),
        ]
        for (const attempt of await Promise.allSettled(tries)) {
          if (attempt.status === 'rejected') continue
          await expect(openArriving(attempt.value, roles, entry)).rejects.toThrow('refused')
        }
      }
    }
  },
)

test('a link to a survey without its key, or with something behind it, is damaged', async () => {
  const whole = await invite({ secret, invited: 'kiosk', id, title: 'Befragung' })
  const { surveyKey, ...without } = whole
  expect(surveyKey?.length).toBe(32)
  expect(await fromLink(await toLink(without))).toBe('damaged')
  const both = { ...whole, invited: 'table' as const }
  expect(await fromLink(await toLink(both))).toBe('damaged')
})
