/** The way out of a kiosk whose PIN is lost: only the moderation of this survey can say the word. */
import { expect, test } from 'vitest'
import { newId } from '#schema/id.ts'
import { sealAnswer, surveyKeys, surveyLock } from '#vault/answers.ts'
import { toBase64url } from '#vault/bytes.ts'
import { newSecret } from '#vault/keys.ts'
import { answerExit, askForExit, readExitWord, writeExitWord } from '#vault/kiosk-exit.ts'

const survey = newId()
const secret = newSecret()
const keys = await surveyKeys(secret, survey)
const lock = await surveyLock(survey, keys.publicKey)

test('the moderation reads the word that the kiosk waits for, and each question has its own', async () => {
  const first = await askForExit(lock)
  const second = await askForExit(lock)
  expect(await answerExit(keys, first.question)).toBe(first.word)
  expect(second.word).not.toBe(first.word)
  expect(first.word).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
  expect(first.question).not.toContain(first.word)
})

test('another initiative, another survey, and a question that was changed get no word', async () => {
  const { question } = await askForExit(lock)
  const stranger = await surveyKeys(newSecret(), survey)
  const other = await surveyKeys(secret, newId())
  const changed = question.slice(0, -3) + (question.endsWith('AAA') ? 'BBB' : 'AAA')
  expect(await answerExit(stranger, question)).toBeUndefined()
  expect(await answerExit(other, question)).toBeUndefined()
  expect(await answerExit(keys, changed)).toBeUndefined()
  for (const text of [
    '',
    'kiosk1',
    `kiosk1.${survey}.`,
    `${question}.x`,
    'https://x.example/#a.b',
  ]) {
    expect(await answerExit(keys, text)).toBeUndefined()
  }
})

test('an answer that is shown as a question is not opened', async () => {
  const day = '2026-05-04'
  const hash = 'A'.repeat(43)
  const response = { format: 1, id: newId(), survey, questionnaire: hash, answers: {} } as const
  const envelope = await sealAnswer(lock, { ...response, channel: 'kiosk', day, language: 'de' })
  const shown = (bytes: Uint8Array) => `kiosk1.${survey}.${toBase64url(bytes)}`
  for (let from = 0; from + 56 <= envelope.length; from += 1) {
    const question = shown(envelope.slice(from, from + 56))
    expect(await answerExit(keys, question)).toBeUndefined()
  }
})

test('the word is read as somebody types it', async () => {
  const { word } = await askForExit(lock)
  expect(readExitWord(writeExitWord(word).toLowerCase())).toBe(word)
  expect(readExitWord('o1-il 9')).toBe('01119')
})
