/** Questions of an XLSForm without a list of answers. */
import type { Question } from '#schema/survey.ts'
import { commonOf, type Asked } from './choices.ts'

type Read = (asked: Asked) => Question

const hold = (
  asked: Asked,
  question: { name: string },
  holds: 'text' | 'number' | 'date' | 'any',
) => asked.draft.scope.set(asked.foreign, { variable: question.name, holds, round: asked.round })

function readText(asked: Asked): Question {
  const question = commonOf(asked)
  hold(asked, question, 'text')
  return { ...question, kind: 'text', long: /\bmultiline\b/.test(asked.line.at('appearance')) }
}

const textInstead =
  (sentence: string): Read =>
  (asked) => {
    asked.entry.change(sentence)
    return readText(asked)
  }

const readNumber =
  (decimals: number): Read =>
  (asked) => {
    const question = commonOf(asked)
    hold(asked, question, 'number')
    return { ...question, kind: 'number', decimals }
  }

/** `parameters` hold start, end and step. */
function readRange(asked: Asked): Question {
  const found = (name: string) => {
    const text = new RegExp(`\\b${name}\\s*=\\s*(-?[\\d.]{1,15})`).exec(
      asked.line.at('parameters'),
    )?.[1]
    return text === undefined || !Number.isFinite(Number(text)) ? undefined : text
  }
  asked.entry.change('Der Schieberegler ist hier ein Zahlenfeld.')
  const question = commonOf(asked)
  hold(asked, question, 'number')
  const digits = Math.min(found('step')?.split('.')[1]?.length ?? 0, 6)
  const [least, most] = [Number(found('start') ?? 1), Number(found('end') ?? 10)]
  return { ...question, kind: 'number', least, most, ...(digits > 0 ? { decimals: digits } : {}) }
}

const readDate =
  (sentence?: string): Read =>
  (asked) => {
    if (sentence) asked.entry.change(sentence)
    const question = commonOf(asked)
    hold(asked, question, 'date')
    return { ...question, kind: 'date' }
  }

function readCalculation(asked: Asked): Question {
  const { draft, line, entry, foreign, round } = asked
  const question: Question = { ...commonOf(asked), kind: 'calculation', value: null }
  hold(asked, question, 'any')
  draft.wish({
    entry,
    kind: 'Die Berechnung',
    source: line.at('calculation'),
    as: 'value',
    where: { self: foreign, round },
    take: (value) => (question.value = value),
  })
  return question
}

/** One box to tick: our choice of one answer. */
function readAcknowledge(asked: Asked): Question {
  asked.entry.change('Die Bestätigung ist hier eine Auswahl mit der einen Antwort „OK“.')
  const question = commonOf(asked)
  const values = new Map([['OK', 'OK']])
  asked.draft.scope.set(asked.foreign, {
    variable: question.name,
    holds: 'code',
    values,
    round: asked.round,
  })
  return { ...question, kind: 'choice', many: false, options: [{ code: 'OK', text: { de: 'OK' } }] }
}

/** All types that are not lists, by their name in the sheet. */
export const fields = new Map<string, Read>(
  Object.entries({
    text: readText,
    string: readText,
    integer: readNumber(0),
    int: readNumber(0),
    decimal: readNumber(6),
    range: readRange,
    date: readDate(),
    datetime: readDate('Von Tag und Uhrzeit wird hier nur der Tag gefragt.'),
    time: textInstead('Die Uhrzeit wird hier als Text eingegeben.'),
    barcode: textInstead('Der Strichcode wird hier als Text eingegeben.'),
    note: (asked: Asked) => {
      const question = commonOf(asked)
      hold(asked, question, 'any')
      return { ...question, kind: 'page' as const }
    },
    calculate: readCalculation,
    calculation: readCalculation,
    acknowledge: readAcknowledge,
    trigger: readAcknowledge,
    image: (asked: Asked) => {
      asked.entry.change('Fotos sind hier abgeschaltet, bis die Moderation sie erlaubt.')
      return { ...commonOf(asked), kind: 'photo' as const }
    },
  }),
)

const place = 'Ein genauer Ort verrät, wer antwortet; fragen Sie stattdessen nach dem Ortsteil.'
const metadata = 'Angaben zu Gerät, Zeit und Person werden hier nicht erhoben.'
const recording = 'Aufnahmen und Dateien gibt es hier nicht.'

/** Types that are not possible here, and why. */
export const impossible = new Map(
  Object.entries({
    geopoint: place,
    geotrace: place,
    geoshape: place,
    'start-geopoint': place,
    start: metadata,
    end: metadata,
    today: metadata,
    deviceid: metadata,
    username: metadata,
    phonenumber: metadata,
    email: metadata,
    simserial: metadata,
    subscriberid: metadata,
    audit: metadata,
    'background-audio': recording,
    audio: recording,
    video: recording,
    file: recording,
    hidden: 'Verborgene Felder gibt es hier nicht.',
    'xml-external': 'Daten aus einer anderen Datei gibt es hier nicht.',
    'csv-external': 'Daten aus einer anderen Datei gibt es hier nicht.',
  }),
)
