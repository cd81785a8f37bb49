/** One sentence for each thing that a check of a questionnaire finds. */
interface Said {
  count: string
  name: string
  language: string
  words: string
  option: string
  field: string
  circle: string
}

export const findings = {
  'no-questions': () => 'There is no question yet.',
  'no-text': () => 'This question has no text yet.',
  'no-options': () => 'This question needs at least two answers.',
  'no-words': () => 'The steps lack words.',
  'double-name': ({ name }: Said) => `Two questions have the short name “${name}”.`,
  'double-code': ({ option }: Said) => `Two answers have the same code “${option}”.`,
  'unknown-place': ({ name }: Said) => `The text says {${name}}, but no question is called that.`,
  'unknown-name': ({ name }: Said) =>
    `The condition asks about “${name}”, but there is no such question.`,
  'later-name': ({ name }: Said) => `The condition asks about “${name}”, but that comes later.`,
  'repeated-name': ({ name }: Said) =>
    `The condition asks about “${name}”, but that is asked several times.`,
  'unknown-option': ({ option }: Said) =>
    `The condition names the answer “${option}”, but there is none like it.`,
  never: () => 'This question is never asked: its condition cannot hold.',
  'never-right': () => 'No answer can be right here: the bounds do not fit together.',
  cycle: ({ circle }: Said) => `These questions depend on each other in a circle: ${circle}.`,
  'too-many-features': ({ count }: Said) =>
    `${count} questions about the person. More than 3 together can show who it was.`,
  'age-not-banded': () => 'Ask for age groups, not for the exact age.',
  'band-too-narrow': ({ words }: Said) =>
    `An age group is very narrow${words && `: “${words}”`}. Use wider groups.`,
  'place-too-small': ({ count }: Said) =>
    count
      ? `Only ${count} people of the target group live in the smallest place. Put places together: it should be 50.`
      : 'The place can be named too exactly. Offer a list: at least 50 people in each place.',
  'place-size-unknown': () =>
    'How many people live in the smallest of these places? Enter it with the question.',
  'asks-street': () => 'Do not ask for the street: it can show who it was.',
  'asks-birth-date': () => 'Do not ask for the day of birth: it can show who it was.',
  'asks-school-class': () => 'Do not ask for the school class: it can show who it was.',
  'asks-name': () => 'Do not ask for the name: the survey is without names.',
  'free-text': () => 'With free texts everybody reads: “Please no names.”',
  pin: () =>
    'A pin on the plan can show where somebody lives. Ask about places, not about the home.',
  photo: () => 'Photos can show who somebody is.',
  special: () =>
    'Health, origin, religion, politics: ask only if you must. Talk to your data protection officer.',
  'too-many-questions': ({ count }: Said) => `${count} questions. At most 15 are good.`,
  'too-many-minutes': ({ count }: Said) => `About ${count} minutes. At most 10 are good.`,
  'hard-to-read': () => 'The text is hard to read. Use shorter words and sentences.',
  'long-sentence': ({ count }: Said) => `A sentence has ${count} words. Shorter ones read easier.`,
  'missing-text': ({ language }: Said) => `A text is missing: ${language}.`,
  'not-checked': ({ language }: Said) => `Not checked yet: ${language}.`,
  'notice-missing': ({ field }: Said) => `Missing in the privacy notice: ${field}`,
  'notice-contact': () =>
    'The privacy notice does not say how to reach the responsible ones: phone or e-mail.',
  'notice-past': () => 'The day of deletion is over already.',
  'notice-long': () => 'The deletion is more than two years away. Half a year is usual.',
}
