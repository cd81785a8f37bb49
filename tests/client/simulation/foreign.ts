/** Follows entries that nobody may believe to the device they reach: there they must end in quarantine. */
import type { LinkMessage } from '#documents/ports.ts'
import type { End } from './network.ts'
import { Tablet } from './tablet.ts'
import type { Witness } from './witness.ts'

export class ForeignEntries {
  /** From now on disks are well and nobody leaves, so that each must be found. */
  isCounted = false
  readonly #witness: Witness
  readonly #before = new Set<string>()
  readonly #found: { tablet: Tablet; name: string }[] = []

  constructor(witness: Witness) {
    this.#witness = witness
  }

  /** Called for each message that arrives somewhere. */
  readonly see = (message: LinkMessage, { at }: End): void => {
    if (message.kind !== 'entries' || !(at instanceof Tablet)) return
    for (const { hash } of message.entries) {
      const name = `${message.docId} ${hash}`
      if (!this.#witness.junk.has(hash) || this.#before.has(`${at.name} ${name}`)) continue
      this.#before.add(`${at.name} ${name}`)
      if (this.isCounted) this.#found.push({ tablet: at, name })
    }
  }

  expectSetAside(): void {
    const lost = this.#found.find(({ tablet, name }) => !tablet.disk.setAside.has(name))
    if (lost) this.#witness.violate('I4', `${lost.tablet.name} does not set aside ${lost.name}`)
  }
}
