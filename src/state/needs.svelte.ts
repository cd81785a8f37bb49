/** Needs of an initiative with what became of them: from a result of a survey to a measure, and back. */
import { addMeasure, changeMeasure, type MeasureFields } from '#documents/blocks/plan.ts'
import { initiativeRecords } from '#documents/initiative.ts'
import {
  addNeed,
  measuresOfNeeds,
  needsTakenAway,
  presentNeeds,
  takeAwayNeed,
} from '#documents/needs.ts'
import type { OpenDocument } from '#documents/ports.ts'
import { isAgreeable, type Measure } from '#schema/measure.ts'
import type { Need } from '#schema/need.ts'
import { Live } from './live.ts'
import { cleanLine } from './wording.ts'

/** A need, and the measures that it led to. */
export interface NeedRow {
  need: Need
  measures: readonly Measure[]
}

/** What is said of a measure that follows from a need; `agreed` only where the group has said yes. */
export interface Wanted {
  title: string
  lead: string
  until: string
  agreed: boolean
}

/** Why a measure was not taken. */
export type Fault = 'title' | 'lead' | 'until' | 'tooLong'

export class Needs {
  readonly #open: OpenDocument
  readonly #rows: Live<readonly NeedRow[]>
  readonly #away: Live<readonly Need[]>
  readonly #writable: Live<boolean>
  /** What was taken away here last. */
  taken = $state.raw<{ id: string; title: string }>()

  constructor(open: OpenDocument) {
    this.#open = open
    const { needs, measures, links } = initiativeRecords(open.doc)
    this.#rows = new Live(
      (changed) => {
        const stops = [needs, measures, links].map((records) => records.observe(changed))
        return () => stops.forEach((stop) => stop())
      },
      () => rowsOf(open),
    )
    this.#away = new Live(
      (changed) => needs.observe(changed),
      () => needsTakenAway(open.doc),
    )
    this.#writable = new Live(
      (changed) => open.observe(changed),
      () => open.writable,
    )
  }

  get rows(): readonly NeedRow[] {
    return this.#rows.current
  }
  /** Those that were taken away, with the way back. */
  get takenAway(): readonly Need[] {
    return this.#away.current
  }
  get writable(): boolean {
    return this.#writable.current
  }

  /** Those that rest on a result of this survey. */
  of(survey: string): NeedRow[] {
    return this.rows.filter(({ need }) => need.survey === survey)
  }

  add(fields: Omit<Partial<Need>, 'id' | 'rank'>): void {
    addNeed(this.#open.doc, fields)
  }
  takeAway({ id, text }: Need): void {
    takeAwayNeed(this.#open.doc, id)
    this.taken = { id, title: text }
  }
  bringBack(id: string): void {
    takeAwayNeed(this.#open.doc, id, false)
  }

  /** A measure that follows from a need, or another wording of one; else why not, and nothing has changed. */
  plan(need: string, wanted: Wanted, measure?: Measure): Fault | undefined {
    const title = cleanLine(wanted.title, 200)
    const lead = cleanLine(wanted.lead, 200)
    if (title === undefined || lead === undefined) return 'tooLong'
    if (title === '') return 'title'
    const fields = { title, lead, until: wanted.until }
    if (wanted.agreed && !isAgreeable(fields)) return lead === '' ? 'lead' : 'until'
    const { doc } = this.#open
    if (!measure) addMeasure(doc, { ...fields, state: stateOf(wanted) }, [need])
    else changeMeasure(doc, measure.id, { ...fields, ...restated(wanted, measure) })
    return undefined
  }
}

function rowsOf({ doc }: OpenDocument): NeedRow[] {
  const measures = measuresOfNeeds(doc)
  return presentNeeds(doc).map((need) => ({ need, measures: measures.get(need.id) ?? [] }))
}

function stateOf({ agreed }: Wanted): 'agreed' | 'proposed' {
  return agreed ? 'agreed' : 'proposed'
}

/** A measure that runs or is done stays so. */
function restated(wanted: Wanted, { state }: Measure): Pick<MeasureFields, 'state'> {
  return state === 'agreed' || state === 'proposed' ? { state: stateOf(wanted) } : {}
}
