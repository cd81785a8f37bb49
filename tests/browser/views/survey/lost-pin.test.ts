/** A kiosk whose PIN is lost: the moderation's device leads out, nobody else, and nothing that was sealed is lost. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { KioskLock } from '#state/survey/kiosk-lock.svelte.ts'
import { openApp } from '../../../client/app.ts'
import {
  answersOf,
  button,
  heading,
  pin,
  runSurvey,
  short,
  startKiosk,
  type Running,
} from '../../../client/asking.ts'
import { readCode } from '../../../client/qr-on-screen.ts'
import { TestCamera } from '../../../client/seeing.ts'
import { faults, size } from '../../../client/views.ts'

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

const word = () => page.getByRole('textbox', { name: /^Wort der Moderation/ })

/** Opens the way out, and resolves to what its code says. */
async function askOut(): Promise<string> {
  await button('Für die Aufsicht').click()
  await button('PIN verloren?').click()
  await expect.element(page.getByLabelText('QR-Code für das Gerät der Moderation')).toBeVisible()
  return (await readCode()) ?? ''
}

async function type(text: string): Promise<void> {
  await word().fill(text)
  await button('Verlassen').click()
}

/** A tablet that holds nothing but the link for a kiosk, and is in the kiosk. */
async function kioskByLink({ device, survey }: Running) {
  const wish = { id: survey, title: 'Familien', name: '', hub: '' }
  const code = await device.invite({ ...wish, invited: 'kiosk' })
  document.body.replaceChildren()
  const kiosk = await openApp(`/beitreten#${code}`)
  await expect.element(heading('Dieses Gerät herumgeben')).toBeVisible()
  await new KioskLock(kiosk.device, () => Date.now(), 1000).start(survey, pin)
  kiosk.house.enterKiosk()
  await expect.element(button('Für die Aufsicht')).toBeVisible()
  return kiosk
}

test('a device of the moderation looks at the code, and its word leads out', async () => {
  const led = await runSurvey()
  const kiosk = await kioskByLink(led)
  const question = await askOut()
  expect(await faults()).toEqual([])
  await expect.element(page.getByText(/Papierschlüssel/)).not.toBeInTheDocument()
  document.body.replaceChildren()
  const moderation = await openApp(`/befragung/${led.survey}`, { name: led.name })
  await button('Kiosk-PIN verloren').click()
  expect(await faults()).toEqual([])
  await button('Kamera einschalten').click()
  eye.see('https://koffer.example/beitreten#x')
  await expect.element(page.getByText('Das ist kein Kiosk dieser Befragung.')).toBeVisible()
  eye.see(question)
  await expect.element(page.getByText('Dieses Wort öffnet den Kiosk')).toBeVisible()
  expect(eye.tracks.size).toBe(0)
  expect(await faults()).toEqual([])
  const shown = page.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
  await expect.element(shown).toBeVisible()
  expect(moderation.device.problems).toEqual([])
  // What the tablet itself holds leads nowhere.
  const there = await kiosk.device.openSurvey(led.survey)
  expect(await there.answers.answerExit(question)).toBeUndefined()
  await there.close()
})

test('the word leads out once, and what was answered is still there', async () => {
  const running = await runSurvey(short)
  await startKiosk(running)
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await page.getByRole('radio', { name: 'Nein' }).click()
  for (let step = 0; step < 3; step += 1) await button('Weiter').click()
  await button('Absenden').click()
  await button('Nächste Person').click()
  const open = await running.device.openSurvey(running.survey)
  const early = await open.answers.answerExit(await askOut())
  await button('Abbrechen').click()
  const late = await open.answers.answerExit(await askOut())
  expect(late).not.toBe(early)
  await type(early ?? '')
  await expect.element(page.getByText('Das stimmt nicht.')).toBeVisible()
  expect(running.house.kiosk).toBe(running.survey)
  await type(late?.toLowerCase() ?? '')
  await expect.element(heading('Dieses Gerät herumgeben')).toBeVisible()
  expect(running.house.kiosk).toBeUndefined()
  expect(running.device.preference('kiosk pin')).toBe('')
  expect(await answersOf(running.device, running.survey)).toHaveLength(1)
  await open.close()
})

test('wrong words wait as wrong PINs do', async () => {
  const running = await runSurvey()
  await startKiosk(running)
  await askOut()
  await type('AAAA AAAA')
  await expect.element(page.getByText('Das stimmt nicht.')).toBeVisible()
  await type('')
  await expect.element(page.getByText(/Nächster Versuch in \d Sekunde/)).toBeVisible()
  await expect.element(button('Verlassen')).toBeDisabled()
})

test('where this device leads the initiative itself, its paper key leads out; another one does not', async () => {
  const running = await runSurvey()
  const other = await running.house.createInitiative('Ein anderes Vorhaben')
  await startKiosk(running)
  await askOut()
  await type((await running.device.paperKey(other)).join(' '))
  await expect.element(page.getByText('Das stimmt nicht.')).toBeVisible()
  await type((await running.device.paperKey(running.initiative)).join('\n'))
  await expect.element(heading('Dieses Gerät herumgeben')).toBeVisible()
  expect(running.house.kiosk).toBeUndefined()
})
