/** XML of places, told by local names: prefixes differ from program to program and say nothing. */
import type { Budget } from '#imports/survey/budget.ts'
import { utf8 } from '#imports/survey/bytes.ts'
import { FileFault } from '#imports/survey/fault.ts'
import { readingXml } from '#imports/survey/xml.ts'
import { inPieces } from './pieces.ts'

/** What is told while reading. `path` ends with the element itself and begins with the root. */
export interface MarkupListener {
  open(name: string, attributes: ReadonlyMap<string, string>, path: readonly string[]): void
  /** `text` is all text directly in the element, of those that were asked for by `wants`. */
  close(name: string, text: string, path: readonly string[]): void
  /** Elements whose text is gathered, each with the most characters that are. */
  wants: ReadonlyMap<string, number>
}

/** Words with their markup; beyond that nobody reads them. */
export const mostMarkup = 64_000

const localOf = (name: string) => name.slice(name.indexOf(':') + 1)

/** Reads XML with this root; throws a `FileFault` for everything else, and whatever `budget` throws. */
export async function readMarkup(
  bytes: Uint8Array,
  root: string,
  listener: MarkupListener,
  budget: Budget,
): Promise<void> {
  const path: string[] = []
  const texts: { text: string }[] = []
  const pieces = readingXml(
    utf8(bytes),
    {
      open(full, attributes) {
        const name = localOf(full)
        if (path.length === 0 && name !== root)
          throw new FileFault(`sie beginnt nicht wie ${root.toUpperCase()}`)
        path.push(name)
        texts.push({ text: '' })
        // An element is more work than reading it.
        budget.spend(15)
        listener.open(name, attributes, path)
      },
      text(part) {
        const room = listener.wants.get(path.at(-1) ?? '') ?? 0
        const held = texts.at(-1)
        if (held && room > held.text.length) held.text += part.slice(0, room - held.text.length)
      },
      close() {
        const text = texts.pop()?.text ?? ''
        listener.close(path.at(-1) ?? '', text, path)
        path.pop()
      },
    },
    budget,
  )
  await inPieces(pieces, budget, 0, 0.8)
}
