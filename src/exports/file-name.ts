/** Names for files that every system takes: `2026-03-12_Ergebnisprotokoll_Unser Markt.docx`. */
import { cleanLine } from './clean.ts'

/** In bytes: file systems take 255 for the whole name. */
const titleMost = 120
/** Forbidden on Windows, macOS or Linux, read as code by a shell, or invisible. */
const forbidden = /[\\/:*?"<>|„“”‚‘’`$%#&;{}[\]\u200b\u200e\u200f\u2060\ufeff]/g

/** Umlauts stay. The title is never cut inside a character and has no dot or blank at its edges. */
export function fileName(day: string, kind: string, title: string, extension: string): string {
  const safe = cleanLine(title).normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ')
  const short = shortened(safe).replace(/^[. ]+|[. ]+$/g, '')
  return `${[day, kind, short].filter(Boolean).join('_')}.${extension}`
}

function shortened(text: string): string {
  let bytes = 0
  let short = ''
  for (const { segment } of new Intl.Segmenter('de').segment(text)) {
    bytes += new TextEncoder().encode(segment).length
    if (bytes > titleMost) break
    short += segment
  }
  return short
}
