/** Reading aloud: only with voices of this device, and only in the language of the question. */
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { localVoice } from '#state/survey/read-aloud.svelte.ts'
import { button, runSurvey, startKiosk } from '../../../client/asking.ts'

const voice = (lang: string, localService: boolean) =>
  ({ lang, localService, name: lang, default: false, voiceURI: lang }) as SpeechSynthesisVoice

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('a voice that needs the network is none', () => {
  expect(localVoice([voice('de-DE', false)], 'de')).toBeUndefined()
  expect(localVoice([voice('en-US', true)], 'de')).toBeUndefined()
  const voices = [voice('de-DE', false), voice('de_AT', true)]
  expect(localVoice(voices, 'de')?.lang).toBe('de_AT')
})

async function firstQuestion() {
  await startKiosk(await runSurvey())
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await expect.element(page.getByText('Haben Sie Kinder?')).toBeVisible()
}

test('no button where no voice of this device speaks the language', async () => {
  vi.spyOn(speechSynthesis, 'getVoices').mockReturnValue([voice('de-DE', false)])
  await firstQuestion()
  await expect.element(button('Vorlesen')).not.toBeInTheDocument()
})

test('a question is read with its answers, and stops on a second tap', async () => {
  const spoken: string[] = []
  class Utterance {
    voice: unknown
    lang = ''
    rate = 1
    onend: (() => void) | undefined
    onerror: (() => void) | undefined
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  }
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
  vi.spyOn(speechSynthesis, 'getVoices').mockReturnValue([voice('de-DE', true)])
  vi.spyOn(speechSynthesis, 'speak').mockImplementation(({ text }) => void spoken.push(text))
  const cancel = vi.spyOn(speechSynthesis, 'cancel')
  await firstQuestion()
  await button('Vorlesen').click()
  expect(spoken).toEqual(['Haben Sie Kinder? Ja. Nein.'])
  cancel.mockClear()
  await button('Stopp').click()
  expect(cancel).toHaveBeenCalled()
  await expect.element(button('Vorlesen')).toBeVisible()
})
