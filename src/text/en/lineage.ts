/** Words of the thread: where a measure comes from, and what became of a card. */
import type { Messages } from '#text/german.ts'

export const lineage: Messages['lineage'] = {
  origin: 'Where does this come from?',
  outcome: 'What became of it?',
  knots: {
    need: 'Need',
    critique: 'Critique',
    cluster: 'Cluster',
    reversal: 'Turned around',
    idea: 'Idea',
    card: 'More cards',
    sheet: 'Sketch',
    measure: 'Measure',
  },
  noDots: 'no dots',
  unknown: 'No card is linked to this measure yet.',
  openSince: (day) => `open since ${day}`,
  open: 'still open',
}
