/** "Code scannen" for joining: an invitation from any address opens, any other code gets one sentence. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { openApp } from '../../client/app.ts'
import { TestCamera } from '../../client/seeing.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })

let eye: TestCamera

beforeEach(() => {
  eye = new TestCamera()
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(eye.open)
  return size(1180, 820)
})
afterEach(async () => {
  eye.close()
  vi.restoreAllMocks()
  await size(1180, 820)
})

/** The part of an invitation behind `#`, made by a device of its own. */
async function invited(who: 'table' | 'guest', name = ''): Promise<string> {
  const { device, house } = await openApp()
  const initiative = await house.createInitiative('Übergang Kita–Grundschule')
  const id = await house.createWorkshop(initiative, zukunftswerkstatt, 'kompakt')
  document.body.replaceChildren()
  return device.invite({ invited: who, id, title: 'Zukunftswerkstatt', name, hub: '' })
}

async function scanning() {
  const opened = await openApp('/beitreten')
  await expect.element(heading('Mitmachen')).toBeVisible()
  expect(await faults()).toEqual([])
  await button('Code scannen').click()
  await expect.element(page.getByLabelText('Bild der Kamera')).toBeVisible()
  expect(await faults()).toEqual([])
  return opened
}

test('an invitation in front of the camera opens, whatever address it names; the camera goes off', async () => {
  const code = await invited('guest')
  const { house } = await scanning()
  eye.see(`https://koffer.andere-gemeinde.example/beitreten#${code}`)
  await expect.element(page.getByText('Sie schreiben Karten mit Ihrem Gerät.')).toBeVisible()
  expect(eye.tracks.size).toBe(0)
  await button('Mitmachen').click()
  await vi.waitUntil(() => house.joined.length === 1)
})

test('the code of a tablet from "Koffer packen" needs no further tap', async () => {
  const code = await invited('table', 'Tisch 7')
  const { device } = await scanning()
  eye.see(`https://koffer.example/beitreten?koffer#${code}`)
  await expect.element(heading('Dieses Gerät prüfen')).toBeVisible()
  expect(device.deviceName).toBe('Tisch 7')
  expect(eye.tracks.size).toBe(0)
})

test('any other code gets one sentence, and the camera goes on looking', async () => {
  const code = await invited('guest')
  await scanning()
  for (const other of [
    'https://example.org/speisekarte',
    'WIFI:S:Dorf;;',
    `#${code.slice(0, -3)}`,
  ]) {
    eye.see(other)
    await expect
      .element(page.getByRole('alert').filter({ hasText: /./ }))
      .toHaveTextContent('Das ist kein Code zum Mitmachen. Scannen Sie den Code von der Einladung.')
  }
  expect(await faults()).toEqual([])
  expect(eye.tracks.size).toBe(1)
  eye.see(`https://koffer.example/beitreten#${code}`)
  await expect.element(page.getByText('Sie schreiben Karten mit Ihrem Gerät.')).toBeVisible()
})

test('without a camera there is the field for the link, and a sentence that says so', async () => {
  const code = await invited('guest')
  eye.refusal = 'NotAllowedError'
  await openApp('/beitreten')
  await button('Code scannen').click()
  await expect.element(page.getByText('Die Kamera ist nicht erlaubt.')).toBeVisible()
  expect(await faults()).toEqual([])
  await page.getByLabelText('Link zum Mitmachen').fill(`https://koffer.example/beitreten#${code}`)
  await button('Link öffnen').click()
  await expect.element(page.getByText('Sie schreiben Karten mit Ihrem Gerät.')).toBeVisible()
})

test('who leaves the screen takes the camera along', async () => {
  const { house } = await scanning()
  house.router.go({ screen: 'start' })
  await vi.waitUntil(() => eye.tracks.size === 0)
})
