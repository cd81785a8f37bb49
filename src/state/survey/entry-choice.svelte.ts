/** What is typed in: which version, from which pile, how many twice, and whether a digit leads on by itself. */
import type { OpenSurvey } from '#documents/ports.ts'
import { versionsOf, type Version } from '#documents/survey.ts'
import type { House } from '#state/house.svelte.ts'
import { Live } from '#state/live.ts'
import type { Share } from '#survey/paper-sample.ts'
import { batchOf, versionOnPaper } from './paper.svelte.ts'

export class EntryChoice {
  readonly #house: House
  readonly #versions: Live<Version[]>
  hash = $state('')
  share = $state<Share>(10)
  #batch = $state('')
  #jumps = $state(true)

  constructor(house: House, { id, document }: OpenSurvey) {
    this.#house = house
    this.#versions = new Live(
      (changed) => document.observe(changed),
      () => versionsOf(document.doc),
    )
    this.hash = versionOnPaper(document.doc)?.hash ?? ''
    this.#jumps = house.device.preference('paper jump') !== 'no'
    this.#batch = batchOf(house.device.preference(`pile ${id}`) ?? '') || 'A'
  }

  get versions(): Version[] {
    return this.#versions.current
  }
  get version(): Version | undefined {
    return this.versions.find(({ hash }) => hash === this.hash)
  }

  get batch(): string {
    return this.#batch
  }
  set batch(text: string) {
    this.#batch = batchOf(text)
  }

  get jumps(): boolean {
    return this.#jumps
  }
  set jumps(jumps: boolean) {
    this.#jumps = jumps
    void this.#house.device.setPreference('paper jump', jumps ? 'yes' : 'no')
  }
}
