/** What somebody hears who uses the app with keys and a screen reader, written down line by line. */
import type { CDPSession, Page } from 'playwright'
import type { Listener } from './hands.ts'

interface Said {
  said: string[]
}

/** Collects what live regions say, in the page itself; reading empties it. */
function hearAnnouncements(): void {
  const said: string[] = []
  Object.assign(globalThis, { said })
  const live = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]'
  const last = new WeakMap<Element, string>()
  const watcher = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement
      const region = element?.closest(live)
      if (!region || region.closest('dialog:not([open]), [popover]:not(:popover-open)')) continue
      const isList = region.matches('ul')
      const added = [...addedNodes].map((node) => node.textContent ?? '').join(' ')
      const text = (isList ? added : region.textContent).replaceAll(/\s+/g, ' ').trim()
      if (text === '' || last.get(region) === text) continue
      last.set(region, text)
      said.push(text)
    }
  })
  addEventListener('DOMContentLoaded', () =>
    watcher.observe(document, { subtree: true, childList: true, characterData: true }),
  )
}

/** Times, remaining minutes and storage sizes differ from evening to evening. */
function settle(text: string): string {
  return text
    .replaceAll(/\b\d{1,2}:\d{2}( Uhr)?/g, '··:··$1')
    .replaceAll(/\d+([.,]\d+)? (Byte|[kMG]B)/g, '· MB')
}

const roles: Record<string, string> = {
  button: 'Schalter',
  link: 'Link',
  textbox: 'Feld',
  Date: 'Datum',
  InputTime: 'Uhrzeit',
  checkbox: 'Kästchen',
  radio: 'Auswahl',
  combobox: 'Liste',
  option: 'Karte',
  listBoxOption: 'Karte',
  DisclosureTriangle: 'Aufklappen',
}

export class Transcript {
  readonly #lines: string[] = []
  readonly #page: Page
  #session: CDPSession | undefined
  #headings = ''

  constructor(page: Page) {
    this.#page = page
  }

  /** Before the first page opens. */
  async begin(): Promise<void> {
    await this.#page.addInitScript(hearAnnouncements)
    this.#session = await this.#page.context().newCDPSession(this.#page)
    await this.#session.send('Accessibility.enable')
  }

  /** The whole evening as text. */
  get text(): string {
    return `${this.#lines.join('\n')}\n`
  }

  /** Hands call this for each thing that gets the focus, is typed or pressed. */
  readonly listen: Listener = async (what, text) => {
    await this.#heard()
    if (what === 'focus') this.#add(`  ${await this.#focused()}`)
    else this.#add(what === 'typed' ? `    schreibt: ${text}` : `    Taste: ${text}`)
  }

  /** A new screen or step: its headings, in their order. */
  readonly arrive = async (): Promise<void> => {
    await this.#page.getByText('Wird geöffnet …').first().waitFor({ state: 'detached' })
    await this.#heard()
    const headings = await this.#page
      .locator('main')
      .getByRole('heading')
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility())
          .map((one) => `${'#'.repeat(Number(one.tagName.slice(1)))} ${one.textContent.trim()}`),
      )
    // Places where a word may break are seen, never heard.
    const text = headings.join('\n').replaceAll('\u00AD', '')
    if (text !== this.#headings) this.#lines.push('', ...settle(text).split('\n'))
    this.#headings = text
  }

  async #heard(): Promise<void> {
    const said = await this.#page.evaluate(() => {
      const heard = (globalThis as unknown as Said).said
      return heard.splice(0)
    })
    for (const text of said) this.#add(`  » ${text}`)
  }

  #add(line: string): void {
    const settled = settle(line)
    if (this.#lines.at(-1) !== settled) this.#lines.push(settled)
  }

  /** Role and name of the focused element, as the browser tells a screen reader. */
  async #focused(): Promise<string> {
    const session = this.#session
    if (!session) throw new Error('The transcript has not begun.')
    const { result } = await session.send('Runtime.evaluate', {
      expression: 'document.activeElement',
    })
    const { nodes } = await session.send('Accessibility.getPartialAXTree', {
      ...(result.objectId && { objectId: result.objectId }),
      fetchRelatives: false,
    })
    const [node] = nodes
    const role = String(node?.role?.value ?? 'nichts')
    return `${roles[role] ?? role} „${String(node?.name?.value ?? '')}“`
  }
}
