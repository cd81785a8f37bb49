/** Puts all that can be read into one file, row by row. */
import { readRows } from './rows.js'
import { unseal } from './seals.js'
import { fieldsOf, SEALED } from './survey.js'
import { base64, toJson } from './values.js'

/** @typedef {import('./survey.js').Row} Row */
/** @typedef {Record<string, Record<string, string>>} Opened */

const EXPLANATION =
  'Rettung aus dem Beteiligungskoffer. "tables" enthält jede Zeile der Datenbank, Bytes als ' +
  '{"$bytes": Base64}. "opened" enthält, was der Schlüssel dieses Geräts öffnen konnte: unter "keys" ' +
  'das Geheimnis jedes Vorhabens (Base64, 32 Bytes), mit dem sich dessen Änderungen lesen lassen.'

/**
 * The file, with how many rows are in it and how many could not be read. `step` is called for each row
 * and may throw to stop. Parts are handed to the browser as they come: a small tablet has little memory.
 * @param {IDBDatabase} database
 * @param {{ name: string, keys: IDBValidKey[] }[]} tables
 * @param {{ deviceKey: unknown, withKeys: boolean, step: () => void }} settings
 */
export async function makeFile(database, tables, { deviceKey, withKeys, step }) {
  /** @type {Opened} */
  const opened = {}
  const head = { format: 'beteiligungskoffer-rettung/1', explanation: EXPLANATION, withKeys }
  const parts = [new Blob([JSON.stringify(head).slice(0, -1), ',"tables":{'])]
  let saved = 0
  let lost = 0
  for (const [index, { name, keys }] of tables.entries()) {
    parts.push(new Blob([index > 0 ? ',\n' : '\n', JSON.stringify(name), ':[']))
    let separator = '\n'
    await readRows(database, name, keys, async (row) => {
      step()
      if (row.error === undefined) saved += 1
      else lost += 1
      parts.push(new Blob([separator, JSON.stringify(await toJson(row))]))
      separator = ',\n'
      if (withKeys) await keepOpened(opened, deviceKey, name, row)
    })
    parts.push(new Blob([']']))
  }
  parts.push(new Blob(['},\n"opened":', JSON.stringify(opened), '}\n']))
  return { file: new Blob(parts, { type: 'application/json' }), saved, lost }
}

/**
 * @param {Opened} opened
 * @param {unknown} deviceKey
 * @param {string} table
 * @param {Row} row
 */
async function keepOpened(opened, deviceKey, table, { key, value }) {
  if (!SEALED.includes(table) || typeof key !== 'string') return
  const plain = await unseal(deviceKey, `${table} ${key}`, fieldsOf(value).sealed)
  if (!plain) return
  opened[table] ??= {}
  opened[table][key] = table === 'keys' ? base64(plain) : new TextDecoder().decode(plain)
}
