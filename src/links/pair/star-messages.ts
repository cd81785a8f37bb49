/** What devices in one room say about who is linked to whom; carried as signals between two linked ones. */
import type { Holder } from '#schema/receipt.ts'
import type { Bytes } from '#vault/bytes.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { longestName } from './control.ts'
import { mostTokenBytes } from './token.ts'

/** Somebody in the room; `isDirect` if linked to the centre itself. */
export interface Member extends Holder {
  isDirect: boolean
}

/** Who is there, as its centre sees it. */
export interface Roster {
  /** Random, from whoever led first; stays when another takes over. */
  room: string
  /** Grows with every change. */
  turn: number
  centre: string
  /** Takes over when the centre goes; "" if there is nobody yet. */
  standby: string
  members: Member[]
}

/**
 * Everybody believes the strongest roster heard of, so all end up with the same: of two rooms that find
 * each other the one with the smaller name, in one room the later turn, of two that took over at once the
 * centre with the smaller name.
 */
export function isStronger(one: Roster, other: Roster): boolean {
  if (one.room !== other.room) return one.room < other.room
  if (one.turn !== other.turn) return one.turn > other.turn
  return one.centre < other.centre
}

/** A token on its way to somebody who is not linked to its sender. `spare` links wait until they are needed. */
export interface Carried {
  part: 'offer' | 'answer' | 'refusal'
  spare: boolean
  from: string
  to: string
  hops: number
  token: Bytes
}

/**
 * `here` is said once when two have met by code: which room, if any, they come from. `below` names devices
 * that are linked to the sender alone. `use` wakes a spare link, `rest` makes a link a spare one.
 */
export type StarMessage =
  | { kind: 'here'; roster: Roster | undefined }
  | { kind: 'roster'; roster: Roster }
  | { kind: 'below'; members: Holder[] }
  | { kind: 'use' | 'rest' }
  | { kind: 'carried'; carried: Carried }

/** A hall has 30 tablets at most; what claims more is not of ours. */
export const mostMembers = 64

const codes = { here: 1, roster: 2, below: 3, use: 4, carried: 5, rest: 6 } as const
const parts = ['offer', 'answer', 'refusal'] as const

export function encodeStar(message: StarMessage): Bytes {
  const to = encoding.createEncoder()
  encoding.writeUint8(to, codes[message.kind])
  if (message.kind === 'here') {
    encoding.writeUint8(to, message.roster ? 1 : 0)
    if (message.roster) writeRoster(to, message.roster)
  }
  if (message.kind === 'roster') writeRoster(to, message.roster)
  if (message.kind === 'below') writeMembers(to, message.members)
  if (message.kind === 'carried') writeCarried(to, message.carried)
  return encoding.toUint8Array(to)
}

/** Undefined for what is none, or claims more than a hall holds. */
export function decodeStar(bytes: Uint8Array): StarMessage | undefined {
  try {
    const from = decoding.createDecoder(bytes)
    const code = readByte(from)
    if (code === codes.here) {
      return { kind: 'here', roster: readByte(from) ? readRoster(from) : undefined }
    }
    if (code === codes.roster) return { kind: 'roster', roster: readRoster(from) }
    if (code === codes.below) return { kind: 'below', members: readMembers(from) }
    if (code === codes.use) return { kind: 'use' }
    if (code === codes.rest) return { kind: 'rest' }
    if (code === codes.carried) return { kind: 'carried', carried: readCarried(from) }
    return undefined
  } catch {
    return undefined
  }
}

function writeRoster(to: encoding.Encoder, roster: Roster): void {
  const { room, turn, centre, standby, members } = roster
  encoding.writeVarString(to, room)
  encoding.writeVarUint(to, turn)
  encoding.writeVarString(to, centre)
  encoding.writeVarString(to, standby)
  writeMembers(to, members)
  for (const { isDirect } of members.slice(0, mostMembers)) {
    encoding.writeUint8(to, isDirect ? 1 : 0)
  }
}

function readRoster(from: decoding.Decoder): Roster {
  const room = readId(from)
  const turn = decoding.readVarUint(from)
  const centre = readId(from)
  const standby = decoding.readVarString(from)
  if (standby) checkId(standby)
  const members = readMembers(from).map((one) => ({ ...one, isDirect: false }))
  for (const member of members) member.isDirect = readByte(from) === 1
  return { room, turn, centre, standby, members }
}

function writeMembers(to: encoding.Encoder, members: Holder[]): void {
  const some = members.slice(0, mostMembers)
  encoding.writeVarUint(to, some.length)
  for (const { id, name } of some) {
    encoding.writeVarString(to, id)
    encoding.writeVarString(to, name.slice(0, longestName))
  }
}

function readMembers(from: decoding.Decoder): Holder[] {
  const count = decoding.readVarUint(from)
  if (count > mostMembers) throw new Error('more than a hall holds')
  return Array.from({ length: count }, () => {
    const id = readId(from)
    const name = decoding.readVarString(from)
    if (name.length > longestName) throw new Error('too long')
    return { id, kind: 'device', name }
  })
}

function writeCarried(to: encoding.Encoder, carried: Carried): void {
  encoding.writeUint8(to, parts.indexOf(carried.part))
  encoding.writeUint8(to, carried.spare ? 1 : 0)
  encoding.writeVarString(to, carried.from)
  encoding.writeVarString(to, carried.to)
  encoding.writeUint8(to, carried.hops)
  encoding.writeVarUint8Array(to, carried.token)
}

function readCarried(from: decoding.Decoder): Carried {
  const part = parts[readByte(from)]
  const spare = readByte(from) === 1
  const fixed = { spare, from: readId(from), to: readId(from), hops: readByte(from) }
  const token = decoding.readVarUint8Array(from).slice()
  if (!part || token.length > mostTokenBytes) throw new Error('no token')
  return { part, ...fixed, token }
}

/** The library gives nothing, and no error, past the end. */
function readByte(from: decoding.Decoder): number {
  if (!decoding.hasContent(from)) throw new Error('cut off')
  return decoding.readUint8(from)
}

function readId(from: decoding.Decoder): string {
  return checkId(decoding.readVarString(from))
}

function checkId(id: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new Error('no id')
  return id
}
