/** The moderator's desk in a real browser: from "Beginnen" to the end, in time, out of time, large and small. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { encodeStateAsUpdate, type Doc } from 'yjs'
import '#views/fonts.css'
import Run from '#views/workshop/Run.svelte'
import { faults, show, size, type Shown } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

let shown: Shown
const button = (name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const status = () => shown.workshop.course.status
const bytes = () =>
  Object.values<Doc>({ ...shown.workshop.docs }).map((doc) =>
    Array.from(encodeStateAsUpdate(doc)).join(),
  )

/** Goes to a step as the list of steps does. */
async function goTo(step: string) {
  const { goToStep } = await import('#documents/course.ts')
  goToStep(shown.workshop.docs.conduct, step, shown.time.wall())
}

async function begin() {
  await button('Beginnen').click()
  await expect.element(button('Weiter')).toBeVisible()
}

/** The boxes of all buttons that can be seen, cut or not. */
function cutButtons(): string[] {
  const seen = [...document.querySelectorAll('button, summary')].filter((one) =>
    one.checkVisibility(),
  )
  return seen
    .filter((one) => {
      one.scrollIntoView({ block: 'nearest' })
      const box = one.getBoundingClientRect()
      const inside =
        box.left >= -1 &&
        box.top >= -1 &&
        box.right <= innerWidth + 1 &&
        box.bottom <= innerHeight + 1
      const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      return !inside || !(at === one || one.contains(at))
    })
    .map((one) => one.textContent)
}

beforeEach(async () => {
  await size(1180, 820)
  shown = await show(Run)
})
afterEach(() => size(1180, 820))

describe('before the start', () => {
  test('title, question, end time and one filled button are there', async () => {
    await expect.element(page.getByText('Zukunftswerkstatt')).toBeVisible()
    await expect
      .element(page.getByRole('heading', { name: /Wie gelingt der Übergang/ }))
      .toBeVisible()
    await expect.element(page.getByText('um 21:00 Uhr')).toBeVisible()
    expect(document.querySelectorAll('.button.primary')).toHaveLength(1)
    expect(await faults()).toEqual([])
  })

  test('one tap begins, and the initiative lists the workshop as running', async () => {
    await begin()
    expect(status()).toBe('running')
    const { initiativeRecords } = await import('#documents/initiative.ts')
    const listed = initiativeRecords(shown.workshop.docs.initiative).workshops.get('evening')
    expect(listed?.state).toBe('running')
  })
})

