/** The start page on a real device: first initiative, example, name and Wappen, deleting without a trace. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Problem } from '#documents/ports.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'
import { allBytes } from '../storage/disk.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const link = (name: string | RegExp) => page.getByRole('link', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })

async function createInitiative(title: string) {
  await button('Neues Vorhaben').click()
  await userEvent.keyboard(title)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
}

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

test('an empty device says what to do and holds one filled button', async () => {
  await openApp()
  await expect.element(heading('Noch kein Vorhaben auf diesem Gerät')).toBeVisible()
  expect(document.querySelectorAll('.button.primary')).toHaveLength(1)
  expect(document.title).toBe('Start – Beteiligungskoffer')
  expect(await faults()).toEqual([])
})

test('a new initiative leads to its own page and is listed on the start page', async () => {
  await openApp()
  await createInitiative('Unser neuer Dorfplatz')
  expect(location.pathname).toMatch(/^\/vorhaben\//)
  await link('Zur Startseite').click()
  await expect.element(link(/Unser neuer Dorfplatz/)).toBeVisible()
})

test('a nameless or endless title is refused with one sentence and nothing is made', async () => {
  const { device } = await openApp()
  await button('Neues Vorhaben').click()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toHaveTextContent('bitte einen Namen')
  await page.getByRole('textbox').fill('x'.repeat(100_000))
  await button('Anlegen').click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('zu lang')
  expect(await device.initiatives()).toEqual([])
})

test('markup and hidden characters in a title are shown as text and left out', async () => {
  const { device } = await openApp()
  await button('Neues Vorhaben').click()
  await page.getByRole('textbox').fill('<img src=x onerror=alert(1)>\u202E\u0000Platz')
  await userEvent.keyboard('{Enter}')
  await expect.element(heading('<img src=x onerror=alert(1)>Platz')).toBeVisible()
  const [only] = await device.initiatives()
  expect(only?.title).toBe('<img src=x onerror=alert(1)>Platz')
})

test('the example opens with its agreed measures, and only once', async () => {
  const { device } = await openApp()
  await button('Beispiel öffnen').click()
  await expect.element(heading('Vereinbarte Maßnahmen')).toBeVisible()
  expect(await faults()).toEqual([])
  await link('Zur Startseite').click()
  await button('Beispiel öffnen').click()
  await expect.element(heading('Vereinbarte Maßnahmen')).toBeVisible()
  expect((await device.initiatives()).map((one) => one.example)).toEqual([true])
})

test('name and Wappen are kept small and shown on the start page', async () => {
  const { device } = await openApp()
  await button('Name und Wappen eintragen').click()
  await page.getByLabelText('Name der Kommune').fill('Stadt Braunsbedra')
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><path d="M0 0h900v600z"/></svg>'
  const file = new File([svg], 'wappen.svg', { type: 'image/svg+xml' })
  await userEvent.upload(page.getByLabelText('Bild auswählen'), file)
  await expect.element(page.getByRole('img', { name: /Wappen von Stadt/ })).toBeVisible()
  expect(await faults()).toEqual([])
  await button('Speichern').click()
  await expect.element(page.getByText('Stadt Braunsbedra')).toBeVisible()
  expect(device.municipality.crest).toMatch(/^data:image\/png;base64,/)
  expect(device.municipality.crest.length).toBeLessThan(80_000)
  const picture = document.querySelector('header img')
  expect(picture instanceof HTMLImageElement && picture.naturalWidth).toBe(256)
})

test('a file that is no picture is refused with one sentence', async () => {
  await openApp()
  await button('Name und Wappen eintragen').click()
  const file = new File(['kein Bild'], 'wappen.png', { type: 'image/png' })
  await userEvent.upload(page.getByLabelText('Bild auswählen'), file)
  await expect.element(page.getByRole('alert')).toHaveTextContent('ließ sich nicht lesen')
})

describe('deleting', () => {
  let opened: Opened

  beforeEach(async () => {
    opened = await openApp()
    await createInitiative('Unser neuer Dorfplatz')
    await link(/Neue Veranstaltung/).click()
    await button(/Zukunftswerkstatt/).click()
    await button('Diese Methode nehmen').click()
    await expect.element(heading('Bereit?')).toBeVisible()
    await link('Zum Vorhaben').click()
    await link('Zur Startseite').click()
    await button('„Unser neuer Dorfplatz“ von diesem Gerät löschen').click()
  })

  test('needs the typed word, otherwise nothing goes', async () => {
    await expect.element(page.getByText('1 Veranstaltung mit Ablauf')).toBeVisible()
    expect(await faults()).toEqual([])
    await userEvent.keyboard('ja{Enter}')
    await expect.element(page.getByRole('alert')).toHaveTextContent('nichts gelöscht')
    expect(await opened.device.initiatives()).toHaveLength(1)
  })

  test('acceptance 16: an initiative leaves every store and a printable note stays', async () => {
    const [doomed] = await opened.device.initiatives()
    const ids = [doomed?.id ?? '', ...(doomed?.workshops ?? []).map(({ id }) => id)]
    const before = await allBytes(opened.name)
    for (const id of ids) expect(before).toContain(id)
    await userEvent.keyboard('löschen{Enter}')
    await expect.element(heading('Löschvermerk')).toBeVisible()
    await expect.element(page.getByText('Unser neuer Dorfplatz')).toBeVisible()
    await expect.element(page.getByText('Zukunftswerkstatt')).toBeVisible()
    await expect.element(button('Vermerk drucken')).toBeVisible()
    expect(await faults()).toEqual([])
    const after = await allBytes(opened.name)
    for (const id of ids) expect(after).not.toContain(id)
    await button('Fertig').click()
    await expect.element(heading('Noch kein Vorhaben auf diesem Gerät')).toBeVisible()
  })
})

test.each(['/quatsch', '/vorhaben/', '/veranstaltung/a/b/c', '/vorhaben/%00'])(
  'the address %s shows one sentence and the way home',
  async (path) => {
    await openApp(path)
    await expect.element(page.getByText('Diese Adresse gibt es hier nicht.')).toBeVisible()
    await link('Zur Startseite').click()
    await expect.element(heading('Beteiligungskoffer')).toBeVisible()
  },
)

test.each(['/vorhaben/fremd', '/vorhaben/fremd/methoden', '/veranstaltung/fremd/durchfuehren'])(
  'the address %s of something that is not on this device says so',
  async (path) => {
    await openApp(path)
    await expect.element(page.getByText('liegt nicht auf diesem Gerät')).toBeVisible()
    expect(await faults()).toEqual([])
  },
)

test('a problem of the device is a sentence on every screen and goes when it is over', async () => {
  let problems: Problem[] = [{ code: 'storage-full' }, { code: 'storage-full', docId: 'x' }]
  const listeners = new Set<() => void>()
  await openApp('/', {
    spoil: (device) =>
      new Proxy(device, {
        get(target, name) {
          if (name === 'problems') return problems
          if (name === 'observeProblems') {
            return (changed: () => void) => {
              listeners.add(changed)
              return () => listeners.delete(changed)
            }
          }
          const value: unknown = Reflect.get(target, name, target)
          return typeof value === 'function' ? (value.bind(target) as unknown) : value
        },
      }),
  })
  await expect.element(page.getByText('Der Speicher dieses Geräts ist voll.')).toBeVisible()
  expect(document.querySelectorAll('.problem')).toHaveLength(1)
  expect(await faults()).toEqual([])
  problems = []
  listeners.forEach((changed) => changed())
  await expect
    .element(page.getByText('Der Speicher dieses Geräts ist voll.'))
    .not.toBeInTheDocument()
})

test('a waiting version is offered once and says why it must go on waiting', async () => {
  await openApp('/', {
    updates: { waiting: true, observe: () => () => undefined, apply: () => Promise.resolve(false) },
  })
  await button('Jetzt wechseln').click()
  await expect.element(page.getByText('Die neue Fassung wartet.')).toBeVisible()
})

test.each([
  [320, 100],
  [820, 200],
  [390, 200],
])('at %i px and text at %i nothing is cut off sideways', async (width, text) => {
  await size(width, 700, text)
  await openApp()
  await button('Beispiel öffnen').click()
  await expect.element(heading('Vereinbarte Maßnahmen')).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  await link('Zur Startseite').click()
  await expect.element(heading('Meine Vorhaben')).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})
