/** What a file of places held that is not as it was, in whole German sentences. */
import type { Finding } from '#imports/survey/report.ts'
import { figure } from '#imports/wording.ts'
import { mostLines, mostPlaces, type Collection, type Leftover } from './collection.ts'
import type { Settled } from './settling.ts'

/** What became of a file of places. */
export interface PlacesReport {
  /** Points that stood in the file, those of ways included. */
  points: number
  /** Taken over. */
  places: number
  ways: number
  findings: Finding[]
}

/** How often something happened, and the sentence for once and for several times. */
type Told = readonly [times: number, one: string, many: string]

function thinning({ metres, wayPoints, keptPoints }: Settled): string {
  return (
    `Die Wege hatten ${figure(wayPoints)} Punkte, ${figure(keptPoints)} davon wurden behalten. ` +
    `Punkte, die näher als ${figure(metres)} m am vorigen lagen, entfielen.`
  )
}

/** A sentence that says the same of one and of many. */
const always = (times: number, sentence: string): Told => [times, sentence, sentence]

function changed(collection: Collection, settled: Settled): Told[] {
  return [
    [
      settled.exchanged,
      'Bei einem Punkt waren Breite und Länge vertauscht. Bitte prüfen Sie die Lage.',
      'Bei # Punkten waren Breite und Länge vertauscht. Bitte prüfen Sie die Lage.',
    ],
    always(
      collection.left('grid'),
      'Die Koordinaten wurden aus dem UTM-Gitter in Grade umgerechnet.',
    ),
    always(settled.metres, thinning(settled)),
    [
      collection.left('cut'),
      'Ein Text war zu lang und wurde gekürzt.',
      '# Texte waren zu lang und wurden gekürzt.',
    ],
  ]
}

function lost(collection: Collection, { outside, shortLines }: Settled): Told[] {
  const { morePlaces, moreLines } = collection
  const left = (what: Leftover) => collection.left(what)
  return [
    [
      outside,
      'Ein Punkt liegt außerhalb der Welt und fehlt hier.',
      '# Punkte liegen außerhalb der Welt und fehlen hier.',
    ],
    always(
      morePlaces,
      `Es wurden die ersten ${figure(mostPlaces)} Orte übernommen, ${figure(morePlaces)} weitere nicht.`,
    ),
    always(
      moreLines,
      `Es wurden die ersten ${figure(mostLines)} Linien übernommen, ${figure(moreLines)} weitere nicht.`,
    ),
    [
      left('area'),
      'Eine Fläche wurde nicht übernommen. Hier gibt es nur Orte und Wege.',
      '# Flächen wurden nicht übernommen. Hier gibt es nur Orte und Wege.',
    ],
    [
      left('unreadable'),
      'An einer Stelle waren Koordinaten nicht zu lesen.',
      'An # Stellen waren Koordinaten nicht zu lesen.',
    ],
    [
      left('placeless'),
      'Ein Eintrag nennt keinen Ort und fehlt hier.',
      '# Einträge nennen keinen Ort und fehlen hier.',
    ],
    [
      shortLines,
      'Eine Linie hat weniger als zwei Punkte und fehlt hier.',
      '# Linien haben weniger als zwei Punkte und fehlen hier.',
    ],
    always(left('link'), 'Andere Dateien, auf die verwiesen wird, wurden nicht geöffnet.'),
    always(left('overlay'), 'Bilder, die auf der Karte liegen, wurden nicht übernommen.'),
    always(left('picture'), 'Bilder, Links und Gestaltung in Texten wurden nicht übernommen.'),
    always(left('field'), 'Sehr viele Angaben zu einem Ort wurden nur zum Teil übernommen.'),
    always(left('detail'), 'Höhen, Zeiten und weitere Angaben wurden nicht übernommen.'),
  ]
}

function findings(fate: Finding['fate'], all: readonly Told[]): Finding[] {
  return all
    .filter(([times]) => times > 0)
    .map(([times, one, many]) => ({
      fate,
      sentence: times === 1 ? one : many.replace('#', figure(times)),
    }))
}

/** The report of what was read and settled. */
export function reportOf(collection: Collection, settled: Settled): PlacesReport {
  const { places, ways } = settled.list
  return {
    points: collection.points,
    places: places.length,
    ways: ways.length,
    findings: [
      ...findings('changed', changed(collection, settled)),
      ...findings('lost', lost(collection, settled)),
    ],
  }
}
