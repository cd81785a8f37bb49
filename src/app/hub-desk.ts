/** Keeps the choice of a hub, and the link to it as long as one is chosen. */
import type { HubDesk, HubProbe, HubStatus } from '#documents/ports.ts'
import { Challenge } from '#schema/hub.ts'
import { connectHub, type HubConnection, type HubConnectionParts } from './hub-connection.ts'

/** Milliseconds that a look at the network takes at most. */
const mostWaiting = 10_000

export interface HubDeskParts extends HubConnectionParts {
  preference: (key: string) => string | undefined
  setPreference: (key: string, value: string) => Promise<void>
  changed: () => void
}

export class HubChooser implements HubDesk {
  readonly #parts: HubDeskParts
  #connection: HubConnection | undefined
  /** What is connected, or is being connected: so that a choice made twice connects once. */
  #chosen = ''
  #turn = 0

  constructor(parts: HubDeskParts) {
    this.#parts = parts
  }

  get address(): string | undefined {
    return this.#parts.preference('hub') || undefined
  }

  get status(): HubStatus | undefined {
    if (this.address === undefined) return undefined
    return this.#connection?.link.status ?? { state: 'connecting' }
  }

  async probe(address: string): Promise<HubProbe> {
    const origin = originOf(address)
    if (origin === undefined) return 'absent'
    const forbidden = hearForbidden(origin)
    try {
      const signal = AbortSignal.timeout(mostWaiting)
      const answer = await fetch(`${origin}/challenge`, { signal, cache: 'no-store' })
      const said: unknown = answer.ok ? await answer.json().catch(() => undefined) : undefined
      return Challenge.safeParse(said).success ? 'here' : 'absent'
    } catch {
      return (await forbidden.heard()) ? 'foreign' : 'unreachable'
    } finally {
      forbidden.end()
    }
  }

  async choose(address: string, operator = ''): Promise<void> {
    const origin = originOf(address)
    if (origin === undefined) throw new Error('A hub has an address of http or https.')
    await this.#parts.setPreference('hub operator', operator)
    await this.#parts.setPreference('hub', origin)
    await this.follow()
  }

  async leave(): Promise<void> {
    await this.#parts.setPreference('hub', '')
    await this.#parts.setPreference('hub operator', '')
    await this.follow()
  }

  /** Connects as it was chosen, here or in another window; rejects if the link cannot be loaded. */
  async follow(): Promise<void> {
    const { preference, changed } = this.#parts
    const [address, operator] = [preference('hub') ?? '', preference('hub operator') ?? '']
    const chosen = address && JSON.stringify([address, operator])
    if (chosen === this.#chosen) return
    this.#chosen = chosen
    const turn = (this.#turn += 1)
    this.#connection?.end()
    this.#connection = undefined
    changed()
    if (!address) return
    try {
      const connection = await connectHub(this.#parts, { address, operator })
      // Meanwhile somebody has chosen otherwise.
      if (turn !== this.#turn) return connection.end()
      this.#connection = connection
      connection.link.observe(changed)
      changed()
    } catch (error) {
      if (turn === this.#turn) this.#chosen = ''
      throw error
    }
  }

  /** Begins anew: rooms have other keys now. */
  async renew(): Promise<void> {
    this.#chosen = ''
    await this.follow()
  }
}

/** Hears whether this page's own policy forbids an address; the browser says so a moment after the refusal. */
function hearForbidden(origin: string): { heard: () => Promise<boolean>; end: () => void } {
  const ended = new AbortController()
  const hearing = new Promise<boolean>((resolve) => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ blockedURI }) => blockedURI.startsWith(origin) && resolve(true),
      { signal: ended.signal },
    )
  })
  const nothing = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 500))
  return { heard: () => Promise.race([hearing, nothing()]), end: () => ended.abort() }
}

/** Undefined if the text is no address of a web server. */
function originOf(address: string): string | undefined {
  const typed = address.trim()
  const text = /^[a-z]+:\/\//i.test(typed) ? typed.replace(/^ws/i, 'http') : `https://${typed}`
  if (!URL.canParse(text)) return undefined
  const { origin, protocol, hostname } = new URL(text)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  // Browsers write blanks in names as %20 instead of refusing them.
  return isWeb && !hostname.includes('%') ? origin : undefined
}
