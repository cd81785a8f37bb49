/** The questionnaire of Braunsbedra as an editor writes it by hand: 12 questions in German and in plain German. */
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright'

type Pair = readonly [german: string, simple: string]
interface Written {
  kind: string
  text: Pair
  options?: readonly Pair[]
  /** What is asked of the person. */
  person?: string
  /** "Nur fragen, wenn": the answer to the question before. */
  onlyIf?: string
}

export const title = 'Wie leben Sie in Braunsbedra?'

/** Twelve questions; one of them is asked only after a "Nein". */
export const questions: readonly Written[] = [
  {
    kind: 'Gesichter, 3 Stufen',
    text: ['Wie gern leben Sie in Braunsbedra?', 'Leben Sie gern hier?'],
  },
  {
    kind: 'Zustimmung, 5 Stufen',
    text: ['Ich weiß, was die Stadt plant.', 'Ich weiß: Das plant die Stadt.'],
  },
  {
    kind: 'Mehrere Antworten',
    text: ['Wie sind Sie im Ort unterwegs?', 'Wie fahren Sie im Ort?'],
    options: [
      ['Mit dem Auto', 'Auto'],
      ['Mit dem Bus', 'Bus'],
      ['Mit dem Rad', 'Rad'],
      ['Zu Fuß', 'Ich gehe.'],
    ],
  },
  {
    kind: 'Ja oder Nein',
    text: ['Kommen Sie ohne Auto gut zum Arzt?', 'Kommen Sie gut zum Arzt?'],
  },
  {
    kind: 'Langer Text',
    text: ['Was fehlt Ihnen auf dem Weg zum Arzt?', 'Was fehlt auf dem Weg?'],
    onlyIf: 'Nein',
  },
  {
    kind: 'Eine Antwort wählen',
    text: ['Wie oft sind Sie am Geiseltalsee?', 'Wie oft sind Sie am See?'],
    options: [
      ['Jede Woche', 'Jede Woche'],
      ['Jeden Monat', 'Jeden Monat'],
      ['Seltener', 'Nicht so oft'],
    ],
  },
  {
    kind: 'Reihenfolge',
    text: ['Was ist Ihnen am wichtigsten?', 'Was ist für Sie wichtig?'],
    options: [
      ['Einkaufen im Ort', 'Einkaufen'],
      ['Treffpunkte', 'Leute treffen'],
      ['Sichere Wege', 'Sichere Wege'],
    ],
  },
  { kind: 'Sterne', text: ['Wie finden Sie unseren Spielplatz?', 'Wie ist der Spielplatz?'] },
  {
    kind: 'Zahl',
    text: ['Wie viele Kinder leben bei Ihnen?', 'Wie viele Kinder wohnen bei Ihnen?'],
  },
  {
    kind: 'Eine Antwort wählen',
    text: ['Wie alt sind Sie?', 'Wie alt sind Sie?'],
    options: [
      ['unter 30 Jahre', 'jünger als 30'],
      ['30 bis 59 Jahre', '30 bis 59'],
      ['60 Jahre und älter', '60 und älter'],
    ],
    person: 'Alter',
  },
  {
    kind: 'Eine Antwort wählen',
    text: ['Wo wohnen Sie?', 'Wo wohnen Sie?'],
    options: [
      ['In der Kernstadt', 'In der Stadt'],
      ['In einem Ortsteil', 'In einem Dorf'],
    ],
    person: 'Wohnort',
  },
  {
    kind: 'Langer Text',
    text: ['Was möchten Sie uns noch sagen?', 'Was wollen Sie noch sagen?'],
  },
]

const notice = {
  'Verantwortlich (Name der Stadt oder Gemeinde)': 'Stadt Braunsbedra',
  'Anschrift, Telefon oder E-Mail': 'Markt 1, Telefon 034633 12345',
  'Datenschutzbeauftragte oder -beauftragter': 'Frau Muster, Telefon 034633 12346',
  'Wofür werden die Antworten gebraucht?': 'Planung der Wege und Treffpunkte',
  Rechtsgrundlage: 'Art. 6 Abs. 1 Buchstabe e DSGVO',
  'Wer bekommt die Antworten?': 'Niemand außerhalb der Stadt',
  'Aufsichtsbehörde für Beschwerden': 'Landesbeauftragte für den Datenschutz',
}

/** Somebody who writes a survey on the page of its initiative, with a finger and the keys. */
export class SurveyWriter {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  async write(label: string, text: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: label, exact: true })
    await field.fill(text)
    await field.blur()
  }

  async writePair(label: string, [german, simple]: Pair): Promise<void> {
    await this.write(`${label} · Deutsch`, german)
    await this.write(`${label} · Einfache Sprache`, simple)
  }

  /** From the start page to the page of a new survey without questions. */
  async create(): Promise<void> {
    await this.page.goto('/')
    await this.button(/Neues Vorhaben|Vorhaben anlegen/)
      .first()
      .click()
    const name = this.page.getByRole('dialog').getByRole('textbox').first()
    await name.fill('Braunsbedra')
    await name.press('Enter')
    await this.button('Befragung anlegen').click()
    await this.page.getByRole('textbox', { name: 'Wie soll sie heißen?' }).fill(title)
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('heading', { name: title, level: 1 }).waitFor()
  }

  /** Every question, both languages, the notice; from the page of the survey and back to it. */
  async writeAll(): Promise<void> {
    await this.page.getByRole('link', { name: /^Fragen/ }).click()
    await this.button('Sprachen').click()
    await this.button('Einfache Sprache').click()
    await this.button('Titel und Begrüßung').click()
    await this.writePair('Titel der Befragung', [title, 'Wie ist es in Braunsbedra?'])
    await this.writePair('Begrüßung: Wofür ist die Befragung?', [
      'Wir planen Wege und Treffpunkte. Ihre Antworten helfen uns.',
      'Wir planen neue Wege. Bitte helfen Sie uns.',
    ])
    await this.writePair('Dank am Ende', ['Vielen Dank!', 'Danke!'])
    for (const question of questions) await this.writeQuestion(question)
    await this.writeNotice()
  }

  async writeNotice(): Promise<void> {
    await this.button('Datenschutz-Hinweis').click()
    for (const [label, text] of Object.entries(notice)) await this.write(label, text)
    const year = new Date().getFullYear() + 1
    const day = this.page.getByLabel('Wann werden sie gelöscht?')
    await day.fill(`${String(year)}-03-31`)
    await day.blur()
  }

  async writeQuestion({ kind, text, options = [], person, onlyIf }: Written): Promise<void> {
    await this.button('Frage hinzufügen').click()
    await this.page.getByRole('dialog').getByRole('button', { name: kind, exact: true }).click()
    const first = this.page.getByRole('textbox', { name: 'Frage · Deutsch', exact: true })
    await expect.poll(() => first.inputValue()).toBe('')
    await this.writePair('Frage', text)
    for (const [at, option] of options.entries()) {
      if (at > 1) await this.button('Antwort hinzufügen').click()
      await this.writePair(`Antwort ${String(at + 1)}`, option)
    }
    if (onlyIf) {
      await this.button('Bedingung hinzufügen').click()
      await this.page.getByRole('combobox', { name: 'Wert' }).selectOption({ label: onlyIf })
    }
    if (person) {
      await this.page.getByText('Weitere Einstellungen').click()
      await this.page.getByLabel('Fragt nach der Person').selectOption({ label: person })
    }
  }
}
