/** Sheets of paper on their way into the survey: piles, running numbers, the sheet that is on, and taking one back. */
import type { OpenSurvey } from '#documents/ports.ts'
import { versionsOf, type Version } from '#documents/survey.ts'
import type { Answers, Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import { PaperDraft } from '#schema/paper-draft.ts'
import { Draft } from '#state/draft.svelte.ts'
import type { House } from '#state/house.svelte.ts'
import { Live } from '#state/live.ts'
import { errorRate } from '#survey/paper-comparison.ts'
import { PaperPiles, type Pair } from '#survey/paper-pile.ts'
import type { Share } from '#survey/paper-sample.ts'
import { paperSheet } from '#survey/paper-sheet.ts'
import { EntrySheet } from './entry-sheet.svelte.ts'
import { EntrySpeed } from './entry-speed.svelte.ts'
import { settlingSheet } from './entry-settling.ts'
import { batchOf, versionOnPaper } from './paper.svelte.ts'

export type { OpenSurvey }

type EntryMode = 'first' | 'second' | 'settling'

/** A sheet that was begun stays, also while another pile, or the second time, goes on. */
const draftKey = (second: boolean, batch: string) => `paper ${second ? 'second' : 'first'} ${batch}`

export class EntryDesk {
  readonly house: House
  readonly survey: OpenSurvey
  readonly speed: EntrySpeed
  #draft: { key: string; draft: Draft } | undefined
  readonly #versions
  #responses = $state.raw<Response[]>([])
  #replaced = $state.raw<Response[]>([])
  #hash = $state('')
  #batch = $state('')
  #share = $state<Share>(10)
  #jumps = $state(true)
  opened = $state<'looking' | 'open' | 'failed'>('looking')
  damaged = $state(0)
  mode = $state<EntryMode>()
  sheet = $state.raw<EntrySheet>()
  /** The pair that is settled now. */
  pair = $state.raw<Pair>()
  /** True for a sheet that came back after the page had died. */
  isRestored = $state(false)
  saving = $state<'no' | 'saving' | 'failed'>('no')
  /** What was kept last, to be taken back. */
  #last = $state.raw<Response>()

  constructor(house: House, survey: OpenSurvey, speed = new EntrySpeed()) {
    this.house = house
    this.survey = survey
    this.speed = speed
    this.#versions = new Live(
      (changed) => survey.document.observe(changed),
      () => versionsOf(survey.document.doc),
    )
    this.#hash = versionOnPaper(survey.document.doc)?.hash ?? ''
    this.#jumps = house.device.preference('paper jump') !== 'no'
    this.#batch = batchOf(house.device.preference(`pile ${survey.id}`) ?? '') || 'A'
  }

  get versions(): Version[] {
    return this.#versions.current
  }
  get version(): Version | undefined {
    return this.versions.find(({ hash }) => hash === this.#hash)
  }
  get hash(): string {
    return this.#hash
  }
  set hash(hash: string) {
    this.#hash = hash
  }

  get batch(): string {
    return this.#batch
  }
  set batch(text: string) {
    this.#batch = batchOf(text)
  }
  get share(): Share {
    return this.#share
  }
  set share(share: Share) {
    this.#share = share
  }
  get jumps(): boolean {
    return this.#jumps
  }
  set jumps(jumps: boolean) {
    this.#jumps = jumps
    void this.house.device.setPreference('paper jump', jumps ? 'yes' : 'no')
  }

  readonly piles = $derived.by(() => new PaperPiles(this.#responses, this.#replaced, this.#hash))
  readonly parts = $derived.by(() => (this.version ? paperSheet(this.version.questionnaire) : []))
  readonly rate = $derived.by(() => errorRate(this.parts, this.piles.twice))
  readonly differing = $derived.by(() => this.piles.differing(this.parts))

  /** Numbers of this pile that wait for the second time. */
  get waiting(): number[] {
    return this.piles.waiting(this.survey.id, this.#batch, this.#share)
  }

  /** The pile and the number, as they stand on the sheet. */
  get mark(): string {
    const start = this.sheet?.start
    return start ? `${start.batch} ${String(start.number)}` : ''
  }
  get canUndo(): boolean {
    return this.#last !== undefined && this.mode !== 'settling' && !this.isChanging
  }
  get isChanging(): boolean {
    return this.mode !== 'settling' && (this.sheet?.start.replaces.length ?? 0) > 0
  }

  /** Opens what was typed in so far, and the sheet that was on when the page died. */
  async load(): Promise<void> {
    if (!this.survey.answers.canOpen) {
      this.opened = 'open'
      return
    }
    try {
      const { responses, replaced, damaged } = await this.survey.answers.open()
      this.#responses = responses
      this.#replaced = replaced
      this.damaged = damaged
      for (const key of await this.survey.drafts.keys('paper ')) {
        if (await this.#restore(key)) break
      }
      this.opened = 'open'
    } catch {
      this.opened = 'failed'
    }
  }

  /** Goes on with the sheet that was begun in this pile, or opens the next one. */
  async begin(mode: 'first' | 'second'): Promise<void> {
    if (await this.#restore(draftKey(mode === 'second', this.#batch))) return
    this.mode = mode
    this.#open(this.#nextStart())
  }

  /** Goes through the fields that differ in this pair. */
  settle(pair: Pair): void {
    if (!this.version) return
    this.mode = 'settling'
    this.pair = pair
    this.sheet = settlingSheet(pair, this.version, this.house.clock.today())
  }

  /** Back to the start of the desk; what was begun stays a draft. */
  stop(): void {
    void this.#draft?.draft.flush()
    this.mode = undefined
    this.sheet = undefined
    this.pair = undefined
    this.house.isAnswering = false
  }

  /** A key was pressed, and something may have changed: it is kept sealed at the next pause. */
  touch(): void {
    this.speed.touch()
    if (this.sheet && this.mode !== 'settling') {
      this.#draftOf(this.sheet).text = JSON.stringify(this.sheet.draft)
    }
  }

  /** Seals the sheet, and opens the next one; false where it could not be kept. Nothing is lost then. */
  async keep(): Promise<boolean> {
    const { sheet, version } = this
    if (!sheet || !version || this.saving === 'saving') return false
    const response = this.#responseOf(sheet, sheet.finish())
    if (!(await this.#seal(response))) return false
    this.speed.finish()
    if (this.mode === 'settling') {
      const [next] = this.differing
      if (next) this.settle(next)
      else this.stop()
      return true
    }
    this.#last = response
    this.#draftOf(sheet).clear()
    this.#open(this.#nextStart())
    return true
  }

  /** Brings the last sheet back, to be changed. */
  undo(): void {
    const last = this.#last
    if (!last) return
    this.#last = undefined
    const { batch = '', number = 1, second = false, questionnaire: hash } = last
    const asked = Object.entries(last.answers).filter(([, answer]) => {
      return !('missing' in answer && answer.missing === 'not-asked')
    })
    const start = { id: newId(), hash, batch, number, second, replaces: [last.id], at: '' }
    this.#open({ ...start, answers: Object.fromEntries(asked) })
  }

  /** Takes the sheet that was brought back out of the survey: an empty one stands for it. */
  async strike(): Promise<void> {
    const { sheet } = this
    if (!sheet || !this.isChanging) return
    if (!(await this.#seal({ ...this.#responseOf(sheet, {}), trial: true }))) return
    this.#draftOf(sheet).clear()
    this.#open(this.#nextStart())
  }

  close(): void {
    this.#draft?.draft.close()
    this.house.isAnswering = false
  }

  #open(start: PaperDraft | undefined): void {
    const { version } = this
    this.isRestored = false
    this.saving = 'no'
    if (!start || !version) return this.stop()
    this.house.isAnswering = true
    const { questionnaire } = version
    const today = this.house.clock.today()
    this.sheet = new EntrySheet({ questionnaire, today, start, jumps: () => this.#jumps })
  }

  #nextStart(): PaperDraft | undefined {
    const isSecond = this.mode === 'second'
    const number = isSecond ? this.waiting[0] : this.piles.next(this.#batch)
    if (number === undefined) return undefined
    const place = { hash: this.#hash, batch: this.#batch, number, second: isSecond }
    return { ...place, id: newId(), replaces: [], answers: {}, at: '' }
  }

  #draftOf({ start: { second, batch } }: EntrySheet): Draft {
    const key = draftKey(second, batch)
    if (this.#draft?.key !== key) {
      this.#draft?.draft.close()
      this.#draft = { key, draft: new Draft(this.survey.drafts, key) }
    }
    return this.#draft.draft
  }

  /** True if a sheet was begun under this key, and stands there again. */
  async #restore(key: string): Promise<boolean> {
    const text = await this.survey.drafts.read(key)
    const draft = PaperDraft.safeParse(text === undefined ? undefined : readJson(text))
    if (!draft.success) return false
    const { id, hash, batch, second, answers } = draft.data
    const version = this.versions.find((one) => one.hash === hash)
    // Kept in the last moment before the page died.
    const isKept = [...this.#responses, ...this.#replaced].some((one) => one.id === id)
    if (!version || isKept || Object.keys(answers).length === 0) return false
    this.#hash = hash
    this.#batch = batch
    this.mode = second ? 'second' : 'first'
    this.#open(draft.data)
    this.isRestored = true
    return true
  }

  #responseOf(sheet: EntrySheet, answers: Answers): Response {
    const { id, hash, batch, number, second, replaces } = sheet.start
    const { questionnaire } = this.version ?? {}
    return {
      ...{ format: 1, id, survey: this.survey.id, questionnaire: hash, channel: 'paper' },
      day: this.house.clock.today(),
      language: questionnaire?.languages[0] ?? 'de',
      ...{ answers, batch, number },
      ...(second ? { second: true } : {}),
      ...(replaces.length > 0 ? { replaces } : {}),
      ...(questionnaire?.pretest ? { trial: true } : {}),
    }
  }

  async #seal(response: Response): Promise<boolean> {
    this.saving = 'saving'
    try {
      await this.survey.answers.keep(response)
    } catch {
      this.saving = 'failed'
      return false
    }
    this.saving = 'no'
    const gone = new Set(response.replaces)
    this.#replaced = [...this.#replaced, ...this.#responses.filter(({ id }) => gone.has(id))]
    this.#responses = [...this.#responses.filter(({ id }) => !gone.has(id)), response]
    return true
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
