/** All devices in a room around one of them: who joins is brought to the centre, and when it goes another takes over. */
import type { Link } from '#documents/ports.ts'
import { newId } from '#schema/id.ts'
import type { Holder } from '#schema/receipt.ts'
import { Carrier, type Connector } from './carrier.ts'
import type { PairLink } from './pair-link.ts'
import { rosterOf, withoutDoubles, type Neighbour } from './rosters.ts'
import {
  decodeStar,
  encodeStar,
  isStronger,
  mostMembers,
  type Roster,
  type StarMessage,
} from './star-messages.ts'

export interface StarParts {
  /** Who this device is to the others. */
  self: Holder
  connector: Connector
  /** This link carries documents from now on; spare ones come only when they are needed. */
  attach(link: Link): void
  detach(link: Link): void
  /** Who is there has changed; without devices, this one is alone and must be paired again. */
  changed(): void
}

export class Star {
  readonly #parts: StarParts
  readonly #carrier: Carrier
  readonly #neighbours = new Map<string, Neighbour>()
  #roster: Roster | undefined
  /** The device that brought this one in. */
  #broughtBy = ''
  #isClosed = false

  constructor(parts: StarParts) {
    this.#parts = parts
    this.#carrier = new Carrier({
      self: parts.self,
      connector: parts.connector,
      neighbour: (id) => this.#neighbours.get(id)?.link,
      admits: () => !this.#isClosed && this.#neighbours.size < mostMembers,
      opened: (link, isSpare) => this.#add(link, { isSpare, isMet: false, showedFirst: false }),
    })
  }

  /** Everybody else in the room, as far as is known. */
  get devices(): Holder[] {
    const near = [...this.#neighbours.values()].flatMap(({ link, below }) => [
      link.holder,
      ...below,
    ])
    const all = withoutDoubles([...(this.#roster?.members ?? []), ...near])
    return all.filter(({ id }) => id !== this.#parts.self.id)
  }

  /** The device that all others are linked to; "" while nobody else is there. */
  get centre(): string {
    return this.#roster?.centre ?? ''
  }

  /** Takes in a device that was met by code; `showedFirst` on the side whose code was read first. */
  meet(link: PairLink, showedFirst: boolean): void {
    const roster = this.#roster
    this.#add(link, { isSpare: false, isMet: true, showedFirst })
    this.#say(link, { kind: 'here', roster })
  }

  /** Says farewell to all; another one takes over. */
  close(): void {
    this.#isClosed = true
    this.#carrier.stop()
    for (const { link } of [...this.#neighbours.values()]) link.close()
  }

  get #isCentre(): boolean {
    return this.centre === this.#parts.self.id
  }

  #add(link: PairLink, how: Pick<Neighbour, 'isSpare' | 'isMet' | 'showedFirst'>): void {
    const { id } = link.holder
    if (this.#isClosed || id === this.#parts.self.id) return link.close()
    const before = this.#neighbours.get(id)
    const neighbour = { link, below: [], ...how }
    this.#neighbours.set(id, neighbour)
    if (!how.isSpare) this.#parts.attach(link)
    // The same device again, for example after its app was started anew: the newer link counts.
    if (before) this.#replace(before, neighbour)
    link.observe(() => this.#look(id, link))
    link.signalled((bytes) => {
      const message = decodeStar(bytes)
      const isHere = this.#neighbours.get(id)?.link === link
      if (message && isHere) this.#take(message, id, neighbour)
    })
    this.#look(id, link)
    if (this.#isCentre && !how.isMet) this.#renew()
    this.#parts.changed()
  }

  #replace(before: Neighbour, neighbour: Neighbour): void {
    if (!before.isSpare) {
      this.#use(neighbour)
      this.#parts.detach(before.link)
    }
    before.link.close()
  }

  #look(id: string, link: PairLink): void {
    if (link.state === 'lost' || link.state === 'closed') this.#lose(id, link)
  }

  /** Who is linked to the centre needs no way round; if it was the stand-by's, it waits as a spare one. */
  #leaveWhoBrought({ centre, standby }: Roster): void {
    const bringer = this.#neighbours.get(this.#broughtBy)
    const isAway = bringer && this.#broughtBy !== centre
    if (isAway && this.#broughtBy === standby) {
      this.#say(bringer.link, { kind: 'rest' })
      this.#rest(bringer)
    } else if (isAway) bringer.link.close()
    this.#broughtBy = ''
  }

  #rest(neighbour: Neighbour): void {
    if (neighbour.isSpare) return
    neighbour.isSpare = true
    this.#parts.detach(neighbour.link)
    this.#tellBelow()
  }

  #say(link: PairLink, message: StarMessage): void {
    link.signal(encodeStar(message))
  }

  #take(message: StarMessage, from: string, neighbour: Neighbour): void {
    if (message.kind === 'here') this.#greet(message.roster, from, neighbour)
    if (message.kind === 'roster') this.#hear(message.roster, from, neighbour)
    if (message.kind === 'use') this.#use(neighbour)
    if (message.kind === 'rest' && !this.#isCentre) this.#rest(neighbour)
    if (message.kind === 'carried') this.#carrier.take(message.carried, neighbour.link)
    if (message.kind === 'below') this.#count(message.members, neighbour)
  }

  #count(below: Holder[], neighbour: Neighbour): void {
    const isSame = namesOf(below) === namesOf(neighbour.below)
    neighbour.below = below
    // What is no news is not told again: the answer to a roster would bring the next one.
    if (isSame) return
    if (this.#isCentre) this.#renew()
    else this.#tellBelow()
  }

  /** Two have met: the one that was alone joins the other; of two alone, the one that showed first leads. */
  #greet(theirs: Roster | undefined, from: string, neighbour: Neighbour): void {
    if (theirs) {
      if (!this.#roster) this.#broughtBy = from
      return this.#hear(theirs, from, neighbour)
    }
    if (!this.#roster && neighbour.showedFirst) this.#lead()
    else if (this.#isCentre) this.#renew()
    else if (this.#roster) {
      this.#say(neighbour.link, { kind: 'roster', roster: this.#roster })
      this.#tellBelow()
    }
  }

  /** Becomes the centre, of this room or of a new one. */
  #lead(): void {
    const { room, turn } = this.#roster ?? { room: newId(), turn: 0 }
    const centre = this.#parts.self.id
    this.#roster = { room, turn, centre, standby: '', members: [] }
    for (const neighbour of this.#neighbours.values()) this.#use(neighbour)
    this.#renew()
  }

  /** Says who is there now. */
  #renew(): void {
    if (!this.#roster) return
    this.#roster = rosterOf(this.#roster, this.#parts.self, [...this.#neighbours.values()])
    const message: StarMessage = { kind: 'roster', roster: this.#roster }
    for (const { link } of this.#neighbours.values()) this.#say(link, message)
    this.#parts.changed()
  }

  /** Somebody says who leads. */
  #hear(theirs: Roster, from: string, neighbour: Neighbour): void {
    const mine = this.#roster
    if (mine && !isStronger(theirs, mine)) {
      // Whoever led what is over learns of it, and brings along what it has.
      if (isStronger(mine, theirs) && from === theirs.centre && theirs.centre !== mine.centre) {
        this.#use(neighbour)
        this.#say(neighbour.link, { kind: 'roster', roster: mine })
      }
      return
    }
    // An echo of what this device led before it was alone.
    if (theirs.centre === this.#parts.self.id) return
    this.#roster = theirs
    if (from === theirs.centre) this.#use(neighbour)
    this.#passOn(theirs, from)
    this.#tellBelow()
    void this.#settleIn(theirs, neighbour.link)
    this.#parts.changed()
  }

  /** Those who are not linked to the centre hear of the room through this device. */
  #passOn(roster: Roster, from: string): void {
    for (const [id, { link, isSpare }] of this.#neighbours) {
      const isTold = id === from || id === roster.centre
      if (!isTold && !isSpare) this.#say(link, { kind: 'roster', roster })
    }
  }

  /** Looks for the shortest way to the centre, and for a second one to who would take over. */
  async #settleIn(roster: Roster, way: PairLink): Promise<void> {
    const centre = this.#neighbours.get(roster.centre)
    if (!centre) {
      await this.#carrier.reach(roster.centre, way, false)
      return
    }
    this.#tidy(roster)
    const isNeeded = roster.standby !== '' && roster.standby !== this.#parts.self.id
    if (isNeeded) await this.#carrier.reach(roster.standby, centre.link, true)
    // Only now: if the centre went in between, the way on would be gone.
    const isStill = this.centre === roster.centre && this.#neighbours.has(roster.centre)
    if (isStill) this.#leaveWhoBrought(roster)
  }

  /** Ends what is no way to anybody: links of an earlier centre or stand-by to those who have a shorter one. */
  #tidy({ centre, standby, members }: Roster): void {
    if (standby === this.#parts.self.id) return
    const direct = new Set(members.filter(({ isDirect }) => isDirect).map(({ id }) => id))
    for (const [id, { link, isMet }] of [...this.#neighbours]) {
      const isIdle = !isMet && id !== centre && id !== standby && direct.has(id)
      if (isIdle) link.close()
    }
  }

  /** Tells the centre who is linked to it through this device alone. */
  #tellBelow(): void {
    const centre = this.#isCentre ? undefined : this.#neighbours.get(this.centre)
    if (!centre) return
    const others = [...this.#neighbours.values()].filter((one) => !one.isSpare && one !== centre)
    const members = others.flatMap(({ link, below }) => [link.holder, ...below])
    this.#say(centre.link, { kind: 'below', members })
  }

  /** From now on this link carries documents, too. */
  #use(neighbour: Neighbour): void {
    if (!neighbour.isSpare) return
    neighbour.isSpare = false
    this.#say(neighbour.link, { kind: 'use' })
    this.#parts.attach(neighbour.link)
    this.#tellBelow()
  }

  #lose(id: string, link: PairLink): void {
    const neighbour = this.#neighbours.get(id)
    if (neighbour?.link !== link) return
    this.#neighbours.delete(id)
    if (!neighbour.isSpare) this.#parts.detach(link)
    if (this.#isClosed) return
    if (!this.#neighbours.size) this.#roster = undefined
    else if (this.#isCentre) this.#renew()
    else if (id === this.centre) this.#loseCentre()
    else this.#tellBelow()
    this.#parts.changed()
  }

  /** Whoever is linked to the stand-by goes on through it; the stand-by itself, or who has none, leads. */
  #loseCentre(): void {
    const standby = this.#neighbours.get(this.#roster?.standby ?? '')
    if (standby) this.#use(standby)
    else this.#lead()
  }
}

function namesOf(holders: Holder[]): string {
  return JSON.stringify(holders.map(({ id, name }) => [id, name]))
}
