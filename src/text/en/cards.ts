/** Words of the cards: writing, sorting, naming and turning around. */
import type { Messages } from '#text/german.ts'

const cardCount = (count: number) => (count === 1 ? '1 card' : `${String(count)} cards`)
const clusterCount = (count: number) => (count === 1 ? '1 cluster' : `${String(count)} clusters`)
const isOrAre = (count: number) => (count === 1 ? 'is' : 'are')
/** Where a card lies: among the loose cards, or in a cluster. */
const place = (name: string) => (name.startsWith('among ') ? name : `in ${name}`)

export const cards: Messages['cards'] = {
  loose: 'Loose cards',
  looseThere: 'among the loose cards',
  heap: (number) => `Cluster ${String(number)}`,
  numbered: (number, name) => `${String(number)} · ${name}`,
  zone: (name, count) => `${name}, ${cardCount(count)}`,
  card: (label, kind, text) => `${kind} ${label}: ${text}`,
  alsoIn: (names) => `also in ${names}`,
  numberSign: (label) => `No. ${label}`,

  composer: 'New card',
  composerHint: 'One thought per card. Enter puts the card down.',
  placeholder: 'One thought, a few words',
  addCard: 'Add card',
  advised: (count, tables) => `At most ${cardCount(count)} ${tables ? 'per table' : 'per person'}`,
  counter: (length, advised) => `${String(length)} of ${String(advised)} characters`,
  long: 'Shorter is easier to read. You can add the card all the same.',
  tooLong: 'That is very long for one card. Is it more than one thought?',
  splitInto: (count) => `Split into ${cardCount(count)}`,
  addAnyway: 'Add as it is',
  perLine: (count) => `One card per line (${String(count)})`,
  linesFound: (count) => `The text has ${String(count)} lines.`,
  draftFailing: 'This text is not saved yet. Please keep the window open.',
  draftKept: 'Your text is kept, even if the device switches off.',
  park: 'To the parking lot',
  parkHint: 'It is too early for solutions. They will come back later.',
  parkedCount: (count) => `${String(count)} in the parking lot`,

  none: 'No cards yet',
  noneHint: 'Write the first thought above and press Enter.',
  newest: 'Cards, newest first',
  count: cardCount,
  cardsHere: (count) => `${cardCount(count)} in this step`,
  openCard: (label) => `Open card ${label}`,
  cardTitle: (label) => `Card ${label}`,
  cardText: 'Text of the card',
  earlier: 'Earlier versions',
  withdrawnElsewhere:
    'This card is in the trash: it was taken away in another window. Your text is saved there and can be restored.',
  useEarlier: 'Use this version',
  withdraw: 'Move to trash',
  liesIn: 'Lies in',

  parkedIdeas: 'From the parking lot',
  parkedIdeasHint: 'These ideas came too early. Now is their time.',
  takeUp: 'Take as a card',
  takeUpCard: (label) => `Take idea ${label} as a card`,

  wall: 'Wall',
  list: 'List',
  wallHelp:
    'Arrow keys go from card to card. Space selects. Enter on a cluster puts the selection there. M opens “Move to”, N makes a new cluster, F2 opens the card.',
  wallName: 'Wall with clusters and cards',
  wallEmpty: 'No cards yet',
  wallEmptyHint: 'As soon as cards are collected, they lie here to be sorted.',
  closer: 'Closer',
  further: 'Further away',
  showAll: 'Show everything',
  clustersOf: (count, most) =>
    most === undefined
      ? clusterCount(count)
      : `${clusterCount(count)}; up to ${String(most)} are easy to take in`,
  tooMany: (most) =>
    `More than ${String(most)} clusters are hard to take in. Perhaps two of them belong together?`,
  looseCount: (count) =>
    count === 0 ? 'All cards are in clusters.' : `${String(count)} still loose`,
  grip: 'Drag',

  selected: (count) => `${cardCount(count)} selected`,
  selectHint: 'Tap a card, then tap the cluster.',
  newCluster: 'New cluster',
  toLoose: 'Put back with the loose cards',
  moveTo: 'Move to …',
  moveCardTo: (label) => `Move card ${label} to …`,
  moveTitle: (count, label) =>
    count === 1 ? `Move card ${label} to …` : `Move ${cardCount(count)} to …`,
  also: 'Leave it where it is now as well',
  here: 'lies here',
  deselect: 'Clear selection',
  select: (label) => `Select card ${label}`,
  showMore: (count) => `Show ${cardCount(count)} more`,
  edit: 'Edit',

  editZone: (name) => `Edit ${name}`,
  zoneTitle: (number) => `Cluster ${String(number)}`,
  clusterName: 'Name of the cluster',
  clusterNamePlaceholder: 'A few words are enough',
  earlierPlace: 'Move forward',
  laterPlace: 'Move back',
  mergeWith: 'Merge with …',
  merge: 'Merge',
  chooseCluster: 'Choose a cluster',
  split: (count) => `Split off the selection (${cardCount(count)})`,
  splitHint: 'To split, first select cards of this cluster.',
  dissolve: 'Dissolve cluster',
  dissolveHint: 'Its cards will be loose again.',
  selectAll: 'Select all cards',

  nameCluster: (number, count) => `Name for cluster ${String(number)} of ${String(count)}`,
  previousCluster: 'Previous cluster',
  nextCluster: 'Next cluster',
  unnamed: (count) =>
    count === 0
      ? 'All clusters have a name.'
      : count === 1
        ? 'One cluster has no name yet.'
        : `${String(count)} clusters have no name yet.`,
  nothingToName: 'No clusters yet',
  nothingToNameHint: 'First sort the cards into clusters.',

  critique: 'Critique',
  wishes: 'Wishes',
  notVoted: 'No dot vote has been closed yet. That is why all clusters are here.',
  carried: (count) =>
    count === 1
      ? 'The cluster with the most dots.'
      : `The ${String(count)} clusters with the most dots.`,
  openTurning: 'open',
  wishCount: (count) => (count === 1 ? '1 wish' : `${String(count)} wishes`),
  openCount: (count) => (count === 0 ? 'Nothing is open.' : `${String(count)} still open`),
  turnField: 'Wish for this card',
  turnHint: 'Enter puts the wish down. A card may stay open.',
  opposite: 'Opposite',
  oppositeAsk: 'What would be the opposite?',
  need: 'What do we need?',
  needAsk: 'What do we need for this to change?',
  good: 'What would good look like?',
  goodAsk: 'What would it look like if everything were fine?',
  addWish: 'Add wish',
  nextCritique: 'Next critique',
  previousCritique: 'Previous critique',
  unlink: 'Remove link',
  unlinkWish: (label) => `Remove link to wish ${label}`,
  nothingToTurn: 'No critique to turn around yet',
  nothingToTurnHint: 'The cards of the critique phase will be here as soon as there are any.',

  hallPage: (page, pages) => `Projector: page ${String(page)} of ${String(pages)}`,
  hallBack: 'Previous page on the projector',
  hallNext: 'Next page on the projector',

  added: (labels) =>
    labels.length === 1
      ? `Card ${labels[0] ?? ''} is there.`
      : `${String(labels.length)} cards are there.`,
  parkedNow: (count) =>
    count === 1
      ? 'The idea is in the parking lot.'
      : `The idea is in the parking lot. There are ${String(count)} now.`,
  takenUp: (label) => `Idea ${label} is a card now.`,
  edited: (label) => `Card ${label} has been changed.`,
  withdrawn: (label) => `Card ${label} is in the trash.`,
  undone: 'Undone.',
  redone: 'Redone.',
  chosenNow: (label, count) => `Card ${label} selected, ${String(count)} in total.`,
  notChosen: (label, count) => `Card ${label} no longer selected, ${String(count)} in total.`,
  moved: (label, name, also) => `Card ${label} is now ${also ? 'also ' : ''}${place(name)}.`,
  movedMany: (count, name, also) =>
    `${cardCount(count)} ${isOrAre(count)} now ${also ? 'also ' : ''}${place(name)}.`,
  named: (name) => `The cluster is now called ${name}.`,
  merged: (from, into) => `${from} is now in ${into}.`,
  dissolved: (name) => `${name} has been dissolved. Its cards are loose.`,
  movedCluster: (name, place) => `${name} is now number ${String(place)}.`,
  turned: (wish, critique) => `Wish ${wish} belongs to critique ${critique}.`,
  unlinked: (wish, critique) =>
    `Wish ${wish} no longer belongs to critique ${critique}. The card stays.`,
}
