/** Questions that need not be invented anew, to be taken into a questionnaire and changed there. */
import type { Question, Texts } from '#schema/survey.ts'
import { evaluationQuestions, pairQuestions } from './library-evaluation.ts'
import { personQuestions } from './library-person.ts'
import { agreement, noNames, said } from './library-words.ts'

/** A group of questions; ids and names are theirs in the library and must be given anew where they are taken. */
export interface LibraryGroup {
  id: 'person' | 'evaluation' | 'pair' | 'opinion'
  title: Texts
  questions: readonly Question[]
}

/** A first question that is easy, and a last one that is open (methods, section 4.4). */
const opinionQuestions: Question[] = [
  {
    id: 'content',
    name: 'content',
    kind: 'scale',
    steps: 5,
    text: said('Ich lebe gern hier.', 'Leben Sie gern hier?'),
    words: agreement,
  },
  {
    id: 'closing',
    name: 'closing',
    kind: 'text',
    long: true,
    most: 1000,
    text: said('Was möchten Sie uns noch sagen?'),
    hint: noNames,
  },
]

/** In German and plain German; every question parses as `Question`. */
export const questionLibrary: readonly LibraryGroup[] = [
  {
    id: 'person',
    title: { ...said('Zur Person', 'Über Sie'), en: 'About the person' },
    questions: personQuestions,
  },
  {
    id: 'evaluation',
    title: { ...said('Wirkt die Maßnahme?', 'Hilft es?'), en: 'Does the measure work?' },
    questions: evaluationQuestions,
  },
  {
    id: 'pair',
    title: { ...said('Vorher und nachher'), en: 'Before and after' },
    questions: pairQuestions,
  },
  {
    id: 'opinion',
    title: { ...said('Anfang und Ende', 'Am Anfang und am Ende'), en: 'Beginning and end' },
    questions: opinionQuestions,
  },
]
