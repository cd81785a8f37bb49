/**
 * What a device and the hub say to each other; browser and server both read this file.
 *
 * One WebSocket at `/sync` (Hocuspocus 3.4) carries many rooms. A room is a Hocuspocus document whose name is the
 * room id (formats, section 3). Its Y.Doc has one Y.Map, `entries`: address of a sealed entry → its bytes.
 *
 * Getting in. `GET /challenge` gives a `Challenge`. Per room the device sends as Hocuspocus token a `RoomToken` in
 * JSON, made by `makeRoomToken` of `vault/membership.ts`. An answer that is no leads to `permission-denied` with a
 * `Denial` as reason; Hocuspocus takes no second try on the same socket: connect anew.
 *
 * Down. The usual sync step 1 and 2, then updates. Only the hub writes into the shared document: entry number n of a
 * room is always the item (client of the room, clock n), so the state vector is one pair and nothing is ever deleted.
 * Whatever a device finds in the map lies on the hub's disk. Entries that a snapshot replaced arrive as gaps.
 *
 * Up. The device sets `entries[hash] = bytes` in its own copy; the provider sends that as an update (keep one below
 * `MOST_FRAME_BYTES`, about 4 MiB is good). The hub takes the bytes out, checks address, header, role and signature,
 * appends them to its disk and only then answers: a Hocuspocus sync status, and `acknowledge` with the addresses.
 * Its own item then comes back and replaces the device's copy. Deletions and overwrites by devices are not heard;
 * other content closes the socket. Nothing is answered for what could not be kept: `refused` says why, `state` says
 * when to try again.
 *
 * Stateless messages are JSON of `ToHub` (device → hub) and `FromHub` (hub → device). After joining, a device sends
 * `hashes` (at most `MOST_HASHES` a message) and puts what `lacking` names into the map; so a restored hub heals.
 * The hub sends `state` to every socket every few seconds, which also keeps the provider from thinking it is dead:
 * awareness is not used and not passed on.
 *
 * Blobs: `PUT|GET|HEAD /blobs/<address>` with `Authorization: Hub <base64url of the token's JSON>`. A PUT without
 * `Content-Range` carries everything; with `bytes a-b/total` a part that must begin where the last one ended (202 and
 * `Range: bytes=0-n` say how far it is, 201 that it is whole and right); `bytes *` + `/total` and no body asks how far.
 * 422: the content has another address, begin again. 507: the hub is read-only. GET takes `Range`. `Blob-Kind` says
 * what a room has brought (`thumbnail`, else `original`). `GET /blobs?after=<address>` gives a `HubBlobs`, one page of
 * what the token's room has brought. 429: too much at once, with `Retry-After` in seconds.
 *
 * What a survey asks now lies there as a blob of the room of its document, too, sealed and signed by the moderation
 * (vault/asked.ts), so that a page without documents can read it with the link alone.
 *
 * Answers: whoever only hands in never enters the room of a survey's answers, so that nobody's come along. `PUT
 * /answers/<address>` with the same token and one sealed entry: 201 kept, 200 had it, 422 no entry of this room.
 */
import * as z from 'zod/mini'

/** The largest WebSocket frame the hub takes; an entry has to fit into it. */
export const MOST_FRAME_BYTES = 33 * 1024 * 1024
/** The most addresses in one stateless message. */
export const MOST_HASHES = 5000
/** The name of the Y.Map in a room's document. */
export const ENTRIES_MAP = 'entries'

/** Close codes of the socket: what a device did that no device does, or what the hub is about to do. */
export const CLOSING = { leaving: 1012, malformed: 4400, slow: 4408, crowded: 4429 } as const

/** base64url of 32 bytes: an address, a room id, a public key. */
export const Address = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** What the hub gives a device to sign; good for ten minutes on every node of the hub. */
export const Challenge = z.object({ nonce: z.string().check(z.regex(/^[A-Za-z0-9_-]{20,200}$/)) })
export type Challenge = z.infer<typeof Challenge>

/** The text that a role's key signs to get into a room. */
export function challengeText(roomId: string, nonce: string): string {
  return `hub/1${roomId}${nonce}`
}

/**
 * Proves a role for a room. `keys` are the public keys of moderation, contribution and reading, whose hash is the
 * room id. `docId` is signed with every entry, so the hub needs it for checking; it is a random name and is not kept.
 */
export const RoomToken = z.object({
  version: z.literal(1),
  docId: z.string().check(z.minLength(1), z.maxLength(100)),
  role: z.enum(['moderation', 'contribution', 'reading']),
  keys: z.tuple([Address, Address, Address]),
  nonce: Challenge.shape.nonce,
  signature: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
  /** The operator's token, where only its holders may open new rooms. */
  operator: z.optional(z.string().check(z.maxLength(200))),
})
export type RoomToken = z.infer<typeof RoomToken>

/** Why a device does not get into a room. `operator`: the room is new and opening it needs the operator's token. */
export const Denial = z.enum(['token', 'challenge', 'signature', 'operator', 'crowded', 'storage'])
export type Denial = z.infer<typeof Denial>

/** One photo that a room has brought. */
export const HubBlob = z.object({
  hash: Address,
  size: z.int().check(z.gte(0)),
  kind: z.enum(['thumbnail', 'original']),
})
export type HubBlob = z.infer<typeof HubBlob>

/** The most blobs on one page. */
export const MOST_BLOBS = 500
/** A page of what a room has brought, by address; a full one is followed by another. */
export const HubBlobs = z.object({ blobs: z.array(HubBlob).check(z.maxLength(MOST_BLOBS)) })

const Hashes = z.array(Address).check(z.maxLength(MOST_HASHES))
/** Sealed bytes in base64url, at most 96 KiB of them. */
const Sealed = z.string().check(z.maxLength(131_072), z.regex(/^[A-Za-z0-9_-]+$/))

/** Stored nowhere, passed on to everybody else in the room. */
const Passing = [
  z.object({ kind: z.literal('presence'), bytes: Sealed }),
  z.object({ kind: z.literal('signal'), bytes: Sealed }),
] as const

/** What a device may say in a room it is in. `supersede` counts only from moderation. */
export const ToHub = z.discriminatedUnion('kind', [
  ...Passing,
  z.object({ kind: z.literal('hashes'), hashes: Hashes }),
  z.object({ kind: z.literal('supersede'), snapshot: Address, covered: Hashes }),
])
export type ToHub = z.infer<typeof ToHub>

/** Why something was not kept. `disk`: 90 % full; `storage`: it cannot be written now; both pass. `room`: full. */
export const Refusal = z.enum(['disk', 'storage', 'room', 'size', 'signature', 'role'])
export type Refusal = z.infer<typeof Refusal>

/** What the hub says in a room; `state` holds for all rooms of the socket. */
export const FromHub = z.discriminatedUnion('kind', [
  ...Passing,
  z.object({ kind: z.literal('acknowledge'), hashes: z.array(Address) }),
  z.object({ kind: z.literal('lacking'), hashes: z.array(Address) }),
  z.object({ kind: z.literal('refused'), hashes: z.array(Address), reason: Refusal }),
  z.object({ kind: z.literal('state'), writable: z.boolean(), reason: z.optional(Refusal) }),
])
export type FromHub = z.infer<typeof FromHub>
