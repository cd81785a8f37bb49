/** A group that walks with a device: what it sees is noted by thumbs, with photos, and with or without a place. */
import { readFile } from 'node:fs/promises'
import { Evening } from './evening.ts'
import { Pointer } from './hands.ts'
import type { Profile } from './profile.ts'

/** One thing that is seen; `valence` is the word on the button. */
export interface Seen {
  valence: 'Gut' | 'Stört' | 'Idee' | 'Barriere'
  text: string
}

const words: readonly Seen['valence'][] = ['Gut', 'Stört', 'Idee', 'Barriere']
const sights = [
  'Hohe Stufe vor der Apotheke',
  'Schöne Bank unter der Linde',
  'Lampe am Weg zur Kita kaputt',
  'Hier fehlt ein Zebrastreifen',
  'Platz für einen Trinkbrunnen',
]

/** Twenty sights of one group, no two the same. */
export function sightsOf(letter: string, count = 20): Seen[] {
  return Array.from({ length: count }, (_, at) => ({
    valence: words[at % words.length] ?? 'Gut',
    text: `${sights[at % sights.length] ?? ''} (${letter}, ${String(at + 1)})`,
  }))
}

export class WalkHands {
  readonly device: Profile
  readonly #workshop: string

  constructor(device: Profile, workshop: string) {
    this.device = device
    this.#workshop = workshop
  }

  get evening(): Evening {
    return new Evening(new Pointer(this.device.page))
  }

  /** To the four buttons, and under this letter from now on. */
  async setOut(letter?: string): Promise<void> {
    await this.device.page.goto(`/veranstaltung/${this.#workshop}/unterwegs`)
    if (letter === 'A') await this.evening.press('button', 'Gruppe A')
    else if (letter) {
      await this.evening.press('button', 'Anderer Buchstabe')
      await this.evening.press('button', letter)
    }
    await this.evening.find('button', 'Barriere').waitFor()
  }

  /** From one of the four buttons to "Fertig", a photo in between. */
  async note(
    { valence, text }: Seen,
    label: string,
    { dies = false, steps }: { dies?: boolean; steps?: { right: number; down: number } } = {},
  ): Promise<void> {
    let { evening } = this
    await evening.press('button', valence)
    await evening.find('heading', new RegExp(`^${label} ist notiert`)).waitFor()
    if (dies) evening = await this.#die(label)
    await evening.press('button', 'Foto')
    await evening.press('button', 'Foto aufnehmen')
    await this.device.page.getByText('Das Foto ist gespeichert.').waitFor()
    await evening.press('button', 'Kamera zu')
    await evening.write('In einem Satz', text)
    if (steps) await this.#show(steps)
    await evening.press('button', 'Fertig')
    await evening.find('button', 'Barriere').waitFor()
  }

  /** Shows on the plan where it is, some steps of the arrow keys from its middle. */
  async #show({ right, down }: { right: number; down: number }): Promise<void> {
    await this.evening.press('button', 'Auf der Karte zeigen')
    const map = this.device.page.getByRole('dialog').locator('.leaflet-container')
    await map.focus()
    for (let step = 0; step < right; step += 1) await this.evening.hands.key('ArrowRight')
    for (let step = 0; step < down; step += 1) await this.evening.hands.key('ArrowDown')
    await this.evening.press('button', /^Hier/)
    await this.device.page.getByText(/Ort auf d(?:em Plan|er Karte) gesetzt/).waitFor()
  }

  /** The battery is pulled out, and in again: what was begun is there, and is gone on with. */
  async #die(label: string): Promise<Evening> {
    await this.evening.saved()
    await this.device.kill()
    await this.device.open(`/veranstaltung/${this.#workshop}/unterwegs`)
    await this.evening.find('heading', new RegExp(`^${label} ist notiert`)).waitFor()
    return this.evening
  }

  /** Looks at every photo; what is answered for the one at `missing` is that somebody has not agreed. */
  async lookAtPhotos(count: number, missing = -1): Promise<void> {
    const { evening } = this
    await evening.press('button', /noch ansehen/)
    for (let at = 0; at < count; at += 1) {
      await this.device.page.getByText(`${String(at + 1)} / ${String(count)}`).waitFor()
      const answer = at === missing ? 'Ja, Einwilligung fehlt' : 'Nein, niemand zu erkennen'
      await evening.press('button', answer)
      await evening.press('button', 'Weiter')
    }
    await evening.find('button', 'Barriere').waitFor()
  }

  /** What the list of the evaluation holds: the words by the label. */
  async listed(): Promise<Record<string, string>> {
    const rows = this.device.page.locator('li[data-spot]')
    const labels = await rows.locator('.visually-hidden').allTextContents()
    const texts = await rows.locator('.said').allTextContents()
    return Object.fromEntries(labels.map((label, at) => [label.trim(), texts[at]?.trim() ?? '']))
  }

  /** How many pins lie on the map, and the numbers it names: a heap names the first of its own. */
  async onMap(): Promise<{ count: number; labels: string[] }> {
    const names = await this.device.page
      .locator('.leaflet-marker-pane [aria-label]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
    const pins = names.filter((name) => /\b[A-Z]\d+\b/.test(name))
    const count = pins.reduce((sum, name) => sum + Number(/^(\d+) Nadeln/.exec(name)?.[1] ?? 1), 0)
    return { count, labels: pins.flatMap((name) => name.match(/\b[A-Z]\d+\b/g) ?? []) }
  }

  /** A file of the minutes, as it is taken home. */
  async take(name: RegExp): Promise<Buffer> {
    const download = this.device.page.waitForEvent('download')
    await this.evening.press('button', name)
    return readFile(await (await download).path())
  }

  /** From the desk to the table where all is evaluated. */
  async evaluate(): Promise<void> {
    await this.device.page.goto(`/veranstaltung/${this.#workshop}/durchfuehren`)
    await this.evening.stepIs('Nadeln setzen')
    await this.device.page.locator('li[data-spot]').first().waitFor()
  }
}