describe('while it runs', () => {
  beforeEach(begin)

  test('place, question, sentence, rules and time are there, with one filled button', async () => {
    await expect.element(page.getByText('Ankommen · Schritt 1 von 25')).toBeVisible()
    await expect.element(page.getByRole('heading', { name: /Wer bin ich/ })).toBeVisible()
    await expect.element(page.getByText(/Schön, dass Sie da sind/)).toBeVisible()
    await expect.element(page.getByText('Alle sind gleich wichtig.')).toBeVisible()
    await expect.element(page.getByRole('timer')).toHaveTextContent('noch 7:00 von 7 Minuten')
    await expect.element(page.getByRole('textbox')).toBeVisible()
    expect(document.querySelectorAll('.button.primary')).toHaveLength(1)
    expect(await faults()).toEqual([])
  })

  test('the desk itself shows at most seven controls, also with a delay and "Kein Aber!"', async () => {
    await goTo('phantasie-einstieg')
    await expect.element(button('Kein Aber!')).toBeVisible()
    await button('+5 Min.').click()
    shown.time.move(200)
    await expect.element(button(/später$/)).toBeVisible()
    const later = button('Später entscheiden')
    if (later.elements().length > 0) await later.click()
    const controls = [...document.querySelectorAll('button, summary, input, a')].filter((one) =>
      one.checkVisibility(),
    )
    expect(controls.length).toBeLessThanOrEqual(7)
  })

  test('"Weiter" goes on, "Zurück" goes back, a step that is left out is "entfallen"', async () => {
    await button('Weiter').click()
    await expect.element(page.getByText('Ankommen · Schritt 2 von 25')).toBeVisible()
    await button('Mehr').click()
    await button('Zurück').click()
    await expect.element(page.getByText('Ankommen · Schritt 1 von 25')).toBeVisible()
    await button('Mehr').click()
    await button('Schritt überspringen').click()
    await expect.element(page.getByText('Ankommen · Schritt 1 von 24')).toBeVisible()
    await button('Mehr').click()
    await page.getByText('Alle Schritte').click()
    await expect.element(button(/Vorstellungsrunde entfallen/)).toBeVisible()
    expect(await faults()).toEqual([])
  })

  test('a pause stops the time, and the filled button takes it up again', async () => {
    await button('Mehr').click()
    await button('Zeit anhalten').click()
    await expect.element(page.getByText(/Die Zeit steht/)).toBeVisible()
    shown.time.move(10)
    await button('Weiter geht’s').click()
    await expect.element(page.getByRole('timer')).toHaveTextContent('noch 7:00')
  })

  test('the last step ends the evening, and the way to the minutes is one tap', async () => {
    await goTo('abschluss-blitzlicht')
    await button('Veranstaltung beenden').click()
    await expect.element(page.getByRole('heading', { name: /beendet/ })).toBeVisible()
    await expect.element(button('Zum Protokoll')).toBeVisible()
    expect(status()).toBe('ended')
    const { initiativeRecords } = await import('#documents/initiative.ts')
    const listed = initiativeRecords(shown.workshop.docs.initiative).workshops.get('evening')
    expect(listed?.state).toBe('ended')
    expect(await faults()).toEqual([])
  })

  test('a note typed with Enter is kept, the line is empty and ready for the next', async () => {
    await page.getByRole('textbox').fill('Viele kommen aus der Oststadt')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('textbox')).toHaveValue('')
    await expect.element(page.getByText('Viele kommen aus der Oststadt')).toBeVisible()
    expect(shown.workshop.cards.map((card) => [card.kind, card.text])).toEqual([
      ['note', 'Viele kommen aus der Oststadt'],
    ])
    await expect.element(page.getByRole('textbox')).toHaveFocus()
  })

  test('shortcuts go on and back, and never while somebody writes', async () => {
    await userEvent.keyboard('{Alt>}w{/Alt}')
    await expect.element(page.getByText('Schritt 2 von 25')).toBeVisible()
    await userEvent.keyboard('{Alt>}z{/Alt}')
    await expect.element(page.getByText('Schritt 1 von 25')).toBeVisible()
    await page.getByRole('textbox').click()
    await userEvent.keyboard('{Alt>}w{/Alt}')
    await expect.element(page.getByText('Schritt 1 von 25')).toBeVisible()
  })
})

