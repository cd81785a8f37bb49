/** The camera of this device: asked for once, started again when the window is seen, off when nobody needs it. */

/** What a camera can say; `denied` by a person or a rule, `missing` if there is none that works. */
export type CameraState = 'off' | 'starting' | 'on' | 'denied' | 'missing'

/** The part of the browser that is needed; tests hand in their own. */
export type OpenCamera = (wanted: MediaStreamConstraints) => Promise<MediaStream>

/** The one at the back, sharp enough for a code at arm's length. */
const forCodes = { video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false }
/** The same, as sharp as it can be without thinking twice on a cheap tablet. */
export const forPhotos = {
  video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1440 } },
  audio: false,
}

export class Camera {
  readonly #open: OpenCamera
  readonly #wanted: MediaStreamConstraints
  stream = $state.raw<MediaStream | undefined>(undefined)
  #state: CameraState = $state('off')
  #isBusy = $state(false)
  #isWanted = false

  constructor(
    open: OpenCamera = (given) => navigator.mediaDevices.getUserMedia(given),
    wanted: MediaStreamConstraints = forCodes,
  ) {
    this.#open = open
    this.#wanted = wanted
  }

  get state(): CameraState {
    return this.#state
  }

  /** True if it is `missing` only because another app has it. */
  get isBusy(): boolean {
    return this.#isBusy
  }

  /** Never rejects; tells whether there is a picture now. */
  async start(): Promise<boolean> {
    if (!this.#isWanted) document.addEventListener('visibilitychange', this.#seen)
    this.#isWanted = true
    if (this.#state === 'on' || this.#state === 'starting') return this.#state === 'on'
    this.#state = 'starting'
    this.#isBusy = false
    try {
      const stream = await this.#open(this.#wanted)
      if (!this.#isStillWanted()) {
        end(stream)
        return false
      }
      this.stream = stream
      this.#state = 'on'
      return true
    } catch (error) {
      const isDenied = error instanceof DOMException && error.name === 'NotAllowedError'
      // Chromium says the first of these, Firefox the second.
      const busy = ['NotReadableError', 'AbortError']
      this.#isBusy = error instanceof DOMException && busy.includes(error.name)
      if (this.#isStillWanted()) this.#state = isDenied ? 'denied' : 'missing'
      return false
    }
  }

  stop(): void {
    this.#isWanted = false
    document.removeEventListener('visibilitychange', this.#seen)
    this.#release()
  }

  #isStillWanted(): boolean {
    return this.#isWanted
  }

  /** On tablets the picture stays black after another app was in front: it is opened anew. */
  readonly #seen = (): void => {
    if (document.visibilityState === 'hidden') return this.#release()
    if (this.#isWanted && this.#state === 'off') void this.start()
  }

  #release(): void {
    if (this.stream) end(this.stream)
    this.stream = undefined
    this.#state = 'off'
  }
}

function end(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
