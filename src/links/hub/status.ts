/** How it stands with the hub, for a person to see: one state, and the one thing that is in the way. */

import type { HubFault, HubState, HubStatus } from '#documents/ports.ts'

/** The most important first: what a person can do something about. */
const order: HubFault[] = [
  ...(['version', 'origin', 'absent', 'operator', 'refused', 'disk', 'storage'] as const),
  ...(['room-full', 'too-large', 'crowded', 'unreachable'] as const),
]

export class StatusBoard {
  readonly #faults = new Map<HubFault, Set<string>>()
  readonly #observers = new Set<() => void>()
  #state: HubState = 'connecting'
  #told = ''

  get now(): HubStatus {
    const fault = order.find((one) => this.#faults.has(one))
    if (!fault) return { state: this.#state }
    const [docId] = this.#faults.get(fault) ?? []
    return docId ? { state: this.#state, fault, docId } : { state: this.#state, fault }
  }

  observe(changed: () => void): () => void {
    this.#observers.add(changed)
    return () => this.#observers.delete(changed)
  }

  enter(state: HubState): void {
    this.#state = state
    this.#tell()
  }

  raise(fault: HubFault, docId = ''): void {
    this.#faults.set(fault, (this.#faults.get(fault) ?? new Set()).add(docId))
    this.#tell()
  }

  /** Without a document: all of this kind. */
  clear(fault: HubFault, docId?: string): void {
    const documents = this.#faults.get(fault)
    if (docId !== undefined) documents?.delete(docId)
    if (docId === undefined || !documents?.size) this.#faults.delete(fault)
    this.#tell()
  }

  #tell(): void {
    const now = JSON.stringify(this.now)
    if (now === this.#told) return
    this.#told = now
    for (const observer of [...this.#observers]) observer()
  }
}
