/** What a kiosk's disk and its file tell of people who answered one after the other: nothing of who was when. */
import { createDevice } from '#app/device.ts'
import { openKoffer } from '#links/file/reading.ts'
import { readDirectory } from '#links/file/zip-directory.ts'
import { expect, test } from 'vitest'
import { freshName, openRaw, rowsOf } from './disk.ts'
import { addSurvey, kioskOf, packed, responseTo, watch } from './surveys.ts'

interface Row {
  docId: string
  hash: string
  order: number
}

/** Everything on a disk by table, but for what `but` names. */
async function diskOf(name: string, ...but: string[]): Promise<Record<string, string>> {
  const database = await openRaw(name)
  const tables = [...database.objectStoreNames].filter((table) => !but.includes(table))
  database.close()
  const rows = await Promise.all(
    tables.map(async (table) => [table, await rowsOf(name, table)] as const),
  )
  const plain = (_: string, value: unknown): unknown =>
    value instanceof Uint8Array ? [...value] : value
  return Object.fromEntries(rows.map(([table, all]) => [table, JSON.stringify(all, plain)]))
}

test("acceptance 7: a kiosk's disk and file hold no order and no time to reconstruct a person's answers", async () => {
  const office = { name: freshName() }
  const led = await createDevice(office.name)
  const { survey } = await addSurvey(led)
  const name = freshName()
  const kiosk = await kioskOf(led, survey, name)
  const answersId = `answers.${survey}`
  const rows = async (disk: string) =>
    (await rowsOf<Row>(disk, 'entries')).filter(({ docId }) => docId === answersId)

  const open = await kiosk.openSurvey(survey)
  const before = await diskOf(name, 'entries', 'drafts')
  /** In the order in which people came; only somebody who stood beside them knows it. */
  const came: string[] = []
  for (let person = 0; person < 20; person += 1) {
    await open.answers.keep(responseTo(survey, `Wunsch ${String(person)}`))
    const known = new Set(came)
    came.push(...(await rows(name)).map(({ hash }) => hash).filter((hash) => !known.has(hash)))
  }
  await open.close()
  const byAddress = [...came].sort()
  expect(came).toHaveLength(20)
  expect(came).not.toEqual(byAddress)

  // Nothing else on the disk has changed, and the rows are the same but for their address and what is sealed.
  expect(await diskOf(name, 'entries', 'drafts')).toEqual(before)
  // Which answers were filled in here is one sealed row, however often the page was loaded anew in between.
  const again = await kiosk.openSurvey(survey)
  await again.close()
  expect(await rowsOf(name, 'drafts')).toHaveLength(1)
  const kept = await rows(name)
  expect(kept.map((row) => Object.keys(row).sort().join())).toEqual(
    kept.map(() => 'bytes,docId,hash,order'),
  )
  expect(new Set(kept.map(({ order }) => order)).size).toBe(1)

  const file = await packed(kiosk, { initiative: '', survey, title: '' })
  const { manifest } = await openKoffer(file)
  const listed = manifest.documents.find(({ docId }) => docId === answersId)
  expect(listed?.entries.map(({ hash }) => hash)).toEqual(byAddress)
  const paths = (await readDirectory(file)).map(({ path }) => path)
  expect(paths.filter((path) => path.includes(answersId))).toEqual(
    byAddress.map((hash) => `entries/${answersId}/${hash}`),
  )

  await (await led.meeting()).files.take(file, watch)
  expect(new Set((await rows(office.name)).map(({ order }) => order)).size).toBe(1)
  const opened = await led.openSurvey(survey)
  const { responses } = await opened.answers.open()
  expect(responses).toHaveLength(20)
  for (const response of responses) {
    expect(Object.keys(response).sort().join()).toBe(
      'answers,channel,day,format,id,language,questionnaire,survey',
    )
    expect(response.day).toMatch(/^\d{4}-\d\d-\d\d$/)
  }
  await opened.close()
})
