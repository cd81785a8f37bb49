/** Questionnaires for tests, with as little as possible written out. */
import type { Question, Questionnaire, Section, Texts } from '#schema/survey.ts'

type Kind = Question['kind']
type OfKind<Name extends Kind> = Extract<Question, { kind: Name }>

/** A text in German alone. */
export const texts = (de: string): Texts => ({ de })

/** What a kind of question needs at least. */
const least: { [Name in Kind]: Omit<OfKind<Name>, 'id' | 'name' | 'text' | 'kind'> } = {
  choice: { many: false, options: ['a', 'b'].map((code) => ({ code, text: texts(code) })) },
  scale: { steps: 3, words: ['schlecht', 'mittel', 'gut'].map(texts) },
  rating: { most: 5 },
  ranking: { options: ['a', 'b'].map((code) => ({ code, text: texts(code) })) },
  'yes-no': {},
  number: {},
  date: {},
  text: { long: false },
  place: { options: ['a', 'b'].map((code) => ({ code, text: texts(code) })) },
  photo: {},
  matrix: {
    rows: ['r', 's'].map((code) => ({ code, text: texts(code) })),
    options: ['a', 'b'].map((code) => ({ code, text: texts(code) })),
  },
  page: {},
  calculation: { value: 1 },
}

/** A question named after itself. */
export function ask<Name extends Kind>(
  kind: Name,
  name: string,
  more: Partial<OfKind<Name>> = {},
): Question {
  const common = { id: name, name, text: texts(`Frage ${name}?`), kind }
  return { ...common, ...least[kind], ...more } as Question
}

export function sectionOf(id: string, questions: Question[], more: Partial<Section> = {}): Section {
  return { id, title: texts(id), questions, ...more }
}

/** A questionnaire whose notice is complete, in German. */
export function questionnaireOf(
  sections: Section[] | Question[],
  more: Partial<Questionnaire> = {},
): Questionnaire {
  const isSections = (list: (Section | Question)[]): list is Section[] =>
    list.every((one) => 'questions' in one)
  return {
    format: 1,
    survey: 'village',
    version: 1,
    title: texts('Dorf'),
    intro: {},
    thanks: {},
    notice: {
      controller: 'Stadt Musterdorf, Markt 1',
      contact: 'rathaus@musterdorf.example',
      officer: 'datenschutz@musterdorf.example',
      purpose: 'Wir planen die Wege zur Schule.',
      basis: 'Art. 6 Abs. 1 Buchst. e DSGVO',
      recipients: 'Bildungsmanagement der Stadt',
      deletion: '2027-03-31',
      authority: 'Landesbeauftragte für den Datenschutz',
    },
    languages: ['de'],
    paging: 'question',
    idleSeconds: 60,
    photos: false,
    sections: isSections(sections) ? sections : [sectionOf('s', sections)],
    ...more,
  }
}

const options = [
  { code: '1', text: { de: 'Bus', 'de-simple': 'Bus', ar: 'حافلة' } },
  { code: '2', text: { de: 'Rad' }, alone: true },
]

/** A page to read, the simplest question of all. */
export function page(name: string): Question {
  return { id: name, name, kind: 'page', text: { de: name } }
}

/** The first version of a questionnaire that uses every field there is. */
export const everyKind: Questionnaire = {
  format: 1,
  survey: 's',
  version: 1,
  title: { de: 'Unser Ort', 'de-simple': 'Unser Ort', ar: 'بلدتنا' },
  intro: { de: 'Guten Tag' },
  thanks: { de: 'Danke' },
  notice: {
    controller: 'Stadt',
    contact: 'Rathaus',
    officer: 'Frau Muster',
    purpose: 'Planung',
    basis: 'Art. 6 Abs. 1 e DSGVO',
    recipients: 'niemand',
    deletion: '2027-01-31',
    authority: 'Land',
  },
  languages: ['de', 'de-simple', 'ar'],
  paging: 'section',
  idleSeconds: 90,
  photos: true,
  sections: [
    {
      id: 'one',
      title: { de: 'Wege' },
      questions: [
        {
          id: 'choice',
          name: 'wege',
          kind: 'choice',
          text: { de: 'Wie fahren Sie?', 'de-simple': 'Was benutzen Sie?' },
          hint: { de: 'Alles, was stimmt' },
          required: true,
          checked: ['de-simple'],
          special: false,
          many: true,
          options,
          other: true,
          shuffled: true,
          most: 2,
        },
        {
          id: 'scale',
          name: 'zufrieden',
          kind: 'scale',
          text: { de: 'Wie zufrieden?' },
          show: { in: ['1', { var: 'wege' }] },
          steps: 3,
          words: [{ de: 'schlecht' }, { de: 'mittel' }, { de: 'gut' }],
        },
        { id: 'rating', name: 'sterne', kind: 'rating', text: { de: 'Sterne?' }, most: 6 },
        { id: 'ranking', name: 'folge', kind: 'ranking', text: { de: 'Reihenfolge?' }, options },
        { id: 'yes', name: 'ja', kind: 'yes-no', text: { de: 'Ja?' }, person: 'household' },
        {
          id: 'number',
          name: 'anzahl',
          kind: 'number',
          text: { de: 'Wie viele?' },
          unit: { de: 'Kinder' },
          least: 0,
          most: 12,
          decimals: 0,
          constraint: {
            holds: { '<': [{ var: 'anzahl' }, 10] },
            message: { de: 'Weniger als 10' },
          },
        },
        {
          id: 'date',
          name: 'tag',
          kind: 'date',
          text: { de: 'Wann?' },
          first: '2026-01-01',
          last: '2026-12-31',
        },
      ],
    },
    {
      id: 'two',
      title: {},
      show: { answered: { var: 'wege' } },
      repeat: { name: 'anzahl', most: 4 },
      questions: [
        {
          id: 'text',
          name: 'worte',
          kind: 'text',
          text: { de: 'Und sonst?' },
          long: true,
          most: 400,
        },
        { id: 'place', name: 'ort', kind: 'place', text: { de: 'Wo?' }, options, plan: 'abc' },
        { id: 'photo', name: 'bild', kind: 'photo', text: { de: 'Bild?' } },
        { id: 'matrix', name: 'tafel', kind: 'matrix', text: { de: 'Je' }, rows: options, options },
        page('seite'),
        {
          id: 'sum',
          name: 'summe',
          kind: 'calculation',
          text: {},
          value: { '+': [{ var: 'anzahl' }, 1] },
        },
      ],
    },
  ],
}
