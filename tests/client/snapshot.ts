/** Snapshots made for tests: an empty evening, and a small one in which everything happened. */
import { originOf } from '#documents/lineage.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import type { CardKind, Contribution } from '#schema/contribution.ts'
import type { Measure, Task } from '#schema/measure.ts'
import type { WorkshopSnapshot } from '#schema/snapshot.ts'

const day = '2026-03-12'

/** Epoch milliseconds of a time on the evening, on the clock of this machine. */
function at(time: string): number {
  return new Date(`${day}T${time}:00`).getTime()
}

/** A prepared Zukunftswerkstatt (kompakt) in which nothing happened yet. */
export function emptySnapshot(): WorkshopSnapshot {
  return {
    initiative: { id: 'village', title: '', municipality: '', area: '', description: '' },
    heading: {
      id: 'evening',
      initiative: 'village',
      title: '',
      question: '',
      date: '',
      start: '',
      place: '',
      headcount: 0,
      tables: 1,
      methodId: 'zukunftswerkstatt',
      methodVersion: 1,
      variant: 'kompakt',
      facilitation: '',
      hallLanguage: 'de',
    },
    course: {
      status: 'prepared',
      step: '',
      startedAt: 0,
      stepStartedAt: 0,
      stepUsed: 0,
      endedAt: 0,
      plannedEnd: 0,
    },
    phases: zukunftswerkstatt.phases.map(({ steps, id, title, rules }, index) => ({
      id,
      title,
      rules,
      rank: `a${String(index)}`,
      steps: steps
        .filter((step) => (step.minutes['kompakt'] ?? 0) > 0)
        .map((definition): PlannedStep => ({
          id: definition.id,
          phase: id,
          rank: 'a0',
          minutes: definition.minutes['kompakt'] ?? 0,
          question: '',
          definition,
          inserted: false,
          state: 'open',
        })),
    })),
    contributions: [],
    late: [],
    clusters: [],
    memberships: [],
    links: [],
    polls: [],
    sheets: [],
    measures: [],
    tasks: [],
    arrangements: {
      coreGroup: '',
      nextMeeting: '',
      nextPlace: '',
      minutesUntil: '',
      replyUntil: '',
      replyBy: '',
    },
    log: [],
  }
}

/** Adds a card with the next number; its id is `c` and that number. */
export function addCardTo(
  snapshot: WorkshopSnapshot,
  step: string,
  kind: CardKind,
  text: string,
  fields: Partial<Contribution> = {},
): Contribution {
  const number = snapshot.contributions.length + 1
  const card: Contribution = {
    id: `c${String(number)}`,
    number,
    kind,
    text,
    step,
    origin: 'typed',
    state: 'active',
    parked: false,
    rank: 'a0',
    day,
    ...fields,
  }
  snapshot.contributions.push(card)
  return card
}

/** Adds a cluster with these cards; its id is its title. */
export function addClusterTo(
  snapshot: WorkshopSnapshot,
  title: string,
  cards: readonly Contribution[],
  step = 'kritik-clustern',
): void {
  snapshot.clusters.push({ id: title, title, step, rank: 'a0', state: 'active' })
  for (const { id } of cards) {
    snapshot.memberships.push({ contribution: id, cluster: title, rank: 'a0' })
  }
}

/** Adds a measure that these records led to; its way back is found like in the app. */
function addMeasureTo(
  snapshot: WorkshopSnapshot,
  measure: Partial<Measure> & { title: string },
  sources: readonly string[],
  tasks: readonly Partial<Task>[] = [],
): void {
  const id = `m${String(snapshot.measures.length + 1)}`
  for (const from of sources) snapshot.links.push({ from, type: 'leads-to', to: id })
  snapshot.measures.push({
    measure: {
      id,
      lead: '',
      until: '',
      state: 'agreed',
      workshop: 'evening',
      step: 'verwirklichung-massnahmen',
      firstStep: '',
      partners: '',
      rank: 'a0',
      ...measure,
    },
    tasks: tasks.map((task, index) => ({
      id: `${id}t${String(index)}`,
      measure: id,
      what: '',
      who: '',
      until: '',
      state: 'open',
      workshop: 'evening',
      rank: 'a0',
      ...task,
    })),
    origin: originOf(id, { needs: [], ...snapshot, measures: [] }),
  })
}

