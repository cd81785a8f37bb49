/** One open initiative, as its page looks at it. */
import type { Drafts, OpenDocument } from '#documents/ports.ts'
import {
  initiativeRecords,
  putAwaySurvey,
  setInitiativeHeading,
  takeAwayWorkshop,
} from '#documents/initiative.ts'
import { Live, liveList, liveRecord } from './live.ts'
import {
  isPutAway,
  isTakenAway,
  type InitiativeHeading,
  type SurveyEntry,
  type WorkshopEntry,
} from '#schema/initiative.ts'
import { isWithdrawn, type Measure, type Task } from '#schema/measure.ts'
import { Needs } from './needs.svelte.ts'
import { cleanLine, cleanLines } from './wording.ts'

export class Initiative {
  readonly open: OpenDocument
  readonly drafts: Drafts
  /** What surveys showed, and what follows from it. */
  readonly needs: Needs
  #heading: Live<InitiativeHeading>
  #workshops: Live<readonly WorkshopEntry[]>
  #surveys: Live<readonly SurveyEntry[]>
  #measures: Live<readonly Measure[]>
  #tasks: Live<readonly Task[]>
  #writable: Live<boolean>
  #isThere: Live<boolean>

  constructor(open: OpenDocument, drafts: Drafts) {
    this.open = open
    this.drafts = drafts
    this.needs = new Needs(open)
    const records = initiativeRecords(open.doc)
    this.#heading = liveRecord(records.heading)
    this.#workshops = liveList(records.workshops)
    this.#surveys = liveList(records.surveys)
    this.#measures = liveList(records.measures)
    this.#tasks = liveList(records.tasks)
    this.#isThere = new Live(
      (changed) => records.heading.observe(changed),
      () => records.heading.isThere,
    )
    this.#writable = new Live(
      (changed) => open.observe(changed),
      () => open.writable,
    )
  }

  /** False once it was removed from this device, or a newer app wrote in it. */
  get writable() {
    return this.#writable.current
  }
  get docIds() {
    return [this.open.docId]
  }
  /** False while this device holds its keys and nothing of its contents. */
  get isThere() {
    return this.#isThere.current
  }

  get heading() {
    return this.#heading.current
  }
  get workshops() {
    return this.#workshops.current.filter((workshop) => !isTakenAway(workshop))
  }
  get surveys() {
    return this.#surveys.current.filter((survey) => !isPutAway(survey))
  }
  /** Surveys in the trash, with the way back. */
  get surveysPutAway() {
    return this.#surveys.current.filter(isPutAway)
  }
  /** Workshops in the trash, with the way back. */
  get takenAway() {
    return this.#workshops.current.filter(isTakenAway)
  }
  get measures() {
    return this.#measures.current.filter((measure) => !isWithdrawn(measure))
  }
  /** Without those in the trash, and without those of a measure in the trash. */
  get tasks() {
    const gone = new Set(this.#measures.current.filter(isWithdrawn).map(({ id }) => id))
    return this.#tasks.current.filter((task) => !isWithdrawn(task) && !gone.has(task.measure ?? ''))
  }

  /** The workshop that runs, or the next one from this day on. */
  next(today: string): WorkshopEntry | undefined {
    const coming = this.workshops.filter(
      ({ state, date }) => state === 'prepared' && (date === '' || date >= today),
    )
    const day = (workshop: WorkshopEntry) => workshop.date || '9999'
    return (
      this.workshops.find(({ state }) => state === 'running') ??
      coming.sort((left, right) => (day(left) < day(right) ? -1 : 1))[0]
    )
  }

  takeAway(workshop: string): void {
    takeAwayWorkshop(this.open.doc, workshop)
  }

  bringBack(workshop: string): void {
    takeAwayWorkshop(this.open.doc, workshop, false)
  }

  putAwaySurvey(survey: string): void {
    putAwaySurvey(this.open.doc, survey)
  }

  bringBackSurvey(survey: string): void {
    putAwaySurvey(this.open.doc, survey, false)
  }

  /** Changes name and description together, or neither; then says why. */
  describe(title: string, description: string): 'title' | 'tooLong' | undefined {
    const clean = { title: cleanLine(title, 120), description: cleanLines(description, 1000) }
    if (clean.title === undefined || clean.description === undefined) return 'tooLong'
    if (clean.title === '') return 'title'
    setInitiativeHeading(this.open.doc, { title: clean.title, description: clean.description })
    return undefined
  }

  /** Resolves when all that was done so far is kept on this device. */
  whenSaved(): Promise<void> {
    return this.open.whenSaved()
  }

  async close(): Promise<void> {
    await this.open.close()
  }
}
