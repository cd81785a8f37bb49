/** How often a section is repeated: here a question before it says so, or a fixed number. */
import { newId } from '#schema/id.ts'
import type { Question, Texts } from '#schema/survey.ts'
import type { Draft } from './draft.ts'

/** The most rounds that a section may have here, and how many it has where a file sets no limit. */
export const mostRounds = 20
export const usualRounds = 10

function howMany(language: string, title: string): string {
  return `${title}: ${language.startsWith('de') ? 'Wie viele?' : 'How many?'}`.slice(0, 4000)
}

/** The question that asks how many there are, in the languages of the section's title. */
export function countQuestion(draft: Draft, name: string, title: Texts, most: number): Question {
  const languages =
    Object.keys(title).length > 0
      ? Object.entries(title)
      : [[draft.languages.list[0] ?? 'de', name]]
  const text = Object.fromEntries(
    languages.map(([language = 'de', words = '']) => [language, howMany(language, words)]),
  )
  return { id: newId(), name, text, kind: 'number', least: 0, most, decimals: 0 }
}

/** A number of rounds that nobody is asked for. */
export function fixedCount(name: string, rounds: number): Question {
  return { id: newId(), name, text: {}, kind: 'calculation', value: rounds }
}
