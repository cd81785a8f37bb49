/** Whoever leads turns what the hall sees: after the end, while mirroring, by button and by key. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { endWorkshop } from '#documents/course.ts'
import { Clock } from '#state/clock.svelte.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import Beamer from '#views/workshop/Beamer.svelte'
import Run from '#views/workshop/Run.svelte'
import { exampleAt } from '../../client/at-step.ts'
import { openTestHouse } from '../../client/house.ts'
import InHouse from '../../client/InHouse.svelte'
import { evening, faults, HandClock, show, size } from '../../client/views.ts'

const button = (name: string) => page.getByRole('button', { name, exact: true })
/** The second window: it shares the documents and hears what is shown, nothing else. */
const beamer = () => document.querySelector('.second')?.textContent.replace(/\s+/g, ' ') ?? ''

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

async function twoWindows(step: string, isEnded = false) {
  const open = exampleAt(step)
  if (isEnded) endWorkshop(open.conduct.doc, evening)
  const shown = await show(Run, open)
  const workshop = new Workshop(open, new Clock(new HandClock()))
  const box = document.createElement('div')
  box.className = 'second'
  box.style.cssText = 'position:fixed;inset:auto 0 0 auto;inline-size:1px;block-size:1px;'
  box.style.transform = 'translateX(200%)'
  document.body.append(box)
  const props = { house: openTestHouse(), view: Beamer, workshop }
  await render(InHouse, { props, target: box })
  return shown
}

afterEach(() => document.querySelectorAll('.second').forEach((one) => one.remove()))

test('after the end what was agreed is turned by button and by key, and the beamer follows', async () => {
  await twoWindows('abschluss-dank', true)
  await expect.poll(beamer, { timeout: 10_000 }).toContain('Das haben wir verabredet')
  const place = /Im Saal: Seite (\d+) von (\d+)/
  await expect.element(page.getByText(place)).toBeVisible()
  const pages = Number(place.exec(document.body.textContent)?.[2])
  expect(pages).toBeGreaterThan(1)
  const seen = new Set([beamer()])
  await expect.element(button('Vorige Seite im Saal')).toBeDisabled()
  await button('Nächste Seite im Saal').click()
  await expect.poll(beamer, { timeout: 10_000 }).toContain(`Seite 2 von ${pages}`)
  seen.add(beamer())
  for (let to = 3; to <= pages; to += 1) {
    await userEvent.keyboard('{PageDown}')
    await expect.poll(beamer, { timeout: 10_000 }).toContain(`Seite ${to} von ${pages}`)
    seen.add(beamer())
  }
  expect(seen.size).toBe(pages)
  expect(beamer()).toContain('So geht es weiter')
  await userEvent.keyboard('{PageDown}')
  await expect.element(button('Nächste Seite im Saal')).toBeDisabled()
  await userEvent.keyboard('{PageUp}')
  await expect.poll(beamer, { timeout: 10_000 }).toContain(`Seite ${pages - 1} von ${pages}`)
})

test('the screen after the end shows the picture of the hall, and nobody has to walk through it', async () => {
  await show(Run, exampleAt('abschluss-blitzlicht'))
  await button('Veranstaltung beenden').click()
  const picture = page.getByRole('region', { name: 'Das sieht der Saal' })
  await expect.element(picture).toBeVisible()
  await expect.poll(() => picture.element().textContent).toContain('Das haben wir verabredet')
  expect(picture.element().querySelector('[inert]')?.getAttribute('aria-hidden')).toBe('true')
  expect(await faults()).toEqual([])
})

test('what was agreed begins on its first page, whichever page the last step showed', async () => {
  const { workshop } = await twoWindows('abschluss-verabredung')
  workshop.hall.show({ page: 1 })
  endWorkshop(workshop.docs.conduct, evening)
  await expect.poll(beamer, { timeout: 10_000 }).toContain('Seite 1 von')
})

test('in Spiegeln the strip turns the pages after the end as well', async () => {
  await twoWindows('abschluss-dank', true)
  await button('Spiegeln').click()
  const strip = page.getByRole('group', { name: 'Steuerung beim Spiegeln' })
  await strip.getByRole('button', { name: 'Nächste Seite im Saal' }).click()
  await expect.poll(beamer, { timeout: 10_000 }).toContain('Seite 2 von')
  await expect.element(page.getByText(/^\s*Seite 2 von \d+\s*$/).first()).toBeVisible()
  await userEvent.keyboard('{PageUp}')
  await expect.poll(beamer, { timeout: 10_000 }).toContain('Seite 1 von')
  document.querySelector('.second')?.remove()
  expect(await faults()).toEqual([])
})

test('Vorlesen begins with the number of cards, and in Spiegeln each card is one tap away', async () => {
  const { workshop } = await twoWindows('kritik-vorlesen')
  await expect
    .poll(beamer, { timeout: 10_000 })
    .toMatch(/\d+ Karten ?Wir lesen jetzt alle Karten vor/)
  await button('Mehr').click()
  await button('Spiegeln').click()
  const strip = page.getByRole('group', { name: 'Steuerung beim Spiegeln' })
  await expect.element(strip.getByText(/^\d+ Karten$/)).toBeVisible()
  await strip.getByRole('button', { name: 'Nächste Karte' }).click()
  const first = workshop.cards.find((card) => card.id === workshop.hall.current.card)
  expect(first?.step).toBe('kritik-karten')
  await expect.poll(beamer, { timeout: 10_000 }).toContain(first?.text)
  await userEvent.keyboard('{PageDown}')
  await expect.element(strip.getByText(/^2 von \d+$/)).toBeVisible()
})

test('where there is one page, nothing can be turned', async () => {
  const { workshop } = await twoWindows('kritik-denkpause')
  await button('Mehr').click()
  await button('Spiegeln').click()
  await expect.element(button('Spiegeln beenden')).toBeVisible()
  await userEvent.keyboard('{PageDown}')
  expect(workshop.hall.current).toEqual({})
  expect(button('Nächste Seite im Saal').elements()).toEqual([])
})
