/** Sheets of paper on their way into the survey: the one that is on, the next one, and taking one back. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { Version } from '#documents/survey.ts'
import type { Answers, Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import type { PaperDraft } from '#schema/paper-draft.ts'
import type { House } from '#state/house.svelte.ts'
import { errorRate } from '#survey/paper-comparison.ts'
import { countSame } from '#survey/paper-clash.ts'
import type { Pair } from '#survey/paper-pile.ts'
import { paperSheet } from '#survey/paper-sheet.ts'
import { EntryBox } from './entry-box.svelte.ts'
import { EntryChoice } from './entry-choice.svelte.ts'
import { decided, type ClashChoice } from './entry-clash.ts'
import { EntryDrafts } from './entry-drafts.ts'
import { draftAgain, responseOf } from './entry-response.ts'
import { EntrySheet } from './entry-sheet.svelte.ts'
import { EntrySpeed } from './entry-speed.svelte.ts'
import { settlingSheet } from './entry-settling.ts'

export type { OpenSurvey }

type EntryMode = 'first' | 'second' | 'settling'

export class EntryDesk {
  readonly house: House
  readonly survey: OpenSurvey
  readonly speed: EntrySpeed
  readonly box: EntryBox
  readonly #drafts: EntryDrafts
  readonly choice: EntryChoice
  mode = $state<EntryMode>()
  sheet = $state.raw<EntrySheet>()
  /** The pair that is settled now. */
  pair = $state.raw<Pair>()
  /** True for a sheet that came back after the page had died. */
  isRestored = $state(false)
  /** What was kept last, to be taken back. */
  #last = $state.raw<Response>()

  constructor(house: House, survey: OpenSurvey, speed = new EntrySpeed()) {
    this.house = house
    this.survey = survey
    this.speed = speed
    this.box = new EntryBox(survey)
    this.#drafts = new EntryDrafts(survey.drafts)
    this.choice = new EntryChoice(house, survey)
  }

  get version(): Version | undefined {
    return this.choice.version
  }

  readonly piles = $derived.by(() => this.box.pilesOf(this.choice.hash))
  readonly parts = $derived.by(() => (this.version ? paperSheet(this.version.questionnaire) : []))
  readonly rate = $derived.by(() => errorRate(this.parts, this.piles.twice))
  readonly differing = $derived.by(() => this.piles.differing(this.parts))

  /** Numbers of one pile that two devices gave out; empty where there are none. */
  readonly clashes = $derived.by(() => {
    const [first, ...rest] = this.piles.clashes
    return first ? [first, ...rest.filter(({ batch }) => batch === first.batch)] : []
  })
  readonly sameClashes = $derived.by(() => countSame(this.parts, this.clashes))

  get saving() {
    return this.box.saving
  }

  /** Numbers of this pile that wait for the second time. */
  get waiting(): number[] {
    return this.piles.waiting(this.survey.id, this.choice.batch, this.choice.share)
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
    try {
      if (this.survey.answers.canOpen) {
        await this.box.open()
        for (const draft of await this.#drafts.all()) if (this.#restore(draft)) break
      }
      this.box.opened = 'open'
    } catch {
      this.box.opened = 'failed'
    }
  }

  /** Where no sheet is on, what others bring is seen at once. */
  watch(): () => void {
    return this.survey.answers.observe(() => {
      if (this.mode === undefined) void this.box.lookAgain()
    })
  }

  /** Goes on with the sheet that was begun in this pile, or opens the next one. */
  async begin(mode: 'first' | 'second'): Promise<void> {
    const begun = await this.#drafts.read({ second: mode === 'second', batch: this.choice.batch })
    if (begun && this.#restore(begun)) return
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

  /** Says what stands behind numbers that were given out twice. False where it could not be kept whole. */
  async decide(choice: ClashChoice): Promise<boolean> {
    if (this.saving === 'saving') return false
    for (const response of await decided(this.clashes, choice)) {
      if (!(await this.box.keep(response))) return false
    }
    return true
  }

  /** Back to the start of the desk; what was begun stays a draft. */
  stop(): void {
    this.#drafts.flush()
    this.mode = undefined
    this.sheet = undefined
    this.pair = undefined
    this.house.isAnswering = false
    void this.box.lookAgain()
  }

  /** A key was pressed, and something may have changed: it is kept sealed at the next pause. */
  touch(): void {
    this.speed.touch()
    if (this.sheet && this.mode !== 'settling') this.#drafts.write(this.sheet.draft)
  }

  /** Seals the sheet, and opens the next one; false where it could not be kept. Nothing is lost then. */
  async keep(): Promise<boolean> {
    const { sheet, version } = this
    if (!sheet || !version || this.saving === 'saving') return false
    const response = this.#responseOf(sheet, version, sheet.finish())
    if (!(await this.box.keep(response))) return false
    this.speed.finish()
    if (this.mode === 'settling') {
      const [next] = this.differing
      if (next) this.settle(next)
      else this.stop()
      return true
    }
    this.#last = response
    this.#drafts.clear(sheet.start)
    this.#open(this.#nextStart())
    return true
  }

  /** Brings the last sheet back, to be changed. */
  undo(): void {
    const last = this.#last
    if (!last) return
    this.#last = undefined
    this.#open(draftAgain(last))
  }

  /** Takes the sheet that was brought back out of the survey: an empty one stands for it. */
  async strike(): Promise<void> {
    const { sheet, version } = this
    if (!sheet || !version || !this.isChanging) return
    const struck = { ...this.#responseOf(sheet, version, {}), trial: true }
    if (!(await this.box.keep(struck))) return
    this.#drafts.clear(sheet.start)
    this.#open(this.#nextStart())
  }

  close(): void {
    this.#drafts.close()
    this.house.isAnswering = false
  }

  #open(start: PaperDraft | undefined): void {
    const { version } = this
    this.isRestored = false
    this.box.saving = 'no'
    if (!start || !version) return this.stop()
    this.house.isAnswering = true
    const { questionnaire } = version
    const today = this.house.clock.today()
    this.sheet = new EntrySheet({ questionnaire, today, start, jumps: () => this.choice.jumps })
  }

  #nextStart(): PaperDraft | undefined {
    const isSecond = this.mode === 'second'
    const number = isSecond ? this.waiting[0] : this.piles.next(this.choice.batch)
    if (number === undefined) return undefined
    const place = { hash: this.choice.hash, batch: this.choice.batch, number, second: isSecond }
    return { ...place, id: newId(), replaces: [], answers: {}, at: '' }
  }

  /** True if this sheet that was begun stands there again. */
  #restore(draft: PaperDraft): boolean {
    const { id, hash, batch, second, answers } = draft
    const version = this.choice.versions.find((one) => one.hash === hash)
    // It may have been kept in the last moment before the page died.
    if (!version || this.box.holds(id) || Object.keys(answers).length === 0) return false
    this.choice.hash = hash
    this.choice.batch = batch
    this.mode = second ? 'second' : 'first'
    this.#open(draft)
    this.isRestored = true
    return true
  }

  #responseOf({ start }: EntrySheet, { questionnaire }: Version, answers: Answers): Response {
    const place = { survey: this.survey.id, questionnaire, day: this.house.clock.today() }
    return responseOf(place, start, answers)
  }
}
