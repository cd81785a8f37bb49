/** Looks at a screen like somebody with other eyes: axe, large text, narrow windows. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RuleObject } from 'axe-core'
import type { Page } from 'playwright'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export const modes = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  'high contrast': { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', contrast: 'more', forcedColors: 'active' },
} as const

/** Asks for other colours and waits until the page knows: on a busy machine that takes a while. */
export async function setColours(
  page: Page,
  media: (typeof modes)[keyof typeof modes],
): Promise<void> {
  await page.emulateMedia(media)
  await page.waitForFunction(
    ({ colorScheme, contrast, forcedColors }) =>
      matchMedia(`(prefers-color-scheme: ${colorScheme})`).matches &&
      matchMedia(`(prefers-contrast: ${contrast})`).matches &&
      matchMedia(`(forced-colors: ${forcedColors})`).matches,
    media,
  )
}

/** What axe finds, one line each; none in a good screen. */
export async function violations(page: Page, rules: RuleObject = {}): Promise<string[]> {
  await page.evaluate(settled)
  // The policy of the server forbids foreign scripts; the debugger may bring one.
  await page.evaluate(`if (!('axe' in window)) { ${axe} }`)
  const { violations: found } = await page.evaluate<AxeResults, readonly [string[], RuleObject]>(
    ([values, rules]) =>
      (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
        runOnly: { type: 'tag', values },
        rules,
        resultTypes: ['violations'],
      }),
    [tags, rules] as const,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  )
}

/** Sets the size of text as somebody does in the settings of the browser. */
export async function setTextSize(page: Page, percent: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const standard = (16 * percent) / 100
  await session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } })
  await session.detach()
}

/** What cannot be seen or pressed: what sticks out of the page, and buttons under something else. */
export async function hiddenThings(page: Page): Promise<string[]> {
  // Rows are counted anew after the window has changed.
  await page.evaluate(settled)
  return page.evaluate(() => {
    const hidden: string[] = []
    for (const frame of document.querySelectorAll('html, main, .frame, .frame > *')) {
      if (frame.scrollWidth <= frame.clientWidth + 1) continue
      const [is, fits] = [frame.scrollWidth, frame.clientWidth].map(String)
      hidden.push(`${frame.tagName} ${frame.className}: ${is ?? ''} px wide in ${fits ?? ''}`)
    }
    // Under a window nothing else can be pressed.
    const within = document.querySelector('dialog:modal') ?? document
    const things = within.querySelectorAll<HTMLElement>(
      'button, a[href], input:not([type=file]), textarea, select',
    )
    for (const thing of things) {
      const isPart = thing.matches('[data-key], [data-menu]') || thing.closest('.plane')
      if (isPart || !thing.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue
      if (thing.matches('.skip')) continue
      thing.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const box = thing.getBoundingClientRect()
      const name = (thing.ariaLabel ?? thing.textContent.trim()) || thing.outerHTML.slice(0, 80)
      const x = box.left + box.width / 2
      const y = box.top + Math.min(box.height / 2, innerHeight / 2)
      const top = document.elementFromPoint(x, y)
      const label = thing.closest('label')
      if (!top) hidden.push(`outside: ${name}`)
      else if (!thing.contains(top) && !top.contains(thing) && !label?.contains(top)) {
        hidden.push(`covered: ${name} by ${top.className || top.tagName}`)
      }
      if (box.left < -1 || box.right > innerWidth + 1) hidden.push(`cut off: ${name}`)
      const isText = thing.matches('button, a')
      if (isText && thing.scrollWidth > thing.clientWidth + 2) hidden.push(`clipped: ${name}`)
    }
    return hidden
  })
}

/** Resolves when colours have changed and nothing moves any more. */
async function settled(): Promise<void> {
  const frame = () => new Promise(requestAnimationFrame)
  await frame()
  await frame()
  // One that ends may begin another.
  while (document.getAnimations().some(({ playState }) => playState === 'running')) {
    await Promise.all(
      document.getAnimations().map((animation) => animation.finished.catch(() => undefined)),
    )
    await frame()
  }
}
