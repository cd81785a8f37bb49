/** One whole evening on one tablet, offline from a cold start, from the first card to the minutes. */
import { readFile, stat } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { dotsOf, Evening } from '../client/evening.ts'
import { Pointer } from '../client/hands.ts'
import { launchChromium, Served, visitOnce, watch } from '../client/served.ts'
import { heaps, spoken, village } from '../client/village.ts'

let browser: Browser
let device: BrowserContext
let seen: ReturnType<typeof watch>
let evening: Evening
let beamer: Page

const draft = 'Das schreibe ich noch zu Ende'

beforeAll(async () => {
  browser = await launchChromium()
  const app = await Served.start()
  device = await visitOnce(browser, app)
  seen = watch(device, app)
  await app.stop()
  await device.setOffline(true)
})

afterAll(async () => {
  await browser.close()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const name = task.name.replaceAll(/[^\w]+/g, '-')
  await evening.page.screenshot({ path: `reports/journeys/${name}.png` }).catch(() => undefined)
})

/** A fresh tab of the tablet, at its start page. */
async function openTablet(): Promise<Evening> {
  const page = await device.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto('/')
  return new Evening(new Pointer(page))
}

/** The window on the beamer, following the evening that runs. */
async function openBeamer(): Promise<Page> {
  const page = await device.newPage()
  page.setDefaultTimeout(15_000)
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(evening.page.url().replace('durchfuehren', 'beamer'))
  await page.locator('.hall').waitFor()
  return page
}

/** Everything in a page that could be read: its texts, its attributes, and what stands in its fields. */
async function everythingIn(page: Page): Promise<string> {
  const fields = await page
    .locator('input, textarea')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  return [await page.content(), ...fields].join('\n')
}

/** The text on the beamer. */
const wholeHall = () => beamer.locator('.hall').innerText()

/** Types a card and returns the milliseconds until it stands on the beamer. */
async function delayOf(text: string): Promise<number> {
  const shown = beamer.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const watcher = new MutationObserver(() => {
          if (!document.body.textContent.includes(wanted)) return
          watcher.disconnect()
          resolve(Date.now())
        })
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    text,
  )
  const pressed = evening.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const hear = (event: KeyboardEvent) => {
          if (event.key !== 'Enter') return
          removeEventListener('keydown', hear, true)
          resolve(Date.now())
        }
        addEventListener('keydown', hear, true)
      }),
  )
  await evening.typeCards([text])
  return (await shown) - (await pressed)
}

