/** Bringing maps and plans along: files kept in pieces, stopped, refused, named, put away, and plans laid on the earth. */
import { createDevice } from '#app/device.ts'
import { baseRecords, chosenBase, presentBases } from '#documents/blocks/walk-bases.ts'
import { addStop } from '#documents/blocks/walk.ts'
import { copyMethod, setHeading } from '#documents/conduct.ts'
import { setInitiativeHeading } from '#documents/initiative.ts'
import type { Device, OpenWorkshop } from '#documents/ports.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { newId } from '#schema/id.ts'
import type { MapBase, PlanBase } from '#schema/walk-base.ts'
import { Clock } from '#state/clock.svelte.ts'
import { House } from '#state/house.svelte.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import { german } from '#text/german.ts'
import BaseMaps from '#views/map/BaseMaps.svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import InHouse from '../../../client/InHouse.svelte'
import { makePdf } from '../../../client/pdf.ts'
import { noise, quarters } from '../../../client/pictures.ts'
import { rasterMap } from '../../../client/sample-map/sample-map.ts'
import { at } from '../../../client/sample-map/village.ts'
import { png } from '../../../unit/photo/bytes.ts'
import { faults, HandClock, size } from '../../../client/views.ts'

let device: Device
let open: OpenWorkshop
beforeEach(async () => {
  await size(820, 1180)
  device = await createDevice(`test ${crypto.randomUUID()}`)
  const initiative = await device.createInitiative('Dorf', (doc, id) =>
    setInitiativeHeading(doc, { id, title: 'Dorf' }),
  )
  const id = newId()
  await device.createWorkshop(initiative, id, ({ conduct }) => {
    setHeading(conduct, { id, initiative, title: 'Spaziergang', question: 'Was?', headcount: 9 })
    copyMethod(conduct, zukunftswerkstatt, 'kompakt')
  })
  open = await device.openWorkshop(id)
  const updates = {
    waiting: false,
    observe: () => () => undefined,
    apply: () => Promise.resolve(false),
  }
  const house = new House(device, updates)
  house.words = german
  const workshop = new Workshop(open, new Clock(new HandClock()))
  await render(InHouse, { props: { house, view: BaseMaps, workshop } })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await open.close()
})

const doc = () => open.workshop.doc
const button = (name: string | RegExp) => page.getByRole('button', { name })
const mapInput = () => page.getByLabelText('Kartendatei holen')
const planInput = () => page.getByLabelText('Plan als Bild oder PDF holen')
const mapFile = (bytes: Uint8Array<ArrayBuffer>, name = 'dorf.pmtiles') => new File([bytes], name)

/** The heading of the page stands around this part of it. */
const faultsHere = async () =>
  (await faults()).filter((fault) => !fault.startsWith('page-has-heading-one'))

async function hashesHere(): Promise<string[]> {
  const { media } = await device.meeting()
  const lines = await media.list(open.workshop.docId)
  return lines.filter(({ isHere }) => isHere).map(({ hash }) => hash)
}

/** A sample map with so many bytes behind it that it has several pieces. */
function largeMap(pieces: number): Uint8Array<ArrayBuffer> {
  const map = rasterMap()
  const whole = new Uint8Array(pieces * 1024 * 1024 - 1000)
  whole.set(map)
  return whole
}

