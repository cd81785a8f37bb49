/** The Begehungsprotokoll: what stands in it, in which order, and what never does. */
import { describe, expect, test } from 'vitest'
import { minutesOf } from '#exports/minutes.ts'
import { walkMinutesOf } from '#exports/walk/walk-minutes.ts'
import { gatherPictures, type MapPicture } from '#exports/walk/walk-pictures.ts'
import { Walk } from '#exports/walk/walk-rows.ts'
import { emptySnapshot } from '../../../client/snapshot.ts'
import { outline } from '../../../client/outline.ts'
import { smallJpeg } from '../../../client/small-jpeg.ts'
import { walkContext, Walked } from '../../../client/walked.ts'

const map = { jpeg: smallJpeg('karte'), width: 1600, height: 1000 }

function open(walked: Walked): Walk {
  const walk = Walk.of(walked.snapshot(), walkContext)
  if (!walk) throw new Error('no walk')
  return walk
}

async function print(walked: Walked, picture?: MapPicture) {
  const walk = open(walked)
  const pictures = await gatherPictures(walk.rows, walked.material(picture))
  return walkMinutesOf(walk, walkContext, pictures)
}

const linesOf = (text: string, label: string) =>
  text.split('\n').filter((line) => line.startsWith(`| ${label} |`))

test('the Begehungsprotokoll of a whole walk reads as it always did', async () => {
  const document = await print(new Walked().evaluate().hide().draw(), map)
  await expect(outline(document)).toMatchFileSnapshot('../../../samples/exports/walk-minutes.txt')
})

test('every observation has one row with number, word and sign, words, photo, and how it stands', async () => {
  const text = outline(await print(new Walked().evaluate()))
  expect(linesOf(text, 'A1')).toEqual([
    '| A1 | ▲ Barriere | Bordstein 12 cm hoch | „Da komm ich mit dem Rollator nicht hoch.“ | [Bild: Foto 0: Bordstein 12 cm hoch] / [Bild: Der Bordstein ist abgesenkt] / nachher 06.05.2026 | Bauhof | absenken | 17 Punkte / Gehwege | behoben 01.07.2026: abgesenkt / beauftragt 01.06.2026: Bauhof |',
  ])
  expect(linesOf(text, 'B3')).toHaveLength(1)
  expect(linesOf(text, 'B3')[0]).toContain('■ stört')
})

test('stops come in their order, then what has no stop, then pins by what they answer', async () => {
  const text = outline(await print(new Walked().evaluate()))
  const titles = [...text.matchAll(/^#{2,3} (.*)$/gm)].map(([, title]) => title)
  expect(titles).toEqual([
    'Karte',
    'Stopp 1: Bahnhof',
    'Stopp 2: Anger',
    'Unterwegs, an keinem Stopp',
    'Nadeln auf der Karte',
    'Hier ist es schön',
    'Hier ist es schwierig',
    'Bedarf aus dem Spaziergang',
    'Maßnahmen aus dem Spaziergang',
  ])
})

test('a stop where nothing was noted says so, and a walk without anything, too', async () => {
  const walked = new Walked()
  expect(outline(await print(walked))).not.toContain('Hier wurde nichts notiert.')
  const snapshot = walked.snapshot()
  if (snapshot.walk) snapshot.walk.observations = []
  const walk = Walk.of(snapshot, walkContext)
  const text = walk ? outline(walkMinutesOf(walk, walkContext, { photos: new Map() })) : ''
  expect(text.match(/Hier wurde nichts notiert\./g)).toHaveLength(2)
  if (snapshot.walk) snapshot.walk.stops = []
  const bare = Walk.of(snapshot, walkContext)
  const nothing = bare ? outline(walkMinutesOf(bare, walkContext, { photos: new Map() })) : ''
  expect(nothing).toContain('Es ist noch nichts notiert.')
})

describe('the map', () => {
  test('is a picture with a text, its signs in words, and who is to be named', async () => {
    const text = outline(await print(new Walked().evaluate().draw(), map))
    expect(text).toContain('[Bild: Karte der Route Vom Bahnhof zum Anger mit 22 Nummern.')
    expect(text).toContain(
      '● gut · ■ stört · ★ Idee · ▲ Barriere · ● Hier ist es schön · ▲ Hier ist es schwierig',
    )
    expect(text).toContain('Karte: © Stadt Mücheln')
  })

  test('names the numbers that are not on it', async () => {
    const walked = new Walked().draw()
    const labels = open(walked).rows.map(({ label }) => label)
    const shown = labels.filter((label) => !['A3', 'B7'].includes(label))
    const text = outline(await print(walked, { ...map, shown }))
    expect(text).toContain('mit 18 Nummern')
    expect(text).toContain('Nicht auf der Karte: A3, B7.')
  })

  test('that is missing is said in one sentence, and why', async () => {
    expect(outline(await print(new Walked()))).toContain('gab es keine Karte')
    const elsewhere = outline(await print(new Walked().draw()))
    expect(elsewhere).toContain('Die Karte liegt nicht auf diesem Gerät.')
  })
})

test('acceptance 12: of 20 observations map and table carry the same numbers', async () => {
  const walked = new Walked().draw()
  const labels = ['A', 'B'].flatMap((group) =>
    Array.from({ length: 10 }, (_, at) => `${group}${String(at + 1)}`),
  )
  const document = await print(walked, { ...map, shown: labels })
  const rows = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table' && block.columns.length === 9 ? block.rows : [],
    ),
  )
  const numbers = rows.map((row) =>
    row[0]
      ?.flat()
      .map(({ text }) => text)
      .join(''),
  )
  expect(numbers.toSorted()).toEqual(labels.toSorted())
  expect(
    open(walked)
      .rows.map(({ label }) => label)
      .toSorted(),
  ).toEqual(labels.toSorted())
  expect(outline(document)).not.toContain('Nicht auf der Karte')
  // Each has its photo in the table.
  const photos = rows.map((row) => row[4]?.flat().filter(({ picture }) => picture).length)
  expect(photos).toEqual(labels.map(() => 1))
})

