/** Writing the questions of a survey on a real device: adding, conditions, languages, trash, checks, the start. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fillSurvey } from '#documents/survey-filling.ts'
import { changeRecord } from '#documents/survey-writing.ts'
import { readQuestionnaire, runningVersion, surveyState } from '#documents/survey.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { everyKind } from '../../client/questionnaire.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const exact = (name: string) => page.getByRole('button', { name, exact: true })
const region = (name: string) => page.getByRole('region', { name, exact: true })
const list = () => page.getByRole('navigation', { name: 'Fragen' })

let opened: Opened
let survey = ''

async function openEditor(screen: 'survey' | 'questions' = 'questions'): Promise<void> {
  opened = await openApp()
  const initiative = await opened.house.createInitiative('Unser neuer Dorfplatz')
  survey = await opened.house.createSurvey(initiative, 'Unser Ort')
  opened.house.router.go({ screen, survey })
  await expect.element(page.getByRole('heading', { name: 'Unser Ort', level: 1 })).toBeVisible()
}

/** What stands on this device, read apart from what is shown. */
async function read() {
  const open = await opened.device.openSurvey(survey)
  const questionnaire = readQuestionnaire(open.document.doc, survey)
  const state = surveyState(open.document.doc)
  const running = runningVersion(open.document.doc)
  await open.close()
  return {
    questionnaire,
    state,
    running,
    questions: questionnaire.sections.flatMap((one) => one.questions),
  }
}

/** Writes into the document as somebody else would. */
async function elsewhere(write: (doc: Parameters<typeof fillSurvey>[0]) => void): Promise<void> {
  const open = await opened.device.openSurvey(survey)
  write(open.document.doc)
  await open.document.whenSaved()
  await open.close()
}

async function add(kind: string, text: string): Promise<void> {
  await button('Frage hinzufügen').click()
  await exact(kind).click()
  await type(/^Frage/, text)
}

async function type(label: string | RegExp, text: string): Promise<void> {
  const one = page.getByRole('textbox', { name: label }).first()
  await one.fill(text)
  await userEvent.tab()
}

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

describe('the editor', () => {
  test('writes a question with its answers, and shows it beside as it is asked', async () => {
    await openEditor()
    await add('Eine Antwort wählen', 'Wie kommen Sie zum Markt?')
    await type('Antwort 1', 'Mit dem Bus')
    await type('Antwort 2', 'Mit dem Rad')
    await button('Antwort hinzufügen').click()
    await type('Antwort 3', 'Zu Fuß')
    const preview = region('Vorschau')
    await expect.element(preview.getByText('Wie kommen Sie zum Markt?')).toBeVisible()
    await preview.getByText('Zu Fuß').click()
    const { questions } = await read()
    expect(questions).toMatchObject([
      {
        kind: 'choice',
        many: false,
        text: { de: 'Wie kommen Sie zum Markt?' },
        options: [
          { code: '1', text: { de: 'Mit dem Bus' } },
          { code: '2', text: { de: 'Mit dem Rad' } },
          { code: '3', text: { de: 'Zu Fuß' } },
        ],
      },
    ])
  })

  test('asks under a condition that was built from plain words', async () => {
    await openEditor()
    await add('Ja oder Nein', 'Haben Sie Kinder?')
    await add('Zahl', 'Wie viele Kinder haben Sie?')
    await button('Bedingung hinzufügen').click()
    await expect
      .element(page.getByText('Nur fragen, wenn „Haben Sie Kinder?“ ist Ja.'))
      .toBeVisible()
    const preview = region('Vorschau')
    await expect
      .element(preview.getByText(/wird bei diesen Antworten nicht gestellt/))
      .toBeVisible()
    await preview.getByText('Ja', { exact: true }).click()
    await expect.element(preview.getByText(/wird bei diesen Antworten/)).not.toBeInTheDocument()
    await expect.element(preview.getByText('Wie viele Kinder haben Sie?')).toBeVisible()
    const { questions } = await read()
    expect(questions[1]?.show).toEqual({ '==': [{ var: questions[0]?.name }, true] })
    await exact('Bedingung entfernen').click()
    await expect.element(page.getByText('Immer.')).toBeVisible()
  })

  test('reads an imported condition out, and lets it be removed', async () => {
    await openEditor()
    await elsewhere((doc) => {
      fillSurvey(doc, everyKind)
      changeRecord(doc, 'questions', 'yes', { show: { '>': [{ count: [{ var: 'wege' }] }, 1] } })
    })
    await list()
      .getByRole('button', { name: /^5\. Ja\?/ })
      .click()
    await expect
      .element(page.getByText(/Nur fragen, wenn Anzahl von „Wie fahren Sie\?“ ist größer als 1\./))
      .toBeVisible()
    await exact('Bedingung entfernen').click()
    await expect.element(page.getByText('Immer.')).toBeVisible()
  })

  test('takes the word "geprüft" away when the checked text changes', async () => {
    await openEditor()
    await exact('Sprachen').click()
    await exact('Einfache Sprache').click()
    await add('Kurzer Text', 'Was fehlt?')
    await expect.element(page.getByText('nicht geprüft')).toBeVisible()
    await page.getByRole('checkbox', { name: /^Einfache Sprache: von jemandem geprüft/ }).click()
    await expect.element(page.getByText('nicht geprüft')).not.toBeInTheDocument()
    await expect
      .element(page.getByRole('textbox', { name: 'Frage · Leichte Sprache', exact: true }))
      .toBeVisible()
    await type('Frage · Leichte Sprache', 'Was fehlt hier?')
    await expect.element(page.getByText('nicht geprüft')).toBeVisible()
    expect((await read()).questions[0]?.text).toEqual({
      de: 'Was fehlt?',
      'de-simple': 'Was fehlt hier?',
    })
  })

  test('moves by buttons, also with the keyboard alone', async () => {
    await openEditor()
    for (const text of ['Eins', 'Zwei', 'Drei']) await add('Kurzer Text', text)
    const up = exact('Nach oben')
    ;(up.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('„Drei“ steht jetzt an Stelle')).toBeInTheDocument()
    await expect.element(up).toHaveFocus()
    const names = (await read()).questions.map(({ text }) => text.de)
    expect(names.slice(-3)).toEqual(['Eins', 'Drei', 'Zwei'])
  })

  test('brings back from the trash, and takes back with "Rückgängig"', async () => {
    await openEditor()
    await add('Kurzer Text', 'Bleibt das?')
    await exact('In den Papierkorb').click()
    await expect.element(list().getByText(/Bleibt das/)).not.toBeInTheDocument()
    await button(/^Papierkorb/).click()
    await button('Zurückholen').click()
    await expect.element(list().getByText(/Bleibt das/)).toBeVisible()
    await exact('Verdoppeln').click()
    await expect.element(list().getByText(/^2\. Bleibt das/)).toBeVisible()
    await exact('Rückgängig').click()
    await expect.element(list().getByText(/^2\. Bleibt das/)).not.toBeInTheDocument()
  })

  test('shows a question of a newer app, and keeps it', async () => {
    await openEditor()
    await elsewhere((doc) => {
      fillSurvey(doc, everyKind)
      changeRecord(doc, 'questions', 'yes', { kind: 'hologram' })
    })
    await list().getByRole('button', { name: /^5\./ }).click()
    await expect.element(page.getByText(/stammt aus einer neueren App/)).toBeVisible()
  })

  test('refuses a short name that another question has, and renames in conditions', async () => {
    await openEditor()
    await elsewhere((doc) => fillSurvey(doc, everyKind))
    await list()
      .getByRole('button', { name: /^1\. Wie fahren/ })
      .click()
    await page.getByText('Weitere Einstellungen').click()
    await type('Kurzname in Tabellen', 'sterne')
    await expect.element(page.getByText(/hat schon eine andere Frage/)).toBeVisible()
    await type('Kurzname in Tabellen', 'verkehr')
    const { questions } = await read()
    expect(questions[1]?.show).toEqual({ in: ['1', { var: 'verkehr' }] })
  })

  test.each([
    [1180, 820, 100],
    [820, 1180, 100],
    [390, 844, 100],
    [1180, 820, 200],
  ])('is open to everybody at %i × %i and %i percent text', async (width, height, text) => {
    await openEditor()
    await elsewhere((doc) => fillSurvey(doc, everyKind))
    await size(width, height, text)
    const show = async (pane: string) => {
      const door = exact(pane)
      if (door.query()) await door.click()
    }
    for (const pane of ['Liste', 'Bearbeiten', 'Vorschau', 'Prüfen']) {
      await show(pane)
      expect(await faults()).toEqual([])
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    }
    await show('Liste')
    await list()
      .getByRole('button', { name: /^1\. Wie fahren/ })
      .click()
    expect(await faults()).toEqual([])
  })
})

