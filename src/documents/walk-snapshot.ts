/** A walk as plain data, without what was shown in confidence: what documents, files and pictures are made of. */
import type { Doc } from 'yjs'
import type { Contribution } from '#schema/contribution.ts'
import { labelsOf } from '#schema/labels.ts'
import { observationOf } from '#schema/observation.ts'
import { mayLeave, type Photo } from '#schema/photo.ts'
import type { WalkInWorkshop } from '#schema/snapshot.ts'
import { observationsOf, presentStops, spotHistories, walkRecords } from './blocks/walk.ts'
import { baseRecords, presentBases } from './blocks/walk-bases.ts'
import { presentPhotos } from './photos.ts'
import { originOf, type Threads } from './lineage.ts'
import { measuresOfNeeds, presentNeeds } from './needs.ts'
import { workshopRecords } from './workshop.ts'

/** True for what was shown in confidence (methods, section 4.3): it stands in no export and nothing that is published. */
export function isSecret(card: Contribution): boolean {
  return observationOf(card)?.secret === true
}

/** The same threads without what was shown in confidence. */
export function withoutSecrets(threads: Threads): Threads {
  const secret = new Set(threads.contributions.filter(isSecret).map(({ id }) => id))
  if (!secret.size) return threads
  return {
    ...threads,
    contributions: threads.contributions.filter(({ id }) => !secret.has(id)),
    memberships: threads.memberships.filter(({ contribution }) => !secret.has(contribution)),
    links: threads.links.filter(({ from, to }) => !secret.has(from) && !secret.has(to)),
  }
}

/** What was seen; of photos only those that may leave (methods, section 10.2, test 9). */
export function walkIn(doc: Doc): Omit<WalkInWorkshop, 'needs'> {
  const labels = labelsOf(workshopRecords(doc).contributions.list())
  const histories = spotHistories(doc)
  const photos = new Map<string, Photo[]>()
  for (const photo of presentPhotos(doc).filter(mayLeave)) {
    if (photo.of) photos.set(photo.of, [...(photos.get(photo.of) ?? []), photo])
  }
  return {
    plan: baseRecords(doc).plan.current,
    stops: presentStops(doc),
    groups: [...walkRecords(doc).groups.list()],
    observations: observationsOf(doc)
      .filter(({ state, secret }) => state === 'active' && !secret)
      .map((observation) => ({
        observation,
        label: labels.get(observation.id) ?? '',
        photos: photos.get(observation.id) ?? [],
        history: histories.get(observation.id) ?? [],
      })),
    bases: presentBases(doc),
  }
}

/** Needs that rest on observations of these threads, in their order. */
export function needsOfWalk(initiative: Doc, threads: Threads): WalkInWorkshop['needs'] {
  const measures = measuresOfNeeds(initiative)
  return presentNeeds(initiative)
    .map((need) => ({
      need,
      measures: measures.get(need.id) ?? [],
      origin: originOf(need.id, threads),
    }))
    .filter(({ origin }) => origin.cards.some(observationOf))
}
