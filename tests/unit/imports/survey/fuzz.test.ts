/** 51,000 mutated files over all readers, from one seed: one sentence or a sound result, and never anything else. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readAnswers } from '#imports/survey/answers/read.ts'
import { guessColumns } from '#imports/survey/answers/columns.ts'
import { readAnswerTable } from '#imports/survey/answers/table.ts'
import { readSurveyFile } from '#imports/survey/read-survey-file.ts'
import { Response } from '#schema/answer.ts'
import { Questionnaire } from '#schema/survey.ts'
import { faultsOf } from '#survey/faults.ts'
import { Form } from '#survey/form.ts'
import { variablesOf } from '#survey/variables.ts'
import { Random } from '../../../client/random.ts'
import { bytesOf, sample, xlsForm, zipped } from './files.ts'
import { changedJson, changedText, changedBytes } from './mutations.ts'
import { smallForm, smallLime, smallSurveyJs, target } from './small.ts'

const patience = 180_000
const depth = Error.stackTraceLimit

/** Ids come from a seed like all else; and a sentence is thrown so often that where from would cost most of the time. */
beforeAll(() => {
  const random = new Random(6)
  const getRandomValues = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at++) bytes[at] = random.below(256)
    return bytes
  }
  vi.stubGlobal('crypto', { getRandomValues })
  Error.stackTraceLimit = 0
})
afterAll(() => {
  vi.unstubAllGlobals()
  Error.stackTraceLimit = depth
})

/** What no sentence may hold: broken words, the fault that stands for our own mistakes, and invisible signs. */
const unspoken = /undefined|\[object|\bNaN\b|nicht haben kann|[\p{Cc}\u202a-\u202e]/u

/** Whatever comes: a questionnaire that the schema takes, or one sentence. */
async function expectSound(bytes: Uint8Array): Promise<'taken' | 'refused'> {
  const read = await readSurveyFile('datei.bin', bytes)
  if (!read.ok) {
    const { sentence } = read
    const isOne = /^Die Datei „datei\.bin“ wurde nicht übernommen: .+\.$/u.test(sentence)
    if (!isOne || sentence.length > 400 || unspoken.test(sentence)) throw new Error(sentence)
    return 'refused'
  }
  const { survey, report } = read
  // The reader itself holds every result to the schema; this looks at some of them again.
  if (bytes.length % 8 === 0) Questionnaire.parse({ ...target.questionnaire, ...survey })
  // Whatever conditions came over, also in circles: the form opens and can be gone through.
  if (bytes.length % 32 === 0) {
    const form = new Form(
      { ...target.questionnaire, ...survey },
      { language: survey.languages[0] ?? 'de' },
    )
    for (const { questions } of form.pages)
      for (const { name } of questions) form.set(name, { missing: 'declined' })
    form.finish()
    faultsOf(survey)
  }
  const names = variablesOf(survey).map(({ name }) => name)
  if (new Set(names).size !== names.length) throw new Error(`twice: ${names.join(' ')}`)
  if (report.entries.length !== report.taken + report.changed + report.lost)
    throw new Error('count')
  for (const { findings } of report.entries) {
    for (const { sentence } of findings) {
      if (unspoken.test(sentence) || !/[.!]$/.test(sentence)) throw new Error(sentence)
    }
  }
  return 'taken'
}

async function run(count: number, seed: number, make: (random: Random) => Uint8Array) {
  const random = new Random(seed)
  const fates = { taken: 0, refused: 0 }
  for (let at = 0; at < count; at++) {
    const bytes = make(random)
    try {
      fates[await expectSound(bytes)]++
    } catch (error) {
      const start = new TextDecoder().decode(bytes.subarray(0, 3000))
      throw new Error(`seed ${seed}, file ${at}: ${start}`, { cause: error })
    }
  }
  expect(globalThis).not.toHaveProperty('harm')
  expect(Object.keys(Object.prototype)).toEqual([])
  return fates
}

test('10,000 SurveyJS files with changed values', { timeout: patience }, async () => {
  const fates = await run(10_000, 1, (random) =>
    bytesOf(JSON.stringify(changedJson(smallSurveyJs, random))),
  )
  expect(fates.taken).toBeGreaterThan(6_000)
})

test('10,000 SurveyJS files with changed bytes', { timeout: patience }, async () => {
  const start = bytesOf(JSON.stringify(smallSurveyJs))
  await run(10_000, 2, (random) => changedBytes(start, random))
})

test('14,000 LimeSurvey files with changed parts and bytes', { timeout: patience }, async () => {
  const start = bytesOf(smallLime)
  const fates = await run(14_000, 3, (random) =>
    random.chance(0.7) ? bytesOf(changedText(smallLime, random)) : changedBytes(start, random),
  )
  expect(fates.taken).toBeGreaterThan(3_000)
})

test('10,000 XLSForms with changed cells, parts and bytes', { timeout: patience }, async () => {
  const start = xlsForm(smallForm.survey, smallForm.choices)
  const parts = Object.fromEntries(
    Object.entries(unzipSync(start)).map(([path, bytes]) => [
      path,
      new TextDecoder().decode(bytes),
    ]),
  )
  const paths = Object.keys(parts)
  const fates = await run(10_000, 4, (random) => {
    if (random.chance(0.25)) return changedBytes(start, random)
    const path = random.pick(paths.slice(-3))
    return zipped({ ...parts, [path]: changedText(parts[path] ?? '', random) }, 0)
  })
  expect(fates.taken).toBeGreaterThan(3_000)
})

test('7,000 tables of answers with changed cells and bytes', { timeout: patience }, async () => {
  const start = sample('antworten.csv')
  const text = new TextDecoder().decode(start)
  const random = new Random(5)
  for (let at = 0; at < 7_000; at++) {
    const bytes = random.chance(0.6)
      ? bytesOf(changedText(text, random))
      : changedBytes(start, random)
    const read = readAnswerTable('antworten.csv', bytes)
    if (!read.ok) {
      const isOne = /^Die Datei „antworten\.csv“ wurde nicht übernommen: .+\.$/u.test(read.sentence)
      if (!isOne) throw new Error(read.sentence)
      continue
    }
    const { table } = read
    const meanings = guessColumns(table.heads, target.questionnaire)
    const { responses, report } = await readAnswers(table, meanings, target)
    for (const response of responses) Response.parse(response)
    if (report.taken + report.refusedCount !== table.rows.length) throw new Error('count')
  }
})
