/** The rescue page takes sealed answers along: all of a kiosk's, readable to nobody but the office. */
import { createDevice } from '#app/device.ts'
import { fromBase64url } from '#vault/bytes.ts'
import { openTrusted } from '#vault/entries.ts'
import { readCarried } from '#vault/envelope.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { openAnswer, surveyKeys } from '#vault/answers.ts'
import { makeFile } from '../../../public/rettung/file.js'
import { openDatabase } from '../../../public/rettung/rows.js'
import { readDeviceKey, surveyTable } from '../../../public/rettung/survey.js'
import { Database } from '#storage/database.ts'
import { openShelf } from '#storage/shelf.ts'
import { expect, test } from 'vitest'
import { freshName } from './disk.ts'
import { addSurvey, kioskOf, responseTo } from './surveys.ts'

interface Rescued {
  tables: Record<string, { value: { docId?: string; bytes?: { $bytes: string } } }[]>
}

test('answers of a kiosk are saved by the rescue page, and opened with the office’s secret', async () => {
  const officeName = freshName()
  const office = await createDevice(officeName)
  const { initiative, survey } = await addSurvey(office)
  const name = freshName()
  const kiosk = await kioskOf(office, survey, name)
  const open = await kiosk.openSurvey(survey)
  for (const wish of ['Kanarie Bus', 'Kanarie Bank'])
    await open.answers.keep(responseTo(survey, wish))
  await open.close()

  const database = await openDatabase(name)
  if (!database) throw new Error('The kiosk has kept something.')
  const deviceKey = await readDeviceKey(database)
  const tables = await Promise.all(
    [...database.objectStoreNames].map((table) => surveyTable(database, table, deviceKey)),
  )
  expect(tables.reduce((sum, { damaged }) => sum + damaged, 0)).toBe(0)
  // Even with all keys of this device in it.
  const made = await makeFile(database, tables, {
    deviceKey,
    withKeys: true,
    step: () => undefined,
  })
  const text = await made.file.text()
  expect(made.lost).toBe(0)
  expect(text.includes('Kanarie')).toBe(false)
  database.close()

  const rescued = JSON.parse(text) as Rescued
  const docId = `answers.${survey}`
  const rows = rescued.tables['entries']?.filter(({ value }) => value.docId === docId) ?? []
  expect(rows).toHaveLength(2)
  const { initiatives } = await openShelf(new Database(officeName), () => undefined)
  const secret = await initiatives.secret(initiative)
  const keys = await keysOfModeration(secret, docId)
  const wishes: string[] = []
  for (const { value } of rows) {
    const base64 = value.bytes?.$bytes ?? ''
    const bytes = fromBase64url(
      base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    )
    const carried = readCarried((await openTrusted(keys, bytes)).update)
    if (!carried) throw new Error('An entry of answers carries an answer.')
    wishes.push(
      JSON.stringify((await openAnswer(await surveyKeys(secret, survey), carried)).answers),
    )
  }
  expect(wishes.sort()).toEqual([
    '{"wish":{"value":"Kanarie Bank"}}',
    '{"wish":{"value":"Kanarie Bus"}}',
  ])
})
