/** One open workshop, as the views look at it and as the moderator acts on it. */
import { observeOwnActs } from '#documents/arrivals.ts'
import type { OpenWorkshop } from '#documents/ports.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import type { Contribution } from '#schema/contribution.ts'
import { isWithdrawn } from '#schema/measure.ts'
import { conductRecords, orderedSteps } from '#documents/conduct.ts'
import { History } from '#documents/edit.ts'
import { chosenSurveys } from '#documents/blocks/survey.ts'
import { lateCards, takesMembers } from '#documents/admission.ts'
import {
  initiativeRecords,
  initiativeRoots,
  listWorkshop,
  missingInitiative,
} from '#documents/initiative.ts'
import { measuresOf, originOf } from '#documents/lineage.ts'
import { enteredAt, scheduleInDays } from '#documents/schedule-days.ts'
import { scheduleOf } from '#documents/schedule.ts'
import { pollResults, snapshotOf, threadsOf, type WorkshopDocs } from '#documents/snapshot.ts'
import { workshopRecords, workshopRoots } from '#documents/workshop.ts'
import type { Clock } from './clock.svelte.ts'
import { Hall } from './hall.svelte.ts'
import { Fresh } from './fresh.svelte.ts'
import { Light } from './light.svelte.ts'
import { Live, liveList, liveRecord } from './live.ts'
import { Presence } from './presence.svelte.ts'

/** Cards in the order of a cluster, and those that lie in none. */
export interface Heap {
  clusterId: string | undefined
  title: string
  cards: Contribution[]
}

export class Workshop {
  readonly open: OpenWorkshop
  readonly clock: Clock
  readonly history: History
  /** What the hall sees beside the documents. */
  readonly hall: Hall
  /** Whether what was done is kept here, and where else it is. */
  readonly light: Light
  /** Who is here on other devices, and what they move. */
  readonly presence: Presence
  /** Cards of others that nobody has looked at on this device. */
  readonly fresh: Fresh
  readonly docs: WorkshopDocs

  /** Counts what was done in this window: what comes from elsewhere moves nothing that is looked at. */
  #acts = 0
  readonly #stopCounting: () => void
  #lives
  #undo: Live<{ canUndo: boolean; canRedo: boolean }>
  #saved: Live<'saved' | 'saving' | 'failing'>
  #writable: Live<boolean>
  #late: Live<ReadonlySet<string>>
  /** Looked up for each card that is drawn: found once. */
  #lateCards = $derived.by(() => this.#late.current)
  #takesMembers: Live<boolean | undefined>

