/** Measures, tasks and arrangements in a real browser. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { withdrawMeasure, withdrawTask } from '#documents/blocks/plan.ts'
import { initiativeRecords } from '#documents/initiative.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import { hallPlan } from '#state/blocks/plan-picture.ts'
import { Initiative } from '#state/initiative.svelte.ts'
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
const door = () => page.getByRole('button', { name: 'Papierkorb', exact: true })

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

test('tasks are added with Enter, get who and until when, and come back from the trash', async () => {
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
  await button('Aufgabe „Muster besorgen“ in den Papierkorb').click()
  await expect.poll(() => workshop.tasks).toEqual([])
  await expect
    .element(page.getByText('Aufgabe „Muster besorgen“ liegt im Papierkorb.'))
    .toBeVisible()
  expect(await faults()).toEqual([])
  // Here it is one tap, and by the door of the trash another time.
  const back = button('Aufgabe „Muster besorgen“ zurückholen')
  await expect.element(back).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(field('Wer?')).toHaveValue('Schulleitung')
  await expect.element(page.getByText('Aufgaben (1)')).toHaveFocus()
  await button('Aufgabe „Muster besorgen“ in den Papierkorb').click()
  await door().click()
  await expect.element(page.getByText(/zu „Schulkindpass/)).toBeVisible()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Aufgabe .* zurückholen$/ })
    .click()
  await expect.element(page.getByText('Aufgabe „Muster besorgen“ ist wieder da.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(field('Wer?')).toHaveValue('Schulleitung')
})

test('a measure in the trash is off the list, its sketch is offered again, and one tap brings it back with its tasks', async () => {
  const open = sketched()
  const first = await show(AtStep, open)
  await button(/Seesommer.*als Maßnahme übernehmen/).click()
  await field('Federführung').fill('Hort')
  await field(/^Bis wann/).fill('2026-09-30')
  await button('Vereinbaren').click()
  await page.getByText('Aufgaben', { exact: true }).first().click()
  await page.getByRole('textbox', { name: 'Aufgabe hinzufügen' }).fill('Termin suchen')
  await userEvent.keyboard('{Enter}')
  await button('Maßnahme in den Papierkorb').click()
  await expect.element(button(/Seesommer.*als Maßnahme übernehmen/)).toBeVisible()
  await expect.element(page.getByText(/„Seesommer.*“ liegt im Papierkorb/)).toBeVisible()
  expect(first.workshop.measures).toEqual([])
  // After a reload, or on another device, undo knows nothing; the trash does.
  await first.unmount()
  const { workshop } = await show(AtStep, open)
  await door().click()
  expect(await faults()).toEqual([])
  await button(/Maßnahme „Seesommer.*“ zurückholen/).click()
  await userEvent.keyboard('{Escape}')
  await button(/Seesommer für Schulanfänger\s*vereinbart/).click()
  await expect.element(field('Was ist zu tun?')).toHaveValue('Termin suchen')
  expect(workshop.originOf(workshop.measures[0]?.id ?? '').cards.length).toBeGreaterThan(0)
  await expect.poll(() => door().elements()).toHaveLength(0)
})

test('by keyboard the trash is where the focus goes, and one thing after the other comes back', async () => {
  const { workshop } = await show(AtStep, exampleAt(step))
  const measures = workshop.measures.map(({ title }) => title)
  for (const title of measures.slice(0, 2)) {
    await button(new RegExp(`^${title}`)).click()
    const away = button('Maßnahme in den Papierkorb')
    await expect.element(away).toBeVisible()
    ;(away.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(door()).toHaveFocus()
  }
  await userEvent.keyboard('{Enter}')
  await button(/^Maßnahme .* zurückholen$/)
    .first()
    .click()
  await expect.element(button(/^Maßnahme .* zurückholen$/)).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Der Papierkorb ist leer.', { exact: false })).toBeVisible()
  await expect.element(button('Schließen')).toHaveFocus()
  expect(workshop.measures.map(({ title }) => title)).toEqual(measures)
})

test('a measure that another window takes away stays open for who writes in it, and says so', async () => {
  const open = exampleAt(step)
  const { workshop } = await show(AtStep, open)
  await button(/^Kooperationsverträge/).click()
  await field('Federführung').fill('Ortsrat')
  const id = measures(open).find(({ title }) => title.startsWith('Kooperation'))?.id ?? ''
  withdrawMeasure(open.initiative.doc, id)
  await expect.element(page.getByText(/in einem anderen Fenster weggenommen/)).toBeVisible()
  await expect.element(field('Federführung')).toHaveFocus()
  await userEvent.tab()
  await expect.poll(() => workshop.trash.measures.map(({ lead }) => lead)).toEqual(['Ortsrat'])
  expect(await faults()).toEqual([])
  await button('Zurückholen').click()
  await expect.poll(() => workshop.measures).toHaveLength(5)
  await expect.element(button('Maßnahme in den Papierkorb')).toBeVisible()
})

test('what lies in the trash is neither in the hall nor on the page of the initiative', async () => {
  const open = exampleAt('abschluss-verabredung')
  const [first, second] = measures(open)
  const { tasks } = initiativeRecords(open.initiative.doc)
  const ofFirst = tasks.list().filter(({ measure }) => measure === first?.id)
  const [lone] = tasks.list().filter(({ measure }) => measure === second?.id)
  withdrawMeasure(open.initiative.doc, first?.id ?? '')
  withdrawTask(open.initiative.doc, lone?.id ?? '')
  const initiative = new Initiative(open.initiative, open.drafts)
  expect(initiative.measures).toHaveLength(4)
  const gone = [...ofFirst, lone].map((task) => task?.id)
  expect(gone.length).toBeGreaterThan(1)
  expect(initiative.tasks.filter(({ id }) => gone.includes(id))).toEqual([])
  expect(initiative.tasks).toHaveLength(tasks.list().length - gone.length)
  const { workshop } = await show(Hall, open)
  await expect.element(page.getByText(second?.title ?? '')).toBeVisible()
  const shown = hallPlan(workshop, workshop.step as PlannedStep)
  expect(JSON.stringify(shown)).not.toContain(first?.title)
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