test('acceptance 9: photos that may not leave are not even asked for', async () => {
  const walked = new Walked().evaluate().hide()
  await print(walked, map)
  expect(walked.asked).toHaveLength(21)
  expect(walked.asked.join()).not.toMatch(/GEHALTEN|UNENTSCHIEDEN|GEHEIM|PAPIERKORB/)
})

test('dots stand nowhere while they are hidden', () => {
  const snapshot = new Walked().evaluate().snapshot()
  for (const result of snapshot.polls) result.closed = false
  const walk = Walk.of(snapshot, walkContext)
  const text = walk ? outline(walkMinutesOf(walk, walkContext, { photos: new Map() })) : ''
  expect(text).not.toMatch(/\d Punkte/)
  expect(text).toContain('Gehwege')
})

test('measures and needs name the observations that they rest on', async () => {
  const text = outline(await print(new Walked().evaluate()))
  expect(text).toContain(
    '| Barrierefrei über die Straße | A1, A3 / Gehwege, 17 Punkte | Bordstein absenken – Bauhof, bis 30.09.2026 |',
  )
  expect(text).toContain('| M1 | Bordstein absenken | Bauhof | 30.09.2026 | vereinbart | A1, A3')
  expect(text).toContain('| M2 | Hecke schneiden | Bauhof | 30.09.2026 | vereinbart | A3')
  expect(text).not.toContain('Ohne Beleg')
})

test('the ordinary Ergebnisprotokoll calls observations as the map does, and keeps what is secret', () => {
  const text = outline(minutesOf(new Walked().evaluate().hide().snapshot(), walkContext))
  expect(text).toContain('- A1 Bordstein 12 cm hoch')
  expect(text).toContain('- A7 gut')
  expect(text).toMatch(/\| A1 \| .* \| Bordstein 12 cm hoch \| offen seit/)
  expect(text).not.toMatch(/GEHEIM|PAPIERKORB|Nr\. 1 Bordstein|\(A\)/)
})

test('a photo that is not here is said in its cell', async () => {
  const walked = new Walked()
  const walk = open(walked)
  const material = { photoOf: () => Promise.reject(new Error('disk')) }
  const document = walkMinutesOf(walk, walkContext, await gatherPictures(walk.rows, material))
  expect(linesOf(outline(document), 'A1')[0]).toContain(
    '(Foto nicht auf diesem Gerät: Foto 0: Bordstein 12 cm hoch)',
  )
})

test('what is no picture is none, and gathering stops when it is told to', async () => {
  const { rows } = open(new Walked())
  const noise = { photoOf: () => Promise.resolve(new Uint8Array([1, 2, 3])) }
  expect((await gatherPictures(rows, noise)).photos.size).toBe(0)
  const stop = new AbortController()
  const progress = () => stop.abort(new Error('genug'))
  await expect(gatherPictures(rows, noise, { progress, signal: stop.signal })).rejects.toThrow(
    'genug',
  )
})

test('a workshop without a walk has no Begehungsprotokoll', () => {
  expect(Walk.of(emptySnapshot(), walkContext)).toBeUndefined()
})
