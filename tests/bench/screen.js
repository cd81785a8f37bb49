/** What is measured on the screen of the real app: opening, panning, typing. */
import { origin, slowDown } from './house.js'

/**
 * Middle and 95th percentile.
 * @param {number[]} values
 */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95) }
}

/**
 * A page of the app at the start, slowed down, at rest: nobody has tapped yet.
 * @param {import('playwright').BrowserContext} context
 */
export async function openApp(context) {
  const page = await context.newPage()
  await slowDown(page)
  await page.goto(origin)
  await page.getByRole('main').getByRole('heading').first().waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  // From the second visit on the app comes from this device.
  if (await page.evaluate(() => !navigator.serviceWorker.controller)) {
    await page.reload()
    await page.getByRole('main').getByRole('heading').first().waitFor()
  }
  await page.waitForLoadState('networkidle')
  return page
}

/**
 * Milliseconds from the wish to open a workshop to its first painted card.
 * @param {import('playwright').Page} page
 * @param {string} workshop
 * @param {string} card selector of a card
 */
export function openWorkshop(page, workshop, card) {
  return page.evaluate(
    ([path, selector]) =>
      new Promise((resolve) => {
        const begin = performance.now()
        const look = () => {
          if (!document.querySelector(selector)) return
          watch.disconnect()
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(performance.now() - begin)),
          )
        }
        const watch = new MutationObserver(look)
        watch.observe(document.body, { childList: true, subtree: true })
        history.pushState(null, '', path)
        dispatchEvent(new PopStateEvent('popstate'))
      }),
    /** @type {[string, string]} */ ([`/veranstaltung/${workshop}/durchfuehren`, card]),
  )
}

/**
 * Frame times in milliseconds while the wall is dragged to and fro with the pointer.
 * @param {import('playwright').Page} page
 * @param {import('playwright').Locator} surface
 */
export async function pan(page, surface) {
  const box = await surface.boundingBox()
  if (!box) throw new Error('The wall is not to be seen.')
  const y = box.y + 6
  await page.mouse.move(box.x + box.width / 2, y)
  await page.mouse.down()
  await page.evaluate(() => {
    const frames = /** @type {number[]} */ ([])
    let last = 0
    const step = (/** @type {number} */ now) => {
      if (last) frames.push(now - last)
      last = now
      if (Reflect.get(globalThis, 'isPanning')) requestAnimationFrame(step)
    }
    Object.assign(globalThis, { isPanning: true, frames })
    requestAnimationFrame(step)
  })
  for (let step = 0; step < 150; step += 1) {
    const x = box.x + box.width / 2 + Math.sin(step / 12) * (box.width / 3)
    await page.mouse.move(x, y + Math.abs(Math.sin(step / 20)) * (box.height / 2))
  }
  const frames = await page.evaluate(() => {
    Object.assign(globalThis, { isPanning: false })
    return /** @type {number[]} */ (/** @type {unknown} */ (Reflect.get(globalThis, 'frames')))
  })
  await page.mouse.up()
  return spread(frames)
}

/**
 * Milliseconds from a key to the painted letter.
 * @param {import('playwright').Page} page
 * @param {import('playwright').Locator} field
 */
export async function type(page, field) {
  await field.focus()
  await field.evaluate((element) => {
    const times = /** @type {number[]} */ ([])
    Object.assign(globalThis, { keyTimes: times })
    element.addEventListener('keydown', (event) => {
      const begin = event.timeStamp
      requestAnimationFrame(() => {
        const painted = new MessageChannel()
        painted.port1.onmessage = () => times.push(performance.now() - begin)
        painted.port2.postMessage(undefined)
      })
    })
  })
  const text = 'Nach achtzehn Uhr kommt hier kein Bus mehr und niemand holt uns ab'
  for (const [index, letter] of [...text].entries()) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter)
    await page.waitForFunction((count) => Reflect.get(globalThis, 'keyTimes').length > count, index)
  }
  return spread(await page.evaluate(() => Reflect.get(globalThis, 'keyTimes')))
}
