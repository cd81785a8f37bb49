/** A workshop made easy to look up: which cards lie where, what got how many dots, what was printed. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Cluster, Contribution } from '#schema/contribution.ts'
import { inLanguage, type Localized } from '#schema/language.ts'
import { observationOf } from '#schema/observation.ts'
import type { PollResult, WorkshopSnapshot } from '#schema/snapshot.ts'
import type { Sheet } from '#schema/sheet.ts'
import { documents as words } from '#text/de/documents.ts'
import { placesDocuments } from '#text/de/places-documents.ts'
import { clean, cleanLine } from './clean.ts'
import type { ExportContext } from './context.ts'
import type { Block, Line, Span } from './printed-document.ts'

export class Evening {
  readonly snapshot: WorkshopSnapshot
  readonly context: ExportContext
  readonly cards: ReadonlyMap<string, Contribution>
  readonly cardsOfStep: ReadonlyMap<string, Contribution[]>
  readonly cardsOfCluster: ReadonlyMap<string, Contribution[]>
  readonly clustersOfCard: ReadonlyMap<string, Cluster[]>
  readonly closedPolls: readonly PollResult[]
  /** Wishes per critique card, and critique cards per wish. */
  readonly wishesOf: ReadonlyMap<string, Contribution[]>
  readonly critiqueOf: ReadonlyMap<string, Contribution[]>
  /** Older cards that a card takes up. */
  readonly takenUpBy: ReadonlyMap<string, Contribution[]>
  /** Ids of cards that were handed in after the end. */
  readonly late: ReadonlySet<string>
  /** What map and table of a walk call its observations, by their ids: A7. */
  readonly labels: ReadonlyMap<string, string>
  /** Ids of everything that already stands in the document. */
  readonly printed = new Set<string>()

  constructor(snapshot: WorkshopSnapshot, context: ExportContext) {
    this.snapshot = snapshot
    this.context = context
    const { contributions, clusters, memberships, links } = snapshot
    this.late = new Set(snapshot.late)
    this.labels = new Map(
      snapshot.walk?.observations.map(({ observation, label }) => [observation.id, label]),
    )
    this.cards = new Map(contributions.map((card) => [card.id, card]))
    const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]))
    this.cardsOfStep = grouped(contributions.map((card) => [card.step, card]))
    this.cardsOfCluster = grouped(
      memberships.map((one) => [one.cluster, this.cards.get(one.contribution)]),
    )
    this.clustersOfCard = grouped(
      memberships.map((one) => [one.contribution, byId.get(one.cluster)]),
    )
    this.closedPolls = snapshot.polls.filter((result) => result.closed)
    const turned = links.filter((link) => link.type === 'reversal-of')
    this.wishesOf = grouped(turned.map(({ from, to }) => [to, this.cards.get(from)]))
    this.critiqueOf = grouped(turned.map(({ from, to }) => [from, this.cards.get(to)]))
    const taken = links.filter((link) => link.type === 'concretises')
    this.takenUpBy = grouped(taken.map(({ from, to }) => [from, this.cards.get(to)]))
  }

  say(text: Localized): string {
    return cleanLine(inLanguage(text, this.context.language))
  }

  /** The question of a step in the moderator's words, or the method's; empty if it has none. */
  questionOf(step: PlannedStep): string {
    const { question } = step.definition
    return cleanLine(step.question) || (question ? this.say(question) : '')
  }

  /** Dots in closed polls; undefined when nobody could put any there. */
  dotsOf(source: string): number | undefined {
    let dots: number | undefined
    for (const { poll, totals } of this.closedPolls) {
      for (const option of poll.options) {
        if (option.source === source) dots = (dots ?? 0) + (totals[option.id] ?? 0)
      }
    }
    return dots
  }

  /** What a card is called: „Nr. 12“, and on a walk „A7“. */
  numberOf(card: Contribution): string {
    return this.labels.get(card.id) ?? words.number(card.number)
  }

  /** What a cluster is called; empty names get a stand-in. */
  nameOf(cluster: Cluster): string {
    return cleanLine(cluster.title) || words.phases.unnamedCluster
  }

  titleOf(sheet: Sheet): string {
    return cleanLine(sheet.title) || words.sheet.untitled
  }
}

/** The number of a card and its words, and what has to be said about it. */
export function cardLine(card: Contribution, evening: Evening, ...notes: string[]): Line {
  // The label of an observation begins with the letter of its group.
  const group = evening.labels.has(card.id) ? '' : cleanLine(card.group ?? '')
  const late = evening.late.has(card.id) ? words.phases.late : ''
  const all = [group && words.phases.group(group), ...notes, late].filter(Boolean)
  const line: Line = [quiet(evening.numberOf(card)), { text: ` ${cardText(card)}` }]
  if (all.length > 0) line.push(quiet(` ${all.join(' ')}`))
  return line
}

/** The words of a card. */
export function cardText(card: Contribution): string {
  if (card.state === 'redacted') return words.redacted
  return clean(card.text) || wordless(card)
}

/** On a walk a wertung is enough. */
function wordless(card: Contribution): string {
  const valence = observationOf(card)?.valence
  return valence ? placesDocuments.valences[valence] : words.unwritten
}

/** "Nr. 3, Nr. 8" in the order of the numbers; no line ends between "Nr." and its number. */
export function numbersOf(cards: readonly Contribution[], evening: Evening): string {
  const numbers = byNumber(cards).map((card) => evening.numberOf(card))
  return numbers.map((text) => text.replace(' ', '\u00a0')).join(', ')
}

/** Cards as they were said; what groups on a walk have noted stands together. */
export function byNumber(cards: readonly Contribution[]): Contribution[] {
  const group = (card: Contribution) => observationOf(card)?.group ?? ''
  const byGroup = (a: Contribution, b: Contribution) =>
    group(a) < group(b) ? -1 : group(a) > group(b) ? 1 : 0
  return [...cards].sort((a, b) => byGroup(a, b) || a.number - b.number)
}

export function plain(text: string): Span {
  return { text }
}

export function quiet(text: string): Span {
  return { text, tone: 'quiet' }
}

/** A remark of the document itself, quieter than what people said. */
export function sentence(text: string): Block {
  return { kind: 'paragraph', line: [plain(text)], tone: 'quiet' }
}

export function strong(text: string): Span {
  return { text, tone: 'strong' }
}

function grouped<T>(pairs: readonly (readonly [string, T | undefined])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const [key, value] of pairs) {
    if (value === undefined) continue
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
