/** What this device was given by links: a role per document, and what it has joined; sealed for this device. */
import { Grant, Joined } from '#schema/invitation.ts'
import { fromBase64url, fromUtf8, toBase64url, toUtf8, type Bytes } from '#vault/bytes.ts'
import type { Capability } from '#vault/keys.ts'
import type { Seal } from '#vault/seal.ts'
import { onOpen, type Database } from './database.ts'
import { toProblem } from './problem.ts'

/** A capability for the document with this id. */
export interface DocumentCapability extends Capability {
  docId: string
}

/** The role, the secret and the three public keys, in base64url with spaces between. */
function write({ role, secret, publicKeys }: Capability): string {
  const keys = [secret, publicKeys.moderation, publicKeys.contribution, publicKeys.reading]
  return [role, ...keys.map(toBase64url)].join(' ')
}

function read(line: string): Capability | undefined {
  const [role, ...keys] = line.split(' ')
  const [secret, moderation, contribution, reading] = keys.map(fromBase64url)
  const publicKeys = { moderation, contribution, reading }
  return Grant.safeParse({ kind: 'workshop', role, secret, publicKeys }).data
}

/** The capability of now, and those that newer links replaced, the newest first. */
export type Capabilities = [Capability, ...Capability[]]

export class CapabilityRows {
  readonly #database: Database
  readonly #seal: Seal

  constructor(database: Database, seal: Seal) {
    this.#database = database
    this.#seal = seal
  }

  /**
   * Keeps what was joined with all its keys, or nothing. Joined again, the newer keys count; those before
   * stay for what was sealed with them, unless they are to be forgotten.
   */
  async join(joined: Joined, given: readonly DocumentCapability[], forgets = false): Promise<void> {
    const row = { id: joined.id, sealed: await this.#closeJoined(joined) }
    const rows = await Promise.all(
      given.map(async ({ docId, ...capability }) => {
        const before = forgets ? [] : ((await this.capabilities(docId)) ?? []).map(write)
        const lines = [...new Set([write(capability), ...before])]
        const sealed = await this.#seal.close(`capabilities ${docId}`, toUtf8(lines.join('\n')))
        return { docId, sealed }
      }),
    )
    const { joined: table, capabilities } = this.#database
    await this.#run(() =>
      this.#database.transaction('rw', table, capabilities, async () => {
        await table.put(row)
        await capabilities.bulkPut(rows)
      }),
    )
  }

  /** Everything joined, by title; a damaged row is left out. */
  async all(): Promise<Joined[]> {
    const rows = await this.#run(() => this.#database.joined.toArray())
    const read = await Promise.all(rows.map(({ id }) => this.joined(id)))
    return read
      .filter((one) => one !== undefined)
      .sort((left, right) => left.title.localeCompare(right.title, 'de'))
  }

  /** Undefined if this device has not joined it, or if the row was damaged. */
  async joined(id: string): Promise<Joined | undefined> {
    const row = await this.#run(() => this.#database.joined.get(id))
    if (!row) return undefined
    try {
      const text = fromUtf8(await this.#seal.open(`joined ${id}`, row.sealed))
      return Joined.safeParse(JSON.parse(text)).data
    } catch {
      return undefined
    }
  }

  /** Undefined if no link gave a role in this document, or if the row was damaged. */
  async capabilities(docId: string): Promise<Capabilities | undefined> {
    const row = await this.#run(() => this.#database.capabilities.get(docId))
    if (!row) return undefined
    try {
      const lines = fromUtf8(await this.#seal.open(`capabilities ${docId}`, row.sealed)).split('\n')
      const [now, ...earlier] = lines.map(read).filter((one) => one !== undefined)
      return now && [now, ...earlier]
    } catch {
      return undefined
    }
  }

  /** Ids of all documents in which a link gave a role. */
  async documents(): Promise<string[]> {
    return this.#run(() => this.#database.capabilities.toCollection().primaryKeys())
  }

  async #closeJoined(joined: Joined): Promise<Bytes> {
    return this.#seal.close(`joined ${joined.id}`, toUtf8(JSON.stringify(joined)))
  }

  async #run<T>(run: () => PromiseLike<T>): Promise<T> {
    try {
      return await onOpen(this.#database, run)
    } catch (error) {
      throw toProblem(error)
    }
  }
}
