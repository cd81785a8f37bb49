/** Looks through everything once: what is there, what is damaged, what it is called. */
import { keysOf, readRows } from './rows.js'
import { isWhole, unseal, unsealText } from './seals.js'

/** @typedef {{ key: IDBValidKey, value?: unknown, error?: string }} Row */
/** @typedef {{ name: string, keys: IDBValidKey[], damaged: number, titles: string[] }} Table */

/** Tables whose rows are sealed for this device under their own name. */
export const SEALED = ['initiatives', 'drafts', 'preferences', 'keys']

/**
 * Reads a whole table and forgets its rows again.
 * @param {IDBDatabase} database
 * @param {string} name
 * @param {unknown} deviceKey
 * @returns {Promise<Table>}
 */
export async function surveyTable(database, name, deviceKey) {
  /** @type {Table} */
  const table = { name, keys: await keysOf(database, name).catch(() => []), damaged: 0, titles: [] }
  await readRows(database, name, table.keys, async (row) => {
    if (await isDamaged(deviceKey, name, row)) table.damaged += 1
    else if (name === 'initiatives') table.titles.push(await titleOf(deviceKey, row))
  })
  return table
}

/**
 * The key that opens what is sealed on this device, if it is there.
 * @param {IDBDatabase} database
 */
export async function readDeviceKey(database) {
  if (!database.objectStoreNames.contains('keys')) return undefined
  /** @type {unknown} */
  let key
  await readRows(database, 'keys', ['device'], ({ value }) => {
    key = fieldsOf(value).key
  })
  return key
}

/** @param {unknown} value @returns {Record<string, unknown>} */
export function fieldsOf(value) {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/**
 * @param {unknown} deviceKey
 * @param {string} table
 * @param {Row} row
 */
async function isDamaged(deviceKey, table, { key, value, error }) {
  if (error !== undefined) return true
  const row = fieldsOf(value)
  if (SEALED.includes(table) && row.sealed !== undefined && deviceKey) {
    return (await unseal(deviceKey, `${table} ${String(key)}`, row.sealed)) === undefined
  }
  // What was set aside was set aside because something is wrong with it.
  return table !== 'quarantine' && !(await isWhole(row))
}

/**
 * @param {unknown} deviceKey
 * @param {Row} row
 */
async function titleOf(deviceKey, { key, value }) {
  const text = await unsealText(deviceKey, `initiatives ${String(key)}`, fieldsOf(value).sealed)
  try {
    const { title } = fieldsOf(JSON.parse(text ?? '{}'))
    return typeof title === 'string' && title !== '' ? title : 'Ohne Titel'
  } catch {
    return 'Ohne Titel'
  }
}
