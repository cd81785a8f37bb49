/** Lets in whoever proves a role for a room; there are no accounts. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { RoomToken, type Denial } from '#schema/hub.ts'
import { holdsRole, roomOf, type RoomKeys } from '#vault/membership.ts'
import type { Challenges } from './challenge.ts'
import type { AppendLog, Room } from './log.ts'
import type { Settings } from './settings.ts'

/** Somebody who is in a room, as long as the socket lasts. */
export interface Member {
  room: Room
  keys: RoomKeys
  docId: string
  role: RoomToken['role']
}

/** Without a message, so that Hocuspocus logs nothing; it passes `reason` on to the device. */
export class Denied extends Error {
  readonly reason: Denial
  constructor(reason: Denial) {
    super('')
    this.reason = reason
  }
}

export function today(now = Date.now()): number {
  return Math.floor(now / 86_400_000)
}

export class Admission {
  readonly #log: AppendLog
  readonly #challenges: Challenges
  readonly #settings: Settings

  constructor(log: AppendLog, challenges: Challenges, settings: Settings) {
    this.#log = log
    this.#challenges = challenges
    this.#settings = settings
  }

  /** `room` if the token must be for a certain one. Rejects with `Denied`. */
  async admit(text: string, isNear: boolean, room?: string): Promise<Member> {
    const token = parse(text)
    if (!this.#challenges.knows(token.nonce)) throw new Denied('challenge')
    const keys = await roomOf(token.keys).catch(() => undefined)
    if (!keys || (room !== undefined && keys.roomId !== room)) throw new Denied('token')
    if (!(await holdsRole(keys, token))) throw new Denied('signature')
    const entered = await this.#enter(keys.roomId, isNear, token.operator)
    return { room: entered, keys, docId: token.docId, role: token.role }
  }

  async #enter(id: string, isNear: boolean, operator: string | undefined): Promise<Room> {
    try {
      const known = await this.#log.find(id)
      if (!known && !this.#mayOpen(isNear, operator)) throw new Denied('operator')
      // Once a day is enough; a hub that cannot write still lets read.
      if (known && known.openedDay >= today()) return known
      return await this.#log.enter(id, today()).catch((error: unknown) => {
        if (known) return known
        throw error
      })
    } catch (error) {
      throw error instanceof Denied ? error : new Denied('storage')
    }
  }

  #mayOpen(isNear: boolean, operator: string | undefined): boolean {
    const { openers, operatorToken } = this.#settings
    if (openers === 'everyone' || (openers === 'near' && isNear)) return true
    return isOperator(operatorToken, operator)
  }
}

/** Compares without telling by its time how much was right. */
export function isOperator(wanted: string | undefined, given: string | undefined): boolean {
  if (!wanted || !given) return false
  const [one, two] = [wanted, given].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && two !== undefined && timingSafeEqual(one, two)
}

function parse(text: string): RoomToken {
  try {
    const found = RoomToken.safeParse(JSON.parse(text))
    if (found.success) return found.data
  } catch {
    // No JSON: the same answer.
  }
  throw new Denied('token')
}
