/** `node tests/size.js`: what the built app weighs, against its budgets; fails when one is over. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { dist } from '#hub/build.js'

const app = join(dist, 'app')
const kilobyte = 1024

/** @param {string} path */
const packed = (path) => gzipSync(readFileSync(join(app, path)), { level: 9 }).length / kilobyte

/** @param {string} path */
const plain = (path) => statSync(join(app, path)).size / kilobyte

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0)

/** The scripts that a page loads before anybody taps: those it names and all their static imports. */
export function firstScripts(file = 'index.html') {
  const page = readFileSync(join(app, file), 'utf8')
  const begin = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  return closure(begin)
}

/**
 * Scripts with all their static imports.
 * @param {string[]} begin
 */
function closure(begin) {
  const seen = new Set(begin)
  for (const path of seen) {
    const code = readFileSync(join(app, path), 'utf8')
    for (const [, name = ''] of code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)) {
      seen.add(`assets/${name}`)
    }
  }
  return seen
}

/**
 * What a page loads when it shows its first map: the view and all its static imports that are not there yet.
 * @param {string[]} assets
 * @param {Set<string>} there
 */
function mapScripts(assets, there) {
  const begin = assets.filter((path) => /^assets\/WalkMap-[^/]+\.js$/.test(path))
  // Whoever looks at a map has opened a workshop before.
  const workshop = closure(assets.filter((path) => /^assets\/Run-[^/]+\.js$/.test(path)))
  return new Set([...closure(begin)].filter((path) => !there.has(path) && !workshop.has(path)))
}

/** The style sheets that index.html names. */
function firstStyles() {
  const page = readFileSync(join(app, 'index.html'), 'utf8')
  return [...page.matchAll(/href="\/([^"]+\.css)"/g)].map((match) => match[1] ?? '')
}

/**
 * Every budget with what is measured, in KiB (gzip where it travels packed).
 * @returns {{ id: string, what: string, value: number, must: number }[]}
 */
export function sizes() {
  const assets = readdirSync(join(app, 'assets')).map((name) => `assets/${name}`)
  const first = firstScripts()
  const citizen = firstScripts('antworten.html')
  // What reads PDFs is heavy, and comes only where somebody has chosen one: it has budgets of its own.
  const isPdf = (/** @type {string} */ path) => /^assets\/pdf-[^/]+\.js$/.test(path)
  const isMap = (/** @type {string} */ path) =>
    /^assets\/(WalkMap|BaseMaps|vector)-[^/]+\.(js|css)$/.test(path)
  const lazy = assets.filter(
    (path) => path.endsWith('.js') && !first.has(path) && !citizen.has(path) && !isPdf(path),
  )
  const fonts = assets.filter((path) => path.endsWith('.woff2'))
  const heaviest = lazy
    .map((path) => ({ path, value: packed(path) }))
    .sort((a, b) => b.value - a.value)[0]
  const worker = readFileSync(join(app, 'sw.js'), 'utf8')
  const kept = [...worker.matchAll(/"?url"?:\s*"([^"]+)"/g)].map((match) => match[1] ?? '')
  return [
    {
      id: 'size-first-js',
      what: 'start page, first load: JS, gz',
      value: sum([...first].map(packed)),
      must: 120,
    },
    {
      id: 'size-first-css',
      what: 'start page, first load: CSS, gz',
      value: sum(firstStyles().map(packed)),
      must: 24,
    },
    {
      id: 'size-citizen-js',
      what: 'from the code of a survey to its first question: JS, gz',
      value: sum([...citizen].map(packed)),
      must: 75,
    },
    { id: 'size-fonts', what: 'fonts', value: sum(fonts.map(plain)), must: 50 },
    {
      id: 'size-lazy',
      what: `heaviest lazy chunk, gz (${heaviest?.path ?? ''})`,
      value: heaviest?.value ?? 0,
      must: 100,
    },
    {
      id: 'size-map-js',
      what: 'from a list to its map, without what draws vector maps: JS, gz',
      value: sum([...mapScripts(assets, first)].map(packed)),
      must: 100,
    },
    {
      id: 'size-pdf-js',
      what: 'a page of a PDF as a plan: JS, gz',
      value: sum(assets.filter(isPdf).map(packed)),
      must: 540,
    },
    {
      id: 'size-precache',
      what: `precache without maps and the reader of PDFs, ${String(kept.length)} files`,
      value: sum(kept.filter((path) => !isPdf(path) && !isMap(path)).map(plain)),
      must: 3 * kilobyte,
    },
    {
      id: 'size-precache-map',
      what: 'precache, what draws maps',
      value: sum(kept.filter(isMap).map(plain)),
      must: 340,
    },
    {
      id: 'size-precache-pdf',
      what: 'precache, the reader of PDFs',
      value: sum(kept.filter(isPdf).map(plain)),
      must: 1.9 * kilobyte,
    },
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = sizes()
  for (const { id, what, value, must } of all) {
    const state = value > 0 && value <= must ? 'ok  ' : 'OVER'
    console.log(
      `${state} ${id.padEnd(16)} ${value.toFixed(1)} KiB (must ≤ ${String(must)})  ${what}`,
    )
  }
  if (all.some(({ value, must }) => !(value > 0 && value <= must))) process.exitCode = 1
}
