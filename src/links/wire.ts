/** Messages as bytes, for links that carry bytes: two devices side by side, a file. */
import type { IndexLine, LinkMessage, SealedEntry } from '#documents/ports.ts'
import { fromBase64url, toBase64url, type Bytes } from '#vault/bytes.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

type Kind = LinkMessage['kind']
type Of<K extends Kind> = Extract<LinkMessage, { kind: K }>

/** How one kind of message is written and read; `code` never changes its meaning. */
interface Form<K extends Kind> {
  code: number
  write(to: encoding.Encoder, message: Of<K>): void
  read(from: decoding.Decoder): Of<K>
}

const addressLength = 32
const longestText = 200

const forms: { [K in Kind]: Form<K> } = {
  entries: {
    code: 1,
    write: (to, { docId, entries }) => {
      encoding.writeVarString(to, docId)
      writeList(to, entries.filter(isAddressed), writeEntry)
    },
    read: (from) => ({
      kind: 'entries',
      docId: readText(from),
      entries: readList(from, readEntry),
    }),
  },
  hashes: addressForm('hashes', 2),
  acknowledge: addressForm('acknowledge', 3),
  presence: bytesForm('presence', 4),
  index: {
    code: 5,
    write: (to, { documents }) => writeList(to, documents, writeLine),
    read: (from) => ({ kind: 'index', documents: readList(from, readLine) }),
  },
  media: bytesForm('media', 6),
}

/** Other kinds of bytes on the same way begin at this number. */
export const firstForeignCode = 16

/** A message as bytes. What is no address of an entry is left out. */
export function encodeMessage(message: LinkMessage): Bytes {
  const to = encoding.createEncoder()
  const form = forms[message.kind] as Form<Kind>
  encoding.writeUint8(to, form.code)
  form.write(to, message)
  return encoding.toUint8Array(to)
}

/** True for a kind of message that this app does not know: a newer one may say more than this one understands. */
export function isLaterKind(bytes: Uint8Array): boolean {
  const code = bytes[0] ?? 0
  const newest = Math.max(...Object.values(forms).map((form) => form.code))
  return code > newest && code < firstForeignCode
}

/** Undefined for whatever is not a whole message. What follows one is ignored: a newer app may say more. */
export function decodeMessage(bytes: Uint8Array): LinkMessage | undefined {
  const form = Object.values(forms).find(({ code }) => code === bytes[0])
  if (!form) return undefined
  try {
    const from = decoding.createDecoder(bytes)
    decoding.readUint8(from)
    return form.read(from)
  } catch {
    // Cut off or made up: the next exchange of addresses finds what is missing.
    return undefined
  }
}

function bytesForm<K extends 'presence' | 'media'>(kind: K, code: number) {
  return {
    code,
    write: (to: encoding.Encoder, { docId, bytes }: { docId: string; bytes: Uint8Array }) => {
      encoding.writeVarString(to, docId)
      encoding.writeVarUint8Array(to, bytes)
    },
    read: (from: decoding.Decoder) => {
      return { kind, docId: readText(from), bytes: readBytes(from) }
    },
  }
}

function addressForm<K extends 'hashes' | 'acknowledge'>(kind: K, code: number) {
  return {
    code,
    write: (to: encoding.Encoder, { docId, hashes }: { docId: string; hashes: string[] }) => {
      encoding.writeVarString(to, docId)
      writeList(to, hashes.filter(isAddress), writeAddress)
    },
    read: (from: decoding.Decoder) => {
      return { kind, docId: readText(from), hashes: readList(from, readAddress) }
    },
  }
}

/** 43 characters of base64url, of which the last holds no bits beyond the 32 bytes. */
function isAddress(hash: string): boolean {
  return /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(hash)
}

function isAddressed({ hash }: SealedEntry): boolean {
  return isAddress(hash)
}

function writeList<T>(
  to: encoding.Encoder,
  list: T[],
  write: (to: encoding.Encoder, one: T) => void,
) {
  encoding.writeVarUint(to, list.length)
  for (const one of list) write(to, one)
}

/** A made-up count ends with the bytes: nothing is set aside for it. */
function readList<T>(from: decoding.Decoder, read: (from: decoding.Decoder) => T): T[] {
  const list: T[] = []
  for (let count = decoding.readVarUint(from); count > 0; count -= 1) list.push(read(from))
  return list
}

function writeAddress(to: encoding.Encoder, hash: string): void {
  encoding.writeUint8Array(to, fromBase64url(hash))
}

function readAddress(from: decoding.Decoder): string {
  if (from.arr.length - from.pos < addressLength) throw new Error('cut off')
  return toBase64url(decoding.readUint8Array(from, addressLength))
}

function writeEntry(to: encoding.Encoder, { hash, bytes }: SealedEntry): void {
  writeAddress(to, hash)
  encoding.writeVarUint8Array(to, bytes)
}

function readEntry(from: decoding.Decoder): SealedEntry {
  return { hash: readAddress(from), bytes: readBytes(from) }
}

function writeLine(to: encoding.Encoder, { name, sum }: IndexLine): void {
  encoding.writeVarString(to, name)
  encoding.writeVarString(to, sum)
}

function readLine(from: decoding.Decoder): IndexLine {
  return { name: readText(from), sum: readText(from) }
}

function readText(from: decoding.Decoder): string {
  const text = decoding.readVarString(from)
  if (text.length > longestText) throw new Error('too long')
  return text
}

/** A copy: a view into a large message would keep, and store, all of it. */
function readBytes(from: decoding.Decoder): Bytes {
  const length = decoding.readVarUint(from)
  if (length > from.arr.length - from.pos) throw new Error('cut off')
  return decoding.readUint8Array(from, length).slice()
}
