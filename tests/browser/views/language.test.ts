/** The interface in English: chosen on the start page, everywhere at once, and still there tomorrow. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup } from 'vitest-browser-svelte'
import { openApp } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string) => page.getByRole('button', { name, exact: true })
const heading = (name: string) => page.getByRole('heading', { name })

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

test('the switch on the start page changes the words, and a reload keeps them', async () => {
  const { name } = await openApp()
  await expect.element(heading('Noch kein Vorhaben auf diesem Gerät')).toBeVisible()
  await button('English').click()
  await expect.element(heading('No initiative on this device yet')).toBeVisible()
  await expect.element(button('English')).toHaveAttribute('aria-pressed', 'true')
  expect(document.documentElement.lang).toBe('en')
  expect(document.title).toBe('Home – Beteiligungskoffer')
  expect(await faults()).toEqual([])

  cleanup()
  await openApp('/', { name })
  await expect.element(heading('No initiative on this device yet')).toBeVisible()
  expect(document.body.textContent).not.toContain('Vorhaben')

  await button('Deutsch').click()
  await expect.element(heading('Noch kein Vorhaben auf diesem Gerät')).toBeVisible()
  cleanup()
  await openApp('/', { name })
  await expect.element(heading('Noch kein Vorhaben auf diesem Gerät')).toBeVisible()
  expect(document.documentElement.lang).toBe('de')
})

test('English days have the day before the month', async () => {
  const { device } = await openApp()
  await button('English').click()
  await button('Open example').click()
  await expect.element(heading('Agreed measures')).toBeVisible()
  const [example] = await device.initiatives()
  const day = example?.workshops[0]?.date ?? ''
  const [year = '', , last = ''] = day.split('-')
  const text = new RegExp(`\\w+day,? ${String(Number(last))} \\w+ ${year}`)
  expect(document.body.textContent).toMatch(text)
})

test.each([320, 390])(
  'at %i px the English start page needs no scrolling sideways',
  async (width) => {
    await size(width, 700)
    await openApp()
    await button('English').click()
    await expect.element(heading('No initiative on this device yet')).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  },
)
