/** What a walk holds, followed live: stops, groups, observations, photos, maps, and what became of each spot. */
import { observationsOf, presentStops, spotHistories, walkRecords } from '#documents/blocks/walk.ts'
import { baseRecords, chosenBase, presentBases } from '#documents/blocks/walk-bases.ts'
import { photoRecords, presentPhotos } from '#documents/photos.ts'
import { workshopRecords } from '#documents/workshop.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import { labelsOf } from '#schema/labels.ts'
import type { Observation } from '#schema/observation.ts'
import type { Photo } from '#schema/photo.ts'
import { Live, liveList, liveRecord } from '#state/live.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

/** The part of a step that surfaces of a walk look at. */
export function walkOf(step: PlannedStep) {
  if (step.definition.block !== 'walk') throw new Error('This step is no walk.')
  return step.definition
}

export class WalkLife {
  readonly workshop: Workshop
  readonly #lives

  constructor(workshop: Workshop) {
    this.workshop = workshop
    const doc = workshop.docs.workshop
    const { stops, groups, spotChanges } = walkRecords(doc)
    const { bases, plan } = baseRecords(doc)
    const { contributions } = workshopRecords(doc)
    const live = <T>(records: { observe(changed: () => void): () => void }, read: () => T) =>
      new Live((changed) => records.observe(changed), read)
    this.#lives = {
      stops: live(stops, () => presentStops(doc)),
      groups: liveList(groups),
      observations: live(contributions, () => observationsOf(doc)),
      labels: live(contributions, () => labelsOf(contributions.list())),
      histories: live(spotChanges, () => spotHistories(doc)),
      photos: live(photoRecords(doc), () => presentPhotos(doc)),
      bases: live(bases, () => presentBases(doc)),
      base: new Live(
        (changed) => {
          const ends = [bases.observe(changed), plan.observe(changed)]
          return () => ends.forEach((end) => end())
        },
        () => chosenBase(doc),
      ),
      plan: liveRecord(plan),
    }
  }

  get doc() {
    return this.workshop.docs.workshop
  }
  get stops() {
    return this.#lives.stops.current
  }
  get groups() {
    return this.#lives.groups.current
  }
  /** Observations and pins that lie in no trash, in the order in which they were noted. */
  get observations(): Observation[] {
    return this.#active
  }
  readonly #active = $derived.by(() =>
    this.#lives.observations.current.filter(({ state }) => state === 'active'),
  )
  /** What map and table call an observation: A7. */
  labelOf(id: string): string {
    return this.#lives.labels.current.get(id) ?? ''
  }
  get histories() {
    return this.#lives.histories.current
  }
  get photos() {
    return this.#lives.photos.current
  }
  readonly #photosByObservation = $derived.by(() => {
    const found = new Map<string, Photo[]>()
    for (const photo of this.#lives.photos.current) {
      if (photo.of) found.set(photo.of, [...(found.get(photo.of) ?? []), photo])
    }
    return found
  })
  photosOf(observation: string): readonly Photo[] {
    return this.#photosByObservation.get(observation) ?? []
  }
  get bases() {
    return this.#lives.bases.current
  }
  /** What the walk is drawn on; undefined where there is only the list of stops. */
  get base() {
    return this.#lives.base.current
  }
  get plan() {
    return this.#lives.plan.current
  }
}
