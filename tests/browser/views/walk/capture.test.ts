/** Noting on the way: one tap is an observation, and all else may follow; nothing is lost on the way. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { addStop, observationsOf, walkRecords } from '#documents/blocks/walk.ts'
import { goToStep, startWorkshop } from '#documents/course.ts'
import { presentPhotos } from '#documents/photos.ts'
import { quartiersspaziergang } from '#methods/quartiersspaziergang.ts'
import { openApp } from '../../../client/app.ts'
import { quarters } from '../../../client/pictures.ts'
import { faults, size } from '../../../client/views.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })

beforeEach(() => size(390, 844))
afterEach(async () => {
  vi.restoreAllMocks()
  await size(1180, 820)
})

/** A walk of two stops that has begun, at the screen with nothing but the four buttons. */
async function underWay() {
  const { house, device } = await openApp()
  const initiative = await house.createInitiative('Unser Dorf')
  const workshop = await house.createWorkshop(initiative, quartiersspaziergang, 'standard')
  const open = await device.openWorkshop(workshop)
  const { doc } = open.workshop
  addStop(doc, { name: 'Bahnhof', questions: ['Was ist hier gut?'] })
  addStop(doc, { name: 'Anger' })
  startWorkshop(open.conduct.doc, Date.now())
  goToStep(open.conduct.doc, 'gang-begehung', Date.now())
  await open.conduct.whenSaved()
  const route = { screen: 'tour', workshop, rehearsal: false } as const
  house.router.go(route)
  return { house, device, doc, open, route }
}

/** A device that says where it is as often as it is told to. */
function whereabouts() {
  let say: PositionCallback = () => undefined
  let refuse: PositionErrorCallback | null | undefined
  const watch = vi
    .spyOn(navigator.geolocation, 'watchPosition')
    .mockImplementation((found, failed) => {
      say = found
      refuse = failed
      return 7
    })
  const end = vi.spyOn(navigator.geolocation, 'clearWatch').mockImplementation(() => undefined)
  return {
    watch,
    end,
    say: (latitude: number, longitude: number, accuracy: number) =>
      say({ coords: { latitude, longitude, accuracy } } as GeolocationPosition),
    refuse: () => refuse?.({ code: 1 } as GeolocationPositionError),
  }
}

test('one tap is an observation of this group at this stop; a sentence and a photo may follow', async () => {
  const { doc } = await underWay()
  await button('Gruppe A').click()
  expect(await faults()).toEqual([])
  await button('Barriere').click()
  const [stop] = walkRecords(doc).stops.list()
  expect(observationsOf(doc)).toMatchObject([
    { group: 'A', number: 1, valence: 'barrier', text: '', stop: stop?.id },
  ])
  await expect.element(page.getByRole('heading', { name: /A1 ist notiert/ })).toHaveFocus()
  await page.getByLabelText('In einem Satz').fill('Hohe Stufe vor der Apotheke')
  expect(await faults()).toEqual([])
  await button('Fertig').click()
  await expect.element(button('Gut')).toBeVisible()
  expect(observationsOf(doc)).toMatchObject([{ text: 'Hohe Stufe vor der Apotheke' }])
  await button('Nächster Stopp').click()
  await button('Idee').click()
  expect(observationsOf(doc)[1]).toMatchObject({ number: 2, valence: 'idea' })
  expect(observationsOf(doc)[1]?.stop).not.toBe(stop?.id)
})

test('who was thrown out of the app goes on with the observation that was begun, and with every word', async () => {
  const { house, doc, route } = await underWay()
  await button('Gruppe A').click()
  await button('Stört').click()
  await page.getByLabelText('In einem Satz').fill('Lampe kaputt')
  await expect.element(page.getByRole('heading', { name: /A1/ })).toBeVisible()
  house.router.go({ screen: 'start' })
  await expect.element(button('Fertig')).not.toBeInTheDocument()
  house.router.go(route)
  await expect.element(page.getByLabelText('In einem Satz')).toHaveValue('Lampe kaputt')
  await button('Fertig').click()
  expect(observationsOf(doc)).toMatchObject([{ valence: 'bad', text: 'Lampe kaputt' }])
})

