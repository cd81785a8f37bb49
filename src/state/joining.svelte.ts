/** Joining: a link, a paper key, and where they lead. */
import type { Invitation, Joined } from '#schema/invitation.ts'
import type { House } from './house.svelte.ts'
import type { Route } from './router.svelte.ts'
import { cleanLine } from './wording.ts'

const mostName = 40

export class Joining {
  readonly #house: House
  invitation = $state.raw<Invitation>()
  name = $state('')
  fault = $state<'' | 'damaged' | 'newer' | 'failed'>('')
  isWorking = $state(false)

  constructor(house: House) {
    this.#house = house
  }

  /** Reads a link, or the part of it behind `#`; an empty text is nothing yet. */
  async read(text: string): Promise<void> {
    this.invitation = undefined
    this.fault = ''
    if (text.trim() === '') return
    const { fromLink } = await import('#vault/invitation.ts')
    const read = await fromLink(text)
    if (typeof read === 'string') this.fault = read
    else this.invitation = read
    if (this.invitation) this.name = this.invitation.name
  }

  /** Keeps what the link gives and goes there. */
  async join(): Promise<void> {
    const { invitation } = this
    if (!invitation || this.isWorking) return
    this.isWorking = true
    try {
      const name = cleanLine(this.name, mostName) ?? invitation.name
      await this.#house.device.join({ ...invitation, name })
      void this.#house.persistence.askOnce()
      this.#house.router.go(placeOf(invitation))
    } catch {
      this.fault = 'failed'
    } finally {
      this.isWorking = false
    }
  }
}

function placeOf({ invited, id }: Pick<Invitation, 'invited' | 'id'>) {
  if (invited === 'member' || invited === 'moderation') {
    return { screen: 'initiative', initiative: id } as const
  }
  return { screen: 'table', workshop: id, rehearsal: false } as const
}

/** Where something that was joined is opened. */
export function routeTo({ kind, id }: Joined): Exclude<Route, { screen: 'unknown' }> {
  return placeOf({ id, invited: kind === 'initiative' ? 'member' : 'table' })
}

/** What can be wrong with a typed paper key. */
export interface RecoveryFault {
  fault: 'length' | 'line' | 'whole' | 'newer' | 'failed'
  line?: number
}

/** Opens an initiative by its paper key; resolves to why it cannot. */
export async function recover(
  house: House,
  text: string,
  title: string,
): Promise<RecoveryFault | undefined> {
  const { fromPaper } = await import('#vault/paper-key.ts')
  const key = await fromPaper(text)
  if ('fault' in key) return key
  try {
    await house.device.recover(key, title)
    house.router.go({ screen: 'initiative', initiative: key.id })
    return undefined
  } catch {
    return { fault: 'failed' }
  }
}