describe('a map file', () => {
  test('is kept in sealed pieces, and the walk begins with it', async () => {
    await expect.element(page.getByText(/^Noch keine Karte/)).toBeVisible()
    await userEvent.upload(mapInput(), mapFile(largeMap(3)))
    await expect
      .element(page.getByText('„Musterdorf (Bilder)“ ist jetzt auf diesem Gerät.'))
      .toBeVisible()
    const [base] = presentBases(doc()) as MapBase[]
    expect(base).toMatchObject({ kind: 'map', attribution: 'Erfundene Karte Musterdorf © 2026' })
    expect(base?.pieces).toHaveLength(3)
    expect(await hashesHere()).toHaveLength(3)
    await expect.element(page.getByText('Damit geht es los')).toBeVisible()
    expect(await faultsHere()).toEqual([])
  })

  test('that is stopped in the middle leaves nothing', async () => {
    const { media } = await device.meeting()
    const keep = media.keep.bind(media)
    let kept = 0
    let goOn = () => {}
    const waiting = new Promise<void>((resolve) => (goOn = resolve))
    vi.spyOn(media, 'keep').mockImplementation(async (...given) => {
      await keep(...given)
      kept += 1
      if (kept === 2) await waiting
    })
    await userEvent.upload(mapInput(), mapFile(largeMap(6)))
    await vi.waitUntil(() => kept === 2)
    expect((await hashesHere()).length).toBeGreaterThan(0)
    await button('Abbrechen').click()
    goOn()
    await expect.element(page.getByText('Angehalten. Es ist nichts davon geblieben.')).toBeVisible()
    expect(await hashesHere()).toEqual([])
    expect(presentBases(doc())).toEqual([])
  })

  test('that no longer fits on the device leaves nothing, and one sentence', async () => {
    const { media } = await device.meeting()
    const keep = media.keep.bind(media)
    let kept = 0
    vi.spyOn(media, 'keep').mockImplementation((...given) => {
      kept += 1
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- problems are plain values
      return kept < 3 ? keep(...given) : Promise.reject({ code: 'storage-full' })
    })
    await userEvent.upload(mapInput(), mapFile(largeMap(6)))
    await expect.element(page.getByText(/zu wenig Platz/)).toBeVisible()
    expect(await hashesHere()).toEqual([])
  })

  test('that is cut off, of another kind or too large is refused in one sentence', async () => {
    const cut = rasterMap()
    for (const [file, sentence] of [
      [mapFile(cut.slice(0, 20_000)), /nicht vollständig/],
      [mapFile(new Uint8Array(500)), /keine Kartendatei/],
    ] as const) {
      await userEvent.upload(mapInput(), file)
      await expect.element(page.getByText(sentence)).toBeVisible()
    }
    const huge = mapFile(cut, 'kreis.pmtiles')
    Object.defineProperty(huge, 'size', { value: 201 * 1024 * 1024 })
    // A file from a chooser cannot be made that large in a test: the state is asked itself.
    const { keepMapFile, MapRefused } = await import('#state/map/keeping.ts')
    await expect(keepMapFile(device, open.workshop, huge)).rejects.toBeInstanceOf(MapRefused)
    expect(presentBases(doc())).toEqual([])
    expect(await hashesHere()).toEqual([])
  })

  test('on a card that is pulled out meanwhile leaves nothing, and one sentence', async () => {
    const { keepMapFile } = await import('#state/map/keeping.ts')
    const file = mapFile(largeMap(4))
    const slice = file.slice.bind(file)
    file.slice = (from = 0, to = 0) => {
      const part = slice(from, to)
      if (from >= 2 * 1024 * 1024) part.arrayBuffer = () => Promise.reject(new Error('gone'))
      return part
    }
    await expect(keepMapFile(device, open.workshop, file)).rejects.toMatchObject({
      fault: 'unreadable',
    })
    expect(await hashesHere()).toEqual([])
    expect(presentBases(doc())).toEqual([])
  })

  test('what a crash has left goes when maps are looked at again', async () => {
    const { media } = await device.meeting()
    const { sealPicture } = await import('#state/photo/sealed.ts')
    const { item, bytes } = await sealPicture('map/1', new Uint8Array(100), 'original')
    await media.keep(open.workshop.docId, item, bytes)
    await device.drafts.write(`unfinished map ${open.workshop.docId}`, item.hash)
    const { Unfinished } = await import('#state/map/unfinished.ts')
    await new Unfinished(device.drafts, media, open.workshop.docId).sweep(doc())
    expect(await hashesHere()).toEqual([])
  })
})

