/** How hard a German text is to read, and which questions could be said more simply. */
import type { Questionnaire } from '#schema/survey.ts'
import type { Finding } from './finding.ts'

/** Longest sentence that people follow without going back, by language. */
const mostWords: Record<string, number> = { de: 20, 'de-simple': 12 }
/** Years of school that a text may ask for, by language. */
const highestLevel: Record<string, number> = { de: 9, 'de-simple': 6 }
/** Of fewer words the formula says nothing: one long word would decide. */
const leastWords = 12

/** Vowels that are spoken as one, and single ones. */
const syllable = /ei|au|eu|äu|ie|ai|aa|ee|oo|[aeiouyäöü]/gi

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\d](?:[\p{L}\d'’-]|[.,](?=\d))*/gu) ?? []
}

/** Words of the longest sentence. */
export function longestSentence(text: string): number {
  const sentences = text.split(/[.!?:;]+(?:\s|$)|\n+/)
  return Math.max(0, ...sentences.map((sentence) => wordsIn(sentence).length))
}

/**
 * First new Wiener Sachtextformel (Bamberger, Vanecek: Lesen – Verstehen – Lernen – Schreiben, 1984): about
 * the year of school from which a German text can be read; 4 is very easy, 15 very hard.
 */
export function readingLevel(text: string): number {
  const words = wordsIn(text)
  if (words.length === 0) return 4
  const sentences = text.split(/[.!?:;]+(?:\s|$)|\n+/).filter((one) => wordsIn(one).length > 0)
  const share = (holds: (word: string) => boolean) =>
    (100 * words.filter(holds).length) / words.length
  const syllablesOf = (word: string) => Math.max(1, word.match(syllable)?.length ?? 0)
  const many = share((word) => syllablesOf(word) >= 3)
  const single = share((word) => syllablesOf(word) === 1)
  const long = share((word) => word.length > 6)
  const length = words.length / sentences.length
  const level = 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * single - 0.875
  return Math.min(15, Math.max(4, Math.round(level * 10) / 10))
}

/** Texts in German that ask a lot of a reader; other languages are not judged. */
export function readingHints(
  questionnaire: Pick<Questionnaire, 'sections' | 'languages'>,
): Finding[] {
  const languages = questionnaire.languages.filter((language) => Object.hasOwn(mostWords, language))
  const questions = questionnaire.sections.flatMap((section) => section.questions)
  return questions.flatMap(({ id, kind, text, hint }) => {
    if (kind === 'calculation') return []
    return languages.flatMap((language) =>
      [text[language], hint?.[language]].flatMap((said): Finding[] => {
        if (!said) return []
        const common = { weight: 'advises' as const, question: id, language, words: said }
        const count = longestSentence(said)
        if (count > (mostWords[language] ?? Infinity)) {
          return [{ code: 'long-sentence', ...common, count }]
        }
        const level = wordsIn(said).length >= leastWords ? readingLevel(said) : 0
        const isHard = level > (highestLevel[language] ?? Infinity)
        return isHard ? [{ code: 'hard-to-read', ...common, count: Math.round(level) }] : []
      }),
    )
  })
}
