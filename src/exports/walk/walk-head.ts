/** The beginning of the Begehungsprotokoll: where and when, who walked along in numbers, and the map. */
import { clean, cleanLine } from '#exports/clean.ts'
import { plain, sentence } from '#exports/evening.ts'
import { when } from '#exports/minutes-head.ts'
import type { Block, Fact, Line, Section } from '#exports/printed-document.ts'
import type { Valence } from '#schema/observation.ts'
import { documents } from '#text/de/documents.ts'
import { walkDocuments as words } from '#text/de/walk-documents.ts'
import { signOf } from './signs.ts'
import { fitted, type MapPicture } from './walk-pictures.ts'
import type { Walk, WalkRow } from './walk-rows.ts'

const valences = Object.keys(words.valences) as Valence[]

/** What is unknown is left out, not printed empty. Groups are told by letters, general words and counts; never names. */
export function walkFacts(walk: Walk): Fact[] {
  const { heading, initiative } = walk.evening.snapshot
  const { plan } = walk.held
  const of = words.head
  const metres = plan.length > 0 ? Math.round(plan.length).toLocaleString('de-DE') : ''
  const rows: [string, string | Line[]][] = [
    [documents.head.event, heading.title],
    [documents.head.initiative, initiative.title],
    [of.route, plan.route],
    [of.length, metres && of.metres(metres)],
    ...when(walk.evening),
    [of.meetingPoint, plan.meetingPoint || heading.place],
    [of.weather, plan.weather],
    [of.people, peopleText(walk)],
    [of.groups, groupLines(walk)],
    [of.alternative, plan.alternative],
    [documents.head.facilitation, heading.facilitation],
    [of.observations, countText(walk.rows)],
  ]
  return rows.flatMap(([term, said]): Fact[] => {
    const value = typeof said === 'string' ? (clean(said) ? [[plain(clean(said))]] : []) : said
    return value.length > 0 ? [{ term, value }] : []
  })
}

function peopleText({ held: { groups }, evening }: Walk): string {
  const walked = groups.reduce((sum, { people }) => sum + people, 0)
  const count = walked || evening.snapshot.heading.headcount
  return count > 0 ? words.head.count(documents.people(count)) : ''
}

/** Letters that somebody only noted under stand here, too. */
function groupLines({ held: { groups }, rows }: Walk): Line[] {
  const known = new Map(groups.map((group) => [group.letter, group]))
  const letters = new Set([...known.keys(), ...rows.map(({ observation }) => observation.group)])
  return [...letters].sort().map((letter) => {
    const { name = '', people = 0 } = known.get(letter) ?? {}
    const count = people > 0 ? documents.people(people) : ''
    return [plain(words.head.group(letter, cleanLine(name), count))]
  })
}

function countText(rows: readonly WalkRow[]): string {
  if (rows.length === 0) return ''
  const kinds = valences.flatMap((valence) => {
    const count = rows.filter(({ observation }) => observation.valence === valence).length
    return count > 0 ? words.head.kindCount(words.valences[valence], count) : []
  })
  return words.head.counted(rows.length, kinds.join(', '))
}

/** Millimetres on a landscape sheet, with room for the heading and what stands below. */
const mapBox = { width: 252, height: 118 }

/** The map with what its signs mean; half a sentence where there is none. */
export function mapSection(walk: Walk, map: MapPicture | undefined): Section {
  const blocks = map
    ? mapBlocks(walk, map)
    : [sentence(walk.held.bases.length > 0 ? words.map.elsewhere : words.map.none)]
  return { id: 'karte', level: 2, title: words.map.title, blocks }
}

function mapBlocks(walk: Walk, map: MapPicture): Block[] {
  const labels = walk.rows.map(({ label }) => label)
  const shown = map.shown && new Set(map.shown)
  const missing = shown ? labels.filter((label) => !shown.has(label)) : []
  const alt = words.map.alt(cleanLine(walk.held.plan.route), labels.length - missing.length)
  const attribution = cleanLine(baseOf(walk)?.attribution ?? '')
  const picture: Block = {
    kind: 'paragraph',
    line: [{ text: alt, picture: fitted(map.jpeg, map, mapBox) }],
  }
  const said = [
    legend(walk.rows),
    words.map.same,
    ...(missing.length > 0 ? [words.map.missing(missing.join(', '))] : []),
    ...(attribution ? [words.map.attribution(attribution)] : []),
  ]
  return [picture, ...said.filter(Boolean).map(sentence)]
}

/** What is drawn: the base that was chosen, else the first. */
export function baseOf({ held: { bases, plan } }: Walk) {
  return bases.find(({ id }) => id === plan.base) ?? bases[0]
}

/** Signs with their words, only of what was noted. */
export function legend(rows: readonly WalkRow[]): string {
  const noted = new Set(rows.map(({ observation }) => observation.valence))
  const found = valences
    .filter((valence) => noted.has(valence))
    .map((valence) => `${signOf(valence)} ${words.valences[valence]}`)
  const pins = rows.flatMap(({ observation: { valence }, category, sign }) =>
    !valence && category ? `${sign} ${category.title}` : [],
  )
  return [...found, ...new Set(pins)].join(' · ')
}
