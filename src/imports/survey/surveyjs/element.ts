/** Safe looks into SurveyJS JSON, where anything may stand anywhere. */
import type { Draft } from '#imports/survey/draft.ts'
import { guessLanguage } from '#imports/survey/guess.ts'
import type { Entry } from '#imports/survey/report.ts'

/** An object of the file; its own fields are read by `at` only. */
export type Json = Readonly<Record<string, unknown>>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An own field, never one of the prototype. */
export function at(json: Json, name: string): unknown {
  return Object.hasOwn(json, name) ? json[name] : undefined
}

/** A text or number as text; empty for everything else. */
export function textAt(json: Json, name: string): string {
  const value = at(json, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A number, also one that was written as text. */
export function numberAt(json: Json, name: string): number | undefined {
  const value = at(json, name)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** The entries of a list; a single thing counts as a list of one. */
export function listAt(json: Json, name: string): unknown[] {
  const value = at(json, name)
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** Objects of a list. */
export function partsAt(json: Json, name: string): Json[] {
  return listAt(json, name).filter(isJson)
}

export function isOn(json: Json, name: string): boolean {
  return at(json, name) === true
}

/** Texts of a file in which the language of plain texts is known or guessed. */
export class Locals {
  readonly #draft: Draft
  readonly #first: string

  constructor(draft: Draft, survey: Json) {
    this.#draft = draft
    const locale = textAt(survey, 'locale')
    this.#first = locale || guessLanguage(JSON.stringify(survey).slice(0, 20_000))
    draft.languages.codeOf(this.#first)
    if (!locale) {
      const guess = this.#first === 'de' ? 'Deutsch' : 'Englisch'
      draft.whole.change(`Die Datei nennt ihre Sprache nicht; sie wird als ${guess} geführt.`)
    }
  }

  /** Language and text of what may be a text, a number, or an object by languages. */
  of(value: unknown, fallback = ''): [language: string, text: string][] {
    if (typeof value === 'number') return [[this.#first, String(value)]]
    if (typeof value === 'string' && value !== '') return [[this.#first, value]]
    const found = isJson(value) ? Object.entries(value) : []
    const texts = found.flatMap(([name, text]): [string, string][] =>
      typeof text === 'string' && text !== ''
        ? [[name === 'default' ? this.#first : name, text]]
        : [],
    )
    if (texts.length > 0) return texts
    return fallback === '' ? [] : [[this.#first, fallback]]
  }

  /** The texts of a field in our languages. */
  texts(entry: Entry, json: Json, name: string, fallback = '') {
    return this.#draft.texts(entry, this.of(at(json, name), fallback))
  }
}
