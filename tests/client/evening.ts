/** A client made for journeys: one evening, told in the words of a moderator, in the real app. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { exportFolder } from './exported.ts'
import { Keyboard, type Hands } from './hands.ts'
import { heapOf, heaps, spoken, village } from './village.ts'

type Role = Parameters<Page['getByRole']>[0]

export class Evening {
  readonly hands: Hands
  /** Called whenever another screen or step is there. */
  arrived: () => Promise<void> | void = () => undefined

  /** For what is done with keys whatever the hands are. */
  readonly keys: Keyboard

  constructor(hands: Hands) {
    this.hands = hands
    this.keys = hands instanceof Keyboard ? hands : new Keyboard(hands.page)
  }

  get page(): Page {
    return this.hands.page
  }

  find(role: Role, name: string | RegExp): Locator {
    const exact = typeof name === 'string'
    return this.page.getByRole(role, { name, exact }).filter({ visible: true }).first()
  }

  field(label: string | RegExp): Locator {
    return this.page
      .getByLabel(label, { exact: typeof label === 'string' })
      .filter({ visible: true })
      .first()
  }

  async press(role: Role, name: string | RegExp): Promise<void> {
    await this.hands.press(this.find(role, name))
  }

  async write(label: string | RegExp, text: string): Promise<void> {
    await this.hands.write(this.field(label), text)
  }

  /** From an empty start page to a prepared evening, one tap before it begins. */
  async prepare(): Promise<void> {
    await this.begin()
    await this.takeMethod()
    await this.fillIn()
  }

  async begin(): Promise<void> {
    await this.arrive('Beteiligungskoffer')
    await this.press('button', 'Neues Vorhaben')
    await this.write('Wie heißt Ihr Vorhaben?', village.initiative)
    await this.press('button', 'Anlegen')
    await this.arrive(village.initiative)
  }

  async takeMethod(): Promise<void> {
    await this.press('link', 'Neue Veranstaltung')
    await this.arrive('Welche Methode passt?')
    await this.press('button', /Zukunftswerkstatt/)
    await this.press('radio', /Kompakt/)
    await this.press('button', 'Diese Methode nehmen')
    await this.find('button', 'Angaben ändern').waitFor()
  }

  async fillIn(): Promise<void> {
    await this.press('button', 'Angaben ändern')
    await this.write('Titel', village.title)
    await this.hands.setDate(this.field('Datum'), village.date)
    await this.hands.setDate(this.field('Beginn'), village.start)
    await this.write('Personen', String(village.people))
    await this.write('Ort', village.place)
    await this.press('button', 'Fertig')
    await this.write('Leitfrage', village.question)
    await this.hands.key('Tab')
    await this.arrive(village.title)
    await this.saved()
  }

  /** Two taps from the prepared evening to its first step. */
  async start(): Promise<void> {
    await this.press('link', 'Starten')
    await this.arrive(village.question)
    await this.press('button', 'Beginnen')
    await this.stepIs('Vorstellungsrunde')
    await this.arrived()
  }

  /** The name of the step on the desk. */
  async step(): Promise<string> {
    return (await this.page.locator('section.surface').getAttribute('aria-label')) ?? ''
  }

  async stepIs(title: string): Promise<void> {
    await this.find('region', title).waitFor()
  }

  /** Goes on with "Weiter" until this step is there. */
  async goTo(title: string): Promise<void> {
    for (let now = await this.step(); now !== title; now = await this.step()) {
      await this.press('button', 'Weiter')
      await this.page.waitForFunction(
        (before) => document.querySelector('section.surface')?.ariaLabel !== before,
        now,
      )
      await this.arrived()
    }
  }

  /** Jumps to an earlier or later step by the list of all steps. */
  async back(title: string): Promise<void> {
    await this.press('button', 'Mehr')
    await this.hands.press(this.page.getByText('Alle Schritte', { exact: true }))
    await this.press('button', new RegExp(`^${title}`))
    await this.stepIs(title)
    await this.arrived()
  }

  async saved(): Promise<void> {
    await this.page.getByText('Auf diesem Gerät gespeichert').waitFor()
  }

  /** Types cards one after the other; Enter lays each down. */
  async typeCards(
    texts: readonly string[] | number,
    label: string | RegExp = /^Neue Karte/,
  ): Promise<void> {
    for (const text of typeof texts === 'number' ? spoken(texts) : texts) {
      await this.write(label, text)
      await this.hands.key('Enter')
    }
  }

  /** Sorts loose cards on the wall with keys alone, each into the heap it belongs to. */
  async clusterByKeyboard(most = Infinity): Promise<void> {
    // People say one card of each heap, then the next, so heaps come into being in their order.
    const counted = await this.page
      .getByText(/^\d+ Stapel/)
      .first()
      .innerText()
    let made = parseInt(counted)
    await this.hands.reach(this.page.locator('[data-key][tabindex="0"]'))
    if ((await this.#focused()).startsWith('Lose Karten,')) await this.hands.key('ArrowDown')
    await this.page.locator('[role=option]:focus').waitFor()
    for (let moves = 0; moves < most; moves += 1) {
      const text = await this.page.evaluate(
        () => document.querySelector('[role=option]:focus .text')?.textContent,
      )
      if (text === undefined) return
      const heap = heapOf(text)
      if (heap === made) {
        made += 1
        await this.hands.key('n')
      } else {
        await this.hands.key('m')
        const targets = this.page.locator('dialog[open]').getByRole('button')
        await this.keys.press(
          targets.filter({ hasText: new RegExp(`^\\s*${String(heap + 1)} · `) }),
        )
      }
      await this.page.waitForFunction((before) => {
        const focused = document.activeElement
        return (
          focused?.matches('[data-key]') && focused.querySelector('.text')?.textContent !== before
        )
      }, text)
    }
  }

  /** Gives every heap its name, one after the other. */
  async nameClusters(): Promise<void> {
    const names = Object.keys(heaps)
    for (const [index, name] of names.entries()) {
      await this.write(`Name für Stapel ${String(index + 1)} von ${String(names.length)}`, name)
      await this.hands.key('Enter')
    }
  }

  /** Reads the paper dots into the counter and shows the result. */
  async countDots(dots: Record<string, number>, voters: number = village.people): Promise<void> {
    await this.press('button', 'Punkten eröffnen')
    await this.fillDots(dots, voters)
  }

  /** From the open counter to the result. */
  async fillDots(dots: Record<string, number>, voters: number = village.people): Promise<void> {
    for (const [title, count] of Object.entries(dots)) await this.write(title, String(count))
    await this.write('Personen, die gepunktet haben', String(voters))
    await this.press('button', 'Schließen und zeigen')
    await this.page.getByText('Stimmungsbild, kein Beschluss.', { exact: true }).waitFor()
  }

  /** Turns the first criticisms around, one wish each, and leaves the rest open. */
  async reverse(wishes: readonly string[] = village.wishes): Promise<void> {
    for (const wish of wishes) {
      await this.typeCards([wish], 'Was wäre das Gegenteil?')
      await this.press('button', 'Nächste Kritik')
    }
  }

  /** Forms groups, and writes down what each dreamt. */
  async formGroups(): Promise<void> {
    for (const group of village.groups) {
      await this.write('Name der Gruppe', group)
      await this.press('button', 'Gruppe aufschreiben')
    }
  }

  /** Begins one sketch for each idea, starting from that idea. */
  async sketch(): Promise<void> {
    for (const [index, title] of village.sketches.entries()) {
      await this.write('Neue Skizze', title)
      await this.choose('Ausgehend von', village.ideas[index] ?? '')
      await this.press('button', 'Neue Skizze')
      await this.field('Titel').waitFor()
    }
  }

  /** Adds what has to be known tonight to every sketch. */
  async completeSketches(): Promise<void> {
    for (const [index, title] of village.sketches.entries()) {
      await this.press('button', new RegExp(`^${title}`))
      await this.fillLine(/^Erster Schritt/, village.firstSteps[index] ?? '')
      await this.fillLine(/^Wer macht mit\?/, 'Alle, die mögen')
      await this.hands.setDate(this.page.getByLabel(/^Bis wann\?/), village.days[index] ?? '')
      await this.page.getByText('Für heute ist alles da.').waitFor()
    }
  }

  /** Agrees the first measures: what, who leads, until when. */
  async agree(count: number): Promise<void> {
    for (const [index, title] of village.sketches.slice(0, count).entries()) {
      await this.press('button', `„${title}“ als Maßnahme übernehmen`)
      await this.fillLine(/^Federführung/, village.leads[index] ?? '')
      await this.hands.setDate(
        this.page.getByLabel(/^Bis wann\?/).first(),
        village.days[index] ?? '',
      )
      await this.press('button', 'Vereinbaren')
      await this.page.getByText('vereinbart', { exact: true }).first().waitFor()
    }
  }

  /** Who carries on, when next, and when people hear of it. */
  async arrange(): Promise<void> {
    await this.write('Kerngruppe', 'Heimatverein, Ortsbeirat, Jugendfeuerwehr')
    await this.hands.setDate(this.field('Nächstes Treffen am'), '2031-04-16')
    await this.hands.setDate(this.field('Protokoll bis'), '2031-03-19')
    await this.hands.setDate(this.field('Rückmeldung bis'), '2031-06-30')
  }

  async end(): Promise<void> {
    await this.typeCards([village.lastWord], 'Ein Wort')
    await this.press('button', 'Veranstaltung beenden')
    await this.arrive('Die Veranstaltung ist beendet.')
  }

  /** From the ideas to the end, as an evening goes. */
  async goOnFromIdeas(): Promise<void> {
    await this.goTo('Gruppen bilden')
    await this.formGroups()
    await this.goTo('Was gibt es schon?')
    await this.sketch()
    await this.goTo('Projektskizzen')
    await this.completeSketches()
    await this.goTo('Womit anfangen?')
    await this.countDots(dotsOf(village.sketches))
    await this.goTo('Maßnahmen vereinbaren')
    await this.agree(3)
    await this.goTo('Verabredung')
    await this.arrange()
    await this.goTo('Blitzlicht')
    await this.end()
  }

  async toMinutes(): Promise<void> {
    await this.press('button', 'Zum Protokoll')
    await this.find('heading', 'Mitnehmen').waitFor()
    await this.arrived()
  }

  /** Takes the minutes home as a file; returns where it lies. */
  async export(format: 'docx' | 'odt'): Promise<string> {
    const name = { docx: /Ergebnisprotokoll \(Word\)/, odt: /Ergebnisprotokoll \(OpenDocument\)/ }
    const download = this.page.waitForEvent('download')
    await this.press('button', name[format])
    await mkdir(exportFolder, { recursive: true })
    const path = join(exportFolder, `evening.${format}`)
    await (await download).saveAs(path)
    return path
  }

  async fillLine(label: RegExp, text: string): Promise<void> {
    await this.hands.write(this.page.getByLabel(label).filter({ visible: true }).first(), text)
    await this.hands.key('Tab')
  }

  /** Chooses from a list by the first letters, as one does with keys. */
  async choose(label: string, option: string): Promise<void> {
    const select = this.field(label)
    const value = await select
      .locator('option')
      .evaluateAll(
        (options, wanted) =>
          options.find((one) => one.textContent.includes(wanted))?.getAttribute('value') ?? '',
        option,
      )
    await this.hands.choose(select, value)
  }

  /** Waits for the screen with this heading. */
  async arrive(heading: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    await this.arrived()
  }

  async #focused(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.ariaLabel ?? '')
  }
}

/** Paper dots on the options, the first most, the last ones level. */
export function dotsOf(titles: readonly string[]): Record<string, number> {
  const counts = [16, 12, 12, 6, 4, 3, 2, 2]
  return Object.fromEntries(titles.map((title, index) => [title, counts[index] ?? 1]))
}
