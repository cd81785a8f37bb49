/** Three devices that never meet hold one initiative: everything goes by files that somebody carries. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Profile } from '../client/profile.ts'
import { Served } from '../client/served.ts'
import { eveningOn, Trio } from '../client/trio.ts'

let trio: Trio
/** The stick on which files are carried. */
let stick: string

beforeAll(async () => {
  const app = await Served.start()
  stick = await mkdtemp(join(tmpdir(), 'stick-'))
  trio = await Trio.meetTheApp(app.address)
  await app.stop()
})
afterAll(async () => {
  await trio.remove()
  await rm(stick, { recursive: true, force: true })
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await trio.picture(task.name)
})

/** "Als Datei mitgeben": returns where the file lies on the stick. */
async function give(device: Profile): Promise<string> {
  const evening = eveningOn(device)
  await device.page.goto(`/vorhaben/${trio.initiative}`)
  await evening.press('button', 'Als Datei mitgeben')
  const [file] = await Promise.all([
    device.page.waitForEvent('download'),
    evening.press('button', 'Datei speichern'),
  ])
  await device.page.getByText('Die Datei liegt bei Ihren Downloads.').waitFor()
  const path = join(stick, `${device.name} ${file.suggestedFilename()}`)
  expect(path).toMatch(/\.koffer$/)
  await file.saveAs(path)
  return path
}

/** "Datei öffnen" with the picker; returns the sentence about what came. */
async function take(device: Profile, path: string): Promise<string> {
  const evening = eveningOn(device)
  await device.page.goto('/geraete')
  const [picker] = await Promise.all([
    device.page.waitForEvent('filechooser'),
    device.page.getByText('Datei öffnen', { exact: true }).click(),
  ])
  await picker.setFiles(path)
  await evening.press('button', /^(Übernehmen|Noch einmal prüfen)$/)
  const news = device.page.locator('.news')
  await news.waitFor()
  const sentence = await news.innerText()
  await evening.press('button', 'Fertig')
  return sentence
}

test('one begins, two others have nothing but the keys', async () => {
  await trio.begin()
  await trio.giveKeys()
})

test('a file goes from the first to the second, and from there to the third', async () => {
  const { hall, office, home } = trio
  expect(await take(office, await give(hall))).toContain('4 Karten')
  expect(await take(home, await give(office))).toContain('4 Karten')
  await trio.same()
})

test('each works on without the others, and one of them is killed', async () => {
  await trio.workApart()
})

test('files go round and back: all three show and keep the same, nothing dropped, nothing doubled', async () => {
  const { hall, office, home } = trio
  expect(await take(hall, await give(home))).toMatch(/^2 Karten neu/)
  const both = await give(hall)
  expect(await take(office, both)).toMatch(/^4 Karten neu/)
  const all = await give(office)
  expect(await take(home, all)).toMatch(/^4 Karten neu/)
  expect(await take(hall, all)).toMatch(/^2 Karten neu/)
  // An older file changes nothing, however often it is opened.
  expect(await take(home, both)).toBe('Nichts Neues.')
  await trio.same()
  await trio.expectOne()
})
