/** What can be done on a walk: stops, groups, observations, pins, and what became of a spot. Nothing is deleted. */
import type { Doc } from 'yjs'
import type { CardOrigin } from '#schema/contribution.ts'
import { newId, type Id } from '#schema/id.ts'
import {
  allLetters,
  kindOfValence,
  observationOf,
  SpotChange,
  WalkGroup,
  type GroupLetter,
  type Observation,
  type SpotState,
  type Valence,
} from '#schema/observation.ts'
import { Stop, type Position } from '#schema/walk.ts'
import { change, edit, rankAtEnd, rankBetween, write } from '#documents/edit.ts'
import { Records } from '#documents/records.ts'
import { workshopRecords } from '#documents/workshop.ts'

interface WalkRecords {
  stops: Records<Stop>
  groups: Records<WalkGroup>
  spotChanges: Records<SpotChange>
}

const known = new WeakMap<Doc, WalkRecords>()

/** The records of a walk in the document of its workshop; the same objects at every call. */
export function walkRecords(doc: Doc): WalkRecords {
  let records = known.get(doc)
  if (!records) {
    records = {
      stops: new Records(doc, 'stops', Stop),
      groups: new Records(doc, 'walkGroups', WalkGroup),
      spotChanges: new Records(doc, 'spotChanges', SpotChange),
    }
    known.set(doc, records)
  }
  return records
}

/** Stops in their order, without those that were taken away. */
export function presentStops(doc: Doc): Stop[] {
  return walkRecords(doc)
    .stops.list()
    .filter(({ withdrawn }) => !withdrawn)
}

type StopFields = Partial<Pick<Stop, 'name' | 'position' | 'questions'>>

/** Adds a stop behind the others; its number stays, also when the order changes. */
export function addStop(doc: Doc, fields: StopFields): Id {
  const [id = newId()] = addStops(doc, [fields])
  return id
}

/** Adds several stops behind the others as one act; returns their ids. */
export function addStops(doc: Doc, many: readonly StopFields[]): Id[] {
  const { stops } = walkRecords(doc)
  const most = stops.list().reduce((found, one) => Math.max(found, one.number), 0)
  let rank = stops.list().at(-1)?.rank
  return edit(doc, () =>
    many.map((fields, at) => {
      const id = newId()
      rank = rankBetween(rank)
      write(stops.map, id, { ...fields, id, number: most + at + 1, rank })
      return id
    }),
  )
}

export function changeStop(
  doc: Doc,
  id: Id,
  fields: Omit<StopFields, 'position'> & { position?: Position | null; withdrawn?: boolean },
): void {
  const record = walkRecords(doc).stops.map.get(id)
  if (record) edit(doc, () => change(record, fields))
}

/** Puts a stop between two others; undefined at an end. */
export function moveStop(doc: Doc, id: Id, before?: Stop, after?: Stop): void {
  const record = walkRecords(doc).stops.map.get(id)
  if (record) edit(doc, () => change(record, { rank: rankBetween(before?.rank, after?.rank) }))
}

/** Letters that somebody walks under, or has walked. */
export function lettersTaken(doc: Doc): Set<GroupLetter> {
  const taken = new Set(
    walkRecords(doc)
      .groups.list()
      .map(({ letter }) => letter),
  )
  for (const { group } of observationsOf(doc)) taken.add(group)
  return taken
}

/** The first letter that nobody walks under; A again where all are taken. */
export function freeLetter(doc: Doc): GroupLetter {
  const taken = lettersTaken(doc)
  return allLetters.find((letter) => !taken.has(letter)) ?? 'A'
}

/** Takes a letter, and says who walks under it. */
export function nameGroup(
  doc: Doc,
  letter: GroupLetter,
  fields: Partial<Pick<WalkGroup, 'name' | 'people'>> = {},
): void {
  edit(doc, () => write(walkRecords(doc).groups.map, letter, { ...fields, letter }))
}

