/** One workshop as plain data at one moment, for exports, previews and samples. */
import type { Doc } from 'yjs'
import type { Link } from '#schema/contribution.ts'
import { isWithdrawn } from '#schema/measure.ts'
import type { PollResult, SurveyInWorkshop, WorkshopSnapshot } from '#schema/snapshot.ts'
import { lateCards } from './admission.ts'
import { sumTallies } from './blocks/poll.ts'
import { chosenSurveys } from './blocks/survey.ts'
import { conductRecords, orderedSteps } from './conduct.ts'
import { initiativeRecords } from './initiative.ts'
import { originOf, type Threads } from './lineage.ts'
import { measuresOfNeeds, presentNeeds } from './needs.ts'
import { needsOfWalk, walkIn, withoutSecrets } from './walk-snapshot.ts'
import { workshopRecords } from './workshop.ts'

/** The three documents a workshop is read from. */
export interface WorkshopDocs {
  initiative: Doc
  workshop: Doc
  conduct: Doc
}

/** Polls with their totals; an open poll has none. Taking the count back (undo) opens a poll again. */
export function pollResults({ workshop, conduct }: WorkshopDocs): PollResult[] {
  const { polls, tallies } = workshopRecords(workshop)
  const { closedPolls } = conductRecords(conduct)
  return polls.list().map((poll) => {
    const counted = tallies.list().filter((tally) => tally.poll === poll.id)
    const closed = counted.length > 0 && closedPolls.get(poll.id) !== undefined
    const sum = closed ? sumTallies(workshop, poll.id) : { totals: {}, voters: 0, unused: 0 }
    return { poll, closed, ...sum, tallies: closed ? counted : [] }
  })
}

/** Everything lineage runs through; withdrawn records are left out. */
export function threadsOf(docs: WorkshopDocs): Threads {
  const records = workshopRecords(docs.workshop)
  const initiative = initiativeRecords(docs.initiative)
  const { id } = conductRecords(docs.conduct).heading.current
  const contributions = records.contributions.list().filter((card) => card.state === 'active')
  const clusters = records.clusters.list().filter((cluster) => cluster.state === 'active')
  const alive = new Set([...contributions, ...clusters].map((record) => record.id))
  const links: Link[] = [...records.links.list(), ...initiative.links.list()]
  return {
    contributions,
    clusters,
    memberships: records.memberships
      .list()
      .filter((one) => alive.has(one.contribution) && alive.has(one.cluster)),
    links,
    polls: pollResults(docs),
    sheets: records.sheets.list().filter((sheet) => sheet.state === 'active'),
    measures: initiative.measures
      .list()
      .filter((measure) => measure.workshop === id && !isWithdrawn(measure)),
    needs: presentNeeds(docs.initiative),
  }
}

/** The survey that counts for this workshop, with the needs that rest on it. */
function surveyIn({ conduct, initiative }: WorkshopDocs): SurveyInWorkshop | undefined {
  const [chosen] = chosenSurveys(conduct)
  const entry = chosen && initiativeRecords(initiative).surveys.get(chosen.id)
  if (!entry) return undefined
  const measures = measuresOfNeeds(initiative)
  const needs = presentNeeds(initiative)
    .filter(({ survey }) => survey === entry.id)
    .map((need) => ({ need, measures: measures.get(need.id) ?? [] }))
  return { entry, needs }
}

/** The whole workshop as it stands now. */
export function snapshotOf(docs: WorkshopDocs): WorkshopSnapshot {
  const conduct = conductRecords(docs.conduct)
  const initiative = initiativeRecords(docs.initiative)
  const threads = withoutSecrets(threadsOf(docs))
  const heading = conduct.heading.current
  const survey = surveyIn(docs)
  const steps = orderedSteps(docs.conduct).filter((step) => step.state !== 'dropped')
  const tasks = initiative.tasks
    .list()
    .filter((task) => task.workshop === heading.id && !isWithdrawn(task))
  return {
    initiative: initiative.heading.current,
    heading,
    course: conduct.course.current,
    phases: conduct.phases
      .list()
      .map((phase) => ({ ...phase, steps: steps.filter((step) => step.phase === phase.id) })),
    contributions: [...threads.contributions],
    late: [...lateCards(docs)],
    clusters: [...threads.clusters],
    memberships: [...threads.memberships],
    links: [...threads.links],
    polls: [...threads.polls],
    sheets: [...threads.sheets],
    measures: threads.measures.map((measure) => ({
      measure,
      tasks: tasks.filter((task) => task.measure === measure.id),
      origin: originOf(measure.id, threads),
    })),
    tasks: tasks.filter((task) => !task.measure),
    arrangements: conduct.arrangements.current,
    ...(survey && { survey }),
    ...(steps.some(({ definition }) => definition.block === 'walk') && {
      walk: { ...walkIn(docs.workshop), needs: needsOfWalk(docs.initiative, threads) },
    }),
    log: [...conduct.log.list()],
  }
}
