/** Measures, tasks and arrangements in a real browser. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { initiativeRecords } from '#documents/initiative.ts'
import '#views/fonts.css'
import Hall from '#views/hall/Hall.svelte'
import { at, exampleAt } from '../../client/at-step.ts'
import AtStep from '../../client/AtStep.svelte'
import { faults, show, size } from '../../client/views.ts'
import { openTestWorkshop, type LedWorkshop } from '../../client/workshop.ts'

const step = 'verwirklichung-massnahmen'
const field = (name: RegExp | string) => page.getByLabelText(name).first()
const button = (name: string | RegExp) => page.getByRole('button', { name })
const measures = (open: LedWorkshop) => initiativeRecords(open.initiative.doc).measures.list()

beforeEach(() => size(1180, 820))

/** The example before anything was agreed. */
function sketched(): LedWorkshop {
  const open = exampleAt(step)
  const { measures, tasks, links } = initiativeRecords(open.initiative.doc)
  for (const { map } of [measures, tasks, links]) for (const key of [...map.keys()]) map.delete(key)
  return open
}

test('one tap makes a measure of a sketch, with first step, lead, day and sources', async () => {
  const open = sketched()
  const { workshop } = await show(AtStep, open)
  // The sketch with most dots is offered first.
  await expect
    .element(button(/als Maßnahme übernehmen/).first())
    .toHaveAccessibleName('„Übergangsteam Kita–Schule“ als Maßnahme übernehmen')
  await button(/Übergangsteam.*als Maßnahme übernehmen/).click()
  const [measure] = measures(open)
  expect(measure).toMatchObject({
    title: 'Übergangsteam Kita–Schule',
    lead: 'Kita-Leitungen',
    state: 'proposed',
    workshop: 'evening',
    step,
  })
  expect(measure?.firstStep).not.toBe('')
  expect(workshop.originOf(measure?.id ?? '').cards.length).toBeGreaterThan(0)
  await expect
    .poll(() => button(/Übergangsteam.*als Maßnahme übernehmen/).elements())
    .toHaveLength(0)
})

test('a measure is agreed only with what, who and until when; one sentence names what is missing', async () => {
  const open = at(openTestWorkshop(), step)
  await show(AtStep, open)
  await page.getByRole('textbox', { name: 'Neue Maßnahme' }).fill('Mitfahrbank')
  await userEvent.keyboard('{Enter}')
  await button('Vereinbaren').click()
  await expect
    .element(page.getByText('Noch ein Vorschlag: Es fehlt wer federführend ist und bis wann.'))
    .toBeVisible()
  await field('Federführung').fill('Heimatverein')
  await field(/^Bis wann/).fill('2026-09-30')
  await button('Vereinbaren').click()
  await expect.element(button(/Mitfahrbank\s*vereinbart/)).toBeVisible()
  await field('Federführung').fill('')
  await userEvent.tab()
  await expect.element(button(/Mitfahrbank\s*Vorschlag/)).toBeVisible()
})

test('a sixth measure is welcome; the advice says why five are enough', async () => {
  const open = exampleAt(step)
  await show(AtStep, open)
  await page.getByRole('textbox', { name: 'Neue Maßnahme' }).fill('Noch etwas')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(/Höchstens 5 lassen sich gut begleiten/)).toBeVisible()
  expect(measures(open)).toHaveLength(6)
})

test('tasks are added with Enter, get who and until when, and can be taken out and back', async () => {
  const open = sketched()
  const { workshop } = await show(AtStep, open)
  await button(/Schulkindpass.*als Maßnahme übernehmen/).click()
  await page.getByText('Aufgaben', { exact: true }).first().click()
  await page.getByRole('textbox', { name: 'Aufgabe hinzufügen' }).fill('Muster besorgen')
  await userEvent.keyboard('{Enter}')
  await field('Wer?').fill('Schulleitung')
  await userEvent.tab()
  const tasks = () => initiativeRecords(open.initiative.doc).tasks.list()
  await expect.poll(tasks).toMatchObject([{ what: 'Muster besorgen', who: 'Schulleitung' }])
  await button('Aufgabe „Muster besorgen“ entfernen').click()
  expect(tasks()).toEqual([])
  workshop.history.undo()
  expect(tasks()).toMatchObject([{ who: 'Schulleitung' }])
})

