/** The Begehungsprotokoll of a walk (methods, section 4.3): the map, a table for each stop, pins, and what follows. */
import { cleanLine } from '#exports/clean.ts'
import type { ExportContext } from '#exports/context.ts'
import { sentence } from '#exports/evening.ts'
import { germanDay } from '#exports/german.ts'
import { titleOf } from '#exports/minutes.ts'
import type { PrintedDocument, Section } from '#exports/printed-document.ts'
import type { Stop } from '#schema/walk.ts'
import { documents } from '#text/de/documents.ts'
import { walkDocuments as words } from '#text/de/walk-documents.ts'
import { mapSection, walkFacts } from './walk-head.ts'
import type { WalkPictures } from './walk-pictures.ts'
import { needSection, walkMeasureSection } from './walk-results.ts'
import { Walk, type WalkRow } from './walk-rows.ts'
import { observationTable } from './walk-table.ts'

/** The document as it is printed. What lies in the Papierkorb or was shown in confidence is nowhere in it. */
export function walkMinutesOf(
  walk: Walk,
  context: ExportContext,
  pictures: WalkPictures,
): PrintedDocument {
  const { snapshot } = walk.evening
  const municipality =
    cleanLine(context.municipality.name) || cleanLine(snapshot.initiative.municipality)
  const today = germanDay(context.today)
  return {
    kind: words.kind,
    title: titleOf(snapshot),
    municipality,
    crest: context.municipality.crest,
    crestText: documents.crest(municipality),
    language: 'de-DE',
    head: walkFacts(walk),
    sections: [
      mapSection(walk, pictures.map),
      ...placeSections(walk, pictures),
      ...pinSections(walk, pictures),
      ...needSection(walk),
      walkMeasureSection(walk),
    ],
    foot: [
      ...(today ? [documents.foot.madeOn(today)] : []),
      words.foot.photos,
      words.foot.names,
      words.foot.confidence,
    ],
    state: today ? documents.draftOf(today) : documents.draft,
    isLandscape: true,
  }
}

/** A pin answers a question of the table; all others were noted on the way. */
const isPin = ({ observation }: WalkRow) =>
  observation.category !== undefined && !observation.valence

function placeSections(walk: Walk, pictures: WalkPictures): Section[] {
  const noted = walk.rows.filter((row) => !isPin(row))
  const sections = walk.held.stops.map((stop): Section => {
    const title = words.stop(stop.number, cleanLine(stop.name))
    const rows = noted.filter((row) => row.stop === stop)
    const blocks = [...questions(stop), observationTable(title, rows, pictures)]
    return { id: `stopp-${stop.id}`, level: 2, title, blocks }
  })
  const others = noted.filter(({ stop }) => !stop)
  if (others.length > 0) {
    const title = words.elsewhere
    const blocks = [observationTable(title, others, pictures)]
    sections.push({ id: 'ohne-stopp', level: 2, title, blocks })
  }
  if (sections.length > 0) return sections
  const blocks = [sentence(words.nothingAtAll)]
  return walk.rows.length > 0
    ? []
    : [{ id: 'nichts', level: 2, title: words.head.observations, blocks }]
}

function questions({ questions: asked }: Stop) {
  return asked
    .map(cleanLine)
    .filter(Boolean)
    .map((text) => sentence(words.question(text)))
}

/** By what they answer, in the order of the method. */
function pinSections(walk: Walk, pictures: WalkPictures): Section[] {
  const pins = walk.rows.filter(isPin)
  if (pins.length === 0) return []
  const others = { id: '', title: words.otherPins }
  const inner = [...walk.categories.values(), undefined].flatMap((category): Section[] => {
    const rows = pins.filter((row) => row.category === category)
    if (rows.length === 0) return []
    const { id, title } = category ?? others
    const blocks = [observationTable(title, rows, pictures)]
    return [{ id: `nadel-${id}`, level: 3, title, blocks }]
  })
  return [{ id: 'nadeln', level: 2, title: words.pins, blocks: [] }, ...inner]
}
