/** Recognises questions about the person who answers, also where nobody marked them. */
import type { PersonFeature, Question, Texts } from '#schema/survey.ts'

export type Feature = PersonFeature

/** A text in all its languages: whoever translates may ask for more. */
export function wordsOf(texts: Texts): string {
  return Object.values(texts).join(' ')
}

/** How people ask for them; German, plain German and English. */
const questionsAbout: [Feature, RegExp][] = [
  [
    'age',
    /wie alt (sind|bist)|\b(ihr|dein) alter\b|in welchem alter|geburtsjahr|jahr.{0,20}geboren|geburtsdatum|how old are you|your age|year of birth/i,
  ],
  ['gender', /geschlecht|(frau|mann) oder (mann|frau)|\byour gender\b|\bmale or female\b/i],
  [
    'place',
    /wo (wohnen|leben) sie|wo (wohnst|lebst) du|(orts|stadt)teil (wohnen|leben)|wohnort|postleitzahl|where do you live|postcode/i,
  ],
  [
    'household',
    /in ihrem haushalt|wie viele (personen|kinder).{0,30}(haushalt|wohnen|leben)|kinder haben sie|familienstand|in your household|children do you have/i,
  ],
  [
    'work',
    /\b(ihr|dein)(en)? beruf|berufstätig|sind sie (angestellt|arbeitslos|rentner)|arbeiten sie (als|bei)|your (job|occupation)|employed/i,
  ],
  [
    'origin',
    /staatsangehörigkeit|staatsbürgerschaft|migrationshintergrund|muttersprache|(in welchem land|wo) (sind|wurden) sie geboren|aus welchem land|nationality|citizenship/i,
  ],
]

/** The feature that a question is marked with, or asks for in words; pages and sums ask nothing. */
export function featureOf({ kind, person, text }: Question): Feature | undefined {
  if (kind === 'page' || kind === 'calculation') return undefined
  if (person) return person
  const words = wordsOf(text)
  return questionsAbout.find(([, asks]) => asks.test(words))?.[0]
}