/** Observations and pins, those in the trash too, in their order. */
export function observationsOf(doc: Doc): Observation[] {
  const { contributions } = workshopRecords(doc)
  return contributions.list().flatMap((one) => observationOf(one) ?? [])
}

/** What a new observation needs: a group, and a valence or a category. */
export interface NewObservation {
  step: Id
  group: GroupLetter
  day: string
  valence?: Valence
  category?: string
  text?: string
  stop?: Id
  position?: Position
  origin?: CardOrigin
}

/**
 * Adds an observation with the next number of its group; returns its id. Two devices that took the same letter apart
 * may give the same number: what stands on map and table tells them apart (`labelsOf`), and no number changes.
 */
export function addObservation(doc: Doc, fields: NewObservation): Id {
  return addObservations(doc, [fields])[0] ?? ''
}

/** Adds several in this order, as one act; returns their ids. */
export function addObservations(doc: Doc, all: readonly NewObservation[]): Id[] {
  const { contributions } = workshopRecords(doc)
  // Lists stand still within one act, so numbers and ranks are counted on here.
  const numbers = new Map<GroupLetter, number>()
  for (const { group, number } of observationsOf(doc)) {
    numbers.set(group, Math.max(numbers.get(group) ?? 0, number))
  }
  let rank = contributions.list().at(-1)?.rank
  return edit(doc, () =>
    all.map((fields) => {
      const id = newId()
      const number = (numbers.get(fields.group) ?? 0) + 1
      numbers.set(fields.group, number)
      rank = rankBetween(rank)
      const kind = fields.valence ? kindOfValence[fields.valence] : 'note'
      const start = { id, number, rank, kind, state: 'active', origin: 'typed', text: '' }
      write(contributions.map, id, { ...start, ...fields })
      return id
    }),
  )
}

/** Changes what was noted; another valence makes it another kind of card. Its text is written by `editCard`. */
export function changeObservation(
  doc: Doc,
  id: Id,
  fields: Partial<
    Pick<
      Observation,
      'valence' | 'category' | 'stop' | 'position' | 'quote' | 'secret' | 'responsible' | 'proposal'
    >
  >,
): void {
  const record = workshopRecords(doc).contributions.map.get(id)
  const kind = fields.valence && kindOfValence[fields.valence]
  if (record) edit(doc, () => change(record, { ...fields, ...(kind && { kind }) }))
}

/** Takes the stop or the place of an observation away; it stays in the list. */
export function clearObservation(doc: Doc, id: Id, field: 'stop' | 'position'): void {
  const record = workshopRecords(doc).contributions.map.get(id)
  if (record?.has(field)) edit(doc, () => record.delete(field))
}

/** Writes down what became of a spot, on a day. */
export function changeSpot(
  doc: Doc,
  observation: Id,
  fields: { state: SpotState; day: string; note?: string },
): Id {
  const { spotChanges } = walkRecords(doc)
  const id = newId()
  const rank = rankAtEnd(spotChanges.list())
  edit(doc, () => write(spotChanges.map, id, { ...fields, id, observation, rank }))
  return id
}

/** The history of every spot that has one, the oldest first, by the id of its observation. */
export function spotHistories(doc: Doc): Map<Id, SpotChange[]> {
  const found = new Map<Id, SpotChange[]>()
  const byDay = (one: SpotChange, other: SpotChange) =>
    one.day < other.day ? -1 : one.day > other.day ? 1 : 0
  // The list is in the order of writing; sorting by days keeps that within a day.
  for (const one of [...walkRecords(doc).spotChanges.list()].sort(byDay)) {
    const history = found.get(one.observation)
    if (history) history.push(one)
    else found.set(one.observation, [one])
  }
  return found
}

/** How a spot stands now; open where nobody has written anything. */
export function spotState(history: readonly SpotChange[] | undefined): SpotState {
  return history?.at(-1)?.state ?? 'open'
}
