/** What stands on paper and in the hands of people for a walk, in English. */
import type { Announced, WalkPaper } from './de.ts'

const told = (...lines: (string | false)[]) => lines.filter(Boolean).join('\n')
const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

export const english: WalkPaper = {
  valences: { good: 'good', bad: 'bothers', idea: 'idea', barrier: 'barrier' },
  questions: [
    'What is good here?',
    'What bothers you?',
    'Who is missing here?',
    'What would you change?',
    'What is it like here in the evening?',
    'What is it like here in winter?',
    'What is it like here with a walking frame?',
    'What is it like here for a child?',
  ],
  checklist: [
    'The path is even and not slippery.',
    'The path is at least 150 cm wide.',
    'There is help for crossing the road.',
    'The light stays green long enough.',
    'There is enough light.',
    'There are benches.',
    'There is a public toilet.',
    'The bus stop is near and without steps.',
    'There is some green.',
    'There are places to meet.',
    'There are shops.',
  ],
  roles: [
    { id: 'lead', name: 'Lead', task: 'Leads the group and asks the questions.' },
    { id: 'notes', name: 'Notes', task: 'Writes down what is said, word for word.' },
    { id: 'photo', name: 'Photo', task: 'Takes photos of places. Never of people or plates.' },
    { id: 'time', name: 'Time', task: 'Minds the time and tells it.' },
    { id: 'barrier', name: 'Barrier scout', task: 'Looks for steps, narrow spots and kerbs.' },
    { id: 'safety', name: 'Safety', task: 'Walks last and minds the traffic.' },
  ],
  keyRule: 'Those who accompany listen and do not argue.',
  keyRuleMore: 'Asking back is welcome. Everything that is said counts.',
  alternatives: [
    'A route of its own for wheelchairs and walking frames: no steps, even surface.',
    'A bench circle at the start for all who do not walk along.',
    'A walk with photos in the hall.',
  ],
  announcement: (from: Announced) =>
    told(
      from.title || 'Neighbourhood walk',
      '\nWe walk through the place together and look closely.',
      'What is good? What bothers you? What do you wish for?',
      'Everything you say counts.\n',
      from.day && `When? ${from.day}${from.time && `, ${from.time}`}`,
      from.meetingPoint && `Meeting point: ${from.meetingPoint}`,
      from.route && `Route: ${from.route}`,
      from.length && `Length: about ${from.length}`,
      from.stops > 0 && `Stops: ${String(from.stops)}`,
      from.duration && `Duration with the evaluation: ${from.duration}`,
      from.alternative && `\nYou cannot walk along?\n${sentence(from.alternative)}`,
      '\nWe walk slowly. Come along!',
      from.from && `\n${from.from}`,
    ).trim(),
  shortAnnouncement: (from: Announced) =>
    [
      sentence(
        [from.title || 'Neighbourhood walk', [from.day, from.time].filter(Boolean).join(', ')]
          .filter(Boolean)
          .join(': '),
      ),
      from.meetingPoint && sentence(`Meeting point: ${from.meetingPoint}`),
      from.length && `We walk about ${from.length}.`,
      from.alternative && 'There is an offer without walking, too.',
      'Come along!',
    ]
      .filter(Boolean)
      .join(' '),
  planTitle: 'Our way',
  planHint: 'The numbers are on the forms, too.',
  meetingPoint: 'Meeting point',
  route: 'Route',
  length: 'Length',
  alternative: 'If you do not walk along',
  stop: 'Stop',
  stopName: (number, name) => (name ? `${String(number)}. ${name}` : `Stop ${String(number)}`),
  freeStop: 'Stop: ____________________',
  noStops: 'The stops are found on the way.',
  formTitle: 'Observation form',
  formHint: 'One row for each observation. Please tick and write.',
  formNoNames: 'No names of people, please.',
  group: 'Group',
  number: 'No.',
  seen: 'What did you see or hear?',
  rolesTitle: 'Role cards',
  cut: 'Cut along the lines.',
  stickersTitle: (letter) => `Stickers of group ${letter}`,
  stickersHint: 'Stick them on the map. The number is on the form, too.',
  checklistTitle: 'What we look at',
  checklistHint: 'Look first, then tick.',
  yes: 'yes',
  partly: 'partly',
  no: 'no',
  where: 'Where exactly?',
  page: 'Page',
  of: 'of',
}
