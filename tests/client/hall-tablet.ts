/** A tablet in the hall: a device with a disk of its own, a camera, and somebody's hands at their own pace. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { Evening } from './evening.ts'
import { holdUp, installCamera, lower } from './held-camera.ts'
import { pace, PacedHands } from './paced.ts'
import { forgetSavePicker } from './profile.ts'
import { tablet } from './served.ts'

const code = 'Code für das andere Gerät'

export class HallTablet {
  readonly hands: PacedHands
  readonly evening: Evening
  readonly thrown: string[] = []
  readonly #context: BrowserContext
  /** How the next pairing begins on this device. */
  #begin = 'Code zeigen'

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context
    this.hands = new PacedHands(page)
    this.evening = new Evening(this.hands)
    context.on('weberror', (error) => this.thrown.push(String(error.error())))
  }

  /** A new device with the app open, and all of it on its disk. */
  static async create(browser: Browser, address: string): Promise<HallTablet> {
    const context = await browser.newContext({
      ...tablet,
      baseURL: address,
      permissions: ['camera'],
    })
    await context.addInitScript(forgetSavePicker)
    await context.addInitScript(installCamera)
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    const made = new HallTablet(context, page)
    await page.goto('/')
    await page.evaluate(() => navigator.serviceWorker.ready)
    return made
  }

  get page(): Page {
    return this.hands.page
  }

  /** From the icon of the app to the first step of pairing. */
  async goToPairing(): Promise<void> {
    await this.hands.openApp()
    await this.evening.press('link', 'Andere Geräte')
    await this.evening.press('link', 'Geräte verbinden')
    await this.hands.wait(this.evening.arrive('Geräte verbinden'))
  }

  /** Brings in another tablet: show, scan, show, scan. */
  async bringIn(other: HallTablet): Promise<void> {
    const [here, there] = [this.evening, other.evening]
    this.hands.spend(pace.walk)
    this.hands.meet(other.hands)
    await here.press('button', this.#begin)
    await this.hands.wait(here.find('img', code).waitFor())
    await there.press('button', 'Code scannen')
    await this.#see(here, other)
    await other.hands.wait(there.find('img', code).waitFor())
    this.hands.meet(other.hands)
    await lower(other.page)
    await here.press('button', 'Ist gescannt, weiter')
    await other.#see(there, this)
    const isDone = (one: HallTablet) => one.page.getByText(/^Verbunden/).waitFor()
    await this.hands.wait(Promise.all([isDone(this), isDone(other)]))
    await lower(this.page)
    this.hands.meet(other.hands)
    this.#begin = 'Noch ein Gerät verbinden'
    other.#begin = this.#begin
  }

  /** Somebody holds the code of this tablet in front of the other's camera. */
  async #see(shown: Evening, other: HallTablet): Promise<void> {
    await holdUp(shown.find('img', code), other.page)
    for (const hands of [this.hands, other.hands]) hands.spend(pace.scan)
    this.hands.meet(other.hands)
  }

  close(): Promise<void> {
    return this.#context.close()
  }
}
