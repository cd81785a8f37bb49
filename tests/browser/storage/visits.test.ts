/** What a light page keeps of a visit: found again, sealed, and harmless where it is damaged. */
import { expect, test } from 'vitest'
import { Visits } from '#storage/visits.ts'

const survey = 'AAAAAAAAAAAAAAAAAAAAAA'
const visit = {
  link: 'AQYBefragungLink',
  asked: { format: 1 as const, order: 2 },
  answered: ['survey' as const],
}

let number = 0
const newName = () => `visits ${String((number += 1))} ${String(performance.now())}`

function openRaw(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('It does not open.'))
  })
}

test('a visit is there for the next one, and for another window', async () => {
  const name = newName()
  await new Visits(name).write(survey, visit)
  expect(await new Visits(name).read(survey)).toEqual(visit)
  expect(await new Visits(name).read('another')).toBeUndefined()
})

test('two windows that come first at once use one key', async () => {
  const name = newName()
  const [one, other] = [new Visits(name), new Visits(name)]
  await Promise.all([one.write(survey, visit), other.write('another', visit)])
  expect(await other.read(survey)).toEqual(visit)
  expect(await one.read('another')).toEqual(visit)
})

test('nothing readable lies there, and a damaged row is no visit', async () => {
  const name = newName()
  await new Visits(name).write(survey, visit)
  const database = await openRaw(name)
  const row = await new Promise<Uint8Array>((resolve) => {
    const request = database.transaction('visits').objectStore('visits').get(survey)
    request.onsuccess = () => resolve(request.result as Uint8Array)
  })
  expect(new TextDecoder().decode(row)).not.toContain('Link')
  row[20] = (row[20] ?? 0) ^ 1
  await new Promise<void>((resolve) => {
    const writing = database.transaction('visits', 'readwrite')
    writing.objectStore('visits').put(row, survey)
    writing.oncomplete = () => resolve()
  })
  database.close()
  expect(await new Visits(name).read(survey)).toBeUndefined()
})
