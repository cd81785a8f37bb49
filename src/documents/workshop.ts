/** The workshop document: what people contributed, ready to read. */
import type { Doc } from 'yjs'
import { Cluster, Contribution, Link, Membership } from '#schema/contribution.ts'
import { Poll, Tally } from '#schema/poll.ts'
import { Sheet } from '#schema/sheet.ts'
import { Records } from './records.ts'

/** The root maps that undo covers. Not polls and tallies: what was counted has no other copy; it is counted anew. */
export const workshopRoots = [
  'contributions',
  'clusters',
  'memberships',
  'links',
  'sheets',
  'stops',
  'spotChanges',
] as const

/** All records of one workshop document. */
export interface WorkshopRecords {
  contributions: Records<Contribution>
  clusters: Records<Cluster>
  memberships: Records<Membership>
  links: Records<Link>
  polls: Records<Poll>
  tallies: Records<Tally>
  sheets: Records<Sheet>
}

const known = new WeakMap<Doc, WorkshopRecords>()

/** The records of this document; the same objects at every call. */
export function workshopRecords(doc: Doc): WorkshopRecords {
  let records = known.get(doc)
  if (!records) {
    records = {
      contributions: new Records(doc, 'contributions', Contribution),
      clusters: new Records(doc, 'clusters', Cluster),
      memberships: new Records(doc, 'memberships', Membership),
      links: new Records(doc, 'links', Link),
      polls: new Records(doc, 'polls', Poll),
      tallies: new Records(doc, 'tallies', Tally),
      sheets: new Records(doc, 'sheets', Sheet),
    }
    known.set(doc, records)
  }
  return records
}
