/** Invitations: which keys somebody is given, and how they are written into a link (formats, section 3). */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { documentId, type DocumentKind } from '#schema/id.ts'
import { Invitation, Invited, type Grant, type Role } from '#schema/invitation.ts'
import { asBytes, fromBase64url, join, sha256, toBase64url, type Bytes } from './bytes.ts'
import { capabilityOf, keysOfCapability, roles } from './keys.ts'

/** Only append: the place in the list is a byte in the link. */
const kinds: readonly DocumentKind[] = [
  'initiative',
  'workshop',
  'conduct',
  'survey',
  'answers',
  'draft',
]
const version = 1
const checksumLength = 4
/** Long titles would make the QR code too fine for a camera across a table. */
const mostTitle = 40

/** What each kind of guest may do in which document; a second moderator gets the initiative's secret instead. */
const given: Record<Invited, readonly (readonly [DocumentKind, Role])[]> = {
  table: [
    ['workshop', 'contribution'],
    ['conduct', 'reading'],
  ],
  guest: [
    ['workshop', 'contribution'],
    ['conduct', 'reading'],
  ],
  reader: [
    ['workshop', 'reading'],
    ['conduct', 'reading'],
  ],
  member: [['initiative', 'contribution']],
  moderation: [],
  // Nothing of the initiative: what is asked may be read, answers may be handed in, none can be opened.
  kiosk: [
    ['survey', 'reading'],
    ['answers', 'contribution'],
  ],
  respondent: [
    ['survey', 'reading'],
    ['answers', 'contribution'],
  ],
  // Neither the survey's own room, where it is started and ended, nor its answers.
  editor: [['draft', 'contribution']],
}

function isForSurvey(invited: Invited): boolean {
  return invited === 'kiosk' || invited === 'respondent'
}

/** What an invitation is made of; `secret` is the initiative's M, `id` that of the workshop, the initiative or the survey. */
export interface Inviting {
  secret: Bytes
  invited: Invited
  id: string
  title: string
  name?: string
  hub?: string
}

/** Derives what the invited person gets, and nothing more. */
export async function invite(wish: Inviting): Promise<Invitation> {
  const { secret, invited, id, name = '', hub = '' } = wish
  const making = given[invited].map(async ([kind, role]): Promise<Grant> => {
    return { kind, ...(await capabilityOf(secret, documentId(kind, id), role)) }
  })
  const title = Array.from(wish.title).slice(0, mostTitle).join('')
  const invitation = { invited, id, title, name, hub, grants: await Promise.all(making) }
  if (isForSurvey(invited)) {
    // Loaded only for surveys: the library that seals answers is large.
    const { surveyKeys } = await import('./answers.ts')
    return { ...invitation, surveyKey: (await surveyKeys(secret, id)).publicKey }
  }
  return invited === 'moderation' ? { ...invitation, secret } : invitation
}

/**
 * What stands behind `#` in the link: base64url of version, who, id, texts, keys and the first four bytes of
 * SHA-256 over all that. Only those public keys travel that the role's secret does not lead to.
 */
export async function toLink(invitation: Invitation): Promise<string> {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, version)
  encoding.writeUint8(encoder, Invited.options.indexOf(invitation.invited))
  const short = /^[\w-]{22}$/.test(invitation.id) ? fromBase64url(invitation.id) : undefined
  const isShort = short !== undefined && toBase64url(short) === invitation.id
  encoding.writeVarString(encoder, isShort ? '' : invitation.id)
  if (isShort) encoding.writeUint8Array(encoder, short)
  for (const text of [invitation.title, invitation.name, invitation.hub]) {
    encoding.writeVarString(encoder, text)
  }
  encoding.writeUint8(encoder, invitation.grants.length)
  for (const grant of invitation.grants) writeGrant(encoder, grant)
  if (invitation.secret) encoding.writeUint8Array(encoder, invitation.secret)
  if (invitation.surveyKey) encoding.writeUint8Array(encoder, invitation.surveyKey)
  const body = asBytes(encoding.toUint8Array(encoder))
  return toBase64url(join(body, (await sha256(body)).subarray(0, checksumLength)))
}

function writeGrant(encoder: encoding.Encoder, { kind, role, secret, publicKeys }: Grant): void {
  encoding.writeUint8(encoder, kinds.indexOf(kind) * 4 + roles.indexOf(role))
  encoding.writeUint8Array(encoder, secret)
  for (const above of roles.slice(0, roles.indexOf(role))) {
    encoding.writeUint8Array(encoder, publicKeys[above])
  }
}

/** Why a link cannot be used: not whole, or made by a newer app. */
export type LinkFault = 'damaged' | 'newer'

/** Reads the part behind `#`, a whole address, or what somebody pasted; never throws. */
export async function fromLink(text: string): Promise<Invitation | LinkFault> {
  try {
    const code = text.replaceAll(/\s/g, '').split('#').at(-1) ?? ''
    const bytes = fromBase64url(code)
    const body = bytes.subarray(0, -checksumLength)
    const checksum = (await sha256(body)).subarray(0, checksumLength)
    // The last character of base64url may hide bits: only the one true spelling counts.
    const isWhole = toBase64url(join(body, checksum)) === code && body.length > 0
    if (!isWhole) return 'damaged'
    if (body[0] !== version) return (body[0] ?? 0) > version ? 'newer' : 'damaged'
    return await readBody(body)
  } catch {
    return 'damaged'
  }
}

async function readBody(body: Bytes): Promise<Invitation | LinkFault> {
  const decoder = decoding.createDecoder(body.subarray(1))
  const invited = Invited.options[decoding.readUint8(decoder)]
  // Whole, but for somebody this app knows nothing of.
  if (!invited) return 'newer'
  const id = decoding.readVarString(decoder) || toBase64url(decoding.readUint8Array(decoder, 16))
  const [title, name, hub] = [readText(decoder), readText(decoder), readText(decoder)]
  const grants: Grant[] = []
  for (let left = decoding.readUint8(decoder); left > 0; left -= 1) {
    grants.push(await readGrant(decoder, id))
  }
  const secret = invited === 'moderation' ? readKey(decoder) : undefined
  const surveyKey = isForSurvey(invited) ? readKey(decoder) : undefined
  if (decoding.hasContent(decoder)) return 'damaged'
  const wanted = given[invited].map(([kind, role]) => `${kind} ${role}`).join()
  if (grants.map(({ kind, role }) => `${kind} ${role}`).join() !== wanted) return 'damaged'
  const read = { invited, id, title, name, hub, grants }
  return Invitation.parse({ ...read, ...(secret && { secret }), ...(surveyKey && { surveyKey }) })
}

function readText(decoder: decoding.Decoder): string {
  return decoding.readVarString(decoder)
}

function readKey(decoder: decoding.Decoder): Bytes {
  return asBytes(decoding.readUint8Array(decoder, 32)).slice()
}

async function readGrant(decoder: decoding.Decoder, id: string): Promise<Grant> {
  const byte = decoding.readUint8(decoder)
  const kind = kinds[byte >> 2]
  const role = roles[byte & 3]
  if (!kind || !role) throw new Error('A link gives something that means nothing here.')
  const secret = readKey(decoder)
  const above = roles.slice(0, roles.indexOf(role)).map((one) => [one, readKey(decoder)] as const)
  const capability = { role, secret, publicKeys: Object.fromEntries(above) }
  const { publicKeys } = await keysOfCapability(documentId(kind, id), capability)
  return { kind, role, secret, publicKeys }
}
