/** The built app, served to real browsers: a server that can be stopped, and devices with a disk of their own. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright'
import { dist } from '#hub/build.js'
import { createHub, stopHub } from '#hub/server.ts'
import { CHROMIUM_FLAGS, findChromium } from './chromium.js'

/** The app as it was built, served until it is stopped. */
export class Served {
  readonly address: string
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    const { port } = server.address() as AddressInfo
    this.address = `http://localhost:${String(port)}`
  }

  /** Another folder on the same port is what a new version looks like to a device. */
  static async start(folder = join(dist, 'app'), port = 0): Promise<Served> {
    const server = createHub(folder)
    await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
    return new Served(server)
  }

  stop(): Promise<void> {
    return stopHub(this.#server)
  }
}

/** The Chromium of this machine. */
export function launchChromium(args = CHROMIUM_FLAGS): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({
    args,
    ...(executablePath && { executablePath }),
  })
}

/** A tablet lying in front of the moderator. */
export const tablet: BrowserContextOptions = {
  locale: 'de-DE',
  timezoneId: 'Europe/Berlin',
  viewport: { width: 1180, height: 820 },
  deviceScaleFactor: 1,
  reducedMotion: 'reduce',
}

/** A device that visited the app once; everything it needs lies on its disk. */
export async function visitOnce(
  browser: Browser,
  app: Served,
  more: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const device = await browser.newContext({ ...tablet, baseURL: app.address, ...more })
  const page = await device.newPage()
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.close()
  return device
}

/** Everything the pages of a device ask another origin for, and every error they throw. */
export function watch(
  device: BrowserContext,
  app: Served,
): { foreign: string[]; thrown: string[] } {
  const seen = { foreign: [] as string[], thrown: [] as string[] }
  device.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(app.address) && !/^(data|blob):/.test(url)) seen.foreign.push(url)
  })
  device.on('weberror', (error) => seen.thrown.push(String(error.error())))
  return seen
}
