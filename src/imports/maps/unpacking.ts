/** Unpacks small parts of a map file and never more than was allowed. */
import { Gunzip } from 'fflate'
import { FileFault } from '#imports/survey/fault.ts'

/** So little goes in at once that at most some 4 MB come out before the limit is looked at. */
const bite = 4096

const broken = () => new FileFault('ein Teil von ihr lässt sich nicht auspacken')

/** The unpacked bytes of a gzip; throws a `FileFault` for what is none or becomes longer than `most`. */
export function unpacked(packed: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  const end = { isReached: false }
  const gunzip = new Gunzip((chunk, isLast) => {
    length += chunk.length
    if (length > most) throw new FileFault('ein Teil von ihr ist ausgepackt viel zu groß')
    chunks.push(chunk)
    end.isReached ||= isLast
  })
  for (let at = 0; at < packed.length; at += bite) {
    try {
      gunzip.push(packed.subarray(at, at + bite), at + bite >= packed.length)
    } catch (error) {
      throw error instanceof FileFault ? error : broken()
    }
  }
  if (!end.isReached) throw broken()
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
