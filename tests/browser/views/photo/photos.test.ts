/** Taking a photo, saying who is to be seen, covering: by finger and by keys, on a real device. */
import { createDevice } from '#app/device.ts'
import { erasedHashes, photoRecords } from '#documents/photos.ts'
import type { Device, OpenDocument } from '#documents/ports.ts'
import { hashOf, type Photo } from '#schema/photo.ts'
import { House } from '#state/house.svelte.ts'
import { Intake } from '#state/photo/intake.ts'
import { PhotoQueue } from '#state/photo/queue.svelte.ts'
import { PhotoShelf } from '#state/photo/shelf.ts'
import { german } from '#text/german.ts'
import PhotoCover from '#views/photo/PhotoCover.svelte'
import PhotoQuestion from '#views/photo/PhotoQuestion.svelte'
import PhotoTake from '#views/photo/PhotoTake.svelte'
import type { Component } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import AtPhoto from '../../../client/AtPhoto.svelte'
import { noise, pixelsOf, quarters } from '../../../client/pictures.ts'
import { faults, size } from '../../../client/views.ts'

let device: Device
let open: OpenDocument
let shelf: PhotoShelf
let intake: Intake
let house: House

beforeEach(async () => {
  await size(390, 844)
  device = await createDevice(`test ${crypto.randomUUID()}`)
  open = await device.openInitiative(await device.createInitiative('Dorfspaziergang'))
  shelf = new PhotoShelf(device, open)
  await shelf.watch()
  intake = new Intake()
  const updates = {
    waiting: false,
    observe: () => () => undefined,
    apply: () => Promise.resolve(false),
  }
  house = new House(device, updates)
  house.words = german
})
afterEach(async () => {
  shelf.close()
  intake.end()
  await open.close()
  await size(1180, 820)
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const photoOf = (id: string) => photoRecords(open.doc).get(id) as Photo

function show(view: unknown, given: Record<string, unknown>, id?: string) {
  const of = id === undefined ? {} : { of: { open, id } }
  return render(AtPhoto, { props: { house, view: view as Component, given, ...of } })
}

async function kept(file: Blob): Promise<string> {
  return shelf.add(await intake.take(file))
}

async function linesHere(): Promise<string[]> {
  const { media } = await device.meeting()
  return (await media.list(open.docId)).filter(({ isHere }) => isHere).map(({ hash }) => hash)
}

/** A camera that shows this canvas; `stream` is the last one that was opened. */
function canvasCamera() {
  const canvas = document.createElement('canvas')
  canvas.width = 1280
  canvas.height = 960
  const context = canvas.getContext('2d')
  const opened: MediaStream[] = []
  const timer = setInterval(() => {
    if (!context) return
    context.fillStyle = '#3a7'
    context.fillRect(0, 0, 1280, 960)
    context.fillStyle = `hsl(${String(Math.random() * 360)} 60% 50%)`
    context.fillRect(500, 300, 200, 200)
  }, 40)
  return {
    opened,
    open: () => {
      const stream = canvas.captureStream(25)
      opened.push(stream)
      return Promise.resolve(stream)
    },
    end: () => clearInterval(timer),
  }
}

test('one tap takes a photo; it is kept small and sealed, and the camera goes off when one leaves', async () => {
  const camera = canvasCamera()
  const queue = new PhotoQueue(intake, (taken) => shelf.add(taken))
  const screen = await show(PhotoTake, { queue, open: camera.open })
  await button('Foto aufnehmen').click()
  await expect.element(page.getByText('Das Foto ist gespeichert.')).toBeVisible()
  const [photo] = photoRecords(open.doc).list()
  expect(photo).toMatchObject({ faces: 'undecided', alt: '', width: 1280, height: 960 })
  const bytes = photo && (await shelf.read(photo, 'picture'))
  expect([...(await pixelsOf(bytes ?? new Blob())).data.slice(0, 3)]).toEqual([
    expect.closeTo(51, -1),
    expect.closeTo(170, -1),
    expect.closeTo(119, -1),
  ])
  expect(await faults()).toEqual([])
  const { height } = button('Foto aufnehmen').element().getBoundingClientRect()
  expect(height).toBeGreaterThanOrEqual(72)
  await screen.unmount()
  expect(
    camera.opened
      .flatMap((stream) => stream.getTracks())
      .every((track) => track.readyState === 'ended'),
  ).toBe(true)
  camera.end()
})

test.each([
  ['NotAllowedError', /^Die Kamera ist für diese App gesperrt/],
  ['NotFoundError', /^Auf diesem Gerät lässt sich keine Kamera öffnen/],
  ['NotReadableError', /^Eine andere App benutzt gerade die Kamera/],
])('%s: one sentence, and a file does as well', async (name, sentence) => {
  const queue = new PhotoQueue(intake, (taken) => shelf.add(taken))
  const refuse = () => Promise.reject(new DOMException('No.', name))
  await show(PhotoTake, { queue, open: refuse })
  await expect.element(page.getByText(sentence)).toBeVisible()
  await expect.element(button('Foto aufnehmen')).not.toBeInTheDocument()
  const files = [
    new File([await quarters(400, 300)], 'bank.jpg'),
    new File(['kein Bild'], 'rede.jpg'),
  ]
  await userEvent.upload(page.getByLabelText('Foto auswählen'), files)
  await expect.element(page.getByText('rede.jpg: Diese Datei ist kein Foto.')).toBeVisible()
  await vi.waitUntil(() => photoRecords(open.doc).list().length === 1)
  await button('Verstanden').click()
  await expect.element(page.getByText(/^rede.jpg/)).not.toBeInTheDocument()
  expect(await faults()).toEqual([])
})

test('a camera that is free again is opened again', async () => {
  const camera = canvasCamera()
  let isFree = false
  const openIt = () =>
    isFree ? camera.open() : Promise.reject(new DOMException('No.', 'NotReadableError'))
  await show(PhotoTake, { queue: new PhotoQueue(intake, () => Promise.resolve()), open: openIt })
  await expect.element(page.getByText(/^Eine andere App/)).toBeVisible()
  isFree = true
  await button('Kamera noch einmal öffnen').click()
  await expect.element(button('Foto aufnehmen')).toBeEnabled()
  camera.end()
})

test('the question is answered with one tap, and its answer decides what may leave', async () => {
  const id = await kept(await quarters(1600, 1200))
  const { media, files } = await device.meeting()
  const photos = async () => {
    const initiative = open.docId.slice('initiative.'.length)
    const watch = { signal: new AbortController().signal, progress: () => undefined }
    return (await files.measure({ initiative, title: '' }, watch)).photos
  }
  await show(PhotoQuestion, { shelf, oncover: () => undefined }, id)
  await expect.element(page.getByRole('img', { name: 'Foto ohne Beschreibung' })).toBeVisible()
  const shown = page.getByRole('img').element()
  await expect.element(page.getByText(/^Noch nicht entschieden/)).toBeVisible()
  expect(await media.list(open.docId)).toHaveLength(2)
  expect(await photos()).toBe(0)
  await button('Nein, niemand zu erkennen').click()
  await expect.element(page.getByText(/^Niemand zu erkennen\./)).toBeVisible()
  expect(page.getByRole('img').element()).toBe(shown)
  expect(await photos()).toBe(1)
  await button('Ja, Einwilligung fehlt').click()
  await expect.element(page.getByText(/^Einwilligung fehlt\./)).toBeVisible()
  expect(await photos()).toBe(0)
  await button('Ja, alle haben zugestimmt').click()
  expect(photoOf(id).faces).toBe('consented')
  expect(await photos()).toBe(1)
  await page.getByRole('textbox', { name: 'Was ist zu sehen?' }).fill('Hohe Stufe vor der Apotheke')
  await userEvent.tab()
  await expect.element(page.getByRole('img', { name: 'Hohe Stufe vor der Apotheke' })).toBeVisible()
  expect(await faults()).toEqual([])
})

test('what was decided counts, too, when the document is closed', async () => {
  const initiative = open.docId.slice('initiative.'.length)
  const { files } = await device.meeting()
  const watch = { signal: new AbortController().signal, progress: () => undefined }
  const photos = async () => (await files.measure({ initiative, title: '' }, watch)).photos
  const id = await kept(await quarters(400, 300))
  const found: number[] = []
  for (const faces of ['undecided', 'consented', 'missing', 'none-visible'] as const) {
    shelf.decide(id, faces)
    await open.whenSaved()
    await open.close()
    found.push(await photos(), await photos())
    open = await device.openInitiative(initiative)
    shelf = new PhotoShelf(device, open)
  }
  expect(found).toEqual([0, 0, 1, 1, 0, 0, 1, 1])
})

/** A light photo with a face in the middle of its left half. */
function withFace(): Promise<Blob> {
  return noise(1600, 1200, (context) => {
    context.fillStyle = '#eee'
    context.fillRect(0, 0, 1600, 1200)
    context.fillStyle = '#e00'
    context.fillRect(300, 500, 200, 200)
  })
}

async function redIn(photo: Photo): Promise<number> {
  let red = 0
  for (const which of ['picture', 'small'] as const) {
    const { data } = await pixelsOf((await shelf.read(photo, which)) ?? new Blob())
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 90) red += 1
  }
  return red
}

test('a finger wipes over a face: it is gone from the photo, and the one before is erased', async () => {
  const id = await kept(await withFace())
  const before = photoOf(id)
  expect(await redIn(before)).toBeGreaterThan(10_000)
  const ondone = vi.fn()
  await show(PhotoCover, { shelf, intake, ondone, oncancel: () => undefined }, id)
  await expect.element(button('Pinselgröße 3')).toBeVisible()
  await button('Pinselgröße 3').click()
  const canvas = document.querySelector('canvas') as HTMLCanvasElement
  await vi.waitUntil(() => canvas.width === 1600)
  const box = canvas.getBoundingClientRect()
  const at = (x: number, y: number) => ({
    clientX: box.left + (x / 1600) * box.width,
    clientY: box.top + (y / 1200) * box.height,
    pointerId: 1,
    isPrimary: true,
    bubbles: true,
  })
  vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue()
  const wipe = (...places: [number, number][]) => {
    const [first, ...rest] = places
    canvas.dispatchEvent(new PointerEvent('pointerdown', at(...(first ?? [0, 0]))))
    for (const place of rest) canvas.dispatchEvent(new PointerEvent('pointermove', at(...place)))
    canvas.dispatchEvent(new PointerEvent('pointerup', at(...(rest.at(-1) ?? [0, 0]))))
  }
  wipe([900, 900], [1000, 900])
  await expect.element(button('Rückgängig')).toBeEnabled()
  await button('Rückgängig').click()
  await expect.element(button('Fertig')).toBeDisabled()
  wipe([300, 520], [500, 520], [500, 600], [300, 600], [300, 690], [500, 690])
  await button('Fertig').click()
  await expect
    .element(page.getByRole('heading', { name: 'Ist noch jemand zu erkennen?' }))
    .toBeVisible()
  expect(await faults()).toEqual([])
  await button('Nein. So behalten').click()
  await vi.waitUntil(() => ondone.mock.calls.length === 1, { timeout: 10_000 })
  const after = photoOf(id)
  expect(after.faces).toBe('none-visible')
  expect(await redIn(after)).toBe(0)
  // Elsewhere the photo is as it was.
  const { data } = await pixelsOf((await shelf.read(after, 'picture')) ?? new Blob())
  expect(data[(900 * 1600 + 1000) * 4]).toBeGreaterThan(200)
  await vi.waitUntil(async () => (await linesHere()).length === 2)
  expect(await linesHere()).toEqual([after.small, after.picture].map(hashOf))
  expect(erasedHashes(open.doc).toSorted()).toEqual(
    [before.picture, before.small].map(hashOf).toSorted(),
  )
  expect(await shelf.read(before, 'picture')).toBeUndefined()
})

test('a frame is moved and covered by keys alone', async () => {
  const id = await kept(await withFace())
  const ondone = vi.fn()
  await show(PhotoCover, { shelf, intake, ondone, oncancel: () => undefined }, id)
  const press = async (name: string) => {
    ;(button(name).element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
  }
  await press('Rahmen')
  const frame = page.getByRole('button', { name: /^Rahmen in der Mitte mittig, 30 % breit/ })
  ;(frame.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowLeft>12/}')
  await expect
    .element(page.getByRole('button', { name: /^Rahmen in der Mitte links/ }))
    .toHaveFocus()
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowLeft}{/Shift}+-')
  await userEvent.keyboard('p')
  await expect.element(button('Rückgängig')).toBeEnabled()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('2 Stellen abgedeckt.')).toBeInTheDocument()
  expect(await faults()).toEqual([])
  await press('Fertig')
  await press('Nein. So behalten')
  await vi.waitUntil(() => ondone.mock.calls.length === 1, { timeout: 10_000 })
  expect(await redIn(photoOf(id))).toBe(0)
})

