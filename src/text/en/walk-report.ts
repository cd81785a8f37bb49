/** Words of the screens that show what a walk is taken home as; the documents themselves are German. */
import type { Messages } from '#text/german.ts'

export const walkReport: Messages['walkReport'] = {
  which: 'What would you like to see?',
  views: {
    walk: 'Walk minutes',
    map: 'Map to print',
    results: 'Results minutes',
  },
  gathering: 'Fetching map and photos …',
  without: 'Go on without pictures',
  again: 'Fetch map and photos',
  undecided: (count) =>
    count === 1
      ? 'One photo is left out: nobody has checked whether people can be seen.'
      : `${String(count)} photos are left out: nobody has checked whether people can be seen.`,
  held: (count) =>
    count === 1
      ? 'One photo stays on the devices: people can be recognised and have not agreed.'
      : `${String(count)} photos stay on the devices: people can be recognised and have not agreed.`,
  withoutAlt: (count) =>
    count === 1
      ? 'One photo does not say what it shows.'
      : `${String(count)} photos do not say what they show.`,
  paper: 'Paper',
  papers: { a4: 'A4 landscape', a3: 'A3 landscape' },
  printMap: 'Print the map',
  drawing: 'Drawing the map …',
  noMap: 'There is no map for this walk. The walk minutes name all places.',
  mapElsewhere: 'The map is not complete on this device. Connect to the device that has it.',
}
