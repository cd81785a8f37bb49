/** The results on one sheet A4 for the notice board, from published numbers alone: few questions, large, with words. */
import type { Published, PublishedTable } from '#evaluation/published.ts'
import type { Texts } from '#schema/survey.ts'
import { surveyReport as words } from '#text/de/survey-report.ts'
import { cleanLine } from '#exports/clean.ts'
import type { ExportContext } from '#exports/context.ts'
import { escapeXml } from '#exports/odt-xml.ts'
import { crestHtml, pageHtml } from './html.ts'
import { titleOf } from './report-table.ts'
import { speakerOf, type ReportNotes } from './report.ts'

/** What fits on the sheet in letters that are read from two metres. */
const most = { questions: 3, answers: 3, next: 3 }

const style = `*{box-sizing:border-box}:root{--ink:#1b2430;--accent:#0b5c7a;--line:#c9d3da;--shade:#e8f0f4}body{margin:0 auto;max-width:186mm;padding:6mm;font:15pt/1.35 'Fira Sans','Segoe UI','Noto Sans',sans-serif;color:var(--ink);background:#fff;hyphens:auto}header{display:grid;grid-template-columns:1fr auto;gap:4mm;align-items:start}.kind{margin:0;color:var(--accent);font-weight:600}h1{margin:0;font-size:32pt;line-height:1.1}img{max-width:24mm;max-height:24mm}.thanks{font-size:19pt;margin:3mm 0 5mm}h2{font-size:17pt;line-height:1.2;margin:5mm 0 2mm}.answer{display:grid;grid-template-columns:1fr auto;gap:0 4mm}.answer b{font-variant-numeric:tabular-nums}.bar{grid-column:1/-1;height:4mm;margin:1mm 0 2mm;background:linear-gradient(var(--accent),var(--accent)) 0 0/var(--share) 100% no-repeat var(--shade);print-color-adjust:exact;-webkit-print-color-adjust:exact}.next{margin-top:6mm;padding:4mm;border:.6mm solid var(--accent)}.next h2{margin-top:0}ul{margin:0;padding-inline-start:6mm}footer{margin-top:4mm;font-size:11pt}section{break-inside:avoid}@page{size:A4;margin:12mm}@media print{body{padding:0;max-width:none}}`

function answersHtml({ lines, n }: PublishedTable, say: (texts: Texts) => string): string {
  const all = n ?? 0
  const counted = lines.flatMap(({ text, code, count }) =>
    count === undefined ? [] : [{ name: say(text) || code, count }],
  )
  return counted
    .sort((one, other) => other.count - one.count)
    .slice(0, most.answers)
    .map(({ name, count }) => {
      const share = `${String(Math.round((count / Math.max(all, 1)) * 100))}%`
      return `<div class="answer"><span>${escapeXml(name)}</span><b>${words.posterOf(count, all)}</b><span class="bar" aria-hidden="true" style="--share:${share}"></span></div>`
    })
    .join('')
}

/** The poster as one HTML file; `highlights` names the questions on it, else the first that have a result. */
export function makePoster(
  results: Published,
  notes: ReportNotes & { highlights?: readonly string[] },
  { municipality }: Pick<ExportContext, 'municipality'>,
): Uint8Array<ArrayBuffer> {
  const say = speakerOf(results)
  const { highlights = [] } = notes
  const shown = results.tables.filter(
    ({ name, n, lines, linesAre }) =>
      n !== undefined &&
      linesAre !== 'words' &&
      lines.some(({ count }) => count !== undefined) &&
      (highlights.length === 0 || highlights.includes(name)),
  )
  const questions = shown.slice(0, most.questions).map((table) => {
    return `<section><h2>${escapeXml(titleOf(table, say))}</h2>${answersHtml(table, say)}</section>`
  })
  const next = notes.next.map(cleanLine).filter(Boolean).slice(0, most.next)
  const items = (next.length > 0 ? next : [words.nextOpen]).map(
    (text) => `<li>${escapeXml(text)}</li>`,
  )
  const name = cleanLine(municipality.name)
  const title = say(results.title) || words.untitled
  const thanks = results.n === undefined ? words.tooFew : words.posterAnswers(results.n)
  const body = [
    `<header><div><p class="kind">${escapeXml([name, words.poster].filter(Boolean).join(' · '))}</p><h1>${escapeXml(title)}</h1></div>${crestHtml({ crest: municipality.crest, crestText: words.crest(name) })}</header>`,
    `<main><p class="thanks">${escapeXml(thanks)}</p>${questions.join('')}`,
    `<section class="next"><h2>${words.next}</h2><ul>${items.join('')}</ul></section></main>`,
    `<footer>${notes.isOpen ? escapeXml(words.posterOpen) : ''}</footer>`,
  ]
  return pageHtml(`${words.poster}: ${title}`, 'de-DE', style, body.join(''))
}
