/** Bytes of a text file as text: strictly UTF-8, because a guess would turn umlauts into something else. */
import { FileFault } from './fault.ts'

/** The text without byte order mark; throws a `FileFault` where it is not UTF-8. */
export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FileFault('ihr Text ist nicht als UTF-8 gespeichert')
  }
}
