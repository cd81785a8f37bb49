/** What the app asks of the device while an evening runs: an awake screen, a second window, no interruption. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { endWorkshop, pauseWorkshop, startWorkshop } from '#documents/course.ts'
import type { OpenWorkshop } from '#documents/ports.ts'
import { House } from '#state/house.svelte.ts'
import Run from '#views/workshop/Run.svelte'
import { emptyDevice } from '../../client/house.ts'
import { evening, faults, show, size, type Shown } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const button = (name: string) => page.getByRole('button', { name, exact: true })

beforeEach(() => size(1180, 820))
afterEach(() => vi.restoreAllMocks())

describe('the screen', () => {
  /** A device that hands out locks, and how many of them are held. */
  function device(request = () => Promise.resolve()) {
    const counts = { asked: 0, held: 0 }
    vi.spyOn(navigator.wakeLock, 'request').mockImplementation(async () => {
      counts.asked += 1
      await request()
      counts.held += 1
      const release = () => Promise.resolve(void (counts.held -= 1))
      return { release } as WakeLockSentinel
    })
    return counts
  }
  const status = ({ workshop }: Shown) => workshop.docs.conduct

  test('stays awake from the beginning to the end, also in a pause, and not a moment longer', async () => {
    const counts = device()
    const shown = await show(Run)
    await expect.element(button('Beginnen')).toBeVisible()
    expect(counts.asked).toBe(0)
    await button('Beginnen').click()
    await expect.poll(() => counts.held).toBe(1)
    pauseWorkshop(status(shown), evening)
    await expect.element(button('Weiter geht’s')).toBeVisible()
    expect(counts).toEqual({ asked: 1, held: 1 })
    endWorkshop(status(shown), evening)
    await expect.poll(() => counts.held).toBe(0)
    expect(counts.asked).toBe(1)
  })

  test('is asked for again when the window is seen again, and let go with the window', async () => {
    const counts = device()
    const shown = await show(Run)
    await button('Beginnen').click()
    await expect.poll(() => counts.held).toBe(1)
    const visibility = vi.spyOn(document, 'visibilityState', 'get')
    // The browser takes the lock away by itself.
    visibility.mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    counts.held = 0
    expect(counts.asked).toBe(1)
    visibility.mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))
    await expect.poll(() => counts).toEqual({ asked: 2, held: 1 })
    await shown.unmount()
    await expect.poll(() => counts.held).toBe(0)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(counts.asked).toBe(2)
  })

  test('an answer that comes after the end is given back at once', async () => {
    const answer = Promise.withResolvers<undefined>()
    const counts = device(() => answer.promise)
    const shown = await show(Run)
    await button('Beginnen').click()
    await expect.poll(() => counts.asked).toBe(1)
    await shown.unmount()
    answer.resolve(undefined)
    await answer.promise
    await expect.poll(() => counts).toEqual({ asked: 1, held: 0 })
  })

  test('a device that refuses, or cannot, does not stop the evening', async () => {
    const counts = device(() => Promise.reject(new DOMException('low battery', 'NotAllowedError')))
    const first = await show(Run)
    await button('Beginnen').click()
    await expect.poll(() => counts.asked).toBe(1)
    await button('Weiter').click()
    await expect.element(page.getByText('Schritt 2 von 25')).toBeVisible()
    await first.unmount()
    vi.spyOn(navigator, 'wakeLock', 'get').mockReturnValue(undefined as never)
    await show(Run)
    await button('Beginnen').click()
    await expect.element(button('Weiter')).toBeVisible()
  })
})

describe('the window for the beamer', () => {
  test('that the browser blocks is said in one sentence, which goes when it opens', async () => {
    await show(Run)
    const opened = vi.spyOn(window, 'open').mockReturnValue(null)
    await button('Beamer öffnen').click()
    const sentence = page.getByRole('alert')
    await expect.element(sentence).toHaveTextContent(/vom Browser blockiert/)
    expect(await faults()).toEqual([])
    opened.mockReturnValue(window)
    await button('Beamer öffnen').click()
    await expect.element(sentence).not.toBeInTheDocument()
    expect(opened.mock.calls.at(-1)?.[0]).toBe('/veranstaltung/evening/beamer')
  })

  test('is one window for each workshop, and knows a rehearsal', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(window)
    await show(Run, { ...openTestWorkshop(), rehearsal: true })
    await button('Beamer öffnen').click()
    await button('Beamer öffnen').click()
    const [first, second] = opened.mock.calls
    expect(first).toEqual(second)
    expect(first?.slice(0, 2)).toEqual([
      '/veranstaltung/evening/beamer?probelauf',
      'beamer evening',
    ])
  })

  test('blocked while the evening runs, is said there, too', async () => {
    await show(Run)
    await button('Beginnen').click()
    vi.spyOn(window, 'open').mockReturnValue(null)
    await button('Mehr').click()
    await button('Beamer öffnen').click()
    await expect.element(page.getByText(/vom Browser blockiert/)).toBeVisible()
  })
})

describe('an update may come', () => {
  const nothing = { waiting: false, observe: () => () => undefined }

  /** A house with this workshop open, on a device that still has something to write or not. */
  async function houseWith(open?: OpenWorkshop, outstanding = false) {
    const device = emptyDevice()
    device.openWorkshop = () => Promise.resolve(open ?? openTestWorkshop())
    Object.defineProperty(device, 'outstanding', { value: outstanding })
    const house = new House(device, { ...nothing, apply: () => Promise.resolve(false) })
    if (open) await house.openWorkshop('evening', false)
    return house
  }

  test('when nothing is open and nothing is on its way to the disk', async () => {
    expect((await houseWith()).busy).toBe(false)
    expect((await houseWith(undefined, true)).busy).toBe(true)
  })

  test('before the evening and after it, never while it runs or pauses', async () => {
    const open = openTestWorkshop()
    const { doc } = open.conduct
    const house = await houseWith(open)
    expect(house.busy).toBe(false)
    startWorkshop(doc, evening)
    expect(house.busy).toBe(true)
    pauseWorkshop(doc, evening)
    expect(house.busy).toBe(true)
    endWorkshop(doc, evening)
    expect(house.busy).toBe(false)
  })

  test.each(['workshop', 'conduct', 'initiative'] as const)(
    'not while the %s document is not saved',
    async (part) => {
      for (const saved of ['saving', 'failing'] as const) {
        const open = openTestWorkshop()
        const house = await houseWith({ ...open, [part]: { ...open[part], saved } })
        expect(house.busy).toBe(true)
      }
    },
  )

  test('once the workshop is closed', async () => {
    const open = openTestWorkshop()
    startWorkshop(open.conduct.doc, evening)
    const house = await houseWith(open)
    expect(house.busy).toBe(true)
    await house.closeWorkshop()
    expect(house.busy).toBe(false)
  })
})
