/** What the survey document promises: it reads as it was written, it freezes, and nothing is dropped. */
import { Doc } from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { beginSurvey, fillSurvey } from '#documents/survey-filling.ts'
import { sectionRows } from '#documents/survey-order.ts'
import { renameQuestion } from '#documents/survey-renaming.ts'
import { addCode, addQuestion, addSection, duplicateQuestion } from '#documents/survey-adding.ts'
import { moveCode, moveQuestion, moveSection } from '#documents/survey-moving.ts'
import {
  addLanguage,
  changeRecord,
  removeLanguage,
  setCodeText,
  setQuestionText,
  withdrawRecord,
} from '#documents/survey-writing.ts'
import {
  countSpoilt,
  draftReading,
  endSurvey,
  freeze,
  readQuestionnaire,
  runningQuestionnaire,
  surveyParts,
  surveyRecords,
  surveyState,
  versionsOf,
} from '#documents/survey.ts'
import { canonical, hashOf } from '#survey/canonical.ts'
import { everyKind, page } from '../../client/questionnaire.ts'

let doc: Doc
const names = () =>
  sectionRows(surveyParts(doc)).map((row) => row.questions.map(({ name }) => name))
const changeVersion = (hash: string, questionnaire: string) =>
  surveyRecords(doc).versions.map.get(hash)?.set('questionnaire', questionnaire)
const question = (id: string) => {
  const { sections } = readQuestionnaire(doc, 's')
  const found = sections.flatMap(({ questions }) => questions).find((one) => one.id === id)
  if (!found) throw new Error('not there')
  return found
}

beforeEach(() => {
  doc = new Doc()
  beginSurvey(doc, { id: 's', initiative: 'i', title: 'Unser Ort' })
})

describe('a questionnaire in its document', () => {
  it('reads exactly as it was filled in, with every kind of question', () => {
    fillSurvey(doc, everyKind)
    expect(readQuestionnaire(doc, 's')).toEqual(everyKind)
  })

  it('keeps both when it is filled in twice', () => {
    fillSurvey(doc, everyKind)
    fillSurvey(doc, everyKind)
    const { sections } = readQuestionnaire(doc, 's')
    const all = sections.flatMap((one) => one.questions.map(({ name }) => name))
    expect(all).toHaveLength(2 * everyKind.sections.flatMap((one) => one.questions).length)
    expect(new Set(all).size).toBe(all.length)
  })

  it('makes a first section for a first question', () => {
    const first = addQuestion(doc, page('a'))
    addQuestion(doc, page('c'))
    addQuestion(doc, page('b'), first)
    expect(names()).toEqual([['a', 'b', 'c']])
    expect(sectionRows(surveyParts(doc))[0]?.section).toBeDefined()
  })

  it('moves a question within its section and on into the next', () => {
    const id = addQuestion(doc, page('a'))
    addQuestion(doc, page('b'))
    addSection(doc)
    moveQuestion(doc, id, 1)
    expect(names()).toEqual([['b', 'a'], []])
    moveQuestion(doc, id, 1)
    expect(names()).toEqual([['b'], ['a']])
    moveQuestion(doc, id, 1)
    expect(names()).toEqual([['b'], ['a']])
    moveQuestion(doc, id, -1)
    expect(names()).toEqual([['b', 'a'], []])
  })

  it('leaves the questions of a section that goes, in the one before', () => {
    addQuestion(doc, page('a'))
    const second = addSection(doc)
    const moved = addQuestion(doc, page('b'))
    withdrawRecord(doc, 'sections', second)
    expect(names()).toEqual([['a', 'b']])
    moveQuestion(doc, moved, -1)
    expect(names()).toEqual([['b', 'a']])
  })

  it('moves a section with its questions', () => {
    addQuestion(doc, page('a'))
    const second = addSection(doc)
    addQuestion(doc, page('b'))
    moveSection(doc, second, -1)
    expect(names()).toEqual([['b'], ['a']])
  })

  it('copies a question with its options, right behind it and under another name', () => {
    fillSurvey(doc, everyKind)
    const original = question('choice')
    const id = duplicateQuestion(doc, 'choice') ?? ''
    const copy = question(id)
    expect(copy).toEqual({ ...original, id, name: copy.name })
    expect(copy.name).not.toBe(original.name)
    const order = readQuestionnaire(doc, 's').sections[0]?.questions.map((one) => one.id) ?? []
    expect(order.indexOf(id)).toBe(order.indexOf('choice') + 1)
  })

  it('gives a new option the smallest free code, past those in the trash', () => {
    fillSurvey(doc, everyKind)
    const [first] = surveyRecords(doc)
      .codes.list()
      .filter((one) => one.question === 'choice')
    withdrawRecord(doc, 'codes', first?.id ?? '')
    const id = addCode(doc, 'choice', 'options')
    expect(surveyRecords(doc).codes.get(id)?.code).toBe('3')
    moveCode(doc, id, -1)
    expect(question('choice')).toMatchObject({ options: [{ code: '3' }, { code: '2' }] })
  })

  it('takes the mark "checked" away when a text of that language changes', () => {
    const id = addQuestion(doc, page('a'))
    changeRecord(doc, 'questions', id, { 'checked:de-simple': true, 'checked:uk': true })
    setQuestionText(doc, id, { name: 'text', language: 'de-simple', text: 'Kurz.' })
    expect(question(id).checked).toEqual(['uk'])
    const code = addCode(doc, id, 'options')
    setCodeText(doc, code, 'uk', 'Так')
    expect(question(id).checked).toBeUndefined()
  })

  it('asks in more languages and in fewer, and never in none', () => {
    addLanguage(doc, 'de-simple')
    addLanguage(doc, 'ar')
    removeLanguage(doc, 'de')
    expect(readQuestionnaire(doc, 's').languages).toEqual(['de-simple', 'ar'])
    removeLanguage(doc, 'ar')
    removeLanguage(doc, 'de-simple')
    expect(readQuestionnaire(doc, 's').languages).toEqual(['de-simple'])
  })
})

