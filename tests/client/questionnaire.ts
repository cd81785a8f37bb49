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
