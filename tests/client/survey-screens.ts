/** A walk through every screen of a survey outside the editor and the evaluation, as a newcomer meets them. */
import type { Page } from 'playwright'
import type { Questionnaire } from '#schema/survey.ts'
import { onPaper } from './on-paper.ts'

/** Questions of a kind that another one has already shown. */
const again = ['spielplatz', 'mitmachen', 'zeitung']

/** Every kind of question that a kiosk asks, each once, in German, plain German, English and Arabic. */
export const eachKind: Questionnaire = {
  ...onPaper,
  photos: true,
  sections: [
    ...onPaper.sections.map((section) => ({
      ...section,
      questions: section.questions.filter(({ name }) => !again.includes(name)),
    })),
    {
      id: 'more',
      title: { de: 'Zum Schluss' },
      questions: [
        {
          id: 'wort',
          name: 'wort',
          kind: 'text',
          long: false,
          text: { de: 'Ihr Ort in einem Wort?' },
        },
        { id: 'foto', name: 'foto', kind: 'photo', text: { de: 'Zeigen Sie uns die Stelle.' } },
        {
          ...{ id: 'seite', name: 'seite', kind: 'page', text: { de: 'Sie sind fast fertig.' } },
          hint: { de: 'Danke, dass Sie sich Zeit nehmen.' },
        },
      ],
    },
  ],
}

export const pin = '2580'

/** Looks at the screen that stands there now. */
export type Look = (name: string) => Promise<void>

export class SurveyWalk {
  readonly #page: Page
  readonly #survey: string
  readonly #look: Look

  constructor(page: Page, survey: string, look: Look) {
    this.#page = page
    this.#survey = survey
    this.#look = look
  }

  /** The page of a survey and its windows. */
  async overview(): Promise<void> {
    await this.#open('')
    await this.#look('overview')
    await this.#press('Tablets einladen')
    await this.#page.getByRole('img', { name: /^QR-Code/ }).waitFor()
    await this.#look('invite')
    await this.#close()
    await this.#press('Kiosk-PIN verloren')
    await this.#look('lost pin, moderation')
    await this.#close()
    await this.#press('Befragung beenden')
    await this.#look('end')
    await this.#close()
  }

  /** A survey of its own, from its name to the check before the start. */
  async draft(): Promise<void> {
    await this.#open('')
    await this.#page.locator('a.back').click()
    await this.#page.getByRole('heading', { name: 'Befragungen' }).waitFor()
    await this.#look('initiative')
    await this.#press('Befragung anlegen')
    await this.#page.getByLabel('Wie soll sie heißen?').fill('Unser Ort')
    await this.#look('new survey')
    await this.#page.getByRole('dialog').getByRole('button', { name: 'anlegen' }).click()
    await this.#button('Beispiel Braunsbedra einfüllen').waitFor()
    await this.#look('draft, empty')
    await this.#press('Beispiel Braunsbedra einfüllen')
    await this.#press('Befragung starten')
    await this.#page.getByRole('heading', { name: 'Befragung starten' }).waitFor()
    await this.#look('start check')
    await this.#close()
    await this.#look('draft')
  }

  async paper(): Promise<void> {
    await this.#open('/papier')
    await this.#look('print')
  }

  /** Where sheets are typed in, the first questions of one, and asking by voice. */
  async entry(): Promise<void> {
    await this.#open('/eingeben')
    await this.#button('Bögen eingeben').waitFor()
    await this.#look('entry')
    await this.#press('Bögen eingeben')
    await this.#page.getByRole('heading', { name: /^Bogen 1/ }).waitFor()
    await this.#look('sheet')
    await this.#page.keyboard.press('3')
    await this.#look('sheet, second field')
    await this.#press('Eingabe beenden')
    await this.#press('Persönliches Gespräch')
    await this.#look('interview')
    await this.#press('Ja, die Person macht mit')
    await this.#look('interview, notice')
  }

  /** The tablet that is handed round, from "Feldbereit" to the blank start. */
  async kiosk(): Promise<void> {
    await this.#open('/kiosk')
    await this.#page.getByLabel('PIN zum Verlassen').waitFor()
    for (const summary of await this.#page.locator('summary').all()) await summary.click()
    await this.#look('kiosk setup')
    await this.#page.getByLabel('PIN zum Verlassen').fill(pin)
    await this.#page.getByLabel('PIN noch einmal').fill(pin)
    await this.#press('Kiosk starten')
    await this.#button('Beginnen').waitFor()
    await this.#look('begin')
    await this.#press('Für die Aufsicht')
    await this.#look('leave')
    await this.#press('PIN verloren?')
    await this.#page.getByRole('img', { name: /^QR-Code/ }).waitFor()
    await this.#look('lost pin, kiosk')
    await this.#close()
    await this.answer('Beginnen', 'Gelesen. Weiter', 'Weiter', '')
    await this.#press('Absenden')
    await this.#page.getByRole('heading', { name: 'Danke!' }).waitFor()
    await this.#look('thanks')
    await this.#press('Nächste Person')
    await this.#press('العربية')
    await this.#look('begin, Arabic')
    await this.answer('ابدأ', 'قرأت. التالي', 'التالي', ', Arabic')
    await this.#press('إلغاء')
    await this.#look('stop, Arabic')
    await this.#press('نعم، احذف كل شيء')
  }

  /** From the blank start to the review; with an answer where a question hangs on it. */
  async answer(begin: string, read: string, next: string, suffix: string): Promise<void> {
    await this.#press(begin)
    await this.#look(`notice${suffix}`)
    await this.#press(read)
    for (let asked = 1; asked < 40; asked += 1) {
      const question = this.#page.locator('fieldset[data-question]').first()
      const review = this.#page.locator('ol.plain')
      await question.or(review).first().waitFor()
      if (await review.isVisible()) break
      const name = (await question.getAttribute('data-question')) ?? ''
      if (name === 'kinder') await question.locator('label').first().click()
      await this.#look(`question ${name}${suffix}`)
      await this.#page.getByRole('button', { name: next, exact: true }).click()
      await this.#page.locator(`fieldset[data-question="${name}"]`).waitFor({ state: 'detached' })
    }
    await this.#look(`review${suffix}`)
  }

  async #open(path: string): Promise<void> {
    await this.#page.goto(new URL(`/befragung/${this.#survey}${path}`, this.#page.url()).href)
    await this.#page.getByRole('heading', { level: 1 }).first().waitFor()
  }

  #button(name: string) {
    return this.#page.getByRole('button', { name })
  }

  async #press(name: string): Promise<void> {
    await this.#button(name).click()
  }

  async #close(): Promise<void> {
    await this.#page.keyboard.press('Escape')
    await this.#page.locator('dialog[open]').waitFor({ state: 'detached' })
  }
}
