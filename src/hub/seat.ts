/** One socket in one room: from asking to be let in until it leaves. */
import { OutgoingMessage, type Connection } from '@hocuspocus/server'
import type { FromHub } from '#schema/hub.ts'
import type { Member } from './admission.ts'

export class Seat {
  readonly room: string
  /** Known once the token was right; the connection once the room's document is loaded. */
  member: Member | undefined
  connection: Connection | undefined
  /** True after a no: Hocuspocus would only gather what still comes. */
  isDenied = false
  /** What came before the seat was ready, with its size. */
  early: { run: () => void; size: number }[] = []

  constructor(room: string) {
    this.room = room
  }

  say(message: FromHub): void {
    this.connection?.sendStateless(JSON.stringify(message))
  }

  /** What the provider counts: one update of the device is safe. */
  confirm(): void {
    const message = new OutgoingMessage(this.room).writeSyncStatus(true)
    this.connection?.send(message.toUint8Array())
  }
}

/** A seat of somebody who is in. */
export type TakenSeat = Seat & { member: Member; connection: Connection }

export function isTaken(seat: Seat): seat is TakenSeat {
  return seat.member !== undefined && seat.connection !== undefined
}
