/** Who belongs to a room, as its centre counts them. */
import type { Holder } from '#schema/receipt.ts'
import type { PairLink } from './pair-link.ts'
import { mostMembers, type Roster } from './star-messages.ts'

/** A device that is linked to this one. */
export interface Neighbour {
  link: PairLink
  /** Waits for the centre to go; carries nothing until then. */
  isSpare: boolean
  /** Was met by code, and not brought by a third. */
  isMet: boolean
  /** This device's code was read first. */
  showedFirst: boolean
  /** Devices that are linked to the room through that one alone. */
  below: Holder[]
}

/** The next turn of a roster. Who has been there longest stands by: that device has proved itself. */
export function rosterOf(before: Roster, self: Holder, neighbours: Neighbour[]): Roster {
  const near = neighbours.map(({ link }) => link.holder)
  const direct = new Set([self.id, ...near.map(({ id }) => id)])
  const all = withoutDoubles([self, ...near, ...neighbours.flatMap(({ below }) => below)])
  return {
    room: before.room,
    turn: before.turn + 1,
    centre: self.id,
    standby: near[0]?.id ?? '',
    members: all
      .slice(0, mostMembers)
      .map(({ id, kind, name }) => ({ id, kind, name, isDirect: direct.has(id) })),
  }
}

/** Of each device the first. */
export function withoutDoubles(holders: Holder[]): Holder[] {
  const firstOf = (id: string) => holders.findIndex((other) => other.id === id)
  return holders.filter(({ id }, at) => firstOf(id) === at)
}
