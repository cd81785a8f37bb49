/** Everyone can take part: every screen of an evening in other colours, with large text, on a narrow screen. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright'
import { hiddenThings, modes, setColours, setTextSize, violations } from '../client/access.ts'
import { Evening } from '../client/evening.ts'
import { Pointer } from '../client/hands.ts'
import { launchChromium, Served, tablet } from '../client/served.ts'

let browser: Browser
let app: Served
let page: Page
let beamer: Page
let evening: Evening
let paths: Record<'Initiative' | 'chooser' | 'Prepare' | 'Run' | 'Beamer' | 'Protokoll', string>

/** One step for each kind of surface. */
const steps = [
  'Vorstellungsrunde',
  'Kritik sammeln',
  'Karten vorlesen',
  'Karten ordnen',
  'Stapel benennen',
  'Punkte verteilen',
  'Pause',
  'Kritik umkehren',
  'Ideen sammeln',
  'Gruppen bilden',
  'Projektskizzen',
  'Maßnahmen vereinbaren',
  'Verabredung',
  'Blitzlicht',
]

beforeAll(async () => {
  browser = await launchChromium()
  app = await Served.start()
  const device = await browser.newContext({ ...tablet, baseURL: app.address })
  page = await device.newPage()
  page.setDefaultTimeout(15_000)
  evening = new Evening(new Pointer(page))
  await page.goto('/')
  await evening.press('button', 'Beispiel öffnen')
  await page.waitForURL(/\/vorhaben\//)
  const initiative = new URL(page.url()).pathname
  await evening.find('link', /Protokoll/).waitFor()
  const link = (await page.locator('a[href*="/veranstaltung/"]').first().getAttribute('href')) ?? ''
  const workshop = link.split('/').slice(0, 3).join('/')
  paths = {
    Initiative: initiative,
    chooser: `${initiative}/methoden`,
    Prepare: `${workshop}/vorbereiten`,
    Run: `${workshop}/durchfuehren`,
    Beamer: `${workshop}/beamer`,
    Protokoll: `${workshop}/protokoll`,
  }
  await page.goto(paths.Run)
  await evening.press('button', 'Wieder öffnen')
  await page.locator('section.surface').waitFor()
  beamer = await device.newPage()
  await beamer.setViewportSize({ width: 1280, height: 720 })
  await beamer.goto(paths.Beamer)
  await beamer.locator('.hall').waitFor()
})

afterAll(async () => {
  await browser.close()
  await app.stop()
})

async function look(screen: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  // A window in the background draws nothing.
  await screen.bringToFront()
  for (const [mode, media] of Object.entries(modes)) {
    await setColours(screen, media)
    // In forced colours the browser paints its own; axe reads those that were asked for.
    const isForced = media.forcedColors === 'active'
    const here = await violations(screen, { 'color-contrast': { enabled: !isForced } })
    if (here.length > 0) found[mode] = here
  }
  await setColours(screen, modes.light)
  return found
}

describe('axe finds nothing, in light, dark, high contrast and forced colours', () => {
  test.each(['Start', 'Initiative', 'chooser', 'Prepare', 'Protokoll'] as const)(
    '%s',
    async (name) => {
      await page.goto(name === 'Start' ? '/' : paths[name])
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.getByText('Wird geöffnet …').waitFor({ state: 'detached' })
      expect(await look(page)).toEqual({})
    },
  )

  test.each(steps)('Run and Beamer: %s', async (step) => {
    await toStep(step)
    expect(await look(page)).toEqual({})
    expect(await look(beamer)).toEqual({})
  })

  test('Spiegeln and the dialogs', async () => {
    await toStep('Karten ordnen')
    await evening.press('button', 'Mehr')
    expect(await look(page)).toEqual({})
    await evening.press('button', 'Spiegeln')
    await page.locator('.mirror').waitFor()
    expect(await look(page)).toEqual({})
    await evening.press('button', 'Spiegeln beenden')
  })
})

async function toStep(step: string): Promise<void> {
  await page.bringToFront()
  if (!page.url().endsWith(paths.Run)) await page.goto(paths.Run)
  await page.locator('section.surface').waitFor()
  if ((await evening.step()) !== step) await evening.back(step)
  await page
    .locator('section.surface .soft', { hasText: 'Wird geöffnet' })
    .waitFor({ state: 'detached' })
}

describe('nothing is hidden', () => {
  test.each([
    ['acceptance 18: no hidden button with text at 200 % on a tablet', 1180, 820, 200],
    ['acceptance 18: no hidden button on a tablet zoomed to 200 %', 590, 410, 100],
    ['no hidden button on 320 px', 320, 640, 100],
    ['no hidden button on a phone', 390, 844, 100],
  ] as const)('%s', async (_, width, height, percent) => {
    await page.goto(paths.Run)
    const found: Record<string, string[]> = {}
    for (const step of steps) {
      await page.setViewportSize({ width: 1180, height: 820 })
      await setTextSize(page, 100)
      await toStep(step)
      await page.setViewportSize({ width, height })
      await setTextSize(page, percent)
      const hidden = await hiddenThings(page)
      if (hidden.length > 0) found[step] = hidden
    }
    for (const name of ['Initiative', 'chooser', 'Prepare', 'Protokoll'] as const) {
      await page.goto(paths[name])
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      const hidden = await hiddenThings(page)
      if (hidden.length > 0) found[name] = hidden
    }
    await page.setViewportSize({ width: 1180, height: 820 })
    await setTextSize(page, 100)
    expect(found).toEqual({})
  })
})