test('a photo belongs to its observation, waits for a look, and its answer is asked for', async () => {
  const { doc } = await underWay()
  await button('Gruppe A').click()
  await button('Gut').click()
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(
    new DOMException('No.', 'NotAllowedError'),
  )
  await button('Foto').click()
  await expect.element(page.getByText(/Die Kamera ist für diese App gesperrt/)).toBeVisible()
  const input = page.getByLabelText('Foto auswählen')
  const photo = await quarters(640, 480)
  await userEvent.upload(input, new File([photo], 'a.jpg', { type: 'image/jpeg' }))
  await expect.poll(() => presentPhotos(doc).length).toBe(1)
  expect(presentPhotos(doc)).toMatchObject([{ of: observationsOf(doc)[0]?.id, faces: 'undecided' }])
  await button('Kamera zu').click()
  await expect.element(page.getByRole('img', { name: 'Foto ohne Beschreibung' })).toBeVisible()
  await button('Fertig').click()
  await button(/1 Foto noch ansehen/).click()
  expect(await faults()).toEqual([])
  await button('Ja, Einwilligung fehlt').click()
  expect(presentPhotos(doc)).toMatchObject([{ faces: 'missing' }])
  await button('Weiter').click()
  await expect.element(button('Gut')).toBeVisible()
  expect(button(/noch ansehen/).query()).toBeNull()
})

test('the place is noted only when somebody wants it, and only while an observation is open', async () => {
  const { doc } = await underWay()
  const where = whereabouts()
  await button('Gruppe A').click()
  await button('Gut').click()
  expect(where.watch).not.toHaveBeenCalled()
  await expect.element(page.getByText('Ohne Ort. Der Stopp genügt.')).toBeVisible()
  await button('Fertig').click()
  await page.getByLabelText(/Ort mit notieren/).click()
  expect(where.watch).not.toHaveBeenCalled()
  await button('Stört').click()
  await expect.element(page.getByText('Der Ort wird gesucht …')).toBeVisible()
  where.say(51.6401234, 12.1401234, 48)
  await expect.element(page.getByText(/auf etwa 50 m genau/)).toBeVisible()
  where.say(51.64, 12.14, 11.2)
  where.say(51.9, 12.9, 400)
  await expect.element(page.getByText(/auf etwa 12 m genau/)).toBeVisible()
  expect(where.end).not.toHaveBeenCalled()
  await button('Fertig').click()
  expect(where.end).toHaveBeenCalledExactlyOnceWith(7)
  where.say(51.7, 12.7, 3)
  expect(observationsOf(doc).map(({ position }) => position)).toEqual([
    undefined,
    { on: 'earth', lat: 51.64, lon: 12.14, accuracy: 12 },
  ])
})

test('a place that is refused is one sentence, and the observation counts', async () => {
  const { doc } = await underWay()
  const where = whereabouts()
  await button('Gruppe A').click()
  await page.getByLabelText(/Ort mit notieren/).click()
  await button('Stört').click()
  where.refuse()
  await expect.element(page.getByText(/Der Standort ist für diese App gesperrt/)).toBeVisible()
  await button('Fertig').click()
  expect(observationsOf(doc)).toMatchObject([{ number: 1, valence: 'bad' }])
})

test('what was tapped by mistake goes to the trash and comes back; its number is given to nobody else', async () => {
  const { doc } = await underWay()
  await button('Gruppe A').click()
  await button('Gut').click()
  await button('Verwerfen').click()
  await expect.element(page.getByText('A1 liegt im Papierkorb.')).toBeVisible()
  await button('Stört').click()
  await button('Fertig').click()
  expect(observationsOf(doc).map(({ number, state }) => [number, state])).toEqual([
    [1, 'withdrawn'],
    [2, 'active'],
  ])
})

test('taken back at once it is there again', async () => {
  const { doc } = await underWay()
  await button('Gruppe A').click()
  await button('Gut').click()
  await button('Verwerfen').click()
  await button('Zurückholen').click()
  expect(observationsOf(doc)).toMatchObject([{ number: 1, state: 'active' }])
})

test('all of it works by keys, and fits a small screen with large text', async () => {
  const { doc } = await underWay()
  await size(320, 640, 200)
  await expect.element(button('Gruppe A')).toBeVisible()
  button('Gruppe A').element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(button('Gut')).toBeVisible()
  expect(await faults()).toEqual([])
  button('Idee').element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { name: /A1/ })).toHaveFocus()
  expect(await faults()).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  for (const one of document.querySelectorAll('main button')) {
    expect(one.getBoundingClientRect().height).toBeGreaterThanOrEqual(48)
  }
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  button('Fertig').element().focus()
  await userEvent.keyboard('{Enter}')
  expect(observationsOf(doc)).toMatchObject([{ valence: 'idea' }])
})
