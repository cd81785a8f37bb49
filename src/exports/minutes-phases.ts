/** The results in the order of the method: per phase what its steps brought, and what was left out. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Contribution } from '#schema/contribution.ts'
import type { WorkshopSnapshot } from '#schema/snapshot.ts'
import { documents as words } from '#text/de/documents.ts'
import { plain, sentence, type Evening } from './evening.ts'
import { cardList, clusterSection, reversalBlocks, wordLine } from './minutes-cards.ts'
import { pollBlocks } from './minutes-polls.ts'
import { sheetSection } from './minutes-sheets.ts'
import type { Block, Section } from './printed-document.ts'

type PhaseWithSteps = WorkshopSnapshot['phases'][number]

/** All phases that have something to say, then whatever belongs to no step any more. */
export function phaseSections(evening: Evening): Section[] {
  const { snapshot } = evening
  const { contributions, clusters, polls, sheets, course, phases } = snapshot
  const isEmpty = ![contributions, clusters, polls, sheets].some((list) => list.length > 0)
  if (course.status === 'prepared' && isEmpty) {
    const blocks = [sentence(words.phases.notStarted)]
    return [{ id: 'ergebnisse', level: 2, title: words.phases.results, blocks }]
  }
  return [...phases.flatMap((phase) => phaseSection(phase, evening)), ...orphanSections(evening)]
}

function phaseSection(phase: PhaseWithSteps, evening: Evening): Section[] {
  const { steps } = phase
  const sections = steps.flatMap((step) => stepSections(step, phase, evening))
  sections.push(...parkedSection(phase, evening))
  const skipped = steps.filter((step) => step.state === 'skipped')
  const blocks: Block[] = []
  if (evening.snapshot.survey && steps.some((step) => isReachedSurvey(step, evening))) {
    blocks.push(plainParagraph(words.phases.seeSurvey))
  }
  if (skipped.length > 0) {
    const names = skipped.map((step) => evening.say(step.definition.title))
    blocks.push(sentence(words.phases.skipped(words.list(names))))
  }
  if (sections.length === 0 && blocks.length === 0) {
    if (steps.every(isBreak)) return []
    blocks.push(sentence(whyNothing(steps, evening)))
  }
  const title = evening.say(phase.title)
  return [{ id: `phase-${phase.id}`, level: 2, title, blocks }, ...sections]
}

function isBreak({ definition }: PlannedStep): boolean {
  return definition.block === 'talk' && definition.activity === 'break'
}

/** The survey has a section of its own: a step about it brings nothing here. */
function isReachedSurvey(step: PlannedStep, { snapshot }: Evening): boolean {
  if (step.definition.block !== 'survey') return false
  return step.state === 'done' || step.id === snapshot.course.step
}

function whyNothing(steps: readonly PlannedStep[], { snapshot }: Evening): string {
  const reached = steps.some((step) => step.state !== 'open' || step.id === snapshot.course.step)
  if (reached) return words.phases.nothing
  return snapshot.course.status === 'ended' ? words.phases.notReached : words.phases.notYet
}

/** Heading with what the step brought, then its clusters and sketches; nothing if it brought nothing. */
function stepSections(step: PlannedStep, phase: PhaseWithSteps, evening: Evening): Section[] {
  const { clusters, sheets } = evening.snapshot
  const inner = [
    ...clusters.filter((one) => one.step === step.id).map((one) => clusterSection(one, evening)),
    ...unclustered(step, phase, evening),
    ...sheets.filter((one) => one.step === step.id).map((one) => sheetSection(one, evening)),
  ]
  const blocks = stepBlocks(step, phase, evening)
  if (inner.length === 0 && blocks.length === 0) return []
  const question = evening.questionOf(step)
  if (question) blocks.unshift(sentence(words.phases.question(question)))
  const title = sheets.some((one) => one.step === step.id)
    ? words.sheet.title
    : evening.say(step.definition.title)
  return [{ id: `schritt-${step.id}`, level: 3, title, blocks }, ...inner]
}

