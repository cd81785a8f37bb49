/** Making invitations: who is asked in, the link for them, the paper key, and new keys. */
import type { Invited as AnyInvited } from '#schema/invitation.ts'
import type { House } from './house.svelte.ts'
import { cleanLine } from './wording.ts'

/** Whom this page asks in; kiosks and phones of a survey are asked in on its own page. */
type Invited = Exclude<AnyInvited, 'kiosk' | 'respondent' | 'editor'>

/** What can be joined here: one workshop, its initiative, or both. */
export interface Inviter {
  initiative: { id: string; title: string }
  workshop?: { id: string; title: string; isEnded: boolean }
}

const mostName = 40

export class Inviting {
  readonly #house: House
  readonly #inviter: () => Inviter
  #invited = $state<Invited>()
  name = $state('')
  #code = $state('')
  /** Why there is no link now. */
  fault = $state<'' | 'closed' | 'tooLong' | 'failed'>('')
  #turn = 0

  constructor(house: House, inviter: () => Inviter) {
    this.#house = house
    this.#inviter = inviter
  }

  /** Who can be asked in from here. */
  get choices(): readonly Invited[] {
    const whole: readonly Invited[] = ['member', 'moderation']
    return this.#inviter().workshop ? ['table', 'guest', 'reader', ...whole] : whole
  }

  get invited(): Invited {
    return this.#invited ?? this.choices[0] ?? 'member'
  }
  set invited(value: Invited) {
    // A link for another role must not be copied in the moment before the new one is there.
    if (value !== this.invited) this.#code = ''
    this.#invited = value
  }

  get #isWhole(): boolean {
    return this.invited === 'member' || this.invited === 'moderation'
  }

  /** What the invited one joins, in words. */
  get title(): string {
    const { workshop, initiative } = this.#inviter()
    return this.#isWhole ? initiative.title : (workshop?.title ?? initiative.title)
  }

  /** The whole address; empty while there is none. */
  get link(): string {
    return this.#code && `${location.origin}/beitreten#${this.#code}`
  }

  /** Makes the link anew; called whenever something it is made of has changed. */
  async make(): Promise<void> {
    const { workshop, initiative } = this.#inviter()
    const { invited, title } = this
    const id = this.#isWhole ? initiative.id : (workshop?.id ?? '')
    const clean = invited === 'table' ? cleanLine(this.name, mostName) : ''
    const hub = this.#house.device.preference('hub') ?? ''
    this.#turn += 1
    const turn = this.#turn
    if (!this.#isWhole && workshop?.isEnded) return this.#set('', 'closed')
    if (clean === undefined) return this.#set('', 'tooLong')
    try {
      const code = await this.#house.device.invite({ invited, id, title, name: clean, hub })
      // Another choice was made meanwhile.
      if (turn === this.#turn) this.#set(code, '')
    } catch {
      if (turn === this.#turn) this.#set('', 'failed')
    }
  }

  #set(code: string, fault: Inviting['fault']): void {
    this.#code = code
    this.fault = fault
  }
}

/** "Neue Schlüssel", from the question to the list of those who must be invited again. */
export class NewKeys {
  readonly #house: House
  state = $state<'asking' | 'working' | 'done' | 'failed'>('asking')
  /** Devices that had the old keys, as far as they have a name. */
  names = $state.raw<readonly string[]>([])

  constructor(house: House) {
    this.#house = house
  }

  async renew(initiative: string): Promise<void> {
    this.state = 'working'
    try {
      await this.#house.closeWorkshop()
      this.names = await this.#house.device.renewKeys(initiative)
      // The paper that was printed no longer fits.
      await this.#house.device.setPreference(`paper ${initiative}`, '')
      this.state = 'done'
    } catch {
      this.state = 'failed'
    }
  }
}