/** An evening about a village square, in which everything happened that minutes can hold. */
export function richSnapshot(): WorkshopSnapshot {
  const snapshot = emptySnapshot()
  Object.assign(snapshot.initiative, {
    title: 'Ortsmitte Mücheln',
    description: 'Der Platz steht leer. Die Stadt möchte wissen, was ihn belebt.',
    area: 'Kernstadt',
  })
  Object.assign(snapshot.heading, {
    title: 'Zukunftswerkstatt „Unser Markt“',
    question: 'Wie wird der Markt wieder ein Ort für alle?',
    date: day,
    start: '18:00',
    place: 'Bürgerhaus, großer Saal',
    headcount: 22,
    facilitation: 'Stabsstelle Beteiligung',
  })
  Object.assign(snapshot.course, {
    status: 'ended',
    startedAt: at('18:05'),
    endedAt: at('21:02'),
  })
  for (const phase of snapshot.phases) {
    for (const step of phase.steps) {
      step.state = step.id === 'kritik-vorlesen' ? 'skipped' : 'done'
    }
  }
  addCardTo(snapshot, 'vorphase-runde', 'note', 'Viele wohnen seit der Kindheit hier.')
  const bus = addCardTo(snapshot, 'kritik-karten', 'critique', 'Nach 18 Uhr fährt kein Bus')
  const bank = addCardTo(snapshot, 'kritik-karten', 'critique', 'Keine Bank im Schatten', {
    origin: 'paper',
  })
  const light = addCardTo(snapshot, 'kritik-karten', 'critique', 'Abends ist es düster & still')
  const loud = addCardTo(snapshot, 'kritik-karten', 'critique', 'Autos fahren quer über den Platz')
  addCardTo(snapshot, 'kritik-karten', 'critique', 'Der Brunnen ist trocken')
  addCardTo(snapshot, 'kritik-karten', 'idea', 'Ein Café im alten Rathaus', { parked: true })
  addClusterTo(snapshot, 'Unterwegs sein', [bus, loud])
  addClusterTo(snapshot, 'Gern bleiben', [bank, light, loud])
  addClusterTo(snapshot, 'Sauberkeit', [])
  snapshot.polls.push({
    poll: {
      id: 'kritik-bepunkten',
      step: 'kritik-bepunkten',
      question: 'Was drückt am meisten?',
      activity: 'dots',
      options: ['Unterwegs sein', 'Gern bleiben', 'Sauberkeit'].map((title) => ({
        id: `o-${title}`,
        title,
        source: title,
      })),
      dotsPerPerson: 3,
      mostPerOption: 2,
    },
    closed: true,
    totals: { 'o-Unterwegs sein': 29, 'o-Gern bleiben': 29, 'o-Sauberkeit': 5 },
    voters: 22,
    unused: 3,
    tallies: [],
  })
  const ride = addCardTo(snapshot, 'phantasie-umkehren', 'wish', 'Alle kommen abends nach Hause')
  snapshot.links.push({ from: ride.id, type: 'reversal-of', to: bus.id })
  const tree = addCardTo(snapshot, 'phantasie-umkehren', 'wish', 'Unter jedem Baum eine Bank')
  snapshot.links.push({ from: tree.id, type: 'reversal-of', to: bank.id })
  const bench = addCardTo(snapshot, 'phantasie-karten', 'idea', 'Eine Mitfahrbank am Markt')
  snapshot.links.push({ from: bench.id, type: 'concretises', to: ride.id })
  addCardTo(snapshot, 'phantasie-vorstellen', 'quote', '„2040 tanzen wir hier jeden Freitag.“', {
    group: 'Gruppe 2',
  })
  snapshot.sheets.push(
    {
      id: 's1',
      step: 'verwirklichung-bestand',
      template: 'project-sketch',
      title: 'Mitfahrbank',
      fields: {
        forWhom: 'Für alle ohne Auto',
        firstStep: 'Standort mit dem Bauhof klären',
        partners: 'Heimatverein,\nBauhof',
        until: '2026-09-30',
      },
      state: 'active',
      rank: 'a0',
    },
    {
      id: 's2',
      step: 'verwirklichung-bestand',
      template: 'project-sketch',
      title: 'Schattenplätze',
      fields: {},
      state: 'active',
      rank: 'a1',
    },
  )
  snapshot.links.push({ from: bench.id, type: 'leads-to', to: 's1' })
  snapshot.links.push({ from: tree.id, type: 'leads-to', to: 's2' })
  snapshot.polls.push({
    poll: {
      id: 'verwirklichung-bepunkten',
      step: 'verwirklichung-bepunkten',
      question: 'Womit fangen wir an?',
      activity: 'dots',
      options: [{ id: 'o-open', title: 'Noch verdeckte Auswahl', source: 's1' }],
      dotsPerPerson: 2,
      mostPerOption: 2,
    },
    closed: false,
    // A closed eye: an open poll carries nothing, and if it did, it must not be printed.
    totals: { 'o-open': 7777 },
    voters: 4444,
    unused: 3333,
    tallies: [],
  })
  addCardTo(snapshot, 'verwirklichung-vorstellen', 'question', 'Wer haftet für die Mitfahrbank?')
  for (const word of ['Rückenwind', 'Endlich!', 'müde, aber froh']) {
    addCardTo(snapshot, 'abschluss-blitzlicht', 'note', word)
  }
  addMeasureTo(
    snapshot,
    {
      title: 'Mitfahrbank am Markt aufstellen',
      lead: 'Heimatverein',
      until: '2026-09-30',
      firstStep: 'Standort klären',
      partners: 'Bauhof',
    },
    ['s1'],
    [{ what: 'Mit dem Bauhof sprechen', who: 'Vorsitz', until: '2026-05-15', state: 'done' }],
  )
  addMeasureTo(
    snapshot,
    { title: 'Zwei Bäume pflanzen', lead: 'Stadt, Grünflächen', until: '2026-11-15' },
    ['s2'],
  )
  addMeasureTo(snapshot, { title: 'Licht prüfen', lead: 'Bauamt', until: '2026-06-30' }, [light.id])
  addMeasureTo(snapshot, { title: 'Freitagstanz', state: 'proposed' }, [])
  snapshot.tasks.push({
    id: 't9',
    what: 'Fotos der Plakate ablegen',
    who: 'Protokoll',
    until: '2026-03-20',
    state: 'open',
    workshop: 'evening',
    rank: 'a0',
  })
  Object.assign(snapshot.arrangements, {
    coreGroup: 'Heimatverein, Bauamt, Jugendrat',
    nextMeeting: '2026-04-16',
    nextPlace: 'Bürgerhaus',
    minutesUntil: '2026-03-19',
    replyUntil: '2026-06-30',
    replyBy: 'Stabsstelle Beteiligung',
  })
  return snapshot
}

/** A chequered picture of 44 × 52 pixels, as a municipality's Wappen. */
const tinyCrest =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACwAAAA0CAIAAAB+Y02gAAAAUklEQVR42u3XsQ0AIAgEQHuXchAncTpHcgQ3wBATqku+fq4D2tkjTp8rzn9Dg4CAgICAyCIKZjwbICAgICAg0girHAICAgLCB+aegICAgIAoQlz0IJat4LRSfgAAAABJRU5ErkJggg=='

/** What the tests hand to an export. */
export const testContext = {
  municipality: { name: 'Stadt Mücheln (Geiseltal)', crest: tinyCrest },
  language: 'de',
  today: '2026-03-13',
  method: {
    title: zukunftswerkstatt.title,
    variant: { de: 'Kompakt, ein Abend' },
  },
} as const
