/** Fifteen questions as a town asks them on paper: short, in four languages, with a filter and a list of places. */
import type { Question, Questionnaire, Texts } from '#schema/survey.ts'
import { everyKind } from './questionnaire.ts'

const option = (code: string, de: string, more: Texts = {}) => ({ code, text: { de, ...more } })
const common = (id: string, de: string, more: Texts = {}) => ({
  ...{ id, name: id, text: { de, ...more } },
})
const good: Texts[] = [
  { de: 'schlecht', ar: 'سيئ', en: 'bad' },
  { de: 'mittel', ar: 'متوسط', en: 'fair' },
  { de: 'gut', ar: 'جيد', en: 'good' },
]
const agree = [
  'stimmt gar nicht',
  'stimmt eher nicht',
  'teils, teils',
  'stimmt eher',
  'stimmt völlig',
]
const places = [
  'Braunsbedra Mitte',
  'Braunsdorf',
  'Frankleben',
  'Großkayna',
  'Krumpa',
  'Roßbach',
  'Leiha',
  'Schortau',
  'Neumark',
  'Bedra',
  'Kämmeritz',
  'anderswo',
]

const all: Question[] = [
  {
    ...common('alter', 'Wie alt sind Sie?', { ar: 'كم عمرك؟', en: 'How old are you?' }),
    ...{ kind: 'choice', many: false, person: 'age' },
    options: [
      option('a', 'unter 18'),
      option('b', '18 bis 29'),
      option('c', '30 bis 44'),
      option('d', '45 bis 64'),
      option('e', '65 und älter'),
    ],
  },
  {
    ...common('ort', 'In welchem Ortsteil wohnen Sie?'),
    kind: 'place',
    options: places.map((de, at) => option(`o${String(at)}`, de)),
  },
  {
    ...common('kinder', 'Leben Kinder bei Ihnen?', {
      'de-simple': 'Wohnen Kinder bei Ihnen? Gemeint sind Kinder unter 18 Jahren.',
      ar: 'هل يعيش أطفال معك؟',
    }),
    kind: 'yes-no',
  },
  {
    ...common('wieviele', 'Wie viele Kinder leben bei Ihnen?'),
    kind: 'number',
    unit: { de: 'Kinder' },
    least: 1,
    most: 12,
    show: { '==': [{ var: 'kinder' }, true] },
  },
  {
    ...common('wege', 'Wie kommen Sie meistens in die Stadt?', {
      'de-simple': 'Wie kommen Sie in die Stadt? Sie können mehr ankreuzen.',
      ar: 'كيف تصل إلى المدينة؟',
    }),
    ...{ kind: 'choice', many: true, other: true, most: 3 },
    options: [
      option('fuss', 'Zu Fuß', { ar: 'مشياً' }),
      option('rad', 'Mit dem Rad', { ar: 'بالدراجة' }),
      option('bus', 'Mit dem Bus', { ar: 'بالحافلة' }),
      option('auto', 'Mit dem Auto', { ar: 'بالسيارة' }),
      option('nie', 'Gar nicht'),
    ],
  },
  {
    ...common('weg', 'Wie finden Sie den Weg dorthin?', { ar: 'كيف تجد الطريق؟' }),
    kind: 'scale',
    steps: 3,
    words: good,
  },
  {
    ...common('sicher', 'Die Wege sind auch am Abend sicher.'),
    kind: 'scale',
    steps: 5,
    words: agree.map((de) => ({ de })),
  },
  {
    ...common('spielplatz', 'Der Spielplatz ist gut zu erreichen.'),
    kind: 'scale',
    steps: 5,
    words: agree.map((de) => ({ de })),
  },
  { ...common('sterne', 'Wie viele Sterne geben Sie dem Stadtpark?'), kind: 'rating', most: 5 },
  {
    ...common('zufrieden', 'Wie zufrieden sind Sie mit …'),
    kind: 'matrix',
    rows: [option('r1', 'Öffnungszeiten'), option('r2', 'Essen in der Kita')],
    options: [option('1', 'gar nicht'), option('2', 'etwas'), option('3', 'sehr')],
  },
  {
    ...common('wichtig', 'Was ist Ihnen am wichtigsten?'),
    kind: 'ranking',
    options: [option('zeit', 'Öffnungszeiten'), option('weg', 'Weg'), option('preis', 'Preis')],
  },
  { ...common('mitmachen', 'Würden Sie selbst mitmachen?'), kind: 'yes-no' },
  { ...common('ab', 'Ab wann brauchen Sie einen Platz?'), kind: 'date', show: { var: 'kinder' } },
  {
    ...common('zeitung', 'Woher wissen Sie von dieser Umfrage?'),
    ...{ kind: 'choice', many: false },
    options: [
      option('amtsblatt', 'Amtsblatt'),
      option('aushang', 'Aushang'),
      option('kita', 'Kita oder Schule'),
      option('netz', 'Internet'),
    ],
  },
  {
    ...common('worte', 'Was wünschen Sie sich?', {
      'de-simple': 'Was wünschen Sie sich? Schreiben Sie es auf.',
      ar: 'ماذا تتمنى؟',
    }),
    kind: 'text',
    long: true,
  },
]

/** Two parts, each with questions of many kinds. */
export const onPaper: Questionnaire = {
  ...everyKind,
  paging: 'question',
  photos: false,
  title: {
    de: 'Was fehlt in Braunsbedra?',
    'de-simple': 'Was fehlt Ihnen hier?',
    ar: 'ماذا ينقص في المدينة؟',
    en: 'What is missing in Braunsbedra?',
  },
  intro: {
    de: 'Wir planen Wege, Kitas und Spielplätze. Ihre Meinung hilft uns dabei.',
    'de-simple': 'Wir planen neue Wege. Wir planen Spielplätze. Bitte sagen Sie uns Ihre Meinung.',
  },
  languages: ['de', 'de-simple', 'en', 'ar'],
  sections: [
    { id: 'you', title: { de: 'Über Sie', ar: 'عنك' }, questions: all.slice(0, 4) },
    { id: 'town', title: { de: 'Unterwegs im Ort', ar: 'في المدينة' }, questions: all.slice(4) },
  ],
}
