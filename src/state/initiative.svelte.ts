/** One open initiative, as its page looks at it. */
import type { OpenDocument } from '#documents/ports.ts'
import { initiativeRecords } from '#documents/initiative.ts'
import { liveList, liveRecord, type Live } from './live.ts'
import type { InitiativeHeading, WorkshopEntry } from '#schema/initiative.ts'
import type { Measure, Task } from '#schema/measure.ts'

export class Initiative {
  readonly open: OpenDocument
  #heading: Live<InitiativeHeading>
  #workshops: Live<readonly WorkshopEntry[]>
  #measures: Live<readonly Measure[]>
  #tasks: Live<readonly Task[]>

  constructor(open: OpenDocument) {
    this.open = open
    const records = initiativeRecords(open.doc)
    this.#heading = liveRecord(records.heading)
    this.#workshops = liveList(records.workshops)
    this.#measures = liveList(records.measures)
    this.#tasks = liveList(records.tasks)
  }

  get heading() {
    return this.#heading.current
  }
  get workshops() {
    return this.#workshops.current.filter((workshop) => workshop.state !== 'withdrawn')
  }
  get measures() {
    return this.#measures.current.filter((measure) => measure.state !== 'withdrawn')
  }
  get tasks() {
    return this.#tasks.current
  }

  async close(): Promise<void> {
    await this.open.close()
  }
}
