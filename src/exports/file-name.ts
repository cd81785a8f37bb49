/** Names for files that every system takes: `2026-03-12_Ergebnisprotokoll_Unser Markt.docx`. */
import { cleanLine } from './clean.ts'

const titleMost = 60
/** Forbidden on Windows, macOS or Linux, or by the shells of people who send files on. */
const forbidden = /[\\/:*?"<>|„“”‚‘’`$%#&;{}[\]\u200b-\u200f\u2060\ufeff]/gu

/** Umlauts stay. Never empty, never with a dot or blank at the edge of the title. */
export function fileName(day: string, kind: string, title: string, extension: string): string {
  const safe = cleanLine(title).normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ')
  const characters = Array.from(new Intl.Segmenter('de').segment(safe), ({ segment }) => segment)
  const short = characters
    .slice(0, titleMost)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${[day, kind, short].filter(Boolean).join('_')}.${extension}`
}
