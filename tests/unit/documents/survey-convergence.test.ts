/** Two people write one questionnaire apart and meet again: both read the same, and nobody's work is gone. */
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { describe, expect, it } from 'vitest'
import { beginSurvey, fillSurvey } from '#documents/survey-filling.ts'
import { sectionRows } from '#documents/survey-order.ts'
import { addCode, addQuestion, addSection, duplicateQuestion } from '#documents/survey-adding.ts'
import { moveCode, moveQuestion, moveSection } from '#documents/survey-moving.ts'
import {
  addLanguage,
  changeRecord,
  changeSettings,
  setCodeText,
  setQuestionText,
  withdrawRecord,
} from '#documents/survey-writing.ts'
import { draftReading, readQuestionnaire, surveyParts, surveyRecords } from '#documents/survey.ts'
import { Questionnaire } from '#schema/survey.ts'
import { Random } from '../../client/random.ts'
import { everyKind, page } from '../../client/questionnaire.ts'

function meet(one: Doc, other: Doc): void {
  const forOther = encodeStateAsUpdate(one, encodeStateVector(other))
  applyUpdate(one, encodeStateAsUpdate(other, encodeStateVector(one)))
  applyUpdate(other, forOther)
}

function copyOf(doc: Doc): Doc {
  const copy = new Doc()
  applyUpdate(copy, encodeStateAsUpdate(doc))
  return copy
}

function pair(): [Doc, Doc] {
  const one = new Doc()
  beginSurvey(one, { id: 's', initiative: 'i', title: 'Unser Ort' })
  fillSurvey(one, everyKind)
  return [one, copyOf(one)]
}

const read = (doc: Doc) => readQuestionnaire(doc, 's')
const shown = (doc: Doc) => sectionRows(surveyParts(doc)).flatMap(({ questions }) => questions)

/** One act of somebody, any of all there are. */
function act(doc: Doc, random: Random, step: number): void {
  const { questions, codes, sections } = surveyRecords(doc)
  const question = random.pick(questions.list()).id
  const code = random.pick(codes.list()).id
  const section = random.pick(sections.list()).id
  const by = random.chance(0.5) ? 1 : -1
  const language = random.pick(['de', 'de-simple', 'uk'])
  const acts: (() => unknown)[] = [
    () =>
      addQuestion(doc, page(`frage_${random.below(4)}`), random.chance(0.5) ? question : undefined),
    () => addSection(doc, { 'title:de': `Teil ${step}` }),
    () => addCode(doc, question, 'options'),
    () => addLanguage(doc, language),
    () => duplicateQuestion(doc, question),
    () => moveQuestion(doc, question, by),
    () => moveQuestion(doc, question, by),
    () => moveSection(doc, section, by),
    () => moveCode(doc, code, by),
    () => setQuestionText(doc, question, { name: 'text', language, text: `Frage ${step}?` }),
    () => setCodeText(doc, code, language, `Antwort ${step}`),
    () => changeRecord(doc, 'questions', question, { required: true, hint: null }),
    () => changeSettings(doc, { [`title:${language}`]: `Ort ${step}` }),
    () => withdrawRecord(doc, 'questions', question, random.chance(0.6)),
    () => withdrawRecord(doc, 'sections', section, random.chance(0.6)),
    () => withdrawRecord(doc, 'codes', code, random.chance(0.6)),
  ]
  random.pick(acts)()
}

describe('two who write at once', () => {
  it('both win when they change two texts of one question', () => {
    const [one, other] = pair()
    setQuestionText(one, 'choice', { name: 'text', language: 'de', text: 'Womit fahren Sie?' })
    setQuestionText(other, 'choice', { name: 'text', language: 'de-simple', text: 'Womit?' })
    meet(one, other)
    const text = read(one).sections[0]?.questions[0]?.text
    expect(text).toEqual({ de: 'Womit fahren Sie?', 'de-simple': 'Womit?' })
  })

  it('both keep a language, an option and a question that they added apart', () => {
    const [one, other] = pair()
    addLanguage(one, 'uk')
    addLanguage(other, 'fa')
    const options = [one, other].map((doc) => addCode(doc, 'choice', 'options'))
    const added = [one, other].map((doc) => addQuestion(doc, page('neu'), 'choice'))
    meet(one, other)
    const [first] = read(one).sections
    expect(read(one).languages).toEqual(expect.arrayContaining(['uk', 'fa']))
    expect(first?.questions.map(({ id }) => id)).toEqual(expect.arrayContaining(added))
    expect(options.every((id) => surveyRecords(one).codes.get(id))).toBe(true)
    const codes = first?.questions[0]?.kind === 'choice' ? first.questions[0].options : []
    expect(new Set(codes.map(({ code }) => code)).size).toBe(4)
  })

  it('loses no question that was added to a section while it was taken away', () => {
    const [one, other] = pair()
    withdrawRecord(one, 'sections', 'two')
    const id = addQuestion(other, page('spaet'))
    meet(one, other)
    expect(shown(one).map((question) => question.id)).toContain(id)
    expect(read(one)).toEqual(read(other))
  })

  it('moves exactly one place where two questions were put at the same place', () => {
    const [one, other] = pair()
    const [left, right] = [one, other].map((doc) => addQuestion(doc, page('neu'), 'choice'))
    meet(one, other)
    const order = () => shown(one).map(({ id }) => id)
    const before = order()
    const [upper = '', lower = ''] = [left ?? '', right ?? ''].sort(
      (a, b) => before.indexOf(a) - before.indexOf(b),
    )
    moveQuestion(one, lower, -1)
    expect(order()).toEqual(before.map((id) => (id === upper ? lower : id === lower ? upper : id)))
  })

  it.each([1, 2, 3, 4, 5, 6])('reads the same after 300 acts in any order (seed %i)', (seed) => {
    const random = new Random(seed)
    const docs = pair()
    for (let step = 0; step < 300; step += 1) {
      act(random.pick(docs), random, step)
      if (random.chance(0.05)) meet(...docs)
    }
    meet(...docs)
    const [one, other] = docs
    expect(read(one)).toEqual(read(other))
    // As somebody reads it who comes late and gets all at once.
    expect(read(copyOf(one))).toEqual(read(one))
    expect(Questionnaire.safeParse(read(one)).success).toBe(true)
    expect(draftReading(one).unreadable).toEqual([])
    const { questions } = surveyRecords(one)
    const kept = questions.list().filter(({ withdrawn }) => !withdrawn)
    expect(
      shown(one)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(kept.map(({ id }) => id).sort())
    const names = read(one).sections.flatMap((section) => section.questions.map(({ name }) => name))
    expect(new Set(names).size).toBe(names.length)
  })
})