test('a removed measure is off the list, its sketch is offered again, and undo brings it back', async () => {
  const open = sketched()
  const { workshop } = await show(AtStep, open)
  await button(/Seesommer.*als Maßnahme übernehmen/).click()
  await button('Maßnahme entfernen').click()
  await expect.element(button(/Seesommer.*als Maßnahme übernehmen/)).toBeVisible()
  workshop.history.undo()
  await expect.element(button(/Seesommer für Schulanfänger\s*Vorschlag/)).toBeVisible()
})

test('what the group arranges is kept line by line', async () => {
  const open = at(openTestWorkshop(), 'abschluss-verabredung')
  const { workshop } = await show(AtStep, open)
  await field('Kerngruppe').fill('Leitung der Kita, Elternrat')
  await field('Nächstes Treffen am').fill('2026-05-07')
  await field('Ort').fill('Grundschule')
  await field('Protokoll bis').fill('2026-03-26')
  await field('Rückmeldung bis').fill('2026-06-30')
  await field('Rückmeldung durch').fill('Ortsrat')
  await userEvent.tab()
  await expect
    .poll(() => ({ ...workshop.arrangements }))
    .toEqual({
      coreGroup: 'Leitung der Kita, Elternrat',
      nextMeeting: '2026-05-07',
      nextPlace: 'Grundschule',
      minutesUntil: '2026-03-26',
      replyUntil: '2026-06-30',
      replyBy: 'Ortsrat',
    })
})

for (const language of ['de', 'en', 'de-simple'] as const) {
  test(`the closing screen pages through everything that was agreed (${language})`, async () => {
    await size(1280, 720)
    const open = exampleAt('abschluss-verabredung')
    open.conduct.doc.getMap('heading').set('hallLanguage', language)
    const { workshop } = await show(Hall, open)
    await document.fonts.ready
    const seen: string[] = []
    const pages = 8
    for (let number = 0; number < pages; number += 1) {
      workshop.hall.show({ page: number })
      await expect.poll(() => document.querySelector('.picture li, .picture dd')).not.toBeNull()
      const picture = document.querySelector('.picture')
      expect(picture?.scrollHeight).toBeLessThanOrEqual(picture?.clientHeight ?? 0)
      seen.push(picture?.textContent ?? '')
    }
    const all = seen.join(' ')
    for (const { title, lead } of measures(open)) {
      expect(all).toContain(title)
      expect(all).toContain(lead)
    }
    expect(all).toContain(language === 'en' ? '10 December 2026' : '10.12.2026')
    expect(all).toContain(workshop.arrangements.nextPlace)
    expect(await faults()).toEqual([])
  })
}

test('while measures are made the hall sees proposals as proposals', async () => {
  const open = at(openTestWorkshop(), step)
  const desk = await show(AtStep, open)
  await page.getByRole('textbox', { name: 'Neue Maßnahme' }).fill('Mitfahrbank')
  await userEvent.keyboard('{Enter}')
  await desk.unmount()
  await show(Hall, open)
  await expect.element(page.getByText('Mitfahrbank')).toBeVisible()
  await expect.element(page.getByText('Vorschlag')).toBeVisible()
})

for (const [width, height, text] of [
  [1180, 820, 100],
  [390, 844, 100],
  [320, 640, 200],
] as const) {
  test(`axe finds nothing, and nothing is cut off, at ${width} × ${height} and ${text} % text`, async () => {
    await size(width, height, text)
    const screen = await show(AtStep, exampleAt(step))
    await expect.element(button(/Kooperationsverträge/)).toBeVisible()
    expect(await faults()).toEqual([])
    await button(/Kooperationsverträge/).click()
    expect(await faults()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await screen.unmount()
    await show(AtStep, exampleAt('abschluss-verabredung'))
    await expect.element(field('Kerngruppe')).toBeVisible()
    expect(await faults()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
}
