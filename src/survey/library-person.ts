/** Questions about the person who answers, in bands that tell nobody (methods, section 4.4). */
import type { Question } from '#schema/survey.ts'
import { offered, said } from './library-words.ts'

/** At most three of them belong into one survey; they stand at its end. */
export const personQuestions: Question[] = [
  {
    id: 'age',
    name: 'age',
    kind: 'choice',
    person: 'age',
    many: false,
    text: said('Wie alt sind Sie?'),
    options: offered({
      '1': ['unter 18 Jahre', 'unter 18 Jahre alt'],
      '2': '18 bis 29 Jahre',
      '3': '30 bis 44 Jahre',
      '4': '45 bis 59 Jahre',
      '5': '60 bis 74 Jahre',
      '6': ['75 Jahre und älter', '75 Jahre oder älter'],
    }),
  },
  {
    id: 'gender',
    name: 'gender',
    kind: 'choice',
    person: 'gender',
    many: false,
    text: said('Welches Geschlecht haben Sie?', 'Sind Sie eine Frau, ein Mann oder divers?'),
    options: offered({ f: ['weiblich', 'Frau'], m: ['männlich', 'Mann'], d: 'divers' }),
  },
  {
    id: 'place',
    name: 'place',
    kind: 'choice',
    person: 'place',
    many: false,
    text: said('Wo wohnen Sie?'),
    // Whoever writes the names in: each place has at least 50 people of those who are asked.
    options: offered({
      town: ['in der Kernstadt', 'in der Stadt'],
      village: ['in einem Ortsteil', 'in einem Dorf bei der Stadt'],
      elsewhere: ['außerhalb der Gemeinde', 'an einem anderen Ort'],
    }),
  },
  {
    id: 'children',
    name: 'children',
    kind: 'choice',
    person: 'household',
    many: false,
    text: said('Leben Kinder unter 18 Jahren in Ihrem Haushalt?', 'Leben Kinder bei Ihnen?'),
    options: offered({
      none: ['nein, keine', 'nein'],
      small: ['ja, das jüngste ist unter 6 Jahre alt', 'ja, kleine Kinder unter 6 Jahren'],
      school: ['ja, das jüngste ist 6 Jahre oder älter', 'ja, größere Kinder'],
    }),
  },
  {
    id: 'work',
    name: 'work',
    kind: 'choice',
    person: 'work',
    many: false,
    text: said('Was machen Sie zurzeit hauptsächlich?', 'Was machen Sie die meiste Zeit?'),
    options: offered({
      learn: ['Schule, Ausbildung oder Studium', 'Ich lerne.'],
      work: ['berufstätig', 'Ich arbeite.'],
      care: ['Haushalt, Kinder oder Pflege', 'Ich bin für andere da.'],
      retired: ['Rente oder Pension', 'Ich bin in Rente.'],
      more: ['etwas anderes', 'Etwas anderes'],
    }),
  },
]
