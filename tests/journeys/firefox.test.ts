/** Chromium and Firefox in one room, without a camera that works: codes are copied, and cards come over. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFirefox, Firefox } from '../client/firefox.ts'
import { Profile } from '../client/profile.ts'
import { Served } from '../client/served.ts'
import { eveningOn } from '../client/trio.ts'

const path = findFirefox()
const sentence = path
  ? 'Chromium and Firefox'
  : 'Chromium and Firefox (skipped: please install Firefox, Debian: "apt-get install firefox-esr")'

describe.skipIf(!path)(sentence, () => {
  let app: Served
  let chromium: Profile
  let firefox: Firefox

  beforeAll(async () => {
    app = await Served.start()
    chromium = await Profile.create('Chromium', app.address)
    firefox = await Firefox.start(path ?? '')
  })
  afterAll(async () => {
    await firefox.close()
    await chromium.remove()
    await app.stop()
  })

  test('Firefox opens an initiative by its paper key, which is not there yet', async () => {
    const evening = eveningOn(chromium)
    await evening.prepare()
    await evening.press('link', 'Zum Vorhaben')
    await evening.press('link', 'Papierschlüssel ansehen')
    const lines = chromium.page.getByRole('region', { name: 'Der Schlüssel in Zeichen' })
    await lines.waitFor()
    await firefox.goto(`${app.address}/schluessel`)
    await firefox.write((await lines.getByRole('listitem').allInnerTexts()).join('\n'))
    await firefox.press('Vorhaben öffnen')
    await firefox.see('Die Inhalte sind noch nicht auf diesem Gerät.')
  })

  test('codes are copied from one to the other and back, and the initiative is there', async () => {
    const evening = eveningOn(chromium)
    const { page } = chromium
    await page.goto('/verbinden')
    await evening.press('button', 'Code zeigen')
    await page.getByText('Ohne Kamera: vorlesen oder kopieren').click()
    const rows = await page.locator('ol li').allInnerTexts()
    await firefox.goto(`${app.address}/verbinden`)
    await firefox.press('Code scannen')
    await firefox.write(rows.join('\n'))
    await firefox.press('Code übernehmen')
    await firefox.press('Ohne Kamera: vorlesen oder kopieren')
    const answer = await firefox.lines()
    await evening.press('button', 'Ist gescannt, weiter')
    await page.getByText('Ohne Kamera: Code eintippen').click()
    await evening.write(/^Code des anderen Geräts/, answer)
    await evening.press('button', 'Code übernehmen')
    await page.getByText(/^Verbunden/).waitFor()
    await firefox.see('Verbunden')
    await firefox.press('Fertig')
    await firefox.see('Unser Dorfplatz')
    expect(chromium.thrown).toEqual([])
  })
})
