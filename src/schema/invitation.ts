/** An invitation: what a link or QR gives to whom, and for which documents. */
import * as z from 'zod/mini'
import { DocumentKind, Id } from './id.ts'

/** A capability in a link, not a person: who holds an upper one can derive the lower ones. */
export const Role = z.enum(['moderation', 'contribution', 'reading'])
export type Role = z.infer<typeof Role>

/** Who is asked in: a tablet on a table, a guest's phone, a member of the AG, somebody who only reads, a
 *  second moderator, a tablet that many answer a survey on, somebody who answers it on the own phone,
 *  somebody who helps to write its questions.
 *  The order is that of the byte in the link: only append. */
export const Invited = z.enum([
  'table',
  'guest',
  'member',
  'reader',
  'moderation',
  'kiosk',
  'respondent',
  'editor',
])
export type Invited = z.infer<typeof Invited>

/** 32 bytes; typed so that WebCrypto takes them as they are. */
const Key = z.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array && value.length === 32,
)

/** One role in one document. */
export const Grant = z.object({
  kind: DocumentKind,
  role: Role,
  secret: Key,
  publicKeys: z.object({ moderation: Key, contribution: Key, reading: Key }),
})
export type Grant = z.infer<typeof Grant>

/** `id` names the workshop, the initiative or the survey. Either single grants, or the whole initiative by its secret M. */
export const Invitation = z.object({
  invited: Invited,
  id: Id,
  /** What it opens, as the one who joins reads it: "Zukunftswerkstatt". */
  title: z.string().check(z.maxLength(80)),
  /** What the device is to be called: "Tisch 3"; empty if it may choose. */
  name: z.string().check(z.maxLength(40)),
  /** Where the hub is, if there is one: an address with http(s) or ws(s). */
  hub: z.string().check(z.maxLength(200), z.regex(/^$|^(https?|wss?):\/\/[^\s]+$/)),
  grants: z.array(Grant).check(z.maxLength(3)),
  /** M of the whole initiative, for a second moderator. */
  secret: z.optional(Key),
  /** What answers are sealed to, for a kiosk and a respondent: it opens none. */
  surveyKey: z.optional(Key),
})
export type Invitation = z.infer<typeof Invitation>

/** What a moderator decides about an invitation; the device adds the keys. `id` as in `Invitation`. */
export type InvitationWish = Omit<Invitation, 'grants' | 'secret' | 'surveyKey'>

/** What a device has joined without holding its initiative; sealed on the device. */
export const Joined = z.object({
  id: Id,
  kind: z.enum(['workshop', 'initiative', 'survey']),
  title: z.catch(z.string(), ''),
  name: z.catch(z.string(), ''),
  hub: z.catch(z.string(), ''),
  invited: z.catch(Invited, 'guest'),
  role: Role,
  /** base64url of the key that answers are sealed to, where a survey was joined. */
  surveyKey: z.optional(z.string()),
  /** `waiting` until the moderation was heard; `refused` if the workshop had ended before this device joined. */
  admission: z.catch(z.enum(['waiting', 'admitted', 'refused']), 'waiting'),
})
export type Joined = z.infer<typeof Joined>
