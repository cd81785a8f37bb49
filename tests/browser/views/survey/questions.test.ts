/** Every kind of question, answered as people do, and what is kept of it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  answersOf,
  button,
  everything,
  heading,
  runSurvey,
  startKiosk,
} from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

const group = (name: RegExp | string) => page.getByRole('group', { name })

async function atQuestions(questionnaire = everything) {
  const running = await runSurvey(questionnaire)
  await startKiosk(running)
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await expect.element(heading(/Teil 1 von 1/)).toBeVisible()
  return running
}

/** A picture with a place in it, as cameras write one. */
async function pictureFile(): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = 2400
  canvas.height = 1200
  canvas.getContext('2d')?.fillRect(0, 0, 1200, 1200)
  const drawn = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg')
  })
  const bytes = new Uint8Array(await drawn.arrayBuffer())
  const place = new TextEncoder().encode('Exif\0\0GPS 51.28 11.87')
  const segment = [0xff, 0xe1, 0, place.length + 2, ...place]
  const marked = new Uint8Array([...bytes.slice(0, 2), ...segment, ...bytes.slice(2)])
  return new File([marked], 'IMG_0001.jpg', { type: 'image/jpeg' })
}

test('every kind of question is answered by tapping, and kept as it was meant', async () => {
  const { device, survey } = await atQuestions()
  await group(/Welche Kita/)
    .getByRole('radio', { name: 'Anderes' })
    .click()
  await page.getByRole('textbox', { name: 'Anderes, nämlich:' }).fill('Waldkita')
  await group(/Weg dorthin/)
    .getByRole('radio', { name: 'gut' })
    .click()
  await group(/Spielplatz/)
    .getByRole('radio', { name: 'teils, teils' })
    .click()
  await group(/Sterne/)
    .getByRole('radio', { name: '4 von 5' })
    .click()
  await page.getByRole('button', { name: /^Essen/ }).click()
  await page.getByRole('button', { name: /^Weg/ }).click()
  await page.getByRole('button', { name: /^Öffnungszeiten/ }).click()
  await button('Letztes zurücknehmen').click()
  await group(/mitmachen/)
    .getByRole('radio', { name: 'Nein' })
    .click()
  await page.getByRole('textbox', { name: /^Zahl/ }).fill('2,5')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Tag' }), '1')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Monat' }), 'August')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Jahr' }), '2026')
  await group(/in einem Wort/)
    .getByRole('textbox')
    .fill('Ruhe')
  await group(/Ortsteil/)
    .getByRole('radio', { name: 'Frankleben' })
    .click()
  const rows = page.getByRole('radiogroup', { name: 'Essen' })
  await rows.getByRole('radio', { name: 'sehr' }).click()
  await button('Weiter').click()
  await expect.element(page.getByText('1. August 2026')).toBeVisible()
  await expect.element(page.getByText('1. Essen, 2. Weg')).toBeVisible()
  await expect.element(page.getByText('2,5 Kilometer')).toBeVisible()
  await button('Absenden').click()
  await expect.element(heading('Danke!')).toBeVisible()
  const [given] = await answersOf(device, survey)
  expect(given?.answers).toEqual({
    eins: { value: 'other' },
    eins_other: { value: 'Waldkita' },
    drei: { value: 3 },
    fuenf: { value: 3 },
    sterne: { value: 4 },
    rang: { value: ['r2', 'r1'] },
    ja: { value: false },
    zahl: { value: 2.5 },
    tag: { value: '2026-08-01' },
    kurz: { value: 'Ruhe' },
    ort: { value: 'o1' },
    foto: { missing: 'skipped' },
    tafel_m0: { missing: 'skipped' },
    tafel_m1: { value: '3' },
  })
})

