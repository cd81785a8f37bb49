/** Writes an example into the documents, only through the operations that people use. */
import type { Doc } from 'yjs'
import { addCard, addLink, addReversal } from '#documents/blocks/cards.ts'
import { addCluster } from '#documents/blocks/clusters.ts'
import { addMeasure, addTask, agreeMeasure } from '#documents/blocks/plan.ts'
import { handInTally, makePoll } from '#documents/blocks/poll.ts'
import { addSheet, fillSheet } from '#documents/blocks/sheet.ts'
import { copyMethod, plannedSteps, setArrangements, setHeading } from '#documents/conduct.ts'
import { closePoll, endWorkshop, nextStep, startWorkshop } from '#documents/course.ts'
import { listWorkshop, setInitiativeHeading } from '#documents/initiative.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { SheetField } from '#schema/sheet.ts'
import { braunsbedra } from './braunsbedra.ts'
import type { ExampleCards, ExampleContent } from './content.ts'

/** The three documents of a workshop. */
export interface ExampleDocs {
  initiative: Doc
  workshop: Doc
  conduct: Doc
}

/** The ids of the records; which workshop of which initiative it becomes. */
export interface ExampleIds {
  initiative: string
  workshop: string
}

/** Remembers which record a local key became; throws for a key that nothing has. */
class Keys {
  #ids = new Map<string, string>()

  set(key: string, id: string): void {
    this.#ids.set(key, id)
  }

  get(key: string): string {
    const id = this.#ids.get(key)
    if (id === undefined) throw new Error(`The example names "${key}" before it is there.`)
    return id
  }
}

/**
 * Fills three fresh documents with a finished workshop. Always the same words in the same order; only the
 * ids of the records differ. Must not run inside one transaction: each card counts the cards before it.
 */
export function fillExample(
  docs: ExampleDocs,
  ids: ExampleIds,
  content: ExampleContent = braunsbedra,
): void {
  const keys = new Keys()
  writeHeadings(docs, ids, content)
  for (const heap of content.contributions) writeCards(docs.workshop, heap, content, keys)
  for (const { key, title, cards } of content.clusters) {
    const lying = cards.map((card) => keys.get(card))
    keys.set(key, addCluster(docs.workshop, content.clusterStep, lying, title))
  }
  writeSheets(docs.workshop, content, keys)
  writePolls(docs.workshop, content, keys)
  writeMeasures(docs.initiative, ids, content, keys)
  setArrangements(docs.conduct, content.arrangements)
  runCourse(docs.conduct, content)
}

function writeHeadings(docs: ExampleDocs, ids: ExampleIds, content: ExampleContent): void {
  const { title, date, variant } = content.heading
  setInitiativeHeading(docs.initiative, { ...content.initiative, id: ids.initiative })
  setHeading(docs.conduct, { ...content.heading, id: ids.workshop, initiative: ids.initiative })
  copyMethod(docs.conduct, zukunftswerkstatt, variant)
  const methodId = zukunftswerkstatt.id
  listWorkshop(docs.initiative, {
    id: ids.workshop,
    title,
    date,
    methodId,
    variant,
    state: 'ended',
  })
}

function writeCards(doc: Doc, heap: ExampleCards, content: ExampleContent, keys: Keys): void {
  const { step, kind, origin } = heap
  const day = content.heading.date
  for (const card of heap.cards) {
    const { text, parked, group } = card
    const optional = {
      ...(origin && { origin }),
      ...(parked && { parked }),
      ...(group && { group }),
    }
    const fields = { text, kind: card.kind ?? kind, step, day, ...optional }
    const id = card.reverses
      ? addReversal(doc, keys.get(card.reverses), fields)
      : addCard(doc, fields)
    keys.set(card.key, id)
    for (const older of card.concretises ?? []) addLink(doc, id, 'concretises', keys.get(older))
  }
}

function writeSheets(doc: Doc, content: ExampleContent, keys: Keys): void {
  for (const { key, title, fields, sources } of content.sheets) {
    const sheet = addSheet(doc, content.sheetStep, title)
    keys.set(key, sheet)
    for (const field of SheetField.options) fillSheet(doc, sheet, field, fields[field])
    for (const source of sources) addLink(doc, keys.get(source), 'leads-to', sheet)
  }
}

function writePolls(doc: Doc, content: ExampleContent, keys: Keys): void {
  const titles = new Map(
    [...content.clusters, ...content.sheets].map((one) => [one.key, one.title]),
  )
  const steps = zukunftswerkstatt.phases.flatMap((phase) => phase.steps)
  const order = [...titles.keys()]
  for (const { step, dotsPerPerson, voters, unused, totals } of content.polls) {
    const voted = order.filter((key) => key in totals)
    const options = voted.map((key) => {
      return { id: keys.get(key), title: titles.get(key) ?? '', source: keys.get(key) }
    })
    const question = steps.find(({ id }) => id === step)?.question?.de ?? ''
    const settings = { activity: 'dots' as const, dotsPerPerson, mostPerOption: 2 }
    const poll = makePoll(doc, { step, question, options, ...settings })
    const counted = Object.fromEntries(voted.map((key) => [keys.get(key), totals[key] ?? 0]))
    handInTally(doc, { poll, totals: counted, voters, unused })
  }
}

function writeMeasures(doc: Doc, ids: ExampleIds, content: ExampleContent, keys: Keys): void {
  for (const { sources, tasks, ...fields } of content.measures) {
    const where = { workshop: ids.workshop, step: content.measureStep }
    const origins = sources.map((key) => keys.get(key))
    const measure = addMeasure(doc, { ...fields, ...where }, origins)
    if (!agreeMeasure(doc, measure)) throw new Error(`"${fields.title}" cannot be agreed.`)
    for (const task of tasks) addTask(doc, { ...task, measure, workshop: ids.workshop })
  }
}

/** Walks through the evening step by step, as long as planned, and closes the polls on the way. */
function runCourse(conduct: Doc, content: ExampleContent): void {
  const polls = new Set(content.polls.map((poll) => poll.step))
  let now = content.startedAt
  startWorkshop(conduct, now)
  for (const step of plannedSteps(conduct)) {
    now += step.minutes * 60_000
    if (polls.has(step.id)) closePoll(conduct, step.id, now)
    nextStep(conduct, now)
  }
  endWorkshop(conduct, now)
}
