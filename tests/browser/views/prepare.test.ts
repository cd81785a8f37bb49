/** Preparing on a real device: the method, the end time, the question, what is ready, and a start in two taps. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { conductRecords } from '#documents/conduct.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const link = (name: string | RegExp) => page.getByRole('link', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })
const field = (name: string) => page.getByRole('textbox', { name })

let opened: Opened
let workshopId = ''

/** Makes an initiative with one workshop and goes to its preparation. */
async function prepare() {
  opened = await openApp()
  const initiative = await opened.house.createInitiative('Unser neuer Dorfplatz')
  const { zukunftswerkstatt } = await import('#methods/zukunftswerkstatt.ts')
  workshopId = await opened.house.createWorkshop(initiative, zukunftswerkstatt, 'kompakt')
  opened.house.router.go({ screen: 'prepare', workshop: workshopId, rehearsal: false })
  await expect.element(heading('Bereit?')).toBeVisible()
}

async function changeDetails(label: string, value: string) {
  await button('Angaben ändern').click()
  await page.getByLabelText(label, { exact: true }).fill(value)
  await button('Fertig').click()
}

async function saved() {
  const open = await opened.device.openWorkshop(workshopId)
  const { heading: head, steps } = conductRecords(open.conduct.doc)
  const state = { heading: { ...head.current }, steps: [...steps.list()] }
  await open.close()
  return state
}

/** Letters that begin a line although the word before them goes on without a hyphen. */
function brokenWords(element: Element): string[] {
  const node = element.firstChild
  const letters = node?.textContent ?? ''
  const range = document.createRange()
  const topOf = (index: number) => {
    range.setStart(node ?? element, index)
    range.setEnd(node ?? element, index + 1)
    // The first is the hyphen at the end of the line before, where there is one.
    return Math.round([...range.getClientRects()].at(-1)?.top ?? 0)
  }
  return Array.from(letters, (_, index) => index).flatMap((index) => {
    const before = letters[index - 1] ?? ' '
    const isInWord = /\p{L}/u.test(before) && /\p{L}/u.test(letters[index] ?? '')
    return isInWord && topOf(index) > topOf(index - 1) + 4 ? [letters.slice(0, index)] : []
  })
}

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

describe('choosing a method', () => {
  beforeEach(async () => {
    opened = await openApp()
    const initiative = await opened.house.createInitiative('Unser neuer Dorfplatz')
    opened.house.router.go({ screen: 'methods', initiative })
    await expect.element(heading('Welche Methode passt?')).toBeVisible()
  })

  test('numbers sort the list, a wrong number is said, and nothing is blocked', async () => {
    expect(document.querySelectorAll('main li')).toHaveLength(17)
    await page.getByLabelText('Wie viele Menschen').fill('4')
    await expect.element(page.getByText('passt weniger').first()).toBeVisible()
    expect(document.querySelectorAll('main li')).toHaveLength(17)
    await button(/Zukunftswerkstatt/).click()
    await expect.element(heading('Nicht geeignet, wenn …')).toBeVisible()
    expect(await faults()).toEqual([])
    await userEvent.keyboard('{Escape}')
    await page.getByLabelText('Wie viele Menschen').fill('viele')
    await expect.element(page.getByText('ganze Zahl')).toBeVisible()
    expect(await faults()).toEqual([])
  })

  test('a method of a later version says "folgt" and has no button', async () => {
    await expect.element(page.getByText('folgt').first()).toBeVisible()
    expect(page.getByRole('button', { name: /Schreibgespräch/ }).query()).toBeNull()
  })

  test('the chosen variant becomes a workshop that is listed', async () => {
    await button(/Zukunftswerkstatt/).click()
    await page.getByRole('radio', { name: /Mit Kindern/ }).click()
    await button('Diese Methode nehmen').click()
    await expect.element(heading('Bereit?')).toBeVisible()
    await expect.element(page.getByText('2 Stunden 30 Minuten').first()).toBeVisible()
    await link('Zum Vorhaben').click()
    await expect.element(heading('Zukunftswerkstatt')).toBeVisible()
    expect(await faults()).toEqual([])
  })
})

