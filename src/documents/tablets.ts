/** The table tablets of a workshop: what the moderation decides, what they say, and the probe that goes round. */
import type { Doc } from 'yjs'
import { Echo, Packing, Tablet } from '#schema/tablet.ts'
import { change, edit, write } from './edit.ts'
import { Records, Single } from './records.ts'

interface Docs {
  workshop: Doc
  conduct: Doc
}

/** In conduct what the moderation decides; in the workshop what each tablet says, under the id of its device. */
export interface TabletRecords {
  packing: Single<Packing>
  echoes: Records<Echo>
  tablets: Records<Tablet>
}

/** More than these are nobody's tablets: whoever holds the link could write thousands. */
const mostEchoes = 60

const known = new WeakMap<Doc, TabletRecords>()

/** The records of this workshop; the same objects at every call. */
export function tabletRecords({ workshop, conduct }: Docs): TabletRecords {
  let records = known.get(workshop)
  if (!records) {
    records = {
      packing: new Single(conduct, 'packing', Packing),
      echoes: new Records(conduct, 'echoes', Echo),
      tablets: new Records(workshop, 'tablets', Tablet),
    }
    known.set(workshop, records)
  }
  return records
}

/** Writes what the moderation decides; fields that are not given stay. */
export function setPacking({ conduct }: Docs, fields: Partial<Packing>): void {
  edit(conduct, () => change(conduct.getMap('packing'), fields))
}

/**
 * Tells every tablet that has read the word of the moderation that its own was read: with that the probe has gone
 * round. Changes nothing if there is nothing to tell.
 */
export function echoTablets(docs: Docs): void {
  const { packing, echoes, tablets } = tabletRecords(docs)
  const { word } = packing.current
  const due = tablets
    .list()
    .slice(0, mostEchoes)
    .filter((one) => word && one.heard === word && one.word && !isBack(docs, one))
  if (due.length === 0) return
  edit(docs.conduct, () => {
    for (const { id, word: read } of due) write(echoes.map, id, { word: read })
  })
}

/** True once the probe has gone from the moderation to this tablet, back, and was confirmed. */
export function isBack(docs: Docs, tablet: Tablet): boolean {
  const { packing, echoes } = tabletRecords(docs)
  const { word } = packing.current
  const isAnswer = word !== '' && tablet.heard === word && tablet.word !== ''
  return isAnswer && echoes.get(tablet.id)?.word === tablet.word
}

/**
 * Says what a tablet has found out about itself. Before and after it the document gets another client id: the one
 * under which the tablet gave its name must not stand at the cards of its table (formats, section 5).
 */
export function reportTablet({ workshop, conduct }: Docs, tablet: Tablet): void {
  const { tablets } = tabletRecords({ workshop, conduct })
  const before = tablets.map.get(tablet.id)
  const isSame =
    before && Object.entries(tablet).every(([name, value]) => before.get(name) === value)
  if (isSame) return
  rotateClient(workshop)
  edit(workshop, () => write(tablets.map, tablet.id, tablet))
  rotateClient(workshop)
}

function rotateClient(doc: Doc): void {
  doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? doc.clientID
}
