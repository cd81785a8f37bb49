/** The paper key: the secret of an initiative in characters that can be written down and typed in again. */
import { asBytes, fromBase64url, join, sha256, toBase64url, type Bytes } from './bytes.ts'

/** Crockford's base 32: no I, L, O or U, so that nothing is mistaken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const version = 1
const checksumLength = 4
const lineCount = 5
/** Characters in a line, the last of which only checks the others. */
const lineLength = 18

/** An initiative and its secret M. */
export interface PaperKey {
  id: string
  secret: Bytes
}

/** Why what was typed is no paper key; `line` counts from 1 where the slip can be found. */
export interface PaperKeyFault {
  fault: 'length' | 'line' | 'whole' | 'newer'
  line?: number
}

/** Finds any one wrong character and nearly every swapped pair: odd weights, and each line its own. */
function checkOf(values: readonly number[], line: number): string {
  const sum = values.reduce((total, value, at) => total + (2 * at + 1) * value, 7 * (line + 1))
  return alphabet.charAt(sum % 32)
}

function valuesOf(bytes: Uint8Array): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.padEnd(lineCount * (lineLength - 1) * 5, '0').match(/.{5}/g) ?? []
  return groups.map((group) => parseInt(group, 2))
}

/**
 * Five lines of three groups of six: version(1) ‖ id(16) ‖ M(32) ‖ first four bytes of SHA-256 over them,
 * five bits a character, and in each line one more that checks it. Throws for an id that is not random.
 */
export async function toPaper({ id, secret }: PaperKey): Promise<string[]> {
  const name = fromBase64url(id)
  if (name.length !== 16 || secret.length !== 32) throw new Error('This id has no paper key.')
  const body = join(Uint8Array.of(version), name, secret)
  const values = valuesOf(join(body, (await sha256(body)).subarray(0, checksumLength)))
  return Array.from({ length: lineCount }, (_, line) => {
    const own = values.slice(line * (lineLength - 1), (line + 1) * (lineLength - 1))
    const characters = own.map((value) => alphabet.charAt(value)).join('') + checkOf(own, line)
    return (characters.match(/.{6}/g) ?? []).join(' ')
  })
}

/** Reads what was typed, scanned or pasted: case, spaces and hyphens do not matter, nor O for 0 or I for 1. */
export async function fromPaper(text: string): Promise<PaperKey | PaperKeyFault> {
  const code = text.split('#').at(-1) ?? ''
  const characters = code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const values: number[] = []
  for (let line = 0; line * lineLength < characters.length; line += 1) {
    const written = characters.slice(line * lineLength, (line + 1) * lineLength)
    const own = Array.from(written)
      .slice(0, -1)
      .map((character) => alphabet.indexOf(character))
    const isWhole = written.length === lineLength && line < lineCount
    if (!isWhole) break
    if (own.includes(-1) || checkOf(own, line) !== written.at(-1)) {
      return { fault: 'line', line: line + 1 }
    }
    values.push(...own)
  }
  if (characters.length !== lineCount * lineLength) return { fault: 'length' }
  return readValues(values)
}

async function readValues(values: readonly number[]): Promise<PaperKey | PaperKeyFault> {
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('')
  const length = 1 + 16 + 32 + checksumLength
  const octets = (bits.match(/.{8}/g) ?? []).slice(0, length)
  const bytes = asBytes(Uint8Array.from(octets, (octet) => parseInt(octet, 2)))
  const body = bytes.subarray(0, -checksumLength)
  const checksum = toBase64url((await sha256(body)).subarray(0, checksumLength))
  if (toBase64url(bytes.subarray(-checksumLength)) !== checksum) return { fault: 'whole' }
  if (bytes[0] !== version) return { fault: 'newer' }
  return { id: toBase64url(body.subarray(1, 17)), secret: body.slice(17) }
}
