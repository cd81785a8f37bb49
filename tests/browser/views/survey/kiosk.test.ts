/** The kiosk: one person after the other, and nothing of one before the eyes of the next. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openApp } from '../../../client/app.ts'
import {
  answersOf,
  button,
  heading,
  pin,
  runSurvey,
  short,
  startKiosk,
  type Running,
} from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'

beforeEach(() => size(1180, 820))
afterEach(async () => {
  vi.restoreAllMocks()
  await size(1180, 820)
})

const radio = (name: string) => page.getByRole('radio', { name, exact: true })
const box = (name: string) => page.getByRole('checkbox', { name, exact: true })

async function kiosk(questionnaire = short): Promise<Running> {
  const running = await runSurvey(questionnaire)
  await startKiosk(running)
  return running
}

/** From the blank start to the review, with this wish. */
async function answer(wish: string): Promise<void> {
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await radio('Nein').click()
  await button('Weiter').click()
  await box('Mit dem Rad').click()
  await button('Weiter').click()
  await page.getByRole('textbox').fill(wish)
  await button('Weiter').click()
  await expect.element(heading('Ihre Antworten')).toBeVisible()
}

test('a person answers, reads it again, sends it, and the next one finds a blank start', async () => {
  const running = await kiosk()
  await answer('Ein Zebrastreifen')
  await expect.element(page.getByText('Ein Zebrastreifen')).toBeVisible()
  await button('Absenden').click()
  await expect.element(heading('Danke!')).toBeVisible()
  await button('Nächste Person').click()
  await expect.element(button('Beginnen')).toBeVisible()
  expect(document.documentElement.innerHTML).not.toContain('Zebrastreifen')
  const [given, ...others] = await answersOf(running.device, running.survey)
  expect(others).toEqual([])
  expect(given).toMatchObject({
    channel: 'kiosk',
    language: 'de',
    answers: {
      kinder: { value: false },
      anzahl: { missing: 'not-asked' },
      wege: { value: ['rad'] },
      worte: { value: 'Ein Zebrastreifen' },
    },
  })
})

test('the notice comes before the first question', async () => {
  await kiosk()
  await button('Beginnen').click()
  await expect.element(heading('Ihre Daten')).toBeVisible()
  await expect.element(radio('Ja')).not.toBeInTheDocument()
  await page.getByText('Mehr lesen').click()
  await expect.element(page.getByText('Landesbeauftragter für den Datenschutz')).toBeVisible()
})

test('what must be answered is asked for in one sentence, and "Weiß nicht" is enough', async () => {
  await kiosk()
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await button('Weiter').click()
  await expect.element(page.getByText('Bitte antworten Sie. „Weiß nicht“ geht auch.')).toBeVisible()
  await box('Weiß nicht / möchte nicht sagen').click()
  await button('Weiter').click()
  await expect.element(page.getByText('Wie kommen Sie zur Kita?')).toBeVisible()
})

test('an answer to a question that is no longer asked is not sent', async () => {
  const running = await kiosk()
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await radio('Ja').click()
  await button('Weiter').click()
  await page.getByRole('textbox').fill('3')
  await button('Zurück').click()
  await radio('Nein').click()
  for (let step = 0; step < 3; step += 1) await button('Weiter').click()
  await button('Absenden').click()
  await expect.element(heading('Danke!')).toBeVisible()
  const [given] = await answersOf(running.device, running.survey)
  expect(given?.answers.anzahl).toEqual({ missing: 'not-asked' })
})

test('what is typed and is no number is said, and not taken for nothing', async () => {
  await kiosk()
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await radio('Ja').click()
  await button('Weiter').click()
  await page.getByRole('textbox').fill('zwei')
  await button('Weiter').click()
  await expect.element(page.getByText('Das ist keine Zahl.')).toBeVisible()
  await page.getByRole('textbox').fill('2')
  await button('Weiter').click()
  await expect.element(page.getByText('Wie kommen Sie zur Kita?')).toBeVisible()
})

test('one answer is changed from the review, and the way leads straight back', async () => {
  await kiosk()
  await answer('Eis')
  await button('Ändern: Wie kommen Sie zur Kita?').click()
  await box('Gar nicht').click()
  await button('Zurück zu Ihren Antworten').click()
  await expect.element(page.getByText('Gar nicht')).toBeVisible()
  await expect.element(page.getByText('Mit dem Rad')).not.toBeInTheDocument()
})

test('"Abbrechen" asks once more, and then nothing is kept', async () => {
  const running = await kiosk()
  await answer('Geheimnis')
  await button('Abbrechen').click()
  await button('Nein, weiter antworten').click()
  await expect.element(page.getByText('Geheimnis')).toBeVisible()
  await button('Abbrechen').click()
  await button('Ja, alles löschen').click()
  await expect.element(button('Beginnen')).toBeVisible()
  expect(document.documentElement.innerHTML).not.toContain('Geheimnis')
  expect(await answersOf(running.device, running.survey)).toEqual([])
})

test('Arabic runs from right to left, and the next person starts in German again', async () => {
  await kiosk()
  await page.getByRole('button', { name: 'العربية' }).click()
  await expect.element(page.getByRole('heading', { name: 'العائلات' })).toBeVisible()
  const start = document.querySelector('[dir=rtl] .begin')
  expect(start).not.toBeNull()
  await button('ابدأ').click()
  await button('قرأت. التالي').click()
  await expect.element(page.getByText('هل لديك أطفال؟')).toBeVisible()
  expect(document.querySelector('fieldset:dir(rtl)')).not.toBeNull()
  await button('إلغاء').click()
  await button('نعم، احذف كل شيء').click()
  await expect.element(heading('Familien in Braunsbedra')).toBeVisible()
})

