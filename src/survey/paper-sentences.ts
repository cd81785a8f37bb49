/** Text in sentences, one a line, as plain language is printed. */

/** Points that end no sentence: "z. B.", "Nr.", "St.", and days such as "1. Mai". */
const endsNothing =
  /(^|[\s(„"])(\p{L}|\d{1,2}|Nr|St|Str|ca|bzw|usw|Abs|Art|Dr|inkl|evtl|ggf|vgl)\.$/u

/** The sentences of a text; its own line breaks stay. */
export function sentencesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const sentences: string[] = []
    let open = ''
    for (const piece of line.split(/(?<=[.!?…؟。]["“”»)]*)\s+/u)) {
      open = open ? `${open} ${piece}` : piece
      if (endsNothing.test(piece)) continue
      if (open.trim() !== '') sentences.push(open.trim())
      open = ''
    }
    return open.trim() === '' ? sentences : [...sentences, open.trim()]
  })
}