describe('the page of a survey', () => {
  test('starts nothing while the notice is incomplete, and says what is missing', async () => {
    await openEditor('survey')
    await elsewhere((doc) => {
      const notice = { ...everyKind.notice, officer: '' }
      fillSurvey(doc, { ...everyKind, notice, photos: false })
    })
    await button(/^Befragung starten/).click()
    const dialog = page.getByRole('dialog', { name: 'Befragung starten' })
    await expect.element(dialog.getByText(/fehlt: Datenschutzbeauftragte/)).toBeVisible()
    await expect
      .element(dialog.getByRole('button', { name: 'Jetzt starten' }))
      .not.toBeInTheDocument()
    expect((await read()).state).toBe('draft')
  })

  test('fills in the example, tries it out in a pre-test that is no start, and can change it after', async () => {
    await openEditor('survey')
    await button(/^Beispiel Braunsbedra einfüllen/).click()
    await expect.element(page.getByText('12 Fragen', { exact: true })).toBeVisible()
    await button(/^Pre-Test starten/).click()
    await exact('Jetzt starten').click()
    await expect.element(page.getByText('Pre-Test läuft', { exact: true })).toBeVisible()
    expect(await read()).toMatchObject({
      state: 'pretest',
      running: { version: 1, pretest: true, questionnaire: { pretest: true } },
    })
    await button(/^Pre-Test beenden/).click()
    await exact('Beenden').click()
    await expect.element(page.getByText('Entwurf', { exact: true })).toBeVisible()
    expect(await faults()).toEqual([])
  })

  test('takes a question from the collection under a name of its own', async () => {
    await openEditor()
    for (let time = 0; time < 2; time += 1) {
      await button('Frage hinzufügen').click()
      await page.getByText('Zur Person', { exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Wie alt sind Sie?' }).click()
    }
    const { questions } = await read()
    expect(questions.map(({ name }) => name)).toEqual(['age', 'age_2'])
  })

  test('shows the same at once what it is doing on the page of its initiative', async () => {
    await openEditor('survey')
    await elsewhere((doc) => fillSurvey(doc, everyKind))
    await page.getByRole('link', { name: 'Vorhaben' }).click()
    const surveys = page.getByRole('region', { name: 'Befragungen' })
    await expect.element(surveys.getByText(/Entwurf · 11 Fragen/)).toBeVisible()
    expect(await faults()).toEqual([])
  })
})
