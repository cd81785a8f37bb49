/** The rescue page: says what lies on this device and saves all that can still be read into one file. */
import { makeFile } from './file.js'
import { openDatabase } from './rows.js'
import { readDeviceKey, surveyTable } from './survey.js'

/** @typedef {import('./survey.js').Table} Table */

/** What a person calls a table; one that is not listed is shown under its own name. */
const NAMES = new Map([
  ['initiatives', 'Vorhaben'],
  ['entries', 'Versiegelte Änderungen'],
  ['caches', 'Zwischenspeicher'],
  ['drafts', 'Entwürfe'],
  ['answers', 'Antworten'],
  ['media', 'Fotos'],
  ['keys', 'Schlüssel'],
  ['preferences', 'Einstellungen'],
  ['quarantine', 'Beiseitegelegtes'],
])

const number = new Intl.NumberFormat('de')
const found = part('found', HTMLElement)
const titles = part('titles', HTMLUListElement)
const start = part('start', HTMLButtonElement)
const running = part('running', HTMLElement)
const progress = part('progress', HTMLProgressElement)
const result = part('result', HTMLElement)
const again = part('again', HTMLAnchorElement)
let isCancelled = false

part('cancel', HTMLButtonElement).addEventListener('click', () => {
  isCancelled = true
})

look().catch((/** @type {unknown} */ error) => {
  found.textContent = `Der Speicher lässt sich nicht öffnen (${String(error)}). Schließen Sie alle anderen Fenster der App, und laden Sie diese Seite neu.`
})

/** Shows what is there, table by table. */
async function look() {
  const database = await openDatabase('beteiligungskoffer')
  if (!database) {
    found.textContent = 'Auf diesem Gerät ist nichts gespeichert.'
    return
  }
  found.textContent = 'Die Zeilen werden geprüft …'
  const deviceKey = await readDeviceKey(database)
  /** @type {Table[]} */
  const tables = []
  for (const name of database.objectStoreNames) {
    const table = await surveyTable(database, name, deviceKey)
    tables.push(table)
    if (table.keys.length > 0) show(table)
  }
  const rows = sum(tables.map(({ keys }) => keys.length))
  const damaged = sum(tables.map((table) => table.damaged))
  const state = damaged === 0 ? 'keine davon beschädigt' : `${number.format(damaged)} beschädigt`
  found.textContent = rows === 0 ? 'Der Speicher ist leer.' : `${count(rows)}, ${state}.`
  part('save', HTMLElement).hidden = rows === 0
  start.addEventListener('click', () => void save(database, tables, deviceKey))
}

/** @param {Table} table */
function show({ name, keys, damaged, titles: named }) {
  const table = part('tables', HTMLTableElement)
  const line = (table.tBodies[0] ?? table.createTBody()).insertRow()
  const head = document.createElement('th')
  head.scope = 'row'
  head.textContent = NAMES.get(name) ?? name
  line.append(head)
  line.insertCell().textContent = number.format(keys.length)
  const cell = line.insertCell()
  cell.textContent = number.format(damaged)
  cell.classList.toggle('damaged', damaged > 0)
  for (const title of named) titles.appendChild(document.createElement('li')).textContent = title
  titles.hidden = titles.childElementCount === 0
  table.hidden = false
}

/**
 * @param {IDBDatabase} database
 * @param {Table[]} tables
 * @param {unknown} deviceKey
 */
async function save(database, tables, deviceKey) {
  isCancelled = false
  progress.max = Math.max(1, sum(tables.map(({ keys }) => keys.length)))
  progress.value = 0
  result.textContent = ''
  start.hidden = true
  running.hidden = false
  const step = () => {
    if (isCancelled) throw new Error('cancelled')
    progress.value += 1
  }
  try {
    const withKeys = part('with', HTMLInputElement).checked
    const made = await makeFile(database, tables, { deviceKey, withKeys, step })
    hand(made.file)
    const rest = made.lost === 0 ? 'Alles war lesbar.' : `${count(made.lost)} nicht lesbar.`
    result.textContent = `${count(made.saved)} gesichert. ${rest} Die Datei liegt bei Ihren Downloads.`
  } catch (error) {
    const reason = isCancelled ? 'Abgebrochen.' : `Das Sichern brach ab (${String(error)}).`
    result.textContent = `${reason} Auf dem Gerät ist alles, wie es war.`
  }
  start.hidden = false
  running.hidden = true
}

/** @param {Blob} file */
function hand(file) {
  again.href = URL.createObjectURL(file)
  again.download = `beteiligungskoffer-rettung-${new Date().toISOString().slice(0, 10)}.json`
  again.hidden = false
  again.click()
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0)
}

/** @param {number} rows */
function count(rows) {
  return rows === 1 ? 'Eine Zeile' : `${number.format(rows)} Zeilen`
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function part(id, kind) {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}.`)
  return element
}
