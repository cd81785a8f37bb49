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
  fault = $state<'' | 'damaged' | 'newer' | 'failed' | 'other'>('')
  isWorking = $state(false)
  /** True if a tablet was scanned in by the office for a workshop that this very device leads. */
  leads = $state(false)
  /** True while a tablet joins by itself. */
  isPacking = $state(false)
  #scanned = ''

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

  /** The address that the app was opened with; a code of "Koffer packen" needs no further tap. */
  async follow(address: string): Promise<void> {
    await this.read(address)
    if (isPacking(address)) await this.pack()
    // Whoever scanned the code of a survey wants to answer it: there is nothing to choose and no name to give.
    else if (this.invitation && isForSurvey(this.invitation)) await this.join()
  }

  /** A code in front of the camera: an invitation of this app from any address, or something else. */
  async scan(text: string): Promise<void> {
    // It comes again and again while it is held there; its sentence is said once.
    if (text === this.#scanned) return
    this.#scanned = text
    await this.follow(text)
    if (this.fault === 'damaged') this.fault = 'other'
  }

  /** "Koffer packen": the office named this tablet; it joins by itself and is checked. */
  async pack(): Promise<void> {
    const { invitation } = this
    if (invitation?.invited !== 'table' || this.isWorking) return
    this.isWorking = true
    this.isPacking = true
    try {
      const { device, router, persistence } = this.#house
      const { id, name } = invitation
      this.leads = await isLed(this.#house, id)
      if (this.leads) return
      // First the name: with joining begins the meeting of others, who hear it.
      if (name) await device.setDeviceName(name)
      await device.join(invitation)
      void persistence.askOnce()
      router.go({ screen: 'check', workshop: id, rehearsal: false })
    } catch {
      this.fault = 'failed'
    } finally {
      this.isWorking = false
      this.isPacking = false
    }
  }

  /** Keeps what the link gives and goes there. */
  async join(): Promise<void> {
    const { invitation } = this
    if (!invitation || this.isWorking) return
    this.isWorking = true
    try {
      const name = cleanLine(this.name, mostName) ?? invitation.name
      const { device } = this.#house
      // Others hear the name when they meet this device; one that somebody gave it stays.
      if (name && !device.deviceName) await device.setDeviceName(name)
      await device.join({ ...invitation, name })
      void this.#house.persistence.askOnce()
      this.#house.router.go(placeOf(invitation))
    } catch {
      this.fault = 'failed'
    } finally {
      this.isWorking = false
    }
  }
}

/** Codes of "Koffer packen" say so before the `#`. */
function isPacking(link: string): boolean {
  return /\/beitreten\?koffer#/.test(link)
}

/** Who leads a workshop holds its initiative. */
async function isLed({ device }: House, workshop: string): Promise<boolean> {
  const open = await device.openWorkshop(workshop).catch(() => undefined)
  await open?.close()
  return open?.initiative !== undefined
}

function isForSurvey({ invited }: Pick<Invitation, 'invited'>): boolean {
  return invited === 'kiosk' || invited === 'respondent'
}

function placeOf({ invited, id }: Pick<Invitation, 'invited' | 'id'>) {
  if (invited === 'kiosk') return { screen: 'kiosk', survey: id } as const
  if (invited === 'respondent') return { screen: 'answer', survey: id } as const
  if (invited === 'editor') return { screen: 'questions', survey: id } as const
  if (invited === 'member' || invited === 'moderation') {
    return { screen: 'initiative', initiative: id } as const
  }
  return { screen: 'table', workshop: id, rehearsal: false } as const
}

/** Where something that was joined is opened. */
export function routeTo({ kind, id, invited }: Joined): Exclude<Route, { screen: 'unknown' }> {
  if (kind === 'survey') return placeOf({ id, invited })
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
