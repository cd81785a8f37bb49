/** A device on a table: the question that is asked now, one field, and the cards that were written here. */
import { addCards, withdrawCard } from '#documents/blocks/cards.ts'
import { cleanText } from '#imports/text.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import type { Contribution } from '#schema/contribution.ts'
import type { TableWords } from '#text/table.ts'
import { Draft } from './draft.svelte.ts'
import { isBreak } from './step-text.ts'
import type { Workshop } from './workshop.svelte.ts'

/** What a table does at this moment: write, look on, or hand in what is missing. */
export type TableMode = 'write' | 'look' | 'after' | 'waiting' | 'refused'

/** Which sentence says what goes on. */
export type Goings = keyof Pick<
  TableWords,
  | 'soon'
  | 'pause'
  | 'listening'
  | 'sorting'
  | 'reversing'
  | 'voting'
  | 'groups'
  | 'planning'
  | 'asking'
  | 'walking'
>

function collects({ definition }: PlannedStep): boolean {
  return definition.block === 'cards' && ['collect', 'call-out'].includes(definition.activity)
}

export function modeOf(workshop: Workshop, isRefused: boolean): TableMode {
  if (isRefused) return 'refused'
  if (workshop.takesMembers === undefined || !workshop.writable) return 'waiting'
  if (workshop.course.status === 'ended') return 'after'
  return workshop.step && collects(workshop.step) ? 'write' : 'look'
}

/** The step that cards of a table belong to: the one that runs, or the last one that collected. */
export function collectingStep(workshop: Workshop): PlannedStep | undefined {
  const { steps, step } = workshop
  const reached = steps.slice(0, steps.findIndex(({ id }) => id === step?.id) + 1)
  return reached.findLast((one) => collects(one) && one.state !== 'skipped')
}

/** What goes on while there is nothing to write. */
export function goingsOf(workshop: Workshop): Goings {
  const { step, course } = workshop
  if (!step || course.status === 'prepared') return 'soon'
  if (course.status === 'paused' || isBreak(step)) return 'pause'
  const { definition } = step
  if (definition.block === 'cards')
    return definition.activity === 'reverse' ? 'reversing' : 'sorting'
  const goings = {
    talk: 'listening',
    poll: 'voting',
    sheet: 'groups',
    plan: 'planning',
    survey: 'asking',
    walk: 'walking',
  } as const
  return goings[definition.block]
}

/** Writing in one step: every keystroke a draft, a card when it is added, the last one taken back. */
export class TableCards {
  readonly workshop: Workshop
  readonly step: PlannedStep
  readonly #draft: Draft
  /** Which cards were written here stands on this device alone: in the document nobody wrote anything. */
  #own = $state.raw<readonly string[]>([])
  readonly #key: string
  /** What happened last, for those who cannot see it. */
  happened = $state<'' | 'added' | 'takenBack'>('')

  constructor(workshop: Workshop, step: PlannedStep) {
    this.workshop = workshop
    this.step = step
    this.#key = `table.${step.id}.own`
    const { drafts, open } = workshop
    // Only what is kept as a card may be forgotten as a draft.
    this.#draft = new Draft(drafts, `table.${step.id}.text`, () => open.workshop.whenSaved())
    void drafts.read(this.#key).then((kept) => {
      this.#own = [...new Set([...(kept ?? '').split(' '), ...this.#own])].filter(Boolean)
    })
  }

  get text(): string {
    return this.#draft.text
  }
  set text(value: string) {
    this.#draft.text = value
  }

  /** Cards of this device in this step, the newest first; those taken back are left out. */
  get cards(): Contribution[] {
    const own = new Set(this.#own)
    return this.workshop.cards.filter(({ id }) => own.has(id)).reverse()
  }

  add(): void {
    const text = cleanText(this.text).text.trim()
    if (!text) return
    const { definition, id: step } = this.step
    const { kind = 'note' } = definition.block === 'cards' ? (definition.settings ?? {}) : {}
    const day = this.workshop.clock.today()
    const ids = addCards(this.workshop.docs.workshop, [{ text, kind, step, day, parked: false }])
    this.#keep([...this.#own, ...ids])
    this.#draft.text = ''
    this.happened = 'added'
  }

  /** Takes the newest card back; its text can be written anew. */
  undo(): void {
    const [last] = this.cards
    if (!last) return
    withdrawCard(this.workshop.docs.workshop, last.id)
    if (this.text === '') this.#draft.text = last.text
    this.happened = 'takenBack'
  }

  close(): void {
    this.#draft.close()
  }

  #keep(own: readonly string[]): void {
    this.#own = own
    void this.workshop.drafts.write(this.#key, own.join(' '))
  }
}
