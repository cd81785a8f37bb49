/** Words of polls: prepare, count paper dots, show. */
import type { Messages } from '#text/german.ts'

const dotCount = (count: number) => (count === 1 ? '1 dot' : `${String(count)} dots`)
const topicCount = (count: number) => (count === 1 ? '1 topic' : `${String(count)} topics`)
const personCount = (count: number) => (count === 1 ? '1 person' : `${String(count)} people`)

export const poll: Messages['poll'] = {
  suggestion: (dots, options, people) =>
    people > 0
      ? `Suggestion: ${dotCount(dots)} per person, because ${personCount(people)} can choose between ${topicCount(options)}.`
      : `Suggestion: ${dotCount(dots)} per person, because there ${options === 1 ? 'is' : 'are'} ${topicCount(options)} to choose from.`,
  oneEach: 'Everybody has one dot.',
  oneEachAxis: (axes) => `Everybody has ${dotCount(axes)}: one per topic.`,
  dotsPerPerson: 'Dots per person',
  mostPerOption: 'At most on one topic',
  fewer: (name) => `${name}: one fewer`,
  more: (name) => `${name}: one more`,
  criterion: 'Criterion',
  changeCriterion: 'Change criterion',
  options: (count) =>
    count === 1 ? '1 topic to choose from' : `${String(count)} topics to choose from`,
  noClusters: 'There are no clusters yet. Sort the cards first.',
  noSheets: 'There are no sketches yet. Begin one in the step before.',
  tooFewOptions: 'Dot voting needs at least two topics.',
  openPoll: 'Open dot voting',
  keepChanges: 'Keep these settings',
  change: 'Change settings',
  countTitle: 'Count dots',
  hidden: 'Only on this device. Nothing can be seen in the hall yet.',
  countHint: 'Count what sticks on the paper.',
  voters: 'People who placed dots',
  sum: (given, possible, people) =>
    people === 0
      ? `${dotCount(given)}, number of people still open`
      : `${String(given)} of ${dotCount(possible)}, ${personCount(people)}`,
  doubts: {
    'no-dots': 'Nothing has been counted yet.',
    'too-few-people':
      'A result needs at least two people; otherwise it would show what one of them chose.',
    'too-many': 'These are more dots than the people have altogether. Please check once more.',
    'too-many-on-one': 'One topic has more dots than are allowed. Please check once more.',
  },
  countFailing: 'The last step is not saved yet. Please keep the window open.',
  close: 'Close and show',
  resultTitle: 'Result',
  mood: 'This shows the mood in the room. It is not a decision.',
  took: (people) => `${people} placed dots.`,
  unused: (dots) => `Not used: ${dots}.`,
  level: 'tied',
  goesOn: 'goes on',
  bothGoOn: (titles) => {
    const named = titles.map((title) => `“${title}”`)
    const list = `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`
    return `${list} are tied. We carry ${titles.length === 2 ? 'both' : 'all of them'} over.`
  },
  recount: 'Count once more',
  closed: (people, first) =>
    `Poll closed, ${people}. ${first.length > 0 ? `In front: ${first.join('; ')}.` : ''}`.trim(),
  first: (title, dots) => `“${title}”, ${dots}`,
  reopened: 'The result is hidden again. Count once more.',
  why: 'Why is this at the top?',
  whyHint: 'Two or three voices, one sentence each',
  concerns: 'What concerns are there?',
  concernsHint: 'One concern in one sentence',
  words: 'One word',
  wordsEmpty: 'Write down what people say in turn. Without names.',
  wordsCount: (count) => (count === 1 ? '1 word' : `${String(count)} words`),
  write: 'Write down',
  takeBack: (text) => `Remove “${text}”`,
  target: 'Target',
  targetTable: 'Dots per topic and ring; ring 1 is the centre',
  axis: 'Topic',
  ring: (ring) => (ring === 1 ? 'Ring 1 (centre)' : `Ring ${String(ring)}`),
}
