/** Whether the app can be put on the home screen here, and how. */

/** Chromium's own event; it is in no standard. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

export class Installation {
  #prompt = $state.raw<InstallPrompt | undefined>(undefined)
  #installed = $state(matchMedia('(display-mode: standalone)').matches)

  constructor() {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault()
      this.#prompt = event as InstallPrompt
    })
    addEventListener('appinstalled', () => {
      this.#prompt = undefined
      this.#installed = true
    })
  }

  /** `button`: the browser offers it; `safari`: by hand through the share menu; `none`: installed or not possible. */
  get way(): 'button' | 'safari' | 'none' {
    if (this.#installed) return 'none'
    if (this.#prompt) return 'button'
    return isAppleTouch() ? 'safari' : 'none'
  }

  async install(): Promise<void> {
    await this.#prompt?.prompt()
    this.#prompt = undefined
  }
}

/** An iPad calls itself a Mac, but has a touch screen. */
function isAppleTouch(): boolean {
  const { userAgent, maxTouchPoints } = navigator
  return /iPad|iPhone/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
}
