/** Reading aloud with voices that are on this device; a voice from the network would hear what is asked. */

/** The part of the browser that is needed; tests hand in their own. */
export interface Speech {
  getVoices(): SpeechSynthesisVoice[]
  speak(utterance: SpeechSynthesisUtterance): void
  cancel(): void
  addEventListener(type: 'voiceschanged', listener: () => void): void
  removeEventListener(type: 'voiceschanged', listener: () => void): void
}

/** A local voice of this language, preferably of just this region. */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: string,
): SpeechSynthesisVoice | undefined {
  const wanted = language.toLowerCase()
  const base = wanted.split('-')[0] ?? wanted
  const local = voices.filter(({ localService, lang }) => {
    return localService && lang.toLowerCase().replace('_', '-').split('-')[0] === base
  })
  const exact = local.find(({ lang }) => lang.toLowerCase().replace('_', '-') === wanted)
  return exact ?? local.find((voice) => voice.default) ?? local[0]
}

export class ReadAloud {
  readonly #speech: Speech | undefined
  #voices = $state.raw<readonly SpeechSynthesisVoice[]>([])
  /** What is being read now. */
  speaking = $state<string>()

  constructor(speech: Speech | undefined = globalThis.speechSynthesis) {
    this.#speech = speech
  }

  /** Looks for voices until the returned function is called; browsers tell of them late. */
  begin(): () => void {
    const speech = this.#speech
    if (!speech) return () => undefined
    const look = () => (this.#voices = speech.getVoices())
    look()
    speech.addEventListener('voiceschanged', look)
    return () => {
      speech.removeEventListener('voiceschanged', look)
      this.stop()
    }
  }

  has(language: string): boolean {
    return localVoice(this.#voices, language) !== undefined
  }

  /** Reads one text; read again, it stops. */
  toggle(text: string, language: string): void {
    const isStopping = this.speaking === text
    this.stop()
    const voice = localVoice(this.#voices, language)
    if (isStopping || !voice || !this.#speech) return
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 0.9
    const done = () => {
      if (this.speaking === text) this.speaking = undefined
    }
    utterance.onend = done
    utterance.onerror = done
    this.speaking = text
    this.#speech.speak(utterance)
  }

  stop(): void {
    this.#speech?.cancel()
    this.speaking = undefined
  }
}
