/** Which initiatives are on this device: their sealed summaries, their wrapped secrets, and how to forget one. */
import { InitiativeSummary } from '#schema/initiative.ts'
import { fromUtf8, join, toBase64url, toUtf8, type Bytes } from '#vault/bytes.ts'
import { newDeviceKey, Seal } from '#vault/seal.ts'
import { onOpen, type Database, type EntryRow, type InitiativeRow } from './database.ts'
import { ProblemError, toProblem } from './problem.ts'

/** The seal of this device; makes its key on the first start. Two windows starting at once get the same. */
export async function openDeviceSeal(database: Database): Promise<Seal> {
  const there = await onOpen(database, () => database.keys.get('device'))
  if (there?.key) return new Seal(there.key)
  const fresh = await newDeviceKey()
  const key = await database.transaction('rw', database.keys, async () => {
    const first = await database.keys.get('device')
    if (first?.key) return first.key
    await database.keys.put({ id: 'device', key: fresh })
    return fresh
  })
  return new Seal(key)
}

export class InitiativeRows {
  readonly #database: Database
  readonly #seal: Seal

  constructor(database: Database, seal: Seal) {
    this.#database = database
    this.#seal = seal
  }

  /** Summaries in the order of their titles; a damaged one is left out. */
  async all(): Promise<InitiativeSummary[]> {
    const rows = await this.#run(() => this.#database.initiatives.toArray())
    const summaries = await Promise.all(rows.map((row) => this.#open(row)))
    return summaries
      .filter((summary) => summary !== undefined)
      .sort((left, right) => left.title.localeCompare(right.title, 'de'))
  }

  /** A new initiative with its secret and the first entries of its document, all or nothing. */
  async add(summary: InitiativeSummary, secret: Bytes, first: EntryRow[] = []): Promise<void> {
    const { id } = summary
    const sealed = await this.#close(summary)
    const wrapped = await this.#seal.close(`keys ${id}`, secret)
    const { initiatives, keys, entries } = this.#database
    await this.#run(() =>
      this.#database.transaction('rw', initiatives, keys, entries, async () => {
        await entries.bulkPut(first)
        await initiatives.add({ id, workshops: [], sealed })
        await keys.add({ id, sealed: wrapped })
      }),
    )
  }

  /**
   * Writes the summary anew; does nothing for an initiative that is no longer here. Workshops that were made
   * on other devices are found from now on.
   */
  async update(summary: InitiativeSummary): Promise<void> {
    const sealed = await this.#close(summary)
    const { initiatives } = this.#database
    const listed = summary.workshops.map(({ id }) => id)
    await this.#run(() =>
      this.#database.transaction('rw', initiatives, async () => {
        const row = await initiatives.get(summary.id)
        const workshops = [...new Set([...(row?.workshops ?? []), ...listed])]
        await initiatives.update(summary.id, { sealed, workshops })
      }),
    )
  }

  /**
   * An initiative whose secret came from a paper key or a link, while its documents are still elsewhere.
   * One that is here already keeps what it has; another secret replaces the one of now, which stays readable.
   */
  async admit(summary: InitiativeSummary, secret: Bytes): Promise<void> {
    const { id } = summary
    const there = await this.#run(() => this.#database.keys.get(id))
    if (!there?.sealed) return this.add(summary, secret)
    if (toBase64url(await this.secret(id)) !== toBase64url(secret)) await this.renew(id, secret)
  }

  /** "Neue Schlüssel": the secret of now becomes an earlier one; `first` are the entries of the new rooms. */
  async renew(id: string, secret: Bytes, first: EntryRow[] = []): Promise<void> {
    const replaced = [await this.secret(id), ...(await this.earlierSecrets(id))]
    const sealed = await this.#seal.close(`keys ${id}`, secret)
    const earlier = await this.#seal.close(`earlier ${id}`, join(...replaced))
    const { keys, entries } = this.#database
    await this.#run(() =>
      this.#database.transaction('rw', keys, entries, async () => {
        await entries.bulkPut(first)
        await keys.update(id, { sealed, earlier })
      }),
    )
  }

  /** Secrets that "Neue Schlüssel" has replaced, the newest first. */
  async earlierSecrets(id: string): Promise<Bytes[]> {
    const row = await this.#run(() => this.#database.keys.get(id))
    if (!row?.earlier) return []
    const bytes = await this.#seal.open(`earlier ${id}`, row.earlier).catch((error: unknown) => {
      throw new ProblemError('row-damaged', id, error)
    })
    const starts = Array.from({ length: bytes.length / 32 }, (_, at) => at * 32)
    return starts.map((start) => bytes.slice(start, start + 32))
  }

  /** Ids of all initiatives whose secret is on this device, with their workshops and surveys. */
  async held(): Promise<{ id: string; workshops: string[]; surveys: string[] }[]> {
    const rows = await this.#run(() => this.#database.initiatives.toArray())
    return rows.map(({ id, workshops, surveys = [] }) => ({ id, workshops, surveys }))
  }

  /** The moderation secret of an initiative; rejects with `not-here` if it is not on this device. */
  async secret(id: string): Promise<Bytes> {
    const row = await this.#run(() => this.#database.keys.get(id))
    if (!row?.sealed) throw new ProblemError('not-here', id)
    return this.#seal.open(`keys ${id}`, row.sealed).catch((error: unknown) => {
      throw new ProblemError('row-damaged', id, error)
    })
  }

  /** A new workshop with the first entries of its documents and of its initiative's, all or nothing. */
  async addWorkshop(id: string, workshop: string, first: EntryRow[]): Promise<void> {
    return this.#list(id, 'workshops', workshop, first)
  }

  /** The same for a survey. */
  async addSurvey(id: string, survey: string, first: EntryRow[]): Promise<void> {
    return this.#list(id, 'surveys', survey, first)
  }

  async #list(id: string, list: 'workshops' | 'surveys', name: string, first: EntryRow[]) {
    const { initiatives, entries } = this.#database
    await this.#run(() =>
      this.#database.transaction('rw', initiatives, entries, async () => {
        const row = await initiatives.get(id)
        // Removed in another window meanwhile: its documents must not come back.
        if (!row) throw new ProblemError('not-here', id)
        await initiatives.put({ ...row, [list]: [...new Set([...(row[list] ?? []), name])] })
        await entries.bulkPut(first)
      }),
    )
  }

  /** The initiative that a workshop or a survey belongs to. */
  async initiativeOf(name: string): Promise<string | undefined> {
    const { initiatives } = this.#database
    const keys = await this.#run(() =>
      initiatives.where('workshops').equals(name).or('surveys').equals(name).primaryKeys(),
    )
    return keys[0]
  }

  async surveysOf(id: string): Promise<string[]> {
    const row = await this.#run(() => this.#database.initiatives.get(id))
    return row?.surveys ?? []
  }

  async workshopsOf(id: string): Promise<string[]> {
    const row = await this.#run(() => this.#database.initiatives.get(id))
    return row?.workshops ?? []
  }

  async #close(summary: InitiativeSummary): Promise<Bytes> {
    return this.#seal.close(`initiatives ${summary.id}`, toUtf8(JSON.stringify(summary)))
  }

  async #open({ id, sealed }: InitiativeRow): Promise<InitiativeSummary | undefined> {
    try {
      const text = fromUtf8(await this.#seal.open(`initiatives ${id}`, sealed))
      return InitiativeSummary.safeParse(JSON.parse(text)).data
    } catch {
      return undefined
    }
  }

  async #run<T>(run: () => PromiseLike<T>): Promise<T> {
    try {
      return await onOpen(this.#database, run)
    } catch (error) {
      throw toProblem(error)
    }
  }
}