describe('a plan', () => {
  const takePlan = async (picture: Blob, name = 'Ortsplan.jpg') => {
    await userEvent.upload(planInput(), new File([picture], name, { type: picture.type }))
    await expect.element(page.getByText('„Ortsplan“ ist jetzt auf diesem Gerät.')).toBeVisible()
    return presentBases(doc()).at(-1) as PlanBase
  }

  test('as a photo becomes small enough to travel, and keeps what can be read', async () => {
    const base = await takePlan(await noise(4000, 3000))
    expect(base).toMatchObject({ kind: 'plan', name: 'Ortsplan' })
    expect(Math.max(base.width, base.height)).toBeLessThanOrEqual(3000)
    expect(Math.max(base.width, base.height)).toBeGreaterThan(1200)
    expect(base.pictureSize).toBeLessThanOrEqual(1536 * 1024 + 64)
  })

  test('that is no picture is refused in one sentence', async () => {
    await userEvent.upload(planInput(), new File(['Hallo'], 'plan.png', { type: 'image/png' }))
    await expect.element(page.getByText(/^Diese Datei ist kein Foto/)).toBeVisible()
    expect(presentBases(doc())).toEqual([])
  })

  test('of 100 megapixels is refused in one sentence', async () => {
    const huge = new File([png(10_000, 10_000).slice()], 'plan.png', { type: 'image/png' })
    await userEvent.upload(planInput(), huge)
    await expect.element(page.getByText(/^Dieses Bild ist zu groß/)).toBeVisible()
    expect(presentBases(doc())).toEqual([])
  })

  test('of a PDF is the page that somebody chose', async () => {
    const pdf = new File([makePdf(['1 0 0', '0 0.6 0', '0 0 1'])], 'Ortsplan.pdf')
    await userEvent.upload(planInput(), pdf)
    const pages = page.getByRole('dialog', { name: 'Welche Seite?' })
    await expect.element(pages.getByRole('img', { name: 'Seite 1 von 3' })).toBeVisible()
    await button('Weiter').click()
    await expect.element(pages.getByRole('img', { name: 'Seite 2 von 3' })).toBeVisible()
    expect(await faultsHere()).toEqual([])
    await button('Diese Seite nehmen').click()
    await expect.element(page.getByText('„Ortsplan“ ist jetzt auf diesem Gerät.')).toBeVisible()
    const [base] = presentBases(doc()) as PlanBase[]
    expect(base).toMatchObject({ kind: 'plan', width: 3000, height: 2250 })
    const { readPlan } = await import('#state/map/plan-reading.ts')
    const picture = base && (await readPlan(device, base))
    const bitmap = await createImageBitmap(picture ?? new Blob())
    const context = new OffscreenCanvas(1, 1).getContext('2d')
    context?.drawImage(bitmap, 1500, 1100, 1, 1, 0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? []
    expect(green).toBeGreaterThan(Math.max(red, blue) + 80)
  })

  test.each([
    ['broken', new TextEncoder().encode('%PDF-1.7\nnothing else'), /beschädigt/],
    ['protected', makePdf(['1 0 0'], { isEncrypted: true }), /mit einem Kennwort geschützt/],
  ])('of a %s PDF is refused in one sentence', async (_kind, bytes, sentence) => {
    await userEvent.upload(planInput(), new File([bytes], 'plan.pdf'))
    await expect.element(page.getByText(sentence)).toBeVisible()
    await button('Schließen').click()
    expect(presentBases(doc())).toEqual([])
  })

  test('of an empty page is refused in one sentence', async () => {
    await userEvent.upload(planInput(), new File([makePdf([''])], 'plan.pdf'))
    await button('Diese Seite nehmen').click()
    await expect.element(page.getByText(/^Diese Seite ist leer/)).toBeVisible()
    expect(presentBases(doc())).toEqual([])
  })

  test('is named, described, put away and brought back', async () => {
    const base = await takePlan(await quarters(800, 600))
    await button('Bearbeiten').click()
    await page.getByLabelText('Name', { exact: true }).fill('Plan von 1998')
    await page.getByLabelText('Wer ist zu nennen?').fill('Bauamt Musterdorf')
    await page.getByLabelText('Was ist auf dem Plan zu sehen?').fill('Ortskern mit Markt')
    await userEvent.keyboard('{Tab}')
    await expect
      .poll(() => baseRecords(doc()).bases.get(base.id))
      .toMatchObject({
        name: 'Plan von 1998',
        attribution: 'Bauamt Musterdorf',
        alt: 'Ortskern mit Markt',
      })
    expect(await faultsHere()).toEqual([])
    await button('Schließen').click()
    await button('Weglegen').click()
    expect(chosenBase(doc())).toBeUndefined()
    await button('Papierkorb (1)').click()
    await button(/zurückholen/i).click()
    expect(chosenBase(doc())?.id).toBe(base.id)
  })

  test('is laid on the earth by two points, typed or taken from a stop', async () => {
    addStop(doc(), { name: 'Markt', position: { on: 'earth', ...at(0, 0) } })
    const base = await takePlan(await quarters(1000, 500))
    await button('Bearbeiten').click()
    const place = page.getByRole('application', { name: 'Wo auf dem Plan?' })
    const tap = async (x: number, y: number) => {
      const picture = page.getByRole('img', { name: 'Ortsplan' }).element().getBoundingClientRect()
      const box = place.element().getBoundingClientRect()
      const left = picture.left + x * picture.width - box.left
      const top = picture.top + y * picture.height - box.top
      await userEvent.click(place, { position: { x: left, y: top } })
    }
    await expect.element(page.getByRole('img', { name: 'Ortsplan' })).toBeVisible()
    await tap(0.5, 0.5)
    await expect.element(page.getByText('Auf dem Plan gesetzt.')).toBeVisible()
    await page.getByLabelText('Von einem Stopp').selectOptions('1 Markt')
    await button('Passpunkt dazu').click()
    await expect.element(page.getByText(/^Noch ein Passpunkt/)).toBeVisible()
    await tap(0.9, 0.5)
    await page.getByLabelText('Breite und Länge').fill('Markt')
    await button('Passpunkt dazu').click()
    await expect.element(page.getByText(/^Schreiben Sie zwei Zahlen/)).toBeVisible()
    const east = at(400, 0)
    await page.getByLabelText('Breite und Länge').fill(`${String(east.lat)}; ${String(east.lon)}`)
    await button('Passpunkt dazu').click()
    await expect.element(page.getByText(/^Der Plan liegt jetzt auf der Erde\./)).toBeVisible()
    await expect
      .element(page.getByText(/Der Plan ist (99\d|1) (m|km) breit|1 km breit/))
      .toBeVisible()
    expect((baseRecords(doc()).bases.get(base.id) as PlanBase).points).toHaveLength(2)
    expect(await faultsHere()).toEqual([])
  })
})