describe('time', () => {
  beforeEach(begin)

  test('acceptance 11: at zero all inputs still work and nothing is submitted', async () => {
    await page.getByRole('textbox').fill('noch nicht fertig')
    const before = bytes()
    shown.time.move(9)
    await expect.element(page.getByRole('timer')).toHaveTextContent('2:00 über der Zeit')
    expect(bytes()).toEqual(before)
    expect(shown.workshop.step?.id).toBe('vorphase-runde')
    await expect.element(page.getByRole('textbox')).toHaveValue('noch nicht fertig')
    await page.getByRole('textbox').fill('jetzt fertig')
    await userEvent.keyboard('{Enter}')
    expect(shown.workshop.cards.map((card) => card.text)).toEqual(['jetzt fertig'])
    await expect.element(button('Weiter')).toBeEnabled()
  })

  test('"+5" is one tap, and each choice names the end that it leads to', async () => {
    await button('+5 Min.').click()
    await expect.element(page.getByRole('timer')).toHaveTextContent('noch 12:00 von 12 Minuten')
    await expect.element(button('Später enden: Ende 21:05 Uhr')).toBeVisible()
    await expect.element(button(/verteilen: Ende 21:00 Uhr/)).toBeVisible()
    await page.getByText('Einen Schritt kürzen').click()
    await expect.element(button(/^Projektskizze.*13 statt 18 Minuten.*21:00/)).toBeVisible()
    await page.getByText('Einen Schritt weglassen').click()
    expect(await faults()).toEqual([])
    await expect.element(page.getByRole('textbox')).toBeVisible()
  })

  test('a later end is agreed, and the delay is gone', async () => {
    await button('+5 Min.').click()
    await button(/Später enden/).click()
    await expect.element(page.getByText('Ende 21:05 Uhr', { exact: true })).toBeVisible()
    expect(button(/Später entscheiden/).elements()).toEqual([])
  })

  test('a delay that is spread keeps the end and every break', async () => {
    await button('+5 Min.').click()
    await button(/verteilen/).click()
    await expect.element(page.getByText('Ende 21:00 Uhr', { exact: true })).toBeVisible()
    const pause = shown.workshop.steps.find((step) => step.id === 'pause-1-pause')
    expect(pause?.minutes).toBe(10)
  })

  test('a step that is left out for time is passed over and reads "entfallen"', async () => {
    await button('+5 Min.').click()
    await page.getByText('Einen Schritt weglassen').click()
    await button(/^Ablauf und Spielraum/).click()
    await button('Weiter').click()
    expect(shown.workshop.step?.id).toBe('vorphase-frage')
    expect(shown.workshop.steps.find((step) => step.id === 'vorphase-ablauf')?.state).toBe(
      'skipped',
    )
  })

  test('a clock that was changed by hand is told in one sentence, and the time goes on', async () => {
    shown.time.wall = () => shown.time.steady() - 3_600_000
    await expect.element(page.getByText(/Uhr dieses Geräts wurde verstellt/)).toBeVisible()
    await expect.element(page.getByRole('timer')).toHaveTextContent('noch 7:00')
  })

  test('"Kein Aber!" is offered in its phase only, shown three seconds, and records nothing', async () => {
    expect(button('Kein Aber!').elements()).toEqual([])
    await goTo('phantasie-karten')
    await expect.element(button('Kein Aber!')).toBeVisible()
    const before = bytes()
    await button('Kein Aber!').click()
    expect(shown.workshop.hall.current.noBut).toBe(true)
    await expect.element(page.getByRole('status').filter({ hasText: 'Kein Aber!' })).toBeVisible()
    await expect.poll(() => shown.workshop.hall.current.noBut, { timeout: 4000 }).toBeUndefined()
    expect(bytes()).toEqual(before)
  })

  test('when nobody acts, no timer is faster than a second and nothing is drawn', async () => {
    await shown.unmount()
    const real = {
      requestAnimationFrame: globalThis.requestAnimationFrame.bind(globalThis),
      setTimeout: globalThis.setTimeout.bind(globalThis),
      setInterval: globalThis.setInterval.bind(globalThis),
    }
    /** How often each timer or frame ran while nobody acted. */
    const runs = new Map<string, number>()
    let isIdle = false
    let count = 0
    const watched = <Given extends unknown[]>(kind: string, act: (...given: Given) => unknown) => {
      const name = `${kind} ${String((count += 1))}`
      return (...given: Given) => {
        if (isIdle) runs.set(name, (runs.get(name) ?? 0) + 1)
        return act(...given)
      }
    }
    Object.assign(globalThis, {
      requestAnimationFrame: (act: FrameRequestCallback) =>
        real.requestAnimationFrame(watched('frame', act)),
      setInterval: (act: () => void, delay: number) =>
        real.setInterval(watched('interval', act), delay),
      setTimeout: (act: () => void, delay: number) =>
        real.setTimeout(watched('timeout', act), delay),
    })
    try {
      shown = await show(Run)
      await begin()
      await expect.element(page.getByRole('textbox')).toBeVisible()
      isIdle = true
      await new Promise((resolve) => real.setTimeout(resolve, 3000))
      isIdle = false
    } finally {
      Object.assign(globalThis, real)
    }
    const names = [...runs].filter(([name]) => !name.startsWith('interval'))
    expect(names).toEqual([])
    for (const [name, times] of runs) expect(times, name).toBeLessThanOrEqual(4)
    expect(document.getAnimations().filter((one) => one.playState === 'running')).toEqual([])
  })
})

