/** A device of its own in journeys: a browser process with its profile on the disk, closed, killed and opened again. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { CHROMIUM_FLAGS, findChromium } from './chromium.js'
import { installCamera } from './held-camera.ts'
import { tablet } from './served.ts'

/** Addresses of this machine are enough to meet: nothing may depend on the network it happens to be in. */
export const meetingFlags = [...CHROMIUM_FLAGS, '--allow-loopback-in-peer-connection']

/** Without it a file is a download, as in every browser that does not ask where to save. */
export function forgetSavePicker(): void {
  Reflect.deleteProperty(globalThis, 'showSaveFilePicker')
}

export class Profile {
  readonly name: string
  readonly #folder: string
  readonly #address: string
  #context: BrowserContext | undefined
  #page: Page | undefined
  /** Everything that its pages threw. */
  readonly thrown: string[] = []

  private constructor(name: string, folder: string, address: string) {
    this.name = name
    this.#folder = folder
    this.#address = address
  }

  /** A new device that nobody has used before, with the app open at its start page. */
  static async create(name: string, address: string): Promise<Profile> {
    const folder = await mkdtemp(join(tmpdir(), 'profile-'))
    const profile = new Profile(name, folder, address)
    await profile.open('/')
    return profile
  }

  get page(): Page {
    if (!this.#page) throw new Error(`${this.name} is closed.`)
    return this.#page
  }

  /** Starts the browser on what lies in the profile. */
  async open(path: string): Promise<Page> {
    const executablePath = findChromium()
    const context = await chromium.launchPersistentContext(this.#folder, {
      ...tablet,
      baseURL: this.#address,
      permissions: ['camera'],
      args: meetingFlags,
      ...(executablePath && { executablePath }),
    })
    this.#context = context
    context.on('weberror', (error) => this.thrown.push(String(error.error())))
    await context.addInitScript(forgetSavePicker)
    await context.addInitScript(installCamera)
    const page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(20_000)
    this.#page = page
    await page.goto(path)
    return page
  }

  /** Everything the app needs lies on the disk from now on. */
  async keepApp(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready)
  }

  /** What its screen shows now, if it is open. */
  async picture(path: string): Promise<void> {
    await this.#page?.screenshot({ path, fullPage: true }).catch(() => undefined)
  }

  async close(): Promise<void> {
    await this.#context?.close()
    this.#context = undefined
    this.#page = undefined
  }

  /** As when the battery is pulled out: the browser and all its processes are gone within this moment. */
  async kill(): Promise<void> {
    const context = this.#context
    const session = await context?.browser()?.newBrowserCDPSession()
    if (!context || !session) throw new Error(`${this.name} is not open.`)
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const browser = processInfo.find(({ type }) => type === 'browser')
    if (!browser) throw new Error('A browser without a process.')
    const gone = new Promise((resolve) => context.once('close', resolve))
    // Playwright starts the browser as the head of a group of its own; its helpers go with it.
    process.kill(-browser.id, 'SIGKILL')
    await gone
    this.#context = undefined
    this.#page = undefined
  }

  /** The page dies as one whose process has failed, right after something was done in it; then the app is opened anew. */
  async crash(before: (page: Page) => Promise<void>): Promise<void> {
    const { page } = this
    await before(page)
    const crashed = page.waitForEvent('crash')
    await page.goto('chrome://crash').catch(() => undefined)
    await crashed
    const context = page.context()
    await page.close()
    const next = await context.newPage()
    next.setDefaultTimeout(20_000)
    this.#page = next
    await next.goto('/')
  }

  /** Closes and leaves nothing behind. */
  async remove(): Promise<void> {
    await this.close()
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