test('a photo is drawn anew, without its place, and leaves memory only sealed', async () => {
  const { device, survey } = await atQuestions()
  await userEvent.upload(page.getByLabelText('Foto aufnehmen'), await pictureFile())
  const shown = page.getByRole('img', { name: 'Ein Foto ist dabei.' })
  await expect.element(shown).toBeVisible()
  const { media } = await device.meeting()
  expect(await media.list(`answers.${survey}`)).toEqual([])
  const picture = shown.element() as HTMLImageElement
  await picture.decode()
  expect([picture.naturalWidth, picture.naturalHeight]).toEqual([1600, 800])
  const plain = await fetch(picture.src).then((response) => response.text())
  expect(plain).not.toContain('GPS')
  await button('Weiter').click()
  await button('Absenden').click()
  await expect.element(heading('Danke!')).toBeVisible()
  const [line] = await media.list(`answers.${survey}`)
  const [given] = await answersOf(device, survey)
  expect(JSON.stringify(given?.answers.foto)).toContain(line?.hash ?? 'nothing')
})

test('a photo of somebody who stops is kept nowhere', async () => {
  const { device, survey } = await atQuestions()
  await userEvent.upload(page.getByLabelText('Foto aufnehmen'), await pictureFile())
  await expect.element(page.getByRole('img', { name: 'Ein Foto ist dabei.' })).toBeVisible()
  await button('Abbrechen').click()
  await button('Ja, alles löschen').click()
  const { media } = await device.meeting()
  expect(await media.list(`answers.${survey}`)).toEqual([])
})

test('photos are not offered where they were not allowed', async () => {
  await atQuestions({ ...everything, photos: false })
  await expect.element(page.getByText('Zeigen Sie uns die Stelle.')).not.toBeInTheDocument()
})

test('a day that there is not is said in one sentence', async () => {
  await atQuestions()
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Tag' }), '31')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Monat' }), 'Februar')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Jahr' }), '2027')
  await button('Weiter').click()
  await expect.element(page.getByText('Diesen Tag gibt es nicht.')).toBeVisible()
})

test('"Nichts davon" takes the other answers away, and they take it away', async () => {
  const [section] = everything.sections
  const choice = {
    id: 'c1',
    name: 'alle',
    kind: 'choice',
    many: true,
    text: { de: 'Was nutzen Sie?' },
    options: [
      { code: 'a', text: { de: 'Bus' } },
      { code: 'b', text: { de: 'Rad' } },
      { code: 'n', text: { de: 'Nichts davon' }, alone: true },
    ],
  } as const
  await atQuestions({
    ...everything,
    sections: section
      ? [{ ...section, questions: [{ ...choice, options: [...choice.options] }] }]
      : [],
  })
  const box = (name: string) => page.getByRole('checkbox', { name })
  await box('Bus').click()
  await box('Rad').click()
  await box('Nichts davon').click()
  await expect.element(box('Bus')).not.toBeChecked()
  await expect.element(box('Nichts davon')).toBeChecked()
  await box('Rad').click()
  await expect.element(box('Nichts davon')).not.toBeChecked()
  await box('Weiß nicht / möchte nicht sagen').click()
  await expect.element(box('Rad')).not.toBeChecked()
})

test('every answer is large enough for any finger', async () => {
  await atQuestions()
  for (const target of document.querySelectorAll('fieldset label:has(input), fieldset button')) {
    const { width, height } = target.getBoundingClientRect()
    expect.soft(Math.min(width, height), target.textContent.trim()).toBeGreaterThanOrEqual(56)
  }
})

test('no field offers what somebody else has typed', async () => {
  await atQuestions()
  for (const field of document.querySelectorAll('input, textarea, select')) {
    if (field.matches('[type=file]')) continue
    expect.soft(field.getAttribute('autocomplete'), field.outerHTML).toBe('off')
  }
})

test.each([
  [390, 844, 100],
  [820, 1180, 100],
  [1180, 820, 200],
  [390, 844, 200],
])(
  'at %i × %i and text of %i per cent nothing sticks out, and axe finds nothing',
  async (w, h, text) => {
    await size(w, h, text)
    await atQuestions()
    const { clientWidth, scrollWidth } = document.documentElement
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
    expect(await faults()).toEqual([])
  },
)
