/** "Feldbereit" before a round, the PIN, and what is counted for whoever hands the tablet round. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { KioskLock } from '#state/survey/kiosk-lock.svelte.ts'
import { newId } from '#schema/id.ts'
import { FieldReady } from '#state/survey/field-ready.svelte.ts'
import { button, runSurvey } from '../../../client/asking.ts'
import { emptyDevice } from '../../../client/house.ts'
import { size } from '../../../client/views.ts'

beforeEach(() => size(1180, 820))
afterEach(async () => {
  vi.restoreAllMocks()
  await size(1180, 820)
})

async function setup() {
  const running = await runSurvey()
  running.house.router.go({ screen: 'kiosk', survey: running.survey })
  await expect.element(button('Kiosk starten')).toBeVisible()
  return running
}

test('no kiosk starts in a tab of an iPad, and it is said why', async () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (iPad; CPU OS 18_0)')
  await setup()
  await expect.element(page.getByText(/nach sieben Tagen verschwinden/)).toBeVisible()
  await expect.element(page.getByText(/Der Kiosk startet hier nicht/)).toBeVisible()
  await expect.element(button('Kiosk starten')).toBeDisabled()
})

test('an app on the home screen of an iPad starts one', async () => {
  const { device, house, survey } = await runSurvey()
  const open = await device.openSurvey(survey)
  const where = { isInstalled: true, isApple: true }
  const check = new FieldReady(house, open, { where, readApp: () => Promise.resolve('kept') })
  await check.look()
  expect(check.lights).toMatchObject({ app: 'good', home: 'good', keys: 'good', clock: 'good' })
  expect(check.blocks).toEqual([])
  await open.close()
})

test('keys that seal nothing block the kiosk', async () => {
  const { device, house, survey } = await runSurvey()
  const open = await device.openSurvey(survey)
  vi.spyOn(open.answers, 'test').mockResolvedValue(false)
  const where = { isInstalled: true, isApple: false }
  const check = new FieldReady(house, open, { where, readApp: () => Promise.resolve('kept') })
  await check.look()
  expect([check.light, check.blocks]).toEqual(['bad', ['keys']])
  await open.close()
})

test('a clock from before this app is not believed', async () => {
  const { device, house, survey } = await runSurvey()
  const open = await device.openSurvey(survey)
  vi.spyOn(house.clock, 'now').mockReturnValue(Date.parse('2019-03-01T10:00:00Z'))
  expect(new FieldReady(house, open).lights.clock).toBe('bad')
  await open.close()
})

test('a PIN has four to eight digits and is typed twice', async () => {
  await setup()
  const field = (name: string) => page.getByRole('textbox', { name })
  await field('PIN zum Verlassen').fill('12')
  await button('Kiosk starten').click()
  await expect.element(page.getByText('Die PIN hat vier bis acht Ziffern.')).toBeVisible()
  await field('PIN zum Verlassen').fill('1234')
  await field('PIN noch einmal').fill('1243')
  await button('Kiosk starten').click()
  await expect.element(page.getByText('Das sind zwei verschiedene PINs.')).toBeVisible()
})

test('wrong tries wait longer each time, also after a restart', async () => {
  const kept = new Map<string, string>()
  const device = {
    ...emptyDevice(),
    preference: (key: string) => kept.get(key),
    setPreference: (key: string, value: string) => {
      kept.set(key, value)
      return Promise.resolve()
    },
  }
  let now = 1_000_000
  const lock = () => new KioskLock(device, () => now, 10)
  await lock().start('s', '1234')
  const waits: number[] = []
  for (let wrong = 0; wrong < 6; wrong += 1) {
    expect(await lock().leave('9999')).toBe('wrong')
    waits.push(lock().wait)
    // Also the right one has to wait.
    if (lock().wait > 0) expect(await lock().leave('1234')).toBe('waiting')
    now += lock().wait * 1000
  }
  expect(waits).toEqual([0, 5, 15, 30, 60, 120])
  expect(await lock().leave('1234')).toBe('left')
  expect(kept.get('kiosk')).toBe('')
})

test('the count says how many answers lie only here', async () => {
  const { device, survey, house } = await runSurvey()
  const open = await device.openSurvey(survey)
  const fixed = { format: 1, survey, questionnaire: 'A'.repeat(43), channel: 'kiosk' } as const
  const rest = { day: '2026-05-04', language: 'de', answers: {} } as const
  for (const id of [newId(), newId()]) await open.answers.keep({ ...fixed, ...rest, id })
  house.router.go({ screen: 'kiosk', survey })
  await expect
    .element(page.getByText('2 hier ausgefüllt · 0 auf 2 Geräten · 2 offen'))
    .toBeVisible()
  await open.close()
})

test('what it keeps for others stands apart', async () => {
  const { device, survey, house } = await runSurvey()
  const open = await device.openSurvey(survey)
  const own = { kept: 40, safe: 40, open: 0 }
  const gone = { kept: 20, safe: 20, open: 0 }
  const count = { kept: 120, safe: 118, open: 2, own, gone }
  vi.spyOn(open.answers, 'count', 'get').mockReturnValue(count)
  house.router.go({ screen: 'kiosk', survey })
  await expect
    .element(page.getByText('40 hier ausgefüllt · 40 auf 2 Geräten · 0 offen'))
    .toBeVisible()
  await expect.element(page.getByText('80 von anderen aufbewahrt · 2 davon offen')).toBeVisible()
  house.router.go({ screen: 'survey', survey })
  await expect.element(page.getByText('100 ausgefüllt · 98 auf 2 Geräten · 2 offen')).toBeVisible()
  await open.close()
})
