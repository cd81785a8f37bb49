/** Puts any stored value into JSON, so that nothing but a text editor is needed to see that it is there. */

/**
 * Bytes become `{ "$bytes": base64 }`, what JSON does not know becomes `{ "$date" | "$map" | … }`, a key
 * that the browser keeps to itself becomes `{ "$key": … }`.
 * @param {unknown} value
 * @returns {Promise<unknown>}
 */
export async function toJson(value) {
  if (value instanceof ArrayBuffer) return { $bytes: base64(new Uint8Array(value)) }
  if (ArrayBuffer.isView(value)) return { $bytes: base64(bytesOf(value)) }
  if (value instanceof Blob) return { $bytes: base64(new Uint8Array(await value.arrayBuffer())) }
  if (value instanceof CryptoKey) return keyToJson(value)
  if (value instanceof Date) return { $date: Number.isNaN(+value) ? null : value.toISOString() }
  if (value instanceof Map) return { $map: await toJson([...value]) }
  if (value instanceof Set) return { $set: await toJson([...value]) }
  if (Array.isArray(value)) return Promise.all(value.map(toJson))
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(async ([name, field]) => [name, await toJson(field)])
    return Object.fromEntries(await Promise.all(fields))
  }
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) {
    return { $number: String(value) }
  }
  return value
}

/**
 * The bytes of a view, whatever it shows of its buffer.
 * @param {ArrayBufferView} view
 */
export function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

/** @param {Uint8Array} bytes */
export function base64(bytes) {
  let binary = ''
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(binary)
}

/** @param {CryptoKey} key */
function keyToJson({ type, algorithm, extractable }) {
  const note = 'nicht lesbar auf anderem Gerät'
  return { $key: { type, algorithm: algorithm.name, extractable, note } }
}
