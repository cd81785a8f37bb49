/** Cards in the minutes: lists, clusters with what lies in them, and critique beside its wishes. */
import type { Cluster, Contribution } from '#schema/contribution.ts'
import { documents as words } from '#text/de/documents.ts'
import { cleanLine } from './clean.ts'
import { byNumber, cardLine, cardText, numbersOf, plain, quiet, type Evening } from './evening.ts'
import type { Block, Line, Section } from './printed-document.ts'

/** Marks the table of reversals as printed; no record has this id. */
const reversals = '#reversals'

/** Cards as a list in the given order. */
export function cardList(cards: readonly Contribution[], evening: Evening): Block[] {
  if (cards.length === 0) return []
  for (const card of cards) evening.printed.add(card.id)
  return [{ kind: 'list', items: cards.map((card) => cardLine(card, evening)) }]
}

/** Short words of a Blitzlicht read better in one line. */
export function wordLine(cards: readonly Contribution[], evening: Evening): Block[] {
  for (const card of cards) evening.printed.add(card.id)
  const texts = cards.map((card) => cleanLine(cardText(card)))
  return [{ kind: 'paragraph', line: [plain(texts.join(' · '))] }]
}

/** A cluster with its dots (once closed) and its cards; a card in several says in which else. */
export function clusterSection(cluster: Cluster, evening: Evening): Section {
  evening.printed.add(cluster.id)
  const cards = evening.cardsOfCluster.get(cluster.id) ?? []
  const dots = evening.dotsOf(cluster.id)
  const counts = [
    ...(dots === undefined ? [] : [words.dots(dots)]),
    ...(cards.length > 0 ? [words.cards(cards.length)] : []),
  ]
  for (const card of cards) evening.printed.add(card.id)
  const items = cards.map((card) => clusterCard(card, cluster, evening))
  const empty: Block = {
    kind: 'paragraph',
    line: [quiet(words.phases.emptyCluster)],
    tone: 'quiet',
  }
  return {
    id: `cluster-${cluster.id}`,
    level: 4,
    title: evening.nameOf(cluster),
    ...(counts.length > 0 ? { aside: counts.join(' · ') } : {}),
    blocks: [items.length > 0 ? { kind: 'list', items } : empty],
  }
}

function clusterCard(card: Contribution, cluster: Cluster, evening: Evening): Line {
  const others = (evening.clustersOfCard.get(card.id) ?? []).filter(({ id }) => id !== cluster.id)
  const also = others.map((other) => words.quoted(evening.nameOf(other)))
  return cardLine(
    card,
    evening,
    also.length > 0 ? words.phases.alsoIn(words.list(also)) : '',
    card.parked ? words.phases.parkedMark : '',
  )
}

/**
 * Critique on the left, wishes on the right. Cards of clusters that were worked on and were not turned
 * say "offen"; the numbers of all other critique cards follow in one sentence.
 */
export function reversalBlocks(evening: Evening): Block[] {
  const critique = evening.snapshot.contributions.filter((card) => card.kind === 'critique')
  const turned = evening.snapshot.contributions.filter((card) => evening.wishesOf.has(card.id))
  if (turned.length === 0 || evening.printed.has(reversals)) return []
  evening.printed.add(reversals)
  const clusters = new Set(turned.flatMap((card) => evening.clustersOfCard.get(card.id) ?? []))
  const workedOn = (card: Contribution) =>
    (evening.clustersOfCard.get(card.id) ?? []).some((cluster) => clusters.has(cluster))
  const open = critique.filter((card) => !evening.wishesOf.has(card.id))
  const left = byNumber([...turned, ...open.filter(workedOn)])
  const rows = left.map((card) => [[cardLine(card, evening)], wishLines(card, evening)])
  const others = open.filter((card) => !workedOn(card))
  const blocks: Block[] = [
    {
      kind: 'table',
      caption: words.reversal.caption,
      columns: [
        { title: words.reversal.critique, width: 50 },
        { title: words.reversal.wish, width: 50 },
      ],
      rows,
    },
  ]
  if (others.length > 0) {
    const text = words.reversal.others(numbersOf(others, evening))
    blocks.push({ kind: 'paragraph', line: [plain(text)], tone: 'quiet' })
  }
  return blocks
}

function wishLines(card: Contribution, evening: Evening): Line[] {
  const wishes = evening.wishesOf.get(card.id)
  if (!wishes) return [[quiet(words.reversal.open)]]
  for (const wish of wishes) evening.printed.add(wish.id)
  return byNumber(wishes).map((wish) => cardLine(wish, evening))
}
