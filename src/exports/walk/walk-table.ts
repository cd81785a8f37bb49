/** The table of a stop: each observation with its number, words, photos, who is responsible, and how the spot stands. */
import { plain, quiet, sentence, strong } from '#exports/evening.ts'
import { cleanLine } from '#exports/clean.ts'
import { germanDay } from '#exports/german.ts'
import type { Block, Column, Line } from '#exports/printed-document.ts'
import type { Photo } from '#schema/photo.ts'
import { walkDocuments as words } from '#text/de/walk-documents.ts'
import { fitted, type WalkPictures } from './walk-pictures.ts'
import type { WalkRow } from './walk-rows.ts'

/** Of a landscape sheet, in percent. */
const columns: Column[] = [
  { title: words.columns.number, width: 5 },
  { title: words.columns.valence, width: 9 },
  { title: words.columns.text, width: 17 },
  { title: words.columns.quote, width: 12 },
  { title: words.columns.photo, width: 15 },
  { title: words.columns.responsible, width: 12 },
  { title: words.columns.proposal, width: 11 },
  { title: words.columns.priority, width: 9 },
  { title: words.columns.state, width: 10 },
]

/** Millimetres that a photo has in its cell. */
const photoBox = { width: 33, height: 26 }

/** The observations of one place; a sentence where there are none. */
export function observationTable(
  place: string,
  rows: readonly WalkRow[],
  pictures: WalkPictures,
): Block {
  if (rows.length === 0) return sentence(words.nothing)
  return {
    kind: 'table',
    caption: words.caption(place),
    columns,
    rows: rows.map((row) =>
      [
        [[strong(row.label)]],
        row.finding ? [[plain(`${row.sign} ${row.finding}`)]] : [],
        textLines(row.text),
        textLines(row.quote && words.quoted(row.quote)),
        row.photos.flatMap((photo) => photoLines(photo, row, pictures)),
        textLines(row.responsible),
        textLines(row.proposal),
        priorityLines(row),
        stateLines(row),
      ].map(filled),
    ),
  }
}

/** What the photo shows, in words; never empty. */
export function altOf({ alt }: Photo, { label }: Pick<WalkRow, 'label'>): string {
  return cleanLine(alt) || words.photo.unnamed(label)
}

function photoLines(photo: Photo, row: WalkRow, { photos }: WalkPictures): Line[] {
  const jpeg = photos.get(photo.id)
  const alt = altOf(photo, row)
  const shown: Line = jpeg
    ? [{ text: alt, picture: fitted(jpeg, photo, photoBox) }]
    : [quiet(words.photo.missing(alt))]
  const moment = photo.moment && [words.photo.moments[photo.moment], germanDay(photo.day)]
  return moment ? [shown, [quiet(moment.filter(Boolean).join(' '))]] : [shown]
}

/** Dots say what comes first; they stand with the heap that got them. */
function priorityLines({ clusters }: WalkRow): Line[] {
  return clusters.flatMap(({ title, dots }): Line[] =>
    dots === undefined ? [[quiet(title)]] : [[plain(words.dots(dots))], [quiet(title)]],
  )
}

function stateLines({ state, history }: WalkRow): Line[] {
  if (history.length === 0) return textLines(state ? words.states[state] : '')
  return history.map((change, at) => {
    const text = words.table.change(change.state, change.day, change.note)
    return [at === 0 ? plain(text) : quiet(text)]
  })
}

function textLines(text: string): Line[] {
  return text ? [[plain(text)]] : []
}

/** A cell without a paragraph is no cell in some formats. */
function filled(lines: Line[]): Line[] {
  return lines.length > 0 ? lines : [[plain('')]]
}
