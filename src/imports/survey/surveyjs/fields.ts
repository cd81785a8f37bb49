/** Questions of SurveyJS that are filled in: texts, numbers, days, photos; pages to read; sums. */
import { newId } from '#schema/id.ts'
import { isRealDay } from '#schema/measure.ts'
import type { Question } from '#schema/survey.ts'
import { plainText } from '#imports/survey/html.ts'
import { commonOf } from './choices.ts'
import { at, numberAt, textAt, type Json } from './element.ts'
import type { Asked } from './rules.ts'

const asText: Record<string, string> = {
  email: 'Das Feld für eine E-Mail-Adresse ist hier ein Textfeld ohne Prüfung.',
  tel: 'Das Feld für eine Telefonnummer ist hier ein Textfeld ohne Prüfung.',
  url: 'Das Feld für eine Internetadresse ist hier ein Textfeld ohne Prüfung.',
  time: 'Die Uhrzeit wird hier als Text eingegeben.',
  month: 'Der Monat wird hier als Text eingegeben.',
  week: 'Die Woche wird hier als Text eingegeben.',
  color: 'Die Farbe wird hier als Text eingegeben.',
  password: 'Das Kennwortfeld ist hier ein gewöhnliches Textfeld.',
}

export function dayAt(json: Json, name: string): string | undefined {
  const day = textAt(json, name).slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && isRealDay(day) ? day : undefined
}

export function readNumber(asked: Asked): Question {
  const { draft, json, foreign, place } = asked
  const question = commonOf(asked)
  draft.scope.set(foreign, { variable: question.name, holds: 'number', round: place.round })
  const least = numberAt(json, 'min')
  const most = numberAt(json, 'max')
  const step = /\.(\d{1,6})$/.exec(textAt(json, 'step'))?.[1]
  return {
    ...question,
    kind: 'number',
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    decimals: step ? step.length : textAt(json, 'step') === '' ? 6 : 0,
  }
}

function readDate(asked: Asked): Question {
  const { draft, json, entry, foreign, place } = asked
  const question = commonOf(asked)
  draft.scope.set(foreign, { variable: question.name, holds: 'date', round: place.round })
  const first = dayAt(json, 'min')
  const last = dayAt(json, 'max')
  if (textAt(json, 'inputType') !== 'date')
    entry.change('Von Tag und Uhrzeit wird hier nur der Tag gefragt.')
  if ((textAt(json, 'min') && !first) || (textAt(json, 'max') && !last)) {
    entry.lose('Die Grenze des Datums wurde nicht übernommen.')
  }
  return { ...question, kind: 'date', ...(first ? { first } : {}), ...(last ? { last } : {}) }
}

/** A text field of one line, by what may be typed into it. */
export function readText(asked: Asked, long: boolean): Question {
  const { draft, json, entry, foreign, place } = asked
  const type = textAt(json, 'inputType')
  if (type === 'number' || type === 'range') return readNumber(asked)
  if (type === 'date' || type.startsWith('datetime')) return readDate(asked)
  const note = Object.hasOwn(asText, type) ? asText[type] : undefined
  if (note) entry.change(note)
  const question = commonOf(asked)
  draft.scope.set(foreign, { variable: question.name, holds: 'text', round: place.round })
  const most = Math.min(Math.floor(numberAt(json, 'maxLength') ?? 0), 4000)
  return { ...question, kind: 'text', long, ...(most >= 1 ? { most } : {}) }
}

/** A page to read; its HTML becomes plain words. */
export function readPage(asked: Asked): Question | undefined {
  const { draft, json, entry, foreign, locals } = asked
  const texts = locals
    .of(at(json, 'html'))
    .map(([language, html]) => [language, plainText(html, entry)] as const)
  const text = draft.texts(entry, texts)
  if (Object.keys(text).length === 0) {
    entry.refuse('Der Text besteht nur aus Bildern oder Gestaltung.')
    return undefined
  }
  return { id: newId(), name: draft.names.take(foreign), text, kind: 'page' }
}

export function readCalculation(asked: Asked): Question {
  const { draft, json, entry, foreign, place } = asked
  const question: Question = { ...commonOf(asked), kind: 'calculation', value: null }
  draft.scope.set(foreign, { variable: question.name, holds: 'any', round: place.round })
  if (textAt(json, 'type') === 'expression') {
    entry.change(
      'Das Ergebnis der Berechnung wird hier nicht gezeigt; es lässt sich in Texte einfügen.',
    )
  }
  draft.wish({
    entry,
    kind: 'Die Berechnung',
    source: textAt(json, 'expression'),
    as: 'value',
    where: { self: foreign, round: place.round },
    take: (value) => (question.value = value),
  })
  return question
}

/** A file can only be a photo here. */
export function readFile(asked: Asked): Question | undefined {
  const { json, entry } = asked
  const isPhoto =
    /image|jpe?g|png/i.test(textAt(json, 'acceptedTypes')) ||
    textAt(json, 'sourceType').startsWith('camera')
  if (!isPhoto) {
    entry.refuse('Dateien lassen sich hier nicht hochladen, nur Fotos.')
    return undefined
  }
  entry.change('Fotos sind hier abgeschaltet, bis die Moderation sie für die Befragung erlaubt.')
  return { ...commonOf(asked), kind: 'photo' }
}
