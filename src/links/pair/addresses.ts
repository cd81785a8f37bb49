/** Addresses in a room as bytes: IPv4, IPv6, and the names browsers hide them behind (mDNS). */
import { join } from '#vault/bytes.ts'

type Take = (length: number) => Uint8Array

const fourth = 4
const sixth = 6
const named = 1
const uuidName = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.local$/

/** True for what a token can carry. */
export function isAddress(address: string): boolean {
  try {
    packAddress(address)
    return true
  } catch {
    return false
  }
}

/** One byte for the kind, then the address. Throws on anything else. */
export function packAddress(address: string): Uint8Array {
  const name = uuidName.exec(address)
  if (name) return join(new Uint8Array([named]), hexBytes(name.slice(1).join('')))
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const parts = address.split('.').map(Number)
    if (parts.every((part) => part <= 255)) return new Uint8Array([fourth, ...parts])
  }
  if (/^[0-9a-fA-F:]{2,39}$/.test(address)) {
    return join(new Uint8Array([sixth]), hexBytes(wholeSixth(address)))
  }
  throw new Error('no address')
}

export function unpackAddress(take: Take): string {
  const [kind = 0] = take(1)
  if (kind === fourth) return take(4).join('.')
  if (kind === sixth) return (hexText(take(16)).match(/.{4}/g) ?? []).map(withoutZeros).join(':')
  if (kind !== named) throw new Error('no such kind of address')
  const hex = hexText(take(16))
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
  return `${[...parts, hex.slice(20)].join('-')}.local`
}

/** The eight groups of an IPv6 address as 32 hexadecimal digits; `::` stands for the missing ones. */
function wholeSixth(address: string): string {
  const halves = address.toLowerCase().split('::')
  const [left = [], right = []] = halves.map((half) => (half ? half.split(':') : []))
  const missing = 8 - left.length - right.length
  const isWhole = halves.length === 1 ? missing === 0 : halves.length === 2 && missing > 0
  const groups = [...left, ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...right]
  if (!isWhole || groups.some((group) => group.length < 1 || group.length > 4)) {
    throw new Error('no address')
  }
  return groups.map((group) => group.padStart(4, '0')).join('')
}

function withoutZeros(group: string): string {
  return group.replace(/^0{1,3}/, '')
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function hexText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
