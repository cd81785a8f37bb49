/** The Papierkorb of an evening: everything that was taken away, by its kind, with the way back. */
import { restoreCard } from '#documents/blocks/cards.ts'
import { restoreCluster } from '#documents/blocks/clusters.ts'
import { restoreMeasure, restoreTask } from '#documents/blocks/plan.ts'
import { restoreSheet } from '#documents/blocks/sheet.ts'
import type { Contribution } from '#schema/contribution.ts'
import { faceOf } from '#state/walk/evaluation/face.ts'
import type { Messages } from '#text/german.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { labelsOf } from '#schema/labels.ts'

/** What can lie in the trash. */
export type TrashKind = 'card' | 'cluster' | 'sheet' | 'measure' | 'task'

/** One thing in the trash: `name` is what it is called, `about` what it says or belongs to. */
export interface TrashItem {
  kind: TrashKind
  id: string
  name: string
  about: string
  /** The measure that a task belongs to. */
  measure?: string
}

export class Trash {
  #workshop: Workshop
  #words: () => Messages
  /** What came back last, for those who cannot see it. */
  message = $state('')
  #items: TrashItem[] = $derived.by(() => this.#read())

  constructor(workshop: Workshop, words: () => Messages) {
    this.#workshop = workshop
    this.#words = words
  }

  get items(): readonly TrashItem[] {
    return this.#items
  }

  /** One group a kind that is there, those of `first` before the others. */
  groups(first: readonly TrashKind[]): { kind: TrashKind; items: TrashItem[] }[] {
    const kinds: TrashKind[] = ['card', 'cluster', 'sheet', 'measure', 'task']
    const order = [...first, ...kinds.filter((kind) => !first.includes(kind))]
    return order
      .map((kind) => ({ kind, items: this.#items.filter((item) => item.kind === kind) }))
      .filter(({ items }) => items.length > 0)
  }

  nameOf({ kind, name }: TrashItem): string {
    return this.#words().trash.named[kind](name)
  }

  restore(item: TrashItem): void {
    const { kind, id } = item
    // A task brings its measure along.
    const measure = this.#items.find(({ id }) => kind === 'task' && id === item.measure)
    const { workshop, initiative } = this.#workshop.docs
    switch (kind) {
      case 'card':
        restoreCard(workshop, id)
        break
      case 'cluster':
        restoreCluster(workshop, id)
        break
      case 'sheet':
        restoreSheet(workshop, id)
        break
      case 'measure':
        restoreMeasure(initiative, id)
        break
      case 'task':
        restoreTask(initiative, id)
    }
    const back = measure ? [item, measure] : [item]
    this.message = this.#words().trash.restored(back.map((one) => this.nameOf(one)))
  }

  #read(): TrashItem[] {
    const workshop = this.#workshop
    const { cards, clusters, sheets, measures, tasks } = workshop.trash
    const words = this.#words()
    const titles = new Map([...workshop.measures, ...measures].map(({ id, title }) => [id, title]))
    return [
      ...cards.map((card) => ({
        kind: 'card' as const,
        id: card.id,
        name: labelsOf(workshop.allCards).get(card.id) ?? '',
        about: this.#aboutCard(card),
      })),
      ...clusters.flatMap(({ id, title }) => {
        const held = workshop.memberships.filter(({ cluster }) => cluster === id).length
        // A merged heap goes on as another one, and a nameless empty one says nothing.
        if (this.#isMerged(id) || (held === 0 && title === '')) return []
        const name = title || words.trash.nameless
        return [{ kind: 'cluster' as const, id, name, about: words.common.cards(held) }]
      }),
      ...sheets.map(({ id, title }) => ({ kind: 'sheet' as const, id, name: title, about: '' })),
      ...measures.map(({ id, title, lead }) => {
        return { kind: 'measure' as const, id, name: title, about: lead }
      }),
      ...tasks.map(({ id, what, measure = '' }) => {
        const of = titles.get(measure)
        const about = of === undefined ? '' : words.trash.ofMeasure(of)
        return { kind: 'task' as const, id, name: what, about, measure }
      }),
    ]
  }

  #aboutCard(card: Contribution): string {
    const words = this.#words()
    const seen = faceOf(this.#workshop, card, words.walkEvaluation, 'de')
    return `${seen?.word ?? words.common.cardKinds[card.kind]}: ${seen?.text ?? card.text}`
  }

  #isMerged(cluster: string): boolean {
    return this.#workshop.links.some(({ type, to }) => type === 'replaces' && to === cluster)
  }
}
