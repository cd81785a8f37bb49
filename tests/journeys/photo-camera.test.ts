/** Photos with the camera of the app, in a real browser: with a camera, with one that is refused, and with none. */
import type { BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { call, openBench, openHouse, origin } from '../bench/house.js'

const camera = '--use-fake-device-for-media-stream'
const granted = '--use-fake-ui-for-media-stream'

const patient = { timeout: 30_000, interval: 100 }

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function withCamera(
  flags: string[],
  story: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await house.open('block', flags)
  try {
    const page = await openBench(context)
    await story(page, context)
  } finally {
    await context.close()
  }
}

test('two taps, two photos, small ones; when one leaves, the camera is off', async () => {
  await withCamera([camera, granted], async (page) => {
    await call(page, 'showCamera')
    const shutter = page.getByRole('button', { name: 'Foto aufnehmen' })
    for (const count of [1, 2]) {
      await shutter.click()
      await vi.waitUntil(async () => (await call(page, 'takenPhotos')).length === count, patient)
    }
    await page.getByText('Das Foto ist gespeichert.').waitFor()
    const taken = await call(page, 'takenPhotos')
    for (const { width, height, bytes } of taken) {
      expect(Math.max(width, height)).toBeLessThanOrEqual(1600)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(400)
      expect(bytes).toBeLessThanOrEqual(300 * 1024)
    }
    expect(await call(page, 'leaveCamera')).toEqual({ before: 1, after: 0 })
  })
})

test('a camera that is refused is one sentence, and a file does as well', async () => {
  await withCamera([camera, `${granted}=deny`], async (page, context) => {
    await context.clearPermissions()
    await call(page, 'showCamera')
    await page.getByText(/^Die Kamera ist für diese App gesperrt/).waitFor()
    await page.getByLabel('Foto auswählen').setInputFiles('public/icon-512.png')
    await page.getByText('Das Foto ist gespeichert.').waitFor()
    expect(await call(page, 'takenPhotos')).toMatchObject([{ width: 512, height: 512 }])
  })
})

test('without any camera, too', async () => {
  await withCamera([granted], async (page, context) => {
    await context.grantPermissions(['camera'], { origin })
    await call(page, 'showCamera')
    await page.getByText(/^Auf diesem Gerät lässt sich keine Kamera öffnen/).waitFor()
    await page.getByRole('button', { name: 'Kamera noch einmal öffnen' }).waitFor()
  })
})
