/** Nobody there any more: first a question, then a blank start; all of it by a clock that the test moves. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { flushSync } from 'svelte'
import { render } from 'vitest-browser-svelte'
import { Idle, type IdleTime } from '#state/survey/idle.svelte.ts'
import TurnView from '#views/survey/kiosk/Turn.svelte'
import AtSurvey from '../../../client/AtSurvey.svelte'
import { answersOf, button, runSurvey, short } from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'

/** Seconds pass when the test says so. */
class HandTime implements IdleTime {
  #now = 1_000_000
  readonly #calls = new Set<() => void>()
  now = () => this.#now
  tick = (call: () => void) => {
    this.#calls.add(call)
    return () => this.#calls.delete(call)
  }
  pass(seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      this.#now += 1000
      for (const call of [...this.#calls]) call()
    }
    flushSync()
  }
  /** As on a device that slept. */
  sleep(seconds: number): void {
    this.#now += seconds * 1000
    for (const call of [...this.#calls]) call()
    flushSync()
  }
  get waiting(): number {
    return this.#calls.size
  }
}

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

function watched(seconds: number) {
  const time = new HandTime()
  let ends = 0
  const idle = new Idle(seconds, () => (ends += 1), time)
  idle.begin()
  return { time, idle, ends: () => ends }
}

test('after 60 seconds it is asked, and 20 seconds later it ends', () => {
  const { time, idle, ends } = watched(60)
  time.pass(59)
  expect(idle.left).toBeUndefined()
  time.pass(1)
  expect(idle.left).toBe(20)
  time.pass(19)
  expect([idle.left, ends()]).toEqual([1, 0])
  time.pass(1)
  expect([idle.left, ends(), time.waiting]).toEqual([undefined, 1, 0])
})

test('it never asks before 15 seconds, whatever is set', () => {
  const { time, idle } = watched(3)
  time.pass(14)
  expect(idle.left).toBeUndefined()
  time.pass(1)
  expect(idle.left).toBe(20)
})

test('every touch begins anew; once it was asked, only the answer does', () => {
  const { time, idle } = watched(15)
  time.pass(14)
  idle.touch()
  time.pass(14)
  expect(idle.left).toBeUndefined()
  time.pass(3)
  idle.touch()
  time.pass(1)
  expect(idle.left).toBe(17)
  idle.stay()
  time.pass(14)
  expect(idle.left).toBeUndefined()
})

test('a device that slept ends at once', () => {
  const { time, ends } = watched(60)
  time.sleep(3600)
  expect(ends()).toBe(1)
})

test('in the kiosk: the question, "Weiter antworten", and then everything is gone', async () => {
  const { device, house, survey } = await runSurvey(short)
  document.body.replaceChildren()
  const time = new HandTime()
  const open = await device.openSurvey(survey)
  await house.withWords(Promise.resolve())
  await render(AtSurvey, { house, view: TurnView, survey: open, time })
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await page.getByRole('radio', { name: 'Nein' }).click()
  time.pass(61)
  await expect.element(page.getByRole('dialog', { name: 'Sind Sie noch da?' })).toBeVisible()
  await expect.element(page.getByText('In 19 Sekunden wird alles gelöscht.')).toBeVisible()
  expect(await faults()).toEqual([])
  await button('Weiter antworten').click()
  await expect.element(page.getByRole('radio', { name: 'Nein' })).toBeChecked()
  time.pass(81)
  await expect.element(button('Beginnen')).toBeVisible()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(await answersOf(device, survey)).toEqual([])
})

test('after "Danke!" the blank start comes by itself', async () => {
  const { device, house, survey } = await runSurvey(short)
  document.body.replaceChildren()
  const time = new HandTime()
  const open = await device.openSurvey(survey)
  await house.withWords(Promise.resolve())
  await render(AtSurvey, { house, view: TurnView, survey: open, time })
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await page.getByRole('radio', { name: 'Nein' }).click()
  for (let step = 0; step < 3; step += 1) await button('Weiter').click()
  await button('Absenden').click()
  await expect.element(page.getByText('In 12 Sekunden ist der Bildschirm leer.')).toBeVisible()
  time.pass(12)
  await expect.element(button('Beginnen')).toBeVisible()
  expect(time.waiting).toBe(0)
})