test('whoever cancels, or cannot keep it, has the photo as it was', async () => {
  const id = await kept(await withFace())
  const before = photoOf(id)
  const full = { take: () => Promise.reject(new Error('full')) }
  const oncancel = vi.fn()
  await show(PhotoCover, { shelf, intake: full, ondone: () => undefined, oncancel }, id)
  await button('Rahmen').click()
  await button('Schwarz abdecken').click()
  await button('Fertig').click()
  await button('Nein. So behalten').click()
  await expect
    .element(page.getByText('Das Foto ließ sich nicht neu zeichnen. Es ist, wie es war.'))
    .toBeVisible()
  await button('Abbrechen').click()
  expect(oncancel).toHaveBeenCalledOnce()
  expect(photoOf(id)).toEqual(before)
  expect(await linesHere()).toHaveLength(2)
})

test('what another device has erased goes from here, too', async () => {
  const id = await kept(await quarters(400, 300))
  expect(await linesHere()).toHaveLength(2)
  const { small, picture } = photoOf(id)
  open.doc.transact(() => {
    for (const address of [small, picture])
      open.doc.getMap('erasedPhotos').set(hashOf(address), true)
    photoRecords(open.doc).map.delete(id)
  })
  await vi.waitUntil(async () => (await linesHere()).length === 0)
})

test('what another device has allowed is told of from here', async () => {
  const id = await kept(await quarters(400, 300))
  await open.whenSaved()
  const { media } = await device.meeting()
  const decided = vi.spyOn(media, 'decided')
  photoRecords(open.doc).map.get(id)?.set('alt', 'Eine Bank')
  expect(decided).not.toHaveBeenCalled()
  photoRecords(open.doc).map.get(id)?.set('faces', 'consented')
  expect(decided).toHaveBeenCalledExactlyOnceWith(open.docId, hashOf(photoOf(id).picture))
})
