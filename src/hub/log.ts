/** What the hub keeps its rooms in: a log that only grows, behind a door small enough for several engines. */

import type { HubBlob } from '#schema/hub.ts'

/** A sealed entry as it is written; the log does not look at the bytes. */
export interface Entry {
  hash: string
  bytes: Uint8Array
}

/** An entry in its place: numbers of a room begin at 0 and have no gaps. Without bytes it was replaced by a snapshot. */
export interface Row {
  number: number
  hash: string
  bytes: Uint8Array | undefined
}

/** What is known of a room without opening it. `client` writes its entries in the shared document (schema/hub.ts). */
export interface Room {
  id: string
  client: number
  entries: number
  bytes: number
  /** Days since 1970 on which somebody was in it last. */
  openedDay: number
}

/** Which room is meant: one that was removed and began anew is another one. */
export type Place = Pick<Room, 'id' | 'client'>

/** Thrown by `append` when the room would hold more than it may; nothing was written. */
export class RoomFull extends Error {}

/** Thrown by `append` when the room was removed meanwhile; nothing was written. */
export class RoomGone extends Error {}

/**
 * Every promise settles. What `append` has resolved survives `kill -9` and a power cut. Several processes may use the
 * same log at once; numbers are given out in the log. Room ids and addresses are 43 characters of base64url.
 */
export interface AppendLog {
  /** The room if it is there. */
  find(room: string): Promise<Room | undefined>
  /** The room, made if it is not there; notes the day on which it was used. */
  enter(room: string, day: number): Promise<Room>
  /**
   * Writes what the room lacks, in the given order, all or nothing, and resolves with those rows once they are on
   * disk. What it has already is skipped. `RoomGone` if it was not entered, `RoomFull` above `mostBytes`.
   */
  append(room: Place, entries: Entry[], mostBytes: number): Promise<Row[]>
  /** Rows from a number on, in order, at most `most` of them. */
  rows(room: string, from: number, most?: number): Promise<Row[]>
  /** Which of these addresses the room does not have; one that was replaced is had. */
  lacking(room: string, hashes: string[]): Promise<string[]>
  /** The bytes of one entry that was not replaced. */
  read(room: string, hash: string): Promise<Uint8Array | undefined>
  /** Takes the bytes of covered entries out of the room; their addresses and numbers stay. Resolves with how many. */
  supersede(room: string, snapshot: string, covered: string[]): Promise<number>
  /** Rooms that were last used before a day. */
  idle(beforeDay: number): Promise<Room[]>
  /** The operator's explicit act: removes a room with its blobs. False if there was none. */
  remove(room: string): Promise<boolean>
  /** A value that all processes share; the first one given for a name stays. */
  shared(name: string, value: string): Promise<string>
  /** Rejects as long as nothing can be written. */
  probe(): Promise<void>
  /** Changes whenever another process wrote; undefined if this cannot be told. */
  version(): Promise<number | undefined>
  totals(): Promise<{ rooms: number; entries: number; bytes: number }>
  /** Resolves when everything under way is settled. */
  close(): Promise<void>
}

/** What a room has brought, and what it said that it is. */
export type Blob = HubBlob

/** Keeps blobs by the address of their bytes; a part belongs to the room that brings it. */
export interface BlobLog {
  /** Bytes so far and whether the whole is there and right. */
  state(room: string, hash: string): Promise<{ size: number; isWhole: boolean }>
  /** Adds the next part; rejects if it does not begin where the last one ended. */
  add(room: string, hash: string, at: number, bytes: Uint8Array): Promise<void>
  /** Declares the parts whole; they are in every room's reach from now on. What it is, the room said once. */
  finish(room: string, hash: string, kind?: Blob['kind']): Promise<void>
  /** Throws away parts that turned out to be something else. */
  drop(room: string, hash: string): Promise<void>
  /** The bytes of parts or of a whole blob, from a place on, in pieces. */
  read(room: string, hash: string, from: number): AsyncIterable<Uint8Array>
  /** The whole blobs that a room has brought, by address; those behind `after`, at most `most` of them. */
  list(room: string, after?: string, most?: number): Promise<Blob[]>
  /** How many they are, whole or not. */
  count(room: string): Promise<number>
  /** How many bytes of blobs a room has brought, whole or not. */
  used(room: string): Promise<number>
}

/** Both, as one engine offers them. */
export interface Store {
  log: AppendLog
  blobs: BlobLog
}