describe('the plan', () => {
  beforeEach(prepare)

  test('end time, question and readiness stand first, with one filled button', async () => {
    await expect.element(page.getByText('Ende um 21:00 Uhr')).toBeVisible()
    await expect.element(page.getByText('Leitfrage fehlt noch')).toBeVisible()
    expect(document.querySelectorAll('.button.primary')).toHaveLength(1)
    expect(await faults()).toEqual([])
  })

  test('what is filled in is kept and turns the open points into settled ones', async () => {
    await field('Leitfrage').fill('Wie wird unser Platz schön?')
    await userEvent.tab()
    await button('Angaben ändern').click()
    expect(await faults()).toEqual([])
    await page.getByLabelText('Datum').fill('2031-05-07')
    await page.getByLabelText('Beginn').fill('17:15')
    await page.getByLabelText('Personen').fill('22')
    await button('Fertig').click()
    await expect.element(page.getByText('Leitfrage steht')).toBeVisible()
    await expect.element(page.getByText('Termin: Mittwoch, 7. Mai 2031, 17:15 Uhr')).toBeVisible()
    await expect.element(page.getByText('Ende um 20:15 Uhr')).toBeVisible()
    await expect.element(page.getByText('Auf diesem Gerät gespeichert')).toBeVisible()
    expect((await saved()).heading).toMatchObject({
      question: 'Wie wird unser Platz schön?',
      date: '2031-05-07',
      start: '17:15',
      headcount: 22,
    })
  })

  test('a wrong number of people is refused with one sentence and nothing changes', async () => {
    await changeDetails('Personen', '12')
    await button('Angaben ändern').click()
    await page.getByLabelText('Personen', { exact: true }).fill('zwölf')
    await userEvent.tab()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Es wurde nichts geändert.')
    expect((await saved()).heading.headcount).toBe(12)
  })

  test('minutes change by keyboard and move the end; wrong ones give way', async () => {
    await button(/Kritikphase/).click()
    await button('Eine Minute mehr für „Kritik sammeln“').click()
    await expect.element(page.getByText('Ende um 21:01 Uhr')).toBeVisible()
    const minutes = page.getByLabelText('Minuten für „Kritik sammeln“')
    await minutes.fill('12')
    await userEvent.keyboard('{Enter}')
    await userEvent.tab()
    await expect.element(page.getByText('Ende um 21:05 Uhr')).toBeVisible()
    await minutes.fill('0')
    await userEvent.tab()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Es wurde nichts geändert.')
    await expect.element(minutes).toHaveValue('12')
    expect(await faults()).toEqual([])
  })

  test('a step is dropped, taken in again, moved, and a break is put in behind it', async () => {
    await button(/Kritikphase/).click()
    await button('„Kritik sammeln“ bearbeiten').click()
    await button('Später').click()
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await expect.element(page.getByText('(eingefügt)')).toBeVisible()
    await expect.element(page.getByText('Ende um 21:10 Uhr')).toBeVisible()
    await button('„Kritik sammeln“ bearbeiten').click()
    await button('Weglassen').click()
    await expect.element(page.getByText('Ende um 21:03 Uhr')).toBeVisible()
    await button('„Kritik sammeln“ wieder aufnehmen').click()
    await expect.element(page.getByText('Ende um 21:10 Uhr')).toBeVisible()
    expect(await faults()).toEqual([])
    const inCritique = (await saved()).steps.filter((step) => step.phase === 'kritik')
    expect(inCritique.filter((step) => step.inserted)).toHaveLength(1)
  })

  test('rules are rewritten, removed and added, five at most', async () => {
    await button(/Kritikphase/).click()
    await page.getByText('Regeln (5)').click()
    await button('Regel 5 entfernen').click()
    await field('Regel 5').fill('Handys bleiben stumm.')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('Regeln (5)')).toBeVisible()
    await expect.element(field('Regel 5')).toHaveValue('Handys bleiben stumm.')
    expect(await faults()).toEqual([])
  })

  test('another variant warns before it takes edits away', async () => {
    await button(/Kritikphase/).click()
    await button('Eine Minute mehr für „Kritik sammeln“').click()
    await button('Angaben ändern').click()
    await page.getByLabelText('Fassung').selectOptions('kinder')
    await expect.element(page.getByText('Der Ablauf wird neu angelegt.')).toBeVisible()
    expect(await faults()).toEqual([])
    await button('Ablauf behalten').click()
    expect((await saved()).heading.variant).toBe('kompakt')
    await page.getByLabelText('Fassung').selectOptions('kinder')
    await button('Ablauf neu anlegen').click()
    await button('Fertig').click()
    await expect.element(page.getByText('Ende um 20:30 Uhr')).toBeVisible()
  })

  test("today's workshop starts in two taps from the start page", async () => {
    const now = new Date()
    const two = (value: number) => String(value).padStart(2, '0')
    const today = `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
    await changeDetails('Datum', today)
    opened.house.router.go({ screen: 'start' })
    await expect.element(page.getByText('Heute')).toBeVisible()
    await link('Starten').click()
    await button('Beginnen').click()
    await expect.element(button('Weiter')).toBeVisible()
  })

  test('the rehearsal leaves no trace', async () => {
    await link('Probelauf').click()
    await button('Beginnen').click()
    await expect.element(button('Weiter')).toBeVisible()
    await opened.house.closeWorkshop()
    const open = await opened.device.openWorkshop(workshopId)
    const { course, log } = conductRecords(open.conduct.doc)
    expect(course.current.status).toBe('prepared')
    expect(log.list()).toEqual([])
    await open.close()
  })
})

test.each([
  [1180, 820],
  [1024, 768],
  [820, 1180],
])(
  'on a tablet of %i × %i the start is wholly visible, though nothing is filled in',
  async (width, height) => {
    await size(width, height)
    await prepare()
    const start = link('Starten').element().getBoundingClientRect()
    expect(start.bottom).toBeLessThanOrEqual(height)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  },
)

test.each([
  [1180, 820, 100],
  [1024, 768, 100],
  [820, 1180, 100],
  [390, 844, 100],
  [1180, 820, 200],
  [390, 844, 200],
])(
  'at %i × %i px and text at %i no word of the plan breaks but at a hyphen',
  async (width, height, text) => {
    await size(width, height, text)
    await prepare()
    const names = [...document.querySelectorAll('h1, .phase')]
    expect(names).toHaveLength(7)
    for (const name of names) {
      expect(brokenWords(name)).toEqual([])
      expect(name.scrollWidth).toBeLessThanOrEqual(Math.ceil(name.getBoundingClientRect().width))
      expect(name.getBoundingClientRect().right).toBeLessThanOrEqual(width)
    }
  },
)

test.each([
  [320, 100],
  [390, 200],
  [820, 200],
])('at %i px and text at %i the plan is a list and nothing is cut off', async (width, text) => {
  await size(width, 800, text)
  await prepare()
  await button(/Kritikphase/).click()
  await button('„Kritik sammeln“ bearbeiten').click()
  await page.getByText('Regeln (5)').click()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  await button('Angaben ändern').click()
  const dialog = document.querySelector('dialog[open]')
  expect(dialog?.scrollWidth).toBeLessThanOrEqual(dialog?.clientWidth ?? 0)
})
