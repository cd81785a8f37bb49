/** Two paired tablets whose Wi-Fi goes away: both notice it, both offer to pair anew, and it works when it is back. */
import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dist } from '#hub/build.js'
import { createHub, stopHub } from '#hub/server.ts'
import { CHROMIUM_FLAGS } from '../client/chromium.js'
import { Evening } from '../client/evening.ts'
import { Pointer } from '../client/hands.ts'
import { holdUp, installCamera, lower } from '../client/held-camera.ts'
import { hasNamespaces, Wifi } from '../client/namespaces.ts'
import { tablet } from '../client/served.ts'

/** Runs in a page: true if a peer connection finds an address; Chromium looks for networks every other second. */
async function isBack(): Promise<boolean> {
  const connection = new RTCPeerConnection()
  connection.createDataChannel('')
  await connection.setLocalDescription()
  while (connection.iceGatheringState !== 'complete')
    await new Promise((resolve) => (connection.onicegatheringstatechange = resolve))
  const isFound = connection.localDescription?.sdp.includes('a=candidate') ?? false
  connection.close()
  return isFound
}

describe.runIf(hasNamespaces())('in a Wi-Fi of network namespaces', () => {
  let folder: string
  let wifi: Wifi
  let server: Server
  let address: string
  const browsers: Browser[] = []
  let devices: [Device, Device]

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wifi-'))
    wifi = new Wifi(folder)
    server = createHub(join(dist, 'app')).listen(0, wifi.address)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    address = `http://${wifi.address}:${String(port)}`
    devices = [await sitDown('Saal'), await sitDown('Büro')]
  })
  afterAll(async () => {
    for (const browser of browsers) await browser.close()
    await stopHub(server)
    wifi.remove()
    await rm(folder, { recursive: true, force: true })
  })

  interface Device {
    name: string
    page: Page
    evening: Evening
  }

  async function sitDown(name: string): Promise<Device> {
    const executablePath = await wifi.seat()
    const trusted = `--unsafely-treat-insecure-origin-as-secure=${address}`
    const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, trusted] })
    browsers.push(browser)
    const context = await browser.newContext({ ...tablet, baseURL: address })
    await context.grantPermissions(['camera'])
    await context.addInitScript(installCamera)
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const evening = new Evening(new Pointer(page))
    await page.goto('/geraete')
    // From now on everything the app needs lies on the disk, as on every tablet that was packed.
    await page.evaluate(() => navigator.serviceWorker.ready)
    await evening.write('Name dieses Geräts', name)
    await evening.hands.key('Tab')
    return { name, page, evening }
  }

  /** Show, scan, show, scan; afterwards both are at the list of devices. */
  async function pair(): Promise<void> {
    const [shows, scans] = devices
    for (const { evening } of devices) await evening.press('link', 'Geräte verbinden')
    await shows.evening.press('button', 'Code zeigen')
    const code = shows.evening.find('img', 'Code für das andere Gerät')
    await code.waitFor()
    await scans.evening.press('button', 'Code scannen')
    await holdUp(code, scans.page)
    const answer = scans.evening.find('img', 'Code für das andere Gerät')
    await answer.waitFor()
    await lower(scans.page)
    await shows.evening.press('button', 'Ist gescannt, weiter')
    await holdUp(answer, shows.page)
    await shows.page.getByText(`Verbunden mit „${scans.name}“.`).waitFor()
    await scans.page.getByText(`Verbunden mit „${shows.name}“.`).waitFor()
    await lower(shows.page)
    for (const { evening } of devices) await evening.press('button', 'Fertig')
  }

  /** Whom each device calls linked; a device that is alone says so, and offers to pair. */
  function linked(): Promise<string[][]> {
    return Promise.all(
      devices.map(({ page }) =>
        page.getByRole('region', { name: 'Jetzt verbunden' }).getByRole('listitem').allInnerTexts(),
      ),
    )
  }

  test('both notice within half a minute, offer to pair, and find each other again', async () => {
    await pair()
    await expect.poll(linked).toEqual([['Büro'], ['Saal']])
    wifi.set(1, 'down')
    const begun = performance.now()
    await expect.poll(linked, { timeout: 30_000 }).toEqual([[], []])
    console.info(`noticed after ${String(Math.round(performance.now() - begun))} ms`)
    for (const { page, evening } of devices) {
      await page.getByText('Gerade ist kein anderes Gerät verbunden.').waitFor()
      await evening.find('link', 'Geräte verbinden').waitFor()
    }
    wifi.set(1, 'up')
    await expect.poll(() => devices[1].page.evaluate(isBack), { timeout: 30_000 }).toBe(true)
    await pair()
    await expect.poll(linked).toEqual([['Büro'], ['Saal']])
  })
})
