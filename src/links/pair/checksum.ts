/** Finds what a cable, a camera or a typing hand changed (CRC-32, as in zip); it is no protection against people. */

/** Four tables, so that four bytes go at once: a link must not become slower for it. */
const tables = makeTables()

function makeTables(): Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
    return sum
  })
  const made = [first]
  for (let table = 1; table < 4; table += 1) {
    const before = made[table - 1] as Int32Array
    made.push(before.map((sum) => (sum >>> 8) ^ (first[sum & 255] as number)))
  }
  return made
}

/** 32 bits, as an unsigned number. */
export function checksumOf(bytes: Uint8Array): number {
  const [one, two, three, four] = tables as [Int32Array, Int32Array, Int32Array, Int32Array]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const inFours = bytes.length & ~3
  let sum = -1
  for (let at = 0; at < inFours; at += 4) {
    sum ^= view.getInt32(at, true)
    sum =
      at255(four, sum) ^ at255(three, sum >>> 8) ^ at255(two, sum >>> 16) ^ at255(one, sum >>> 24)
  }
  for (let at = inFours; at < bytes.length; at += 1) {
    sum = (sum >>> 8) ^ at255(one, sum ^ view.getUint8(at))
  }
  return ~sum >>> 0
}

function at255(table: Int32Array, index: number): number {
  return table[index & 255] as number
}
