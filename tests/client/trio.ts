/** One story for three devices: what they begin with, what each does while apart, and what all must show in the end. */
import { expect } from 'vitest'
import { Evening } from './evening.ts'
import { Pointer } from './hands.ts'
import { keptDocuments, keptHashes, keptName } from './kept.ts'
import { Profile } from './profile.ts'
import {
  apart,
  difference,
  everyCard,
  expectEverything,
  first,
  moved,
  titles,
} from './trio-story.ts'
import { village } from './village.ts'

/** Somebody using a device, in the words of a moderator. */
export function eveningOn(device: Profile): Evening {
  return new Evening(new Pointer(device.page))
}

export class Trio {
  readonly hall: Profile
  readonly office: Profile
  readonly home: Profile
  initiative = ''
  workshop = ''
  paper: string[] = []

  private constructor([hall, office, home]: [Profile, Profile, Profile]) {
    this.hall = hall
    this.office = office
    this.home = home
  }

  /** Three devices on which the app was opened once, each with a name. */
  static async meetTheApp(address: string): Promise<Trio> {
    const names = ['Saal', 'Büro', 'Zuhause'] as const
    const [hall, office, home] = await Promise.all(names.map((name) => newDevice(name, address)))
    if (!hall || !office || !home) throw new Error('There are three.')
    return new Trio([hall, office, home])
  }

  get all(): Profile[] {
    return [this.hall, this.office, this.home]
  }

  /** In the hall an evening is begun: four cards lie in two heaps. */
  async begin(): Promise<void> {
    const evening = eveningOn(this.hall)
    await this.hall.page.goto('/')
    await evening.prepare()
    this.workshop = idIn(this.hall)
    await evening.start()
    await evening.goTo('Kritik sammeln')
    await evening.typeCards(first)
    await evening.goTo('Karten ordnen')
    await evening.clusterByKeyboard()
    await evening.saved()
    await this.hall.page.goto(`/veranstaltung/${this.workshop}/vorbereiten`)
    await evening.press('link', 'Zum Vorhaben')
    await evening.arrive(village.initiative)
    this.initiative = idIn(this.hall)
  }

  /** The office gets the link for a second moderator, home gets the paper key: keys only, no contents. */
  async giveKeys(): Promise<void> {
    const address = await this.readKeys()
    await Promise.all([this.join(address), this.recover()])
    for (const device of [this.office, this.home]) {
      await eveningOn(device).arrive('Der Schlüssel passt')
    }
  }

  /** In the hall the link for a second moderator is made, and the paper key is shown. */
  async readKeys(): Promise<string> {
    const evening = eveningOn(this.hall)
    await this.hall.page.goto(`/vorhaben/${this.initiative}/einladen`)
    const link = evening.field('Der Link')
    await expect.poll(() => link.inputValue()).toContain('#')
    const forMembers = await link.inputValue()
    await evening.press('radio', 'Zweite Moderation')
    await expect.poll(() => link.inputValue()).not.toBe(forMembers)
    const address = await link.inputValue()
    await this.hall.page.goto(`/vorhaben/${this.initiative}/papierschluessel`)
    const lines = this.hall.page.getByRole('region', { name: 'Der Schlüssel in Zeichen' })
    await lines.waitFor()
    this.paper = await lines.getByRole('listitem').allInnerTexts()
    return address
  }

