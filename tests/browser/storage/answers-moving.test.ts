/** Answers on their way between devices: by file, after new keys, from a paper key, and until they are forgotten. */
import { createDevice } from '#app/device.ts'
import type { Device } from '#documents/ports.ts'
import { fromPaper } from '#vault/paper-key.ts'
import { addSurvey, answersOn, inviteTo, kioskOf, packed, responseTo, watch } from './surveys.ts'
import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { freshName } from './disk.ts'

const paperOf = async (device: Device, initiative: string) => {
  const key = await fromPaper((await device.paperKey(initiative)).join(' '))
  if (!('secret' in key)) throw new Error('The paper key cannot be read.')
  return key
}

test('a kiosk hands its answers over by file, and the office reads them', async () => {
  const office = await createDevice(freshName())
  const { survey } = await addSurvey(office)
  const kiosk = await kioskOf(office, survey)
  const open = await kiosk.openSurvey(survey)
  await open.answers.keep(responseTo(survey, 'Bus'))
  await open.answers.keep(responseTo(survey, 'Bank'))
  await open.close()
  const file = await packed(kiosk, { initiative: '', survey, title: '' })
  const desk = (await office.meeting()).files
  expect(await desk.inspect(file, watch)).toMatchObject({ scope: 'survey', unknown: 2 })
  const { news } = await desk.take(file, watch)
  expect(news.answers).toBe(2)
  expect(await answersOn(office, survey)).toEqual(['Bank', 'Bus'])
  // Once more: nothing is new, nothing counts twice.
  expect((await desk.take(file, watch)).news.answers).toBe(0)
  expect(await answersOn(office, survey)).toEqual(['Bank', 'Bus'])
})

test('a phone takes the questions out of a file and leaves the answers of others in it', async () => {
  const office = await createDevice(freshName())
  const { survey } = await addSurvey(office)
  const kiosk = await kioskOf(office, survey)
  const open = await kiosk.openSurvey(survey)
  await open.answers.keep(responseTo(survey, 'Bus'))
  await open.close()
  const desk = (await office.meeting()).files
  await desk.take(await packed(kiosk, { initiative: '', survey, title: '' }), watch)
  const file = await packed(office, { initiative: '', survey, title: '' })
  const phone = await createDevice(freshName())
  await phone.join(await inviteTo(office, survey, 'respondent'))
  const there = (await phone.meeting()).files
  expect((await there.take(file, watch)).news.answers).toBe(0)
  const own = await phone.openSurvey(survey)
  expect(own.document.entryCount).toBeGreaterThan(0)
  expect(own.answers.count.kept).toBe(0)
  await own.answers.keep(responseTo(survey, 'Bank'))
  await own.close()
  await desk.take(await packed(phone, { initiative: '', survey, title: '' }), watch)
  expect(await answersOn(office, survey)).toEqual(['Bank', 'Bus'])
})

test('the file of an initiative carries its surveys, and a paper key opens their answers', async () => {
  const office = await createDevice(freshName())
  const { initiative, survey } = await addSurvey(office)
  const open = await office.openSurvey(survey)
  await open.answers.keep(responseTo(survey, 'Bus'))
  await open.close()
  const file = await packed(office, { initiative, title: '' })
  const other = await createDevice(freshName())
  await other.recover(await paperOf(office, initiative), 'Ortskern')
  const { news } = await (await other.meeting()).files.take(file, watch)
  expect(news.answers).toBe(1)
  expect(await answersOn(other, survey)).toEqual(['Bus'])
})

test('new keys: all answers are read with the new secret alone, and old links write no more', async () => {
  const office = await createDevice(freshName())
  const { initiative, survey } = await addSurvey(office)
  const kiosk = await kioskOf(office, survey)
  const open = await office.openSurvey(survey)
  await open.answers.keep(responseTo(survey, 'Bus'))
  await open.answers.keep(responseTo(survey, 'Bank'))
  await open.close()
  await office.renewKeys(initiative)
  expect(await answersOn(office, survey)).toEqual(['Bank', 'Bus'])

  const other = await createDevice(freshName())
  await other.recover(await paperOf(office, initiative), 'Ortskern')
  const whole = await packed(office, { initiative, title: '' })
  await (await other.meeting()).files.take(whole, watch)
  expect(await answersOn(other, survey)).toEqual(['Bank', 'Bus'])

  const late = await kiosk.openSurvey(survey)
  await late.answers.keep(responseTo(survey, 'zu spät'))
  await late.close()
  const file = await packed(kiosk, { initiative: '', survey, title: '' })
  const taking = (await office.meeting()).files.take(file, watch)
  await expect(taking).rejects.toMatchObject({ fault: 'other-key' })

  // Invited anew, the kiosk hands in what it had.
  await kiosk.join(await inviteTo(office, survey, 'kiosk'))
  expect((await kiosk.openSurvey(survey)).answers.count.kept).toBe(1)
  const again = await packed(kiosk, { initiative: '', survey, title: '' })
  expect((await (await office.meeting()).files.take(again, watch)).news.answers).toBe(1)
  expect(await answersOn(office, survey)).toEqual(['Bank', 'Bus', 'zu spät'])
})

async function rowsOf(name: string): Promise<[string, unknown[]][]> {
  const database = await new Dexie(name).open()
  const rows = await Promise.all(
    database.tables.map(async (table): Promise<[string, unknown[]]> => [
      table.name,
      await table.toArray(),
    ]),
  )
  database.close()
  return rows
}

test('removing an initiative, or a survey that was joined, leaves no row', async () => {
  const name = freshName()
  const office = await createDevice(name)
  const { initiative, survey } = await addSurvey(office)
  const kioskName = freshName()
  const kiosk = await kioskOf(office, survey, kioskName)
  const handed = await kiosk.openSurvey(survey)
  await handed.answers.keep(responseTo(survey, 'Bus'))
  await handed.close()
  await answersOn(office, survey)
  const open = await office.openSurvey(survey)
  await open.drafts.write('paper', 'ein halber Bogen')
  await open.answers.keep(responseTo(survey, 'Bank'))
  await open.answers.open()
  await office.removeInitiative(initiative)
  await kiosk.removeInitiative(survey)
  for (const [device, of] of [
    [name, initiative],
    [name, survey],
    [kioskName, survey],
  ] as const) {
    for (const [table, rows] of await rowsOf(device)) {
      const text = JSON.stringify(rows, (_, value: unknown) =>
        value instanceof Uint8Array ? undefined : value,
      )
      expect(text.includes(of), `${table} of ${device}`).toBe(false)
    }
  }
  await expect(kiosk.openSurvey(survey)).rejects.toMatchObject({ code: 'not-here' })
  await expect(office.openSurvey(survey)).rejects.toMatchObject({ code: 'not-here' })
})
