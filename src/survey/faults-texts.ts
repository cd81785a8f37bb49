/** What is missing or doubled in the texts, names and options of a questionnaire. */
import type { Option, Question, Questionnaire, Texts } from '#schema/survey.ts'
import type { Finding } from './finding.ts'
import { namesInTexts, namesOfQuestion, partsOfQuestion } from './form-units.ts'

const isEmpty = (texts: Texts | undefined) =>
  Object.values(texts ?? {}).every((text) => text.trim() === '')

function faultsOfList(options: readonly Option[], question: Question, least: number): Finding[] {
  const common = { weight: 'stops' as const, question: question.id }
  if (options.length < least) return [{ code: 'no-options', ...common }]
  const codes = options.map(({ code }) => code)
  const hasOther = question.kind === 'choice' && question.other
  return options.flatMap(({ code, text }, at): Finding[] => {
    const isTwice = codes.indexOf(code) !== at || (hasOther && code === 'other')
    const twice: Finding[] = isTwice ? [{ code: 'double-code', ...common, option: code }] : []
    return isEmpty(text) ? [...twice, { code: 'no-words', ...common, option: code }] : twice
  })
}

function faultsOfOptions(question: Question): Finding[] {
  switch (question.kind) {
    case 'choice':
      return faultsOfList(question.options, question, 1)
    case 'ranking':
      return faultsOfList(question.options, question, 2)
    case 'place':
      return faultsOfList(question.options, question, question.plan === undefined ? 1 : 0)
    case 'matrix':
      return [
        ...faultsOfList(question.rows, question, 1),
        ...faultsOfList(question.options, question, 2),
      ]
    case 'scale': {
      const isMissing = (_: unknown, at: number) => isEmpty(question.words[at])
      const missing = Array.from({ length: question.steps }, isMissing).some(Boolean)
      return missing ? [{ code: 'no-words', weight: 'stops', question: question.id }] : []
    }
    default:
      return []
  }
}

/** Names given twice, the second time they come. */
function doubleNames(questionnaire: Pick<Questionnaire, 'sections'>): Finding[] {
  const seen = new Set<string>()
  return questionnaire.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => {
      const own = namesOfQuestion(question)
      // The name of a matrix itself is none in the answers, but it would be in conditions.
      const names = new Set(question.kind === 'page' ? [] : [question.name, ...own])
      const twice = [...names].filter((name) => seen.has(name))
      for (const name of names) seen.add(name)
      return twice.map((name): Finding => {
        return { code: 'double-name', weight: 'stops', question: question.id, name }
      })
    }),
  )
}

/** Names in braces that nothing is answered under: people would read the braces. */
function unknownPlaces(questionnaire: Pick<Questionnaire, 'sections'>): Finding[] {
  const questions = questionnaire.sections.flatMap((section) => section.questions)
  const known = new Set(questions.flatMap(namesOfQuestion))
  return questions.flatMap((question) => {
    const { text, hint, constraint } = question
    const parts = partsOfQuestion(question).map((part) => part.text)
    const names = new Set([text, hint, constraint?.message, ...parts].flatMap(namesInTexts))
    return [...names]
      .filter((name) => !known.has(name))
      .map((name): Finding => {
        return { code: 'unknown-place', weight: 'advises', question: question.id, name }
      })
  })
}

/** Texts, names and options, in the order of asking. */
export function faultsOfTexts(questionnaire: Pick<Questionnaire, 'sections'>): Finding[] {
  const questions = questionnaire.sections.flatMap((section) => section.questions)
  const isAsked = ({ kind }: Question) => kind !== 'page' && kind !== 'calculation'
  const none: Finding[] = questions.some(isAsked) ? [] : [{ code: 'no-questions', weight: 'stops' }]
  const own = questions.flatMap((question): Finding[] => {
    const hasNoText = question.kind !== 'calculation' && isEmpty(question.text)
    const noText: Finding = { code: 'no-text', weight: 'stops', question: question.id }
    return [...(hasNoText ? [noText] : []), ...faultsOfOptions(question)]
  })
  return [...none, ...own, ...doubleNames(questionnaire), ...unknownPlaces(questionnaire)]
}