  /** The office follows the link. */
  async join(address: string): Promise<void> {
    const evening = eveningOn(this.office)
    await this.office.page.goto('/beitreten')
    await evening.write('Link zum Mitmachen', address)
    await evening.press('button', 'Link öffnen')
    await this.office.page.getByText('Sie leiten mit. Sie dürfen alles.').waitFor()
    await evening.press('button', 'Mitmachen')
    await this.office.page.waitForURL(/\/vorhaben\//)
  }

  /** At home the paper key is typed in. */
  async recover(): Promise<void> {
    const evening = eveningOn(this.home)
    await this.home.page.goto('/schluessel')
    await evening.write('Papierschlüssel', this.paper.join('\n'))
    await evening.press('button', 'Vorhaben öffnen')
    await this.home.page.waitForURL(/\/vorhaben\//)
  }

  /** Waits until all three disks hold the same sealed entries, at least those of the evening. */
  async same(): Promise<void> {
    const own = await keptHashes(this.hall.page)
    expect(own.length).toBeGreaterThan(3)
    await expect
      .poll(
        async () => {
          const [hall, ...others] = await Promise.all(this.all.map(({ page }) => keptHashes(page)))
          return others.map((other) => difference(hall ?? [], other))
        },
        { timeout: 30_000 },
      )
      .toEqual([[], []])
  }

  /** Each device does its own things, none knows of the others; home is killed as soon as it says "saved". */
  async workApart(): Promise<void> {
    await Promise.all([this.#workInHall(), this.#workInOffice(), this.#workAtHome()])
  }

  async #workInHall(): Promise<void> {
    const evening = await this.#run(this.hall)
    await evening.back('Kritik sammeln')
    await evening.typeCards(apart.hall)
    await evening.saved()
    await this.hall.page.goto(`/vorhaben/${this.initiative}`)
    await evening.press('button', 'Name und Beschreibung ändern')
    await evening.write('Name des Vorhabens', titles.initiative)
    await evening.press('button', 'Speichern')
    await evening.arrive(titles.initiative)
  }

  async #workInOffice(): Promise<void> {
    const evening = await this.#run(this.office)
    const { page } = this.office
    await page.getByRole('option', { name: moved }).focus()
    await page.keyboard.press('m')
    await page.locator('dialog[open]').getByRole('button', { name: /^1 · / }).click()
    await page.getByRole('button', { name: /^1 · .*3 Karten/ }).waitFor()
    await evening.back('Kritik sammeln')
    await evening.typeCards(apart.office)
    await evening.saved()
  }

  async #workAtHome(): Promise<void> {
    const { page } = this.home
    await page.goto(`/veranstaltung/${this.workshop}/vorbereiten`)
    await eveningOn(this.home).press('button', 'Angaben ändern')
    await eveningOn(this.home).write('Titel', titles.workshop)
    await eveningOn(this.home).press('button', 'Fertig')
    await eveningOn(this.home).arrive(titles.workshop)
    await eveningOn(this.home).saved()
    const evening = await this.#run(this.home)
    await evening.back('Kritik sammeln')
    await evening.typeCards(apart.home)
    await evening.saved()
    await this.home.kill()
    await this.home.open('/')
  }

  /** Into the evening that runs, afresh: whatever the page was linked to is gone. */
  async #run(device: Profile): Promise<Evening> {
    await device.page.goto(`/veranstaltung/${this.workshop}/durchfuehren`)
    const evening = eveningOn(device)
    await evening.stepIs('Karten ordnen')
    return evening
  }

  /** What all three show and keep is the same, and it is everything, once. */
  async expectOne(): Promise<void> {
    const [hall, office, home] = await Promise.all(
      this.all.map(({ page }) => keptDocuments(page, this.paper.join('\n'))),
    )
    expect(office).toEqual(hall)
    expect(home).toEqual(hall)
    expectEverything(hall ?? {}, this.workshop)
    const seen = await Promise.all(this.all.map((device) => this.#look(device)))
    const [one] = seen
    expect(one?.cards.toSorted()).toEqual(everyCard)
    expect(one?.list).toContain(titles.workshop)
    expect(seen).toEqual([one, one, one])
    expect(this.all.flatMap(({ thrown }) => thrown)).toEqual([])
  }

  /** What somebody sees: the page of the initiative, the cards one below the other, the minutes. */
  async #look(device: Profile) {
    const { page } = device
    await page.goto(`/vorhaben/${this.initiative}`)
    await eveningOn(device).arrive(titles.initiative)
    const list = await page.getByRole('region', { name: 'Veranstaltungen' }).innerText()
    await page.goto(`/veranstaltung/${this.workshop}/durchfuehren`)
    await eveningOn(device).stepIs('Kritik sammeln')
    await page.getByText(`${String(everyCard.length)} Karten`, { exact: true }).waitFor()
    const texts = page.locator('section.surface .card .text')
    // A wall is drawn in slices, and its number stands there before the last of them.
    await expect.poll(() => texts.count()).toBe(everyCard.length)
    const cards = await texts.allInnerTexts()
    await page.goto(`/veranstaltung/${this.workshop}/protokoll`)
    await page.getByRole('article').getByText(moved).first().waitFor()
    return { list, cards, minutes: await page.getByRole('article').innerText() }
  }

  /** What the screens show now, for whoever looks for the reason of a failure. */
  async picture(name: string): Promise<void> {
    const start = `reports/journeys/${name.replaceAll(/[^\w]+/g, '-')}`
    for (const device of this.all) {
      await device.picture(`${start}-${device.name}.png`)
    }
  }

  async remove(): Promise<void> {
    await Promise.all(this.all.map((device) => device.remove()))
  }
}

/** A device that has the app and is called so by others. */
export async function newDevice(name: string, address: string): Promise<Profile> {
  const device = await Profile.create(name, address)
  await device.keepApp()
  await device.page.goto('/geraete')
  const evening = eveningOn(device)
  await evening.write('Name dieses Geräts', name)
  await evening.hands.key('Tab')
  await keptName(device.page)
  return device
}

/** The id in the address of the page. */
function idIn({ page }: Profile): string {
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}
