/** Takes the pictures of the README anew, at a fixed time of the example's evening: `node tests/pictures.js`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { buildWhenStale, dist } from '#hub/build.js'
import { CHROMIUM_FLAGS, findChromium } from './client/chromium.js'

const port = process.env.PORT ?? '4391'
const folder = 'tests/samples/pictures'
/** When "Karten ordnen" is due, so that nobody is late in the picture. */
const evening = new Date('2026-10-08T17:36:30+02:00')

buildWhenStale()
const server = spawn(process.execPath, [join(dist, 'hub/main.js')], {
  env: { ...process.env, PORT: port },
  stdio: ['ignore', 'pipe', 'inherit'],
})
await once(server.stdout, 'data')
const executablePath = findChromium()
const browser = await chromium.launch({
  args: CHROMIUM_FLAGS,
  ...(executablePath && { executablePath }),
})
try {
  await takePictures()
} finally {
  await browser.close()
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}

async function takePictures() {
  const device = await browser.newContext({
    baseURL: `http://localhost:${port}`,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1180, height: 820 },
    reducedMotion: 'reduce',
  })
  await device.clock.install({ time: evening })
  const page = await device.newPage()
  const press = (/** @type {string | RegExp} */ name) =>
    page.getByRole('button', { name }).first().click()

  await page.goto('/')
  await press('Beispiel öffnen')
  await page.waitForURL(/\/vorhaben\//)
  const initiative = page.url()
  await page.getByRole('link', { name: 'Protokoll' }).first().click()
  const origin = page.getByRole('heading', { name: 'Woher kommt das? (M1)' })
  await origin.evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
  await page.screenshot({ path: `${folder}/minutes.png` })

  const run = page.url().replace('protokoll', 'durchfuehren')
  await page.goto(run)
  await press('Wieder öffnen')
  await goTo('Karten ordnen')
  await page.getByText('8 Stapel').waitFor()
  await page.mouse.move(0, 0)
  await page.screenshot({ path: `${folder}/board.png` })

  await goTo('Maßnahmen vereinbaren')
  const beamer = await device.newPage()
  await beamer.setViewportSize({ width: 1280, height: 720 })
  await beamer.goto(run.replace('durchfuehren', 'beamer'))
  await beamer.getByText('Seite 1 von').waitFor()
  await beamer.screenshot({ path: `${folder}/beamer.png` })

  await takeKiosk(initiative)

  /**
   * The tablet of a survey, as the next person finds it, at the first question with faces.
   * @param {string} place
   */
  async function takeKiosk(place) {
    // A window behind another one is not drawn anew.
    await page.bringToFront()
    await page.goto(place)
    await press('Befragung anlegen')
    await page.getByLabel('Wie soll sie heißen?').fill('Guter Start in die Schule')
    await page.getByRole('dialog').getByRole('button', { name: 'anlegen' }).click()
    await press('Beispiel Braunsbedra einfüllen')
    await press('Befragung starten')
    await press('Jetzt starten')
    await page.getByRole('link', { name: /^Kiosk/ }).click()
    await page.getByLabel('PIN zum Verlassen').fill('2580')
    await page.getByLabel('PIN noch einmal').fill('2580')
    await press('Kiosk starten')
    await press('Beginnen')
    await press('Gelesen. Weiter')
    const face = page.locator('fieldset[data-question] label svg').first()
    const question = page.locator('fieldset[data-question]')
    for (let asked = 0; asked < 12 && !(await face.isVisible()); asked += 1) {
      const name = (await question.first().getAttribute('data-question')) ?? ''
      await press('Weiter')
      await page.locator(`fieldset[data-question="${name}"]`).waitFor({ state: 'detached' })
    }
    await page.locator('fieldset[data-question] label').nth(3).click()
    await page.locator('input:checked').waitFor()
    await page.mouse.move(0, 0)
    await page.screenshot({ path: `${folder}/kiosk.png` })
  }

  /** @param {string} title */
  async function goTo(title) {
    await press('Mehr')
    await page.getByText('Alle Schritte').click()
    await press(new RegExp(title))
  }
}
