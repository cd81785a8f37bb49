/** Knows whether the hub may write; when not, it says why, and finds out by itself when it is over. */
import { statfs } from 'node:fs/promises'
import type { Refusal } from '#schema/hub.ts'
import type { AppendLog } from './log.ts'

/** How full the disk of a folder is, from 0 to 1, as `df` says it. */
export async function diskUse(folder: string): Promise<number> {
  const { blocks, bfree, bavail } = await statfs(folder)
  const used = blocks - bfree
  return used / (used + bavail || 1)
}

export class Guard {
  readonly #log: AppendLog
  readonly #most: number
  readonly #use: () => Promise<number>
  readonly #observers = new Set<() => void>()
  #reason: Refusal | undefined
  /** As it was at the last look. */
  disk = 0

  constructor(log: AppendLog, most: number, use: () => Promise<number>) {
    this.#log = log
    this.#most = most
    this.#use = use
  }

  /** Why nothing is taken now; undefined if the hub writes. */
  get reason(): Refusal | undefined {
    return this.#reason
  }

  /** Something could not be written, though there should be room. */
  fail(): void {
    this.#set('storage')
  }

  observe(changed: () => void): void {
    this.#observers.add(changed)
  }

  /** Never rejects. */
  async check(): Promise<void> {
    this.disk = await this.#use().catch(() => this.disk)
    if (this.disk > this.#most) this.#set('disk')
    else if (this.#reason) {
      await this.#log.probe().then(
        () => this.#set(undefined),
        () => this.#set('storage'),
      )
    }
  }

  #set(reason: Refusal | undefined): void {
    if (reason === this.#reason) return
    this.#reason = reason
    for (const observer of this.#observers) observer()
  }
}
