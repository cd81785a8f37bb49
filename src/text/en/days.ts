/** Words for methods that count in days, in English. */
import type { Messages } from '#text/german.ts'

const count = (number: number) => (number === 1 ? '1 day' : `${String(number)} days`)

export const days: Messages['days'] = {
  count,
  unit: 'days',
  until: (day) => `Until ${day}`,
  span: (from, to) => (from === to ? from : `${from} to ${to}`),
  stepDays: (title) => `Days for "${title}"`,
  less: (title) => `One day less for "${title}"`,
  more: (title) => `One day more for "${title}"`,
  firstDay: 'First day',
  checks: {
    date: (day) => `First day: ${day}`,
    dateOpen: 'The first day is still missing',
    over: (text, more) => `Length: ${text}, ${count(more)} more than this version is meant for`,
  },
  wouldEnd: (day) => `If you begin today, it takes until ${day}.`,
  dayOf: (day, all) => `Day ${String(day)} of ${String(all)}`,
  over: (more) => `${count(more)} longer than planned`,
  overHint: 'Nothing ends by itself. Go on when this part is done.',
  stepUntil: (day) => `planned until ${day}`,
  extend: '+1 day',
  later: (more) => `${count(more)} later`,
  laterThanAgreed: (more, day) => `${count(more)} later than planned (${day})`,
  shortenTo: (now, before) => `${String(now)} instead of ${count(before)}`,
}
