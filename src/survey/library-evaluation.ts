/** The short form that tells whether a measure works, and a pair for before and after (methods, section 7.4). */
import type { Question } from '#schema/survey.ts'
import { noNames, offered, said, threeFaces } from './library-words.ts'

/** Six questions, the same words before and after: known, used, helpful, changed, missing, recommended. */
export const evaluationQuestions: Question[] = [
  {
    id: 'known',
    name: 'known',
    kind: 'yes-no',
    text: said('Kennen Sie dieses Angebot?'),
  },
  {
    id: 'used',
    name: 'used',
    kind: 'choice',
    many: false,
    text: said(
      'Wie oft haben Sie das Angebot in den letzten 12 Monaten genutzt?',
      'Wie oft waren Sie im letzten Jahr dabei?',
    ),
    options: offered({
      never: ['gar nicht', 'nie'],
      once: ['einmal', 'ein Mal'],
      some: ['mehrmals', 'ein paar Mal'],
      often: ['regelmäßig', 'sehr oft'],
    }),
  },
  {
    id: 'helpful',
    name: 'helpful',
    kind: 'scale',
    steps: 5,
    text: said('Wie hilfreich ist das Angebot für Sie?', 'Wie sehr hilft Ihnen das Angebot?'),
    words: [
      said('gar nicht hilfreich', 'gar nicht'),
      said('wenig hilfreich', 'wenig'),
      said('teils, teils', 'ein bisschen'),
      said('hilfreich', 'viel'),
      said('sehr hilfreich', 'sehr viel'),
    ],
  },
  {
    id: 'changed',
    name: 'changed',
    kind: 'text',
    long: true,
    most: 1000,
    text: said('Was hat sich durch das Angebot für Sie geändert?', 'Was ist jetzt anders für Sie?'),
    hint: noNames,
  },
  {
    id: 'lacking',
    name: 'lacking',
    kind: 'text',
    long: true,
    most: 1000,
    text: said('Was fehlt noch?'),
    hint: noNames,
  },
  {
    id: 'recommend',
    name: 'recommend',
    kind: 'scale',
    steps: 3,
    text: said(
      'Würden Sie das Angebot anderen empfehlen?',
      'Sagen Sie anderen: Geht auch dorthin?',
    ),
    words: [said('nein'), said('vielleicht'), said('ja')],
  },
]

/** How it was and how it is, on one scale: both in one survey, or the second one in two. Never by person. */
export const pairQuestions: Question[] = [
  {
    id: 'state_before',
    name: 'state_before',
    kind: 'scale',
    steps: 3,
    text: said(
      'Wie war es, bevor es das Angebot gab?',
      'Wie war es früher? Da gab es das Angebot noch nicht.',
    ),
    words: threeFaces,
  },
  {
    id: 'state_after',
    name: 'state_after',
    kind: 'scale',
    steps: 3,
    text: said('Wie ist es heute, mit dem Angebot?', 'Wie ist es heute?'),
    words: threeFaces,
  },
]
