/** Connecting two devices by their codes, step by step: show, scan, show, scan. */
import type { Link } from '#documents/ports.ts'
import type { Camera } from './camera.svelte.ts'

export type { Link }

export type Reading = 'scanned' | 'typed'

/** One side of a pairing that is shown; see `PairingDesk` of the links. */
export interface ShownCode<L extends Link> {
  code: string
  rows: string[]
  opened: Promise<L>
  cancel(): void
}

/** Makes and reads codes. Rejects with a `reason`, and with a `row` for a typed one that cannot be right. */
export interface Desk<L extends Link> {
  offer(): Promise<ShownCode<L> & { accept(text: string, reading: Reading): Promise<L> }>
  answer(text: string, reading: Reading): Promise<ShownCode<L>>
}

/** `show` and `scan` come in the order of the side one is on. */
export type PairingStep = 'choice' | 'starting' | 'show' | 'scan' | 'connecting' | 'done'

const reasons = [
  'no-network',
  'not-a-code',
  'wrong-turn',
  'other-offer',
  'separated',
  'wrong-row',
] as const
export type PairingFault = { reason: (typeof reasons)[number]; row: number } | undefined

export class Pairing<L extends Link> {
  readonly #desk: Desk<L>
  readonly camera: Camera
  readonly #opened: (link: L, showedFirst: boolean) => void
  step: PairingStep = $state('choice')
  /** True on the side whose code is shown first. */
  showsFirst = $state(true)
  fault = $state.raw<PairingFault>(undefined)
  #shown = $state.raw<ShownCode<L> | undefined>(undefined)
  #offer: Awaited<ReturnType<Desk<L>['offer']>> | undefined
  /** Who was connected last. */
  name = $state('')
  /** What is going on belongs to this beginning; another one makes it void. */
  #turn = 0
  #isReading = false

  /** `opened` is called with each link that has come about; it belongs to the caller from then on. */
  constructor(desk: Desk<L>, camera: Camera, opened: (link: L, showedFirst: boolean) => void) {
    this.#desk = desk
    this.camera = camera
    this.#opened = opened
  }

  get code(): string {
    return this.#shown?.code ?? ''
  }
  get rows(): string[] {
    return this.#shown?.rows ?? []
  }

  /** "Code zeigen": the camera first, or the browser hides the addresses of this device. */
  async showFirst(): Promise<void> {
    const turn = this.#begin(true)
    await this.camera.start()
    if (turn !== this.#turn) return
    await this.#attempt(turn, async () => {
      const offer = await this.#desk.offer()
      if (turn !== this.#turn) return offer.cancel()
      this.#offer = offer
      this.#shown = offer
      this.step = 'show'
    })
  }

  /** "Code scannen". Without a camera the code is typed. */
  async scanFirst(): Promise<void> {
    const turn = this.#begin(false)
    await this.camera.start()
    if (turn === this.#turn) this.step = 'scan'
  }

  /** The other device has read the code that is shown here. */
  next(): void {
    if (this.step === 'show' && this.showsFirst) this.step = 'scan'
  }

  /** Back to the code of this device, because the other has not read it yet. */
  back(): void {
    if (this.step === 'scan' && this.showsFirst) this.step = 'show'
    this.fault = undefined
  }

  /** A code was read. Whatever is in front of the camera comes here again and again. */
  async read(text: string, reading: Reading): Promise<void> {
    // The own code in a mirror, or held by a neighbour, is nobody's.
    if (this.step !== 'scan' || this.#isReading || text === this.code) return
    this.#isReading = true
    const turn = this.#turn
    await this.#attempt(turn, () =>
      this.showsFirst ? this.#accept(text, reading, turn) : this.#answer(text, reading, turn),
    )
    this.#isReading = false
  }

  /** Gives up what has begun and starts from the beginning. */
  cancel(): void {
    this.#end()
    this.step = 'choice'
    this.fault = undefined
  }

  /** The screen is left: the camera goes off, and nothing stays half open. */
  leave(): void {
    this.cancel()
    this.camera.stop()
  }

  #begin(showsFirst: boolean): number {
    this.#end()
    this.fault = undefined
    this.showsFirst = showsFirst
    this.step = 'starting'
    return this.#turn
  }

  #end(): void {
    this.#turn += 1
    this.#shown?.cancel()
    this.#shown = undefined
    this.#offer = undefined
    this.#isReading = false
  }

  async #accept(text: string, reading: Reading, turn: number): Promise<void> {
    const accepted = this.#offer?.accept(text, reading)
    if (!accepted) return
    // A wrong code is refused within a moment; only a right one is worth a new picture.
    const wrong = await Promise.race([
      accepted.then(
        () => undefined,
        (error: unknown) => ({ error }),
      ),
      new Promise<undefined>((resolve) => setTimeout(resolve, 50)),
    ])
    if (wrong) throw wrong.error
    if (turn === this.#turn) {
      this.step = 'connecting'
      this.fault = undefined
    }
    this.#finish(await accepted, turn)
  }

  async #answer(text: string, reading: Reading, turn: number): Promise<void> {
    const half = await this.#desk.answer(text, reading)
    if (turn !== this.#turn) return half.cancel()
    this.#shown = half
    this.fault = undefined
    this.step = 'show'
    void this.#attempt(turn, async () => this.#finish(await half.opened, turn))
  }

  #finish(link: L, turn: number): void {
    if (turn !== this.#turn) return link.close()
    this.#turn += 1
    this.#shown = undefined
    this.#offer = undefined
    this.name = link.holder?.name ?? ''
    this.step = 'done'
    this.#opened(link, this.showsFirst)
  }

  /** Does something that may be refused; the refusal becomes a sentence. */
  async #attempt(turn: number, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      if (turn === this.#turn) this.#refuse(error as { reason?: unknown; row?: number })
    }
  }

  #refuse({ reason, row = 0 }: { reason?: unknown; row?: number }): void {
    const known = reasons.find((one) => one === reason) ?? 'separated'
    this.fault = { reason: known, row }
    const isOver = known === 'no-network' || known === 'separated'
    if (!isOver) return
    this.#end()
    this.step = 'choice'
  }
}
