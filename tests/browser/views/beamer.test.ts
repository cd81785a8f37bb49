/** What the hall sees: only what belongs there, large, in its language, and at once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { addCard } from '#documents/blocks/cards.ts'
import { setHeading } from '#documents/conduct.ts'
import { endWorkshop, goToStep, pauseWorkshop, startWorkshop } from '#documents/course.ts'
import type { OpenWorkshop } from '#documents/ports.ts'
import { Hall } from '#state/hall.svelte.ts'
import { hallWords } from '#text/hall.ts'
import '#views/fonts.css'
import Beamer from '#views/workshop/Beamer.svelte'
import { evening, faults, show, size, type Shown } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

let shown: Shown
let open: OpenWorkshop
const conduct = () => open.conduct.doc

beforeEach(async () => {
  await size(1280, 720)
  open = openTestWorkshop()
  shown = await show(Beamer, open)
})
afterEach(() => size(1180, 820))

function fontSize(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).fontSize)
}

function goTo(step: string) {
  startWorkshop(conduct(), evening)
  goToStep(conduct(), step, evening)
}

describe('the beamer', () => {
  test('welcomes before the start, with the question and the time', async () => {
    await expect.element(page.getByText('Herzlich willkommen')).toBeVisible()
    await expect.element(page.getByRole('heading')).toHaveTextContent('Wie gelingt der Übergang')
    await expect.element(page.getByText('Wir beginnen um 18:00 Uhr.')).toBeVisible()
    expect(await faults()).toEqual([])
  })

  test('shows municipality, place, question of at least 64 px, rules and time', async () => {
    goTo('kritik-denkpause')
    const question = page.getByRole('heading', { name: 'Was stört, ärgert oder fehlt uns?' })
    await expect.element(question).toBeVisible()
    expect(fontSize(question.element())).toBeGreaterThanOrEqual(64)
    await expect.element(page.getByText('Braunsbedra')).toBeVisible()
    await expect.element(page.getByText('Kritikphase')).toHaveAttribute('aria-current', 'step')
    await expect.element(page.getByText('Ein Gedanke pro Karte.')).toBeVisible()
    await expect.element(page.getByRole('timer')).toHaveTextContent('noch 3 Minuten')
    expect(await faults()).toEqual([])
  })

  test('has no control, no field, and nothing of what the moderator says', async () => {
    for (const step of shown.workshop.steps) {
      goTo(step.id)
      await expect.poll(() => shown.workshop.step?.id).toBe(step.id)
      expect(document.querySelectorAll('button, input, textarea, select, a, dialog')).toHaveLength(
        0,
      )
      const script = step.definition.script?.de.slice(0, 25) ?? 'no script'
      expect(document.body.textContent).not.toContain(script)
    }
  })

  test('shows the card that is read aloud huge, and its place', async () => {
    const card = { kind: 'critique', step: 'kritik-karten', day: '2026-03-12' } as const
    addCard(open.workshop.doc, { ...card, text: 'Der Bus fährt nicht.' })
    const id = addCard(open.workshop.doc, { ...card, text: 'Es gibt keinen Treffpunkt.' })
    goTo('kritik-vorlesen')
    shown.workshop.hall.show({ card: id })
    const text = page.getByText('Es gibt keinen Treffpunkt.')
    await expect.element(text).toBeVisible()
    expect(fontSize(text.element())).toBeGreaterThanOrEqual(36)
    await expect.element(page.getByText('Karte 2 von 2')).toBeVisible()
    expect(page.getByText('Der Bus fährt nicht.').elements()).toEqual([])
  })

  test('shows what a group wrote down whole, on as many pages as it takes', async () => {
    // Pages are counted for the letters of the house.
    await Promise.all(
      ['36px', '600 64px'].map((size) => document.fonts.load(`${size} "Fira Sans"`)),
    )
    const texts = [
      '2040: Kita und Schule sind ein Team mit einem gemeinsamen Flur',
      '2040: Der Schulkindpass wird beim Übergabefest überreicht',
      '2040: Keine Familie in der Gemeinde fängt beim Schulanfang ganz von vorn an',
      '2040: Ein Sommer am See',
      `2040: ${'Alle kommen und bleiben. '.repeat(7)}`,
    ]
    const card = { kind: 'wish', step: 'phantasie-gruppenarbeit', day: '' } as const
    for (const text of texts) addCard(open.workshop.doc, { ...card, text })
    goTo('phantasie-gruppenarbeit')
    const foot = /Seite (\d+) von (\d+)/
    await expect.element(page.getByText(foot)).toBeVisible()
    const [, last, count] = foot.exec(document.body.textContent) ?? []
    expect(last).toBe(count)
    let seen = 0
    for (let index = 0; index < Number(count); index += 1) {
      shown.workshop.hall.show({ page: index })
      const line = page.getByText(`Seite ${index + 1} von ${count ?? ''}`)
      await expect.element(line).toBeVisible()
      const bottom = document.querySelector('.picture')?.getBoundingClientRect().bottom ?? 0
      const below = line.element().getBoundingClientRect()
      expect(below.bottom).toBeLessThanOrEqual(bottom)
      for (const one of document.querySelectorAll('.picture .card')) {
        const text = one.querySelector('.text')
        expect(text && fontSize(text)).toBeGreaterThanOrEqual(36)
        expect(one.getBoundingClientRect().bottom).toBeLessThanOrEqual(below.top)
        seen += 1
      }
    }
    expect(seen).toBe(texts.length)
    expect(await faults()).toEqual([])
  })

  test('shows "Kein Aber!" over everything and takes it away by itself', async () => {
    goTo('phantasie-karten')
    shown.workshop.hall.show({ noBut: true })
    await expect.element(page.getByText('Kein Aber!', { exact: true })).toBeVisible()
    await expect
      .poll(() => page.getByText('Kein Aber!', { exact: true }).elements().length, {
        timeout: 4000,
      })
      .toBe(0)
  })

  test('says in a break when it goes on, and keeps the parked ideas in sight', async () => {
    const idea = { kind: 'idea', step: 'kritik-karten', day: '', parked: true } as const
    addCard(open.workshop.doc, { ...idea, text: 'Ein Patenbus' })
    goTo('pause-1-pause')
    await expect.element(page.getByRole('heading', { name: 'Pause' })).toBeVisible()
    await expect.element(page.getByText('Um 18:10 Uhr geht es weiter.').first()).toBeVisible()
    await expect.element(page.getByText('Ein Patenbus')).toBeVisible()
    expect(await faults()).toEqual([])
  })

  test('turns the pages of the parked ideas in a break, and cuts none of them', async () => {
    const idea = { kind: 'idea', step: 'kritik-karten', day: '', parked: true } as const
    const long = 'Ein Patenbus, der jedes Kind am ersten Schultag abholt und die Eltern mitnimmt'
    const texts = Array.from(
      { length: 9 },
      (_, index) => `${index}: ${long.repeat(1 + (index % 2))}`,
    )
    for (const text of texts) addCard(open.workshop.doc, { ...idea, text })
    goTo('pause-1-pause')
    const foot = /Seite 1 von (\d+)/
    await expect.element(page.getByText(foot)).toBeVisible()
    const pages = Number(foot.exec(document.body.textContent)?.[1])
    const seen: string[] = []
    for (let index = 0; index < pages; index += 1) {
      shown.workshop.hall.show({ page: index })
      const line = page.getByText(`Seite ${index + 1} von ${pages}`)
      await expect.element(line).toBeVisible()
      const bottom = document.querySelector('.picture')?.getBoundingClientRect().bottom
      expect(line.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom ?? 0)
      const ideas = [...document.querySelectorAll('.picture li')]
      expect(ideas.every((one) => fontSize(one) >= 36)).toBe(true)
      seen.push(...ideas.map((one) => one.textContent))
    }
    expect(seen).toEqual(texts)
  })

  test('is calm when time is up or stands still', async () => {
    goTo('vorphase-runde')
    shown.time.move(8)
    await expect.element(page.getByRole('timer')).toHaveTextContent(/Die Zeit ist um/)
    pauseWorkshop(conduct(), evening)
    await expect.element(page.getByText('Gleich geht es weiter.')).toBeVisible()
  })

  test('thanks at the end when nothing was agreed', async () => {
    goTo('abschluss-dank')
    endWorkshop(conduct(), evening)
    await expect.element(page.getByText('Danke, dass Sie dabei waren!')).toBeVisible()
    expect(await faults()).toEqual([])
  })

  test.each([
    ['en', 'What bothers us, annoys us or is missing?', '3 minutes left', 'One thought per card.'],
    ['de-simple', 'Was stört uns? Was fehlt uns?', 'noch 3 Minuten', 'Wir sagen nur, was stört.'],
  ] as const)('speaks %s where the heading says so', async (language, question, time, rule) => {
    setHeading(conduct(), { hallLanguage: language })
    goTo('kritik-denkpause')
    await expect.element(page.getByRole('heading', { name: question })).toBeVisible()
    await expect.element(page.getByRole('timer')).toHaveTextContent(time)
    await expect.element(page.getByText(rule)).toBeVisible()
  })

  test.each([
    [1280, 720],
    [1920, 1080],
    [1024, 768],
    [800, 600],
  ])('fits %i × %i in every step without a scroll bar', async (width, height) => {
    await size(width, height)
    for (const step of shown.workshop.steps) {
      goTo(step.id)
      await expect.poll(() => shown.workshop.step?.id).toBe(step.id)
      const { scrollWidth, scrollHeight } = document.documentElement
      expect([scrollWidth <= width, scrollHeight <= height]).toEqual([true, true])
      const timer = page.getByRole('timer').element().getBoundingClientRect()
      expect(timer.bottom).toBeLessThanOrEqual(height)
    }
  })
})

describe('the live part of the picture', () => {
  /** Two windows of one workshop, as far as the hall is concerned. */
  function windows() {
    const listeners = [new Set<(value: unknown) => void>(), new Set<(value: unknown) => void>()]
    const sent: unknown[] = []
    const end = (own: number) => ({
      sendPresence: (value: unknown) => {
        sent.push(value)
        listeners[1 - own]?.forEach((listener) => listener(structuredClone(value)))
      },
      receivePresence: (listener: (value: unknown) => void) => {
        listeners[own]?.add(listener)
        return () => listeners[own]?.delete(listener)
      },
    })
    return {
      desk: new Hall(end(0)),
      beamer: new Hall(end(1)),
      sent,
      ends: [end(0), end(1)] as const,
    }
  }

  test('reaches a window that was there, and one that asks later', () => {
    const { desk, ends } = windows()
    desk.lead('kritik-vorlesen')
    desk.show({ card: 'one' })
    const late = new Hall(ends[1])
    expect(late.current).toEqual({})
    late.follow()
    expect(late.current).toEqual({ card: 'one' })
  })

  test('is cleared with every step, and stays within one', () => {
    const { desk, beamer } = windows()
    desk.lead('a')
    desk.show({ card: 'one', page: 2 })
    desk.lead('a')
    expect(beamer.current).toEqual({ card: 'one', page: 2 })
    desk.lead('b')
    expect(beamer.current).toEqual({})
  })

  test('leaves old and foreign messages aside', () => {
    const { desk, beamer, sent, ends } = windows()
    desk.lead('a')
    desk.show({ page: 1 })
    const old = sent.at(-1)
    desk.show({ page: 2 })
    for (const value of [old, null, 'x', { hall: 'show' }, { hall: 'dance' }, { page: 7 }]) {
      ends[0].sendPresence(value)
    }
    expect(beamer.current.page).toBe(2)
  })

  test('a window that only follows answers nobody', () => {
    const { desk, beamer, sent } = windows()
    beamer.follow()
    expect(sent).toEqual([{ hall: 'ask' }])
    desk.follow()
    expect(sent).toHaveLength(2)
  })
})

/** Every text in a part of the words, with stand-ins for what is filled in. */
function textsIn(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function')
    return textsIn((words as (...given: unknown[]) => unknown)(2, 3, 4))
  if (typeof words === 'object' && words !== null) return Object.values(words).flatMap(textsIn)
  return []
}

test('no sentence of the simple hall language has more than twelve words', () => {
  const texts = textsIn(hallWords['de-simple'])
  expect(texts.length).toBeGreaterThan(20)
  for (const text of texts) {
    for (const sentence of text.split(/[.!?]/)) {
      expect(sentence.trim().split(/\s+/).length, sentence).toBeLessThanOrEqual(12)
    }
  }
})
