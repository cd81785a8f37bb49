/** Guesses the language of a file that names none: German or not. */

const german = /[äöüß]|\b(?:und|oder|nicht|der|die|das|wie|ist|sie|ihr|ihre|welche|keine)\b/gi
const english = /\b(?:the|and|or|not|you|your|how|what|which|is|are|of|please)\b/gi

/** `de` or `en`, by the small words in the first part of the text. */
export function guessLanguage(text: string): 'de' | 'en' {
  const part = text.slice(0, 20_000)
  const count = (words: RegExp) => part.match(words)?.length ?? 0
  return count(german) >= count(english) ? 'de' : 'en'
}
