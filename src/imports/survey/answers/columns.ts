/** What the columns of a table of answers mean: guessed by their heads, to be corrected by a person. */
import type { Questionnaire } from '#schema/survey.ts'
import { variablesOf, type Variable } from '#survey/variables.ts'

/** One column: an answer, one box of a multiple choice, something about the sheet, or nothing. */
export type Meaning =
  | { is: 'answer'; name: string }
  | { is: 'box'; name: string; code: string }
  | { is: 'day' | 'channel' | 'language' | 'batch' | 'number' }
  | { is: 'nothing' }

const about = new Map<string, Meaning>(
  Object.entries({
    tag: { is: 'day' },
    day: { is: 'day' },
    datum: { is: 'day' },
    kanal: { is: 'channel' },
    weg: { is: 'channel' },
    channel: { is: 'channel' },
    sprache: { is: 'language' },
    language: { is: 'language' },
    stapel: { is: 'batch' },
    batch: { is: 'batch' },
    nummer: { is: 'number' },
    number: { is: 'number' },
  } as const),
)

/** One spelling for names that were written in several ways. */
export function spelling(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Every name an answer may be kept under, with its variable: `kind.2` in a repeated section. */
export function answerNames(questionnaire: Pick<Questionnaire, 'sections'>): Map<string, Variable> {
  const names = new Map<string, Variable>()
  for (const variable of variablesOf(questionnaire)) {
    const isRepeated = variable.section.repeat !== undefined
    for (let round = 1; round <= variable.repeats; round++) {
      names.set(isRepeated ? `${variable.name}.${round}` : variable.name, variable)
    }
  }
  return names
}

function boxOf(head: string, names: ReadonlyMap<string, Variable>): Meaning | undefined {
  for (const sign of ['/', '.', '_', ':']) {
    for (let at = head.lastIndexOf(sign); at > 0; at = head.lastIndexOf(sign, at - 1)) {
      const name = head.slice(0, at)
      const variable = names.get(name)
      const wish = head.slice(at + 1)
      const code =
        variable?.isMany && variable.labels.find((label) => spelling(label.code) === wish)?.code
      if (code) return { is: 'box', name, code }
      if (variable?.isMany && wish === 'other') return { is: 'box', name, code: 'other' }
    }
  }
  return undefined
}

/** The likely meaning of every column: by the name of the answer, or the words of the question. */
export function guessColumns(
  heads: readonly string[],
  questionnaire: Pick<Questionnaire, 'sections'>,
): Meaning[] {
  const names = answerNames(questionnaire)
  const words = new Map<string, string>()
  for (const [name, { text, row }] of names) {
    for (const one of Object.values(row ?? text))
      if (!words.has(spelling(one))) words.set(spelling(one), name)
  }
  const used = new Set<string>()
  return heads.map((head): Meaning => {
    const wish = spelling(head.slice(0, 300))
    const name = names.has(wish) ? wish : words.get(wish)
    const meaning: Meaning = name
      ? { is: 'answer', name }
      : (boxOf(wish, names) ?? about.get(wish) ?? { is: 'nothing' })
    const key = JSON.stringify(meaning)
    if (used.has(key)) return { is: 'nothing' }
    used.add(key)
    return meaning
  })
}