describe('large text and small windows', () => {
  beforeEach(begin)

  test.each([
    ['a 10-inch tablet with text at 200 %', 1180, 820, 200],
    ['the same tablet zoomed to 200 %', 590, 410, 100],
    ['a tablet held upright with text at 200 %', 820, 1180, 200],
    ['a narrow phone', 320, 640, 100],
    ['a narrow phone with text at 200 %', 320, 640, 200],
    ['a phone with text at 200 %', 390, 844, 200],
  ])('acceptance 18: on %s no button is hidden', async (_name, width, height, text) => {
    await size(width, height, text)
    await goTo('phantasie-einstieg')
    await expect.element(button('Kein Aber!')).toBeVisible()
    expect(cutButtons()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await button('Mehr').click()
    await expect.element(page.getByText('Tastenkürzel')).toBeInTheDocument()
    const panel = page.getByRole('dialog', { name: 'Mehr' }).element()
    const acts = [...panel.querySelectorAll('button, summary')]
    for (const one of acts.filter((act) => act.checkVisibility())) {
      one.scrollIntoView({ block: 'nearest' })
      const box = one.getBoundingClientRect()
      expect(box.top).toBeGreaterThanOrEqual(-1)
      expect(box.bottom).toBeLessThanOrEqual(innerHeight + 1)
      expect(box.right).toBeLessThanOrEqual(innerWidth + 1)
    }
  })

  test('on a narrow phone with text at 200 % all but a low foot scrolls away, and the surface has the room', async () => {
    await size(320, 640, 200)
    await goTo('kritik-karten')
    const field = page.getByRole('textbox', { name: /^Neue Karte/ })
    await expect.element(field).toBeVisible()
    // What has room depends on the letters.
    await document.fonts.ready
    field.element().scrollIntoView({ block: 'start' })
    const foot = document.querySelector('footer')?.getBoundingClientRect()
    expect(foot?.bottom).toBeLessThanOrEqual(640)
    expect(foot?.top).toBeGreaterThanOrEqual(640 * 0.72)
    expect(document.querySelector('header')?.getBoundingClientRect().bottom).toBeLessThanOrEqual(0)
    const box = field.element().getBoundingClientRect()
    expect(box.top).toBeGreaterThanOrEqual(0)
    expect(box.bottom).toBeLessThanOrEqual(foot?.top ?? 0)
  })

  test.each([320, 390])('at %i px a delay is said in one short line', async (width) => {
    await size(width, 844)
    await button('+5 Min.').click()
    await button('Später entscheiden').click()
    const late = button(/^Ende 21:05 Uhr · 5 Minuten später/)
    const lines = new Set<number>()
    const range = document.createRange()
    range.selectNodeContents(late.element().querySelector('.short') ?? document.body)
    for (const { top } of range.getClientRects()) lines.add(Math.round(top))
    expect(lines.size).toBe(1)
    expect(document.querySelector('header')?.getBoundingClientRect().height).toBeLessThan(100)
    expect(await faults()).toEqual([])
  })

  test('with the on-screen keyboard open, question, line and last note stay visible', async () => {
    await page.getByRole('textbox').fill('Eine Notiz')
    await userEvent.keyboard('{Enter}')
    await size(1180, 420)
    for (const part of [
      page.getByRole('heading', { name: /Wer bin ich/ }),
      page.getByRole('textbox'),
      page.getByText('Eine Notiz'),
      button('Weiter'),
    ]) {
      const box = part.element().getBoundingClientRect()
      expect(box.top).toBeGreaterThanOrEqual(0)
      expect(box.bottom).toBeLessThanOrEqual(420)
    }
  })
})

describe('Spiegeln', () => {
  test('shows the hall and a thin strip, never the script, a field or a dialog', async () => {
    await begin()
    await goTo('phantasie-einstieg')
    await button('Mehr').click()
    await button('Spiegeln').click()
    await expect.element(page.getByRole('group', { name: 'Steuerung beim Spiegeln' })).toBeVisible()
    await expect.element(page.getByText('Unsere Regeln')).toBeVisible()
    expect(document.querySelectorAll('input, textarea, dialog[open], [popover]')).toHaveLength(0)
    const script = shown.workshop.step?.definition.script?.de ?? 'nothing'
    expect(document.body.textContent).not.toContain(script.slice(0, 20))
    const names = page
      .getByRole('button')
      .elements()
      .map((one) => one.textContent.trim())
    expect(names).toEqual(['Zurück', 'Weiter', '+5 Min.', 'Kein Aber!', 'Spiegeln beenden'])
    expect(await faults()).toEqual([])
    await button('Weiter').click()
    expect(shown.workshop.step?.id).toBe('phantasie-umkehren')
    await button('Spiegeln beenden').click()
    await expect.element(page.getByText(/Phantasiephase · Schritt/)).toBeVisible()
  })
})

describe('a rehearsal', () => {
  test('says all the time that nothing is kept, and ends by throwing it away', async () => {
    await shown.unmount()
    shown = await show(Run, { ...openTestWorkshop(), rehearsal: true })
    await expect.element(page.getByText('Probelauf – nichts wird gespeichert')).toBeVisible()
    await begin()
    await expect.element(page.getByText('Probelauf – nichts wird gespeichert')).toBeVisible()
    await button('Mehr').click()
    await expect.element(button('Probelauf beenden')).toBeVisible()
    expect(button('Veranstaltung beenden').elements()).toEqual([])
  })
})