describe('what a newer app wrote', () => {
  it('is kept, named as unreadable, and not frozen', async () => {
    addQuestion(doc, page('a'))
    const id = addQuestion(doc, page('b'))
    changeRecord(doc, 'questions', id, { kind: 'hologram', glow: 7 })
    expect(draftReading(doc).unreadable).toEqual([id])
    expect(surveyRecords(doc).questions.get(id)).toMatchObject({ kind: 'hologram', glow: 7 })
    await expect(freeze(doc, 's', { day: '2026-05-04' })).rejects.toThrow('newer')
    expect(versionsOf(doc)).toEqual([])
  })

  it('is not asked without a condition that cannot be read', () => {
    const id = addQuestion(doc, page('a'))
    changeRecord(doc, 'questions', id, { show: { fetch: 'x' } })
    expect(draftReading(doc).unreadable).toEqual([id])
  })
})

describe('freezing', () => {
  it('keeps what was asked, whatever is written afterwards', async () => {
    fillSurvey(doc, everyKind)
    const { hash } = await freeze(doc, 's', { day: '2026-05-04' })
    setQuestionText(doc, 'choice', { name: 'text', language: 'de', text: 'Anders' })
    const running = runningQuestionnaire(doc)
    expect(running?.questionnaire).toEqual(everyKind)
    expect(hash).toBe(await hashOf(everyKind))
    expect(surveyRecords(doc).versions.get(hash)?.questionnaire).toBe(canonical(everyKind))
  })

  it('goes from the draft over pre-tests to running and ended', async () => {
    addQuestion(doc, page('a'))
    expect(surveyState(doc)).toBe('draft')
    await freeze(doc, 's', { day: '2026-05-01', pretest: true })
    expect(surveyState(doc)).toBe('pretest')
    expect(runningQuestionnaire(doc)?.questionnaire.pretest).toBe(true)
    await freeze(doc, 's', { day: '2026-05-02', pretest: true })
    await freeze(doc, 's', { day: '2026-05-04' })
    expect(surveyState(doc)).toBe('running')
    expect(runningQuestionnaire(doc)?.questionnaire).toMatchObject({ version: 1 })
    endSurvey(doc, '2026-06-30')
    expect(surveyState(doc)).toBe('ended')
    expect(runningQuestionnaire(doc)).toBeUndefined()
    expect(versionsOf(doc).map(({ pretest, version, ended }) => [pretest, version, ended])).toEqual(
      [
        [true, 1, '2026-05-02'],
        [true, 2, '2026-05-04'],
        [false, 1, '2026-06-30'],
      ],
    )
  })

  it('leaves out a version that is no questionnaire', () => {
    changeRecord(doc, 'sections', 'nobody', { title: 'x' })
    doc.getMap('versions').set('x', 'y')
    expect(versionsOf(doc)).toEqual([])
  })

  it('never asks a version that says something else than was frozen under its hash', async () => {
    fillSurvey(doc, everyKind)
    await freeze(doc, 's', { day: '2026-05-04' })
    const [record] = surveyRecords(doc).versions.list()
    const frozen = record?.questionnaire ?? ''
    changeVersion(record?.id ?? '', frozen.replace('Wie zufrieden?', 'Wie unzufrieden?'))
    expect(versionsOf(doc)).toEqual([])
    expect(runningQuestionnaire(doc)).toBeUndefined()
    expect(countSpoilt(doc)).toBe(1)
    changeVersion(record?.id ?? '', frozen)
    expect(countSpoilt(doc)).toBe(0)
    expect(runningQuestionnaire(doc)?.hash).toBe(record?.id)
  })
})

describe('another short name', () => {
  it('stands in every condition, sum and text that speaks of the question', () => {
    fillSurvey(doc, everyKind)
    setQuestionText(doc, 'yes', { name: 'text', language: 'de', text: 'Auch {wege}? {wegen}' })
    renameQuestion(doc, 'choice', 'verkehr')
    renameQuestion(doc, 'number', 'kinder')
    expect(question('choice').name).toBe('verkehr')
    expect(question('scale').show).toEqual({ in: ['1', { var: 'verkehr' }] })
    expect(question('yes').text.de).toBe('Auch {verkehr}? {wegen}')
    expect(question('sum')).toMatchObject({ value: { '+': [{ var: 'kinder' }, 1] } })
    expect(readQuestionnaire(doc, 's').sections[1]).toMatchObject({
      show: { answered: { var: 'verkehr' } },
      repeat: { name: 'kinder' },
    })
  })
})