function stepBlocks(step: PlannedStep, phase: PhaseWithSteps, evening: Evening): Block[] {
  const { definition } = step
  const blocks: Block[] = []
  if (definition.block === 'cards' && definition.activity === 'reverse') {
    blocks.push(...reversalBlocks(evening))
  }
  const own = ownCards(step, evening).filter((card) => !evening.printed.has(card.id))
  if (own.some((card) => isSortedLater(card, phase, evening))) {
    // Those that lie in no cluster stand at the end of the clusters.
    blocks.push(plainParagraph(words.phases.below(words.cards(own.length))))
  } else if (definition.block === 'poll' && own.length > 0) {
    blocks.push(...wordLine(own, evening))
  } else {
    blocks.push(...cardList(own, evening))
  }
  for (const result of evening.snapshot.polls) {
    if (result.poll.step === step.id) blocks.push(...pollBlocks(result, evening))
  }
  return [...blocks, ...reference(step, evening)]
}

/** What was said in the step; questions and parked ideas have their own place. */
function ownCards(step: PlannedStep, evening: Evening): Contribution[] {
  const cards = evening.cardsOfStep.get(step.id) ?? []
  return cards.filter((card) => !card.parked && card.kind !== 'question')
}

/** True when the card lies in a cluster that is printed with this phase. */
function isSortedLater(card: Contribution, phase: PhaseWithSteps, evening: Evening): boolean {
  const clusters = evening.clustersOfCard.get(card.id) ?? []
  return clusters.some((cluster) => phase.steps.some((step) => step.id === cluster.step))
}

/** After the clusters: the cards of steps of this phase that were sorted, but lie in none. */
function unclustered(step: PlannedStep, phase: PhaseWithSteps, evening: Evening): Section[] {
  if (!evening.snapshot.clusters.some((cluster) => cluster.step === step.id)) return []
  const loose = phase.steps.flatMap((other) => {
    const own = ownCards(other, evening)
    if (!own.some((card) => isSortedLater(card, phase, evening))) return []
    return own.filter((card) => !evening.printed.has(card.id))
  })
  if (loose.length === 0) return []
  return [
    {
      id: `lose-${step.id}`,
      level: 4,
      title: words.phases.unclustered,
      aside: words.cards(loose.length),
      blocks: cardList(loose, evening),
    },
  ]
}

function parkedSection(phase: PhaseWithSteps, evening: Evening): Section[] {
  const steps = new Set(phase.steps.map((step) => step.id))
  const parked = evening.snapshot.contributions.filter(
    (card) => card.parked && card.kind !== 'question' && steps.has(card.step),
  )
  if (parked.length === 0) return []
  return [
    {
      id: `ideenspeicher-${phase.id}`,
      level: 3,
      title: words.phases.parked,
      aside: words.cards(parked.length),
      blocks: [sentence(words.phases.parkedNote), ...cardList(parked, evening)],
    },
  ]
}

/** Measures and arrangements have sections of their own; the phase says where. */
function reference({ definition }: PlannedStep, { snapshot }: Evening): Block[] {
  if (definition.block !== 'plan') return []
  if (definition.activity === 'measures') {
    return snapshot.measures.length > 0 ? [plainParagraph(words.phases.seeMeasures)] : []
  }
  const arranged = Object.values(snapshot.arrangements).some((value) => value !== '')
  return arranged ? [plainParagraph(words.phases.seeArrangements)] : []
}

/** Nothing is lost because its step was taken out of the plan. */
function orphanSections(evening: Evening): Section[] {
  const { contributions, clusters, sheets } = evening.snapshot
  const missing = (one: { id: string }) => !evening.printed.has(one.id)
  const inner = [
    ...clusters.filter(missing).map((one) => clusterSection(one, evening)),
    ...sheets.filter(missing).map((one) => sheetSection(one, evening)),
  ]
  const turned = reversalBlocks(evening)
  const cards = contributions.filter((card) => missing(card) && card.kind !== 'question')
  const polls = evening.closedPolls.filter(({ poll }) => missing(poll))
  const blocks = [
    ...turned,
    ...cardList(cards, evening),
    ...polls.flatMap((result) => pollBlocks(result, evening)),
  ]
  if (inner.length === 0 && blocks.length === 0) return []
  blocks.unshift(sentence(words.phases.orphansNote))
  return [{ id: 'weitere-beitraege', level: 2, title: words.phases.orphans, blocks }, ...inner]
}

function plainParagraph(text: string): Block {
  return { kind: 'paragraph', line: [plain(text)] }
}