  constructor(open: OpenWorkshop, clock: Clock) {
    this.open = open
    this.clock = clock
    const docs = {
      // Where a workshop was joined by a link nothing is written into it: tables make no measures.
      initiative: open.initiative?.doc ?? missingInitiative(),
      workshop: open.workshop.doc,
      conduct: open.conduct.doc,
    }
    this.docs = docs
    this.hall = new Hall(open.conduct)
    this.light = new Light(open)
    this.presence = new Presence(open.workshop)
    this.fresh = new Fresh(open)
    this.#stopCounting = observeOwnActs(docs.workshop, () => (this.#acts += 1))
    this.history = new History([
      { doc: docs.workshop, roots: workshopRoots },
      { doc: docs.initiative, roots: initiativeRoots },
    ])
    const records = workshopRecords(docs.workshop)
    const conduct = conductRecords(docs.conduct)
    const initiative = initiativeRecords(docs.initiative)
    this.#lives = {
      heading: liveRecord(conduct.heading),
      course: liveRecord(conduct.course),
      arrangements: liveRecord(conduct.arrangements),
      ownMethod: liveRecord(conduct.ownMethod),
      surveyLinks: new Live(
        (changed) => conduct.surveys.observe(changed),
        () => chosenSurveys(docs.conduct),
      ),
      phases: liveList(conduct.phases),
      steps: new Live<PlannedStep[]>(
        (changed) => {
          const stops = [conduct.steps.observe(changed), conduct.phases.observe(changed)]
          return () => stops.forEach((stop) => stop())
        },
        () => orderedSteps(docs.conduct),
      ),
      log: liveList(conduct.log),
      contributions: liveList(records.contributions),
      clusters: liveList(records.clusters),
      memberships: liveList(records.memberships),
      links: liveList(records.links),
      sheets: liveList(records.sheets),
      polls: new Live(
        (changed) => {
          const all = [records.polls, records.tallies, conduct.closedPolls]
          const stops = all.map((one) => one.observe(changed))
          return () => stops.forEach((stop) => stop())
        },
        () => pollResults(docs),
      ),
      initiative: liveRecord(initiative.heading),
      measures: liveList(initiative.measures),
      tasks: liveList(initiative.tasks),
      initiativeLinks: liveList(initiative.links),
      needs: liveList(initiative.needs),
      surveys: liveList(initiative.surveys),
    }
    this.#undo = new Live(
      (changed) => this.history.observe(changed),
      () => ({ canUndo: this.history.canUndo, canRedo: this.history.canRedo }),
    )
    const open3 = [open.workshop, open.conduct, ...(open.initiative ? [open.initiative] : [])]
    const observe3 = (changed: () => void) => {
      const stops = open3.map((one) => one.observe(changed))
      return () => stops.forEach((stop) => stop())
    }
    const written = open.role === 'moderation' ? open3 : [open.workshop]
    this.#writable = new Live(observe3, () => written.every((one) => one.writable))
    this.#saved = new Live(observe3, () => {
      if (open3.some((one) => one.saved === 'failing')) return 'failing'
      return open3.some((one) => one.saved === 'saving') ? 'saving' : 'saved'
    })
    this.#takesMembers = new Live(
      (changed) => {
        const stops = [conduct.heading.observe(changed), conduct.course.observe(changed)]
        return () => stops.forEach((stop) => stop())
      },
      () => takesMembers(docs.conduct),
    )
    this.#late = new Live(
      (changed) => {
        const stops = [records.contributions.observe(changed), conduct.course.observe(changed)]
        return () => stops.forEach((stop) => stop())
      },
      () => lateCards(docs),
    )
  }

  get id() {
    return this.open.id
  }
  /** So many acts of this window have changed the workshop; not for drawing, nothing follows it. */
  get acts() {
    return this.#acts
  }
  get rehearsal() {
    return this.open.rehearsal
  }
  /** What this device may do here; `reading` also while nobody knows whether it was let in. */
  get role() {
    return this.open.role
  }
  /** Undefined while nothing of the moderation has arrived on this device. */
  get takesMembers() {
    return this.#takesMembers.current
  }
  /** Ids of cards that were handed in after the end. */
  get late() {
    return this.#lateCards
  }
  get drafts() {
    return this.open.drafts
  }
  get heading() {
    return this.#lives.heading.current
  }
  /** What lengths are read in here: a survey counts in days, and no clock runs. */
  get unit() {
    return this.heading.unit ?? 'minutes'
  }
  /** Which survey the steps are about; more than one only where two devices chose apart. */
  get surveyLinks() {
    return this.#lives.surveyLinks.current
  }
  /** The surveys of the initiative, by their names. */
  get surveys() {
    return this.#lives.surveys.current
  }
  get initiative() {
    return this.#lives.initiative.current
  }
  get course() {
    return this.#lives.course.current
  }
  get arrangements() {
    return this.#lives.arrangements.current
  }
  /** The whole method, if it came from a file. */
  get ownMethod() {
    return this.#lives.ownMethod.current.whole
  }
  get phases() {
    return this.#lives.phases.current
  }
  /** All steps in order, dropped ones included. */
  get allSteps() {
    return this.#lives.steps.current
  }
  /** The steps that take place, in order. */
  get steps() {
    return this.allSteps.filter((step) => step.state !== 'dropped')
  }
  get log() {
    return this.#lives.log.current
  }
  /** All cards, trash included. */
  get allCards() {
    return this.#lives.contributions.current
  }
  /** Cards that are not in the trash. */
  get cards() {
    return this.#lives.contributions.current.filter((card) => card.state === 'active')
  }
  get clusters() {
    return this.#lives.clusters.current.filter((cluster) => cluster.state === 'active')
  }
  get memberships() {
    return this.#lives.memberships.current
  }
  get links() {
    return this.#lives.links.current
  }
  get sheets() {
    return this.#lives.sheets.current.filter((sheet) => sheet.state === 'active')
  }
  /** Everything of this evening that lies in the trash, by its kind. */
  get trash() {
    const { contributions, clusters, sheets, measures, tasks } = this.#lives
    const isGone = ({ state }: { state: string }) => state === 'withdrawn'
    return {
      cards: contributions.current.filter(isGone),
      clusters: clusters.current.filter(isGone),
      sheets: sheets.current.filter(isGone),
      measures: measures.current.filter((one) => this.#isOwn(one) && isWithdrawn(one)),
      tasks: tasks.current.filter((one) => this.#isOwn(one) && isWithdrawn(one)),
    }
  }
  /** Polls with totals once they are closed. */
  get polls() {
    return this.#lives.polls.current
  }
  /** Measures of this workshop. */
  get measures() {
    return this.#lives.measures.current.filter((one) => this.#isOwn(one) && !isWithdrawn(one))
  }
  get tasks() {
    return this.#lives.tasks.current.filter((one) => this.#isOwn(one) && !isWithdrawn(one))
  }
  /** Needs of the initiative, in no trash. */
  get needs() {
    return this.#lives.needs.current.filter(({ withdrawn }) => !withdrawn)
  }
  get measureLinks() {
    return this.#lives.initiativeLinks.current
  }
  get saved() {
    return this.#saved.current
  }
  /** False once it was removed from this device, or a newer app wrote in it. */
  get writable() {
    return this.#writable.current
  }
  get docIds() {
    const { workshop, conduct, initiative } = this.open
    return [workshop.docId, conduct.docId, ...(initiative ? [initiative.docId] : [])]
  }
  get canUndo() {
    return this.#undo.current.canUndo
  }
  get canRedo() {
    return this.#undo.current.canRedo
  }

  /** The step that runs now; undefined before the start. */
  get step(): PlannedStep | undefined {
    const { step } = this.course
    return this.allSteps.find((candidate) => candidate.id === step)
  }

  get phase() {
    const phase = this.step?.phase
    return this.phases.find((candidate) => candidate.id === phase)
  }

  /** Epoch milliseconds at which the evening is to begin; today if no date is set. */
  get plannedStart(): number {
    const { date, start } = this.heading
    const planned = new Date(`${date || this.clock.today()}T${start || '18:00'}:00`).getTime()
    return Number.isNaN(planned) ? this.clock.now() : planned
  }

  /** The schedule, anew each second while somebody looks. */
  get schedule() {
    const now = this.clock.current
    if (this.unit === 'minutes') return scheduleOf(this.steps, this.course, now, this.plannedStart)
    const entered = enteredAt(this.log)
    return scheduleInDays(this.steps, this.course, now, this.plannedStart, entered)
  }

  /** Cards of these steps, grouped: each cluster with its cards, then the loose ones. */
  heaps(cards: readonly Contribution[]): Heap[] {
    const byId = new Map(cards.map((card) => [card.id, card]))
    const inCluster = new Map<string, Contribution[]>()
    const lying = new Set<string>()
    const alive = new Set(this.clusters.map((cluster) => cluster.id))
    for (const { contribution, cluster } of this.memberships) {
      const card = byId.get(contribution)
      if (!card || !alive.has(cluster)) continue
      const heap = inCluster.get(cluster)
      if (heap) heap.push(card)
      else inCluster.set(cluster, [card])
      lying.add(contribution)
    }
    const heaps: Heap[] = this.clusters.map((cluster) => ({
      clusterId: cluster.id,
      title: cluster.title,
      cards: inCluster.get(cluster.id) ?? [],
    }))
    const loose = cards.filter((card) => !lying.has(card.id))
    return [...heaps, { clusterId: undefined, title: '', cards: loose }]
  }

  /** Where a measure or sheet comes from. */
  originOf(id: string) {
    return originOf(id, threadsOf(this.docs))
  }

  /** What became of a card. */
  measuresOf(card: string) {
    return measuresOf(card, threadsOf(this.docs))
  }

  /** The whole workshop as plain data, for exports and previews. */
  snapshot() {
    return snapshotOf(this.docs)
  }

  /** Measures and tasks of the initiative know in which workshop they were said. */
  #isOwn(record: { workshop: string }): boolean {
    return record.workshop === this.id
  }

  /** Keeps the list of the initiative in step with what happened here. */
  listIn(state: 'prepared' | 'running' | 'ended'): void {
    const { id, title, date, methodId, variant } = this.heading
    listWorkshop(this.docs.initiative, { id, title, date, methodId, variant, state })
  }

  /** Resolves when all that was done so far is kept on this device. */
  async whenSaved(): Promise<void> {
    const { workshop, initiative, conduct } = this.open
    for (const document of [workshop, initiative, conduct]) await document?.whenSaved()
  }

  async close(): Promise<void> {
    this.history.close()
    this.hall.close()
    this.#stopCounting()
    this.presence.close()
    this.fresh.close()
    await this.open.close()
  }
}
