/** Keeps a device in the kiosk: a PIN leads out, kept as a slow hash, and wrong tries wait longer each time. */
import type { Device } from '#documents/ports.ts'
import { KioskPin } from '#schema/kiosk.ts'
import { Live } from '#state/live.ts'
import { fromBase64url, toBase64url, toUtf8 } from '#vault/bytes.ts'

/** Half a second to two on a cheap tablet: ten thousand PINs take hours even there (OWASP, 2023). */
const rounds = 600_000
const secondsAfterWrong = [0, 0, 5, 15, 30, 60, 120, 300]

export type Leaving = 'left' | 'wrong' | 'waiting'

/** Four to eight digits. */
export function isPin(text: string): boolean {
  return /^\d{4,8}$/.test(text)
}

export class KioskLock {
  readonly #device: Device
  readonly #now: () => number
  readonly #rounds: number
  readonly #changed = new Set<() => void>()
  readonly #kept: Live<KioskPin | undefined>

  /** `rounds` is less in tests. */
  constructor(device: Device, now: () => number, most = rounds) {
    this.#device = device
    this.#now = now
    this.#rounds = most
    this.#kept = new Live(
      (changed) => {
        this.#changed.add(changed)
        return () => this.#changed.delete(changed)
      },
      () => this.#read(),
    )
  }

  /** Seconds until the next try. */
  get wait(): number {
    const until = this.#kept.current?.until ?? 0
    return Math.max(0, Math.ceil((until - this.#now()) / 1000))
  }

  /** The survey that this device is kept in stands under `kiosk`, where the house looks at once (state/house). */
  async start(survey: string, pin: string): Promise<void> {
    const salt = toBase64url(crypto.getRandomValues(new Uint8Array(16)))
    const hash = await slowHash(pin, salt, this.#rounds)
    await this.#write({ salt, hash, rounds: this.#rounds, wrong: 0, until: 0 })
    await this.#device.setPreference('kiosk', survey)
  }

  /** Opens with the PIN. */
  leave(pin: string): Promise<Leaving> {
    return this.#try(async (kept) => (await slowHash(pin, kept.salt, kept.rounds)) === kept.hash)
  }

  /** Opens without the PIN, for whoever can answer as only the moderation can; wrong answers wait as wrong PINs do. */
  leaveWith(isRight: () => boolean | Promise<boolean>): Promise<Leaving> {
    return this.#try(isRight)
  }

  async #try(isRight: (kept: KioskPin) => boolean | Promise<boolean>): Promise<Leaving> {
    const kept = this.#read()
    // Without a hash there is no way to be right: then whoever stands here may out.
    if (kept) {
      if (this.wait > 0) return 'waiting'
      // The wait begins before the answer: pulling the plug saves no time.
      const wrong = kept.wrong + 1
      const seconds = secondsAfterWrong[Math.min(wrong, secondsAfterWrong.length - 1)] ?? 0
      await this.#write({ ...kept, wrong, until: this.#now() + seconds * 1000 })
      if (!(await isRight(kept))) return 'wrong'
    }
    await this.#device.setPreference('kiosk pin', '')
    await this.#device.setPreference('kiosk', '')
    return 'left'
  }

  #read(): KioskPin | undefined {
    const text = this.#device.preference('kiosk pin')
    if (!text) return undefined
    try {
      const kept = KioskPin.safeParse(JSON.parse(text))
      return kept.success ? kept.data : undefined
    } catch {
      return undefined
    }
  }

  async #write(kept: KioskPin): Promise<void> {
    await this.#device.setPreference('kiosk pin', JSON.stringify(kept))
    for (const changed of [...this.#changed]) changed()
  }
}

async function slowHash(pin: string, salt: string, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', toUtf8(pin), 'PBKDF2', false, ['deriveBits'])
  const settings = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64url(salt), iterations }
  return toBase64url(new Uint8Array(await crypto.subtle.deriveBits(settings, key, 256)))
}