describe('an evening on one tablet without a network', () => {
  test('the app opens in a fresh tab with the server gone, and an evening is prepared and begun', async () => {
    evening = await openTablet()
    await evening.prepare()
    await evening.start()
    beamer = await openBeamer()
    await evening.page.bringToFront()
    expect(await wholeHall()).toContain('Wer bin ich?')
  })

  test('acceptance 6: in the critique phase there is no field for solutions', async () => {
    await evening.goTo('Kritik sammeln')
    const fields = evening.page.locator('section.surface').getByRole('textbox')
    await expect.poll(() => fields.count()).toBe(1)
    expect(
      await fields.first().evaluate((field: HTMLTextAreaElement) => field.labels[0]?.textContent),
    ).toBe('Neue Karte: Kritik')
    await evening.write(/^Neue Karte/, village.early)
    await evening.press('button', 'In den Ideenspeicher')
    await evening.page.getByText('1 im Ideenspeicher').waitFor()
    expect(await wholeHall()).not.toContain(village.early)
  })

  test('the beamer follows within 300 ms, and a card appears there only after Enter', async () => {
    const texts = spoken(6)
    const held = texts.pop() ?? ''
    const delays: number[] = []
    for (const text of texts) delays.push(await delayOf(text))
    expect(delays.sort((one, other) => one - other)[2]).toBeLessThanOrEqual(300)
    await evening.write(/^Neue Karte/, held)
    // A card takes less than this to arrive.
    for (let frames = 0; frames < 5; frames += 1) await beamer.evaluate(nextFrame)
    expect(await everythingIn(beamer)).not.toContain(held)
    await evening.typeCards([held])
    await beamer.getByText(held).waitFor()
  })

  test('acceptance 2: a renderer killed in the middle of clustering loses nothing older than the last card', async () => {
    await evening.typeCards(spoken(60).slice(6))
    await evening.page.getByText('60 Karten', { exact: true }).waitFor()
    await evening.write(/^Neue Karte/, draft)
    await evening.goTo('Karten ordnen')
    await evening.clusterByKeyboard(20)
    await evening.saved()
    await evening.clusterByKeyboard(1)
    const crashed = evening.page.waitForEvent('crash')
    const session = await device.newCDPSession(evening.page)
    session.send('Page.crash').catch(() => undefined)
    await crashed

    evening = await openTablet()
    await evening.press('link', 'Weitermachen')
    await evening.stepIs('Karten ordnen')
    const loose = evening.page.getByText(/Noch \d+ lose/)
    await loose.waitFor()
    // The last card may have been on its way; everything before it lies where it was put.
    expect(Number(/(\d+) lose/.exec(await loose.innerText())?.[1])).toBeOneOf([39, 40])
    await evening.back('Kritik sammeln')
    await evening.page.getByText('60 Karten', { exact: true }).waitFor()
    expect(await evening.field(/^Neue Karte/).inputValue()).toBe(draft)
  })

  test('Spiegeln shows the hall and a thin strip: no script, no draft', async () => {
    const script = await evening.page.locator('aside .script').innerText()
    expect(script).toContain('Schreiben Sie so konkret wie möglich')
    await evening.press('button', 'Mehr')
    await evening.press('button', 'Spiegeln')
    await evening.page.locator('.mirror').waitFor()
    for (const hall of [evening.page, await reopenedBeamer()]) {
      const all = await everythingIn(hall)
      for (const secret of [script, draft, village.early]) expect(all).not.toContain(secret)
      expect(await hall.locator('.hall h1').innerText()).toBe('Was stört, ärgert oder fehlt uns?')
    }
    expect(await evening.page.getByRole('textbox').count()).toBe(0)
    const buttons = evening.page.getByRole('button')
    const names = await buttons.evaluateAll((all) =>
      all.map((one) => one.ariaLabel ?? one.textContent.trim()),
    )
    const turning = ['Vorige Seite im Saal', 'Nächste Seite im Saal']
    expect(names).toEqual(['Zurück', 'Weiter', '+5 Min.', ...turning, 'Spiegeln beenden'])
    await evening.press('button', 'Nächste Seite im Saal')
    for (const hall of [evening.page, beamer]) {
      await hall
        .locator('.hall')
        .getByText(/Seite 2 von/)
        .waitFor()
    }
    await evening.press('button', 'Spiegeln beenden')
    await evening.write(/^Neue Karte/, '')
  })

  test('acceptance 7: dots are invisible until the count is closed', async () => {
    await evening.goTo('Karten ordnen')
    await evening.clusterByKeyboard()
    await evening.page.getByText('Alle Karten liegen in Stapeln.').waitFor()
    await evening.goTo('Stapel benennen')
    await evening.nameClusters()
    await evening.goTo('Punkte verteilen')
    await evening.press('button', 'Punkten eröffnen')
    await evening.write('Unterwegs sein', '16')
    await beamer.getByText(/^Sie haben \d Punkte/).waitFor()
    expect(await wholeHall()).not.toContain('16')
    await evening.fillDots(dotsOf(Object.keys(heaps)))
    await beamer.getByText('16 Punkte').waitFor()
    expect(await wholeHall()).toContain('gleichauf')
  })

  test('acceptance 6: parked ideas come back in the fantasy phase', async () => {
    await evening.goTo('Kritik umkehren')
    await evening.reverse()
    await evening.goTo('Ideen sammeln')
    const parked = evening.page.getByRole('region', { name: 'Aus dem Ideenspeicher' })
    expect(await parked.innerText()).toContain(village.early)
    await evening.press('button', /^Idee .* als Karte nehmen$/)
    await parked.waitFor({ state: 'detached' })
    await beamer.getByText(village.early).waitFor()
    await evening.typeCards(village.ideas)
  })

  test('acceptance 1: without a network an evening runs to the finished protocol on one tablet', async () => {
    await evening.goOnFromIdeas()
    await beamer.getByText('Das haben wir verabredet').waitFor()
    for (const title of village.sketches) expect(await wholeHall()).toContain(title)
    await evening.toMinutes()
    for (const format of ['docx', 'odt'] as const) {
      const path = await evening.export(format)
      expect((await stat(path)).size).toBeGreaterThan(6000)
      expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK')
    }
    const minutes = await evening.page.getByRole('article').innerText()
    for (const title of village.sketches) expect(minutes).toContain(title)
  })

  test('nothing was asked of another origin, and nothing was thrown', () => {
    expect(seen).toEqual({ foreign: [], thrown: [] })
  })

  test('acceptance 16: what is deleted leaves every table and key store, and a note stays', async () => {
    await beamer.close()
    await evening.page.goto('/')
    await evening.press('button', `„${village.initiative}“ von diesem Gerät löschen`)
    await evening.write('Tippen Sie zur Bestätigung das Wort „löschen“', 'löschen')
    await evening.press('button', 'Endgültig löschen')
    await evening.arrive('Löschvermerk')
    const note = await evening.page.getByRole('article').innerText()
    expect(note).toContain(village.initiative)
    expect(note).toContain(village.title)
    const kept = await evening.page.evaluate(rowsOnDisk)
    // What stays belongs to the device: its own key, and that it was asked to keep data.
    expect(kept.filter((row) => !/^(keys device|preferences choice )/.test(row))).toEqual([])
  })
})

/** The beamer's window died with the renderer, or not: either way a new one finds its place. */
async function reopenedBeamer(): Promise<Page> {
  await beamer.close().catch(() => undefined)
  beamer = await openBeamer()
  await evening.page.bringToFront()
  return beamer
}

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame)
}

/** Table and key of every row in every database of the page. */
async function rowsOnDisk(): Promise<string[]> {
  const rows: string[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(new Error(`${name} does not open`))
    })
    for (const table of database.objectStoreNames) {
      const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
        const asking = database.transaction(table).objectStore(table).getAllKeys()
        asking.onsuccess = () => resolve(asking.result)
        asking.onerror = () => reject(new Error(`${table} cannot be read`))
      })
      for (const key of keys) rows.push(`${table} ${JSON.stringify(key).replaceAll('"', '')}`)
    }
    database.close()
  }
  return rows
}