test('whoever puts the app away leaves a blank start behind', async () => {
  await kiosk()
  await answer('Geheimnis')
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  await expect.element(button('Beginnen')).toBeInTheDocument()
  expect(document.documentElement.innerHTML).not.toContain('Geheimnis')
})

test('a page that the browser keeps for "back" keeps nothing of the person', async () => {
  await kiosk()
  await answer('Geheimnis')
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  await expect.element(button('Beginnen')).toBeVisible()
  // The database, too, rests while the browser keeps a page.
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  expect(document.documentElement.innerHTML).not.toContain('Geheimnis')
})

test('no other screen opens: not by the back button, not by an address, not in another window', async () => {
  const running = await kiosk()
  const here = `/befragung/${running.survey}/kiosk`
  running.house.router.go({ screen: 'initiative', initiative: running.initiative })
  expect(running.house.router.current).toMatchObject({ screen: 'kiosk' })
  history.pushState(null, '', `/vorhaben/${running.initiative}`)
  dispatchEvent(new PopStateEvent('popstate'))
  expect(location.pathname).toBe(here)
  expect(running.house.router.current).toMatchObject({ screen: 'kiosk' })
  document.body.replaceChildren()
  const second = await openApp(`/vorhaben/${running.initiative}`, { name: running.name })
  await expect.element(button('Beginnen')).toBeVisible()
  expect(location.pathname).toBe(here)
  expect(second.house.router.current).toMatchObject({ screen: 'kiosk' })
})

test('a window that was open before goes into the kiosk, too', async () => {
  const running = await runSurvey()
  const other = await openApp('/', { name: running.name })
  expect(other.house.router.current).toMatchObject({ screen: 'start' })
  await running.device.setPreference('kiosk', running.survey)
  await expect.poll(() => other.house.router.current).toMatchObject({ screen: 'kiosk' })
})

test('the PIN leads out; a wrong one does not, and the next try waits', async () => {
  const running = await kiosk()
  const leave = async (text: string) => {
    await page.getByRole('textbox', { name: 'PIN zum Verlassen' }).fill(text)
    await button('Verlassen').click()
  }
  await button('Für die Aufsicht').click()
  await leave('1111')
  await expect.element(page.getByText('Diese PIN stimmt nicht.')).toBeVisible()
  await leave('2222')
  await expect.element(page.getByText(/Nächster Versuch in \d Sekunde/)).toBeVisible()
  await expect.element(button('Verlassen')).toBeDisabled()
  await expect.element(button('Verlassen'), { timeout: 10_000 }).toBeEnabled()
  await leave(pin)
  await expect.element(heading('Dieses Gerät herumgeben')).toBeVisible()
  expect(running.house.kiosk).toBeUndefined()
  expect(running.device.preference('kiosk pin')).toBe('')
})

test('the PIN itself is nowhere on the device', async () => {
  const { device } = await kiosk()
  expect(device.preference('kiosk pin')).not.toContain(pin)
})

test('a whole answer by keyboard alone', async () => {
  const running = await kiosk()
  const tabTo = async (name: string) => {
    const nameOf = (element: Element | null) =>
      element instanceof HTMLInputElement
        ? element.labels?.[0]?.textContent.trim()
        : (element?.ariaLabel ?? element?.textContent.trim())
    for (let press = 0; press < 40; press += 1) {
      if (nameOf(document.activeElement) === name) return
      await userEvent.tab()
    }
    throw new Error(`The keyboard does not reach ${name}.`)
  }
  await tabTo('Beginnen')
  await userEvent.keyboard('{Enter}')
  await tabTo('Gelesen. Weiter')
  await userEvent.keyboard('{Enter}')
  await tabTo('Ja')
  await userEvent.keyboard(' {ArrowDown}')
  await expect.element(radio('Nein')).toBeChecked()
  await userEvent.keyboard('{Enter}')
  await tabTo('Zu Fuß')
  await userEvent.keyboard(' ')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Was wünschen Sie sich?')).toBeVisible()
  await tabTo('Weiter')
  await userEvent.keyboard('{Enter}')
  await tabTo('Absenden')
  await userEvent.keyboard('{Enter}')
  await expect.element(heading('Danke!')).toBeVisible()
  const [given] = await answersOf(running.device, running.survey)
  expect(given?.answers).toMatchObject({ kinder: { value: false }, wege: { value: ['fuss'] } })
})

test('axe finds nothing, on any screen of the kiosk', async () => {
  const running = await runSurvey()
  running.house.router.go({ screen: 'kiosk', survey: running.survey })
  await expect.element(button('Kiosk starten')).toBeVisible()
  expect(await faults()).toEqual([])
  await startKiosk(running)
  expect(await faults()).toEqual([])
  await button('Beginnen').click()
  expect(await faults()).toEqual([])
  await button('Gelesen. Weiter').click()
  await button('Weiter').click()
  expect(await faults()).toEqual([])
  await radio('Nein').click()
  await button('Weiter').click()
  expect(await faults()).toEqual([])
  await button('Weiter').click()
  await button('Weiter').click()
  expect(await faults()).toEqual([])
  await button('Absenden').click()
  await expect.element(heading('Danke!')).toBeVisible()
  expect(await faults()).toEqual([])
})
