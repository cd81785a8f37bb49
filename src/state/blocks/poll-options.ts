/** What can get dots in a step: heaps, sketches, a fixed list, or the words of a known form. */
import type { PlannedStep } from '#schema/conduct.ts'
import { inLanguage, type Language } from '#schema/language.ts'
import type { PollOption } from '#schema/poll.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { hallWords } from '#text/hall.ts'

/** How the question is put: heaps of dots, one dot, consensus, or a way of looking back. */
export type PollForm =
  'dots' | 'single-dot' | 'consensus' | 'target' | 'traffic-light' | 'flash-round'

/** The part of a step that polls look at. */
export function pollOf(step: PlannedStep) {
  if (step.definition.block !== 'poll') throw new Error('This step is not a poll.')
  return step.definition
}

export function formOf(step: PlannedStep): PollForm {
  const { activity, settings } = pollOf(step)
  return activity === 'reflection' ? (settings?.form ?? 'flash-round') : activity
}

/** Rings of the Zielscheibe, from the middle outwards. */
export const rings = [1, 2, 3, 4] as const

/** The axes of the Zielscheibe in one language. */
export function axesOf(step: PlannedStep, language: Language): string[] {
  const fixed = pollOf(step).settings?.fixed
  return fixed?.map((axis) => inLanguage(axis, language)) ?? hallWords[language].poll.axes
}

/** The id of one field of the Zielscheibe. */
export function fieldId(axis: number, ring: number): string {
  return `axis-${axis}-ring-${ring}`
}

/** Words of forms that every language knows, by the id of the option. */
function knownWords(step: PlannedStep, language: Language): Map<string, string> {
  const words = hallWords[language].poll
  const fixed = pollOf(step).settings?.fixed ?? []
  const scale = fixed.length > 0 ? fixed.map((one) => inLanguage(one, language)) : words.scale
  const axes = axesOf(step, language)
  switch (formOf(step)) {
    case 'consensus':
      return new Map(Object.entries(words.consensus))
    case 'traffic-light':
      return new Map(Object.entries(words.light))
    case 'target':
      return new Map(
        axes.flatMap((axis, index) =>
          rings.map((ring) => [fieldId(index, ring), `${axis}: ${words.ring(ring)}`] as const),
        ),
      )
    default:
      return new Map(scale.map((title, index) => [`fixed-${index}`, title] as const))
  }
}

/** Heaps of the phases that the step refers to; all heaps if it refers to none. */
function heapsFor(workshop: Workshop, step: PlannedStep) {
  const from = new Set(pollOf(step).from)
  const referred = workshop.allSteps.filter((other) => from.has(other.definition.id))
  const phases = new Set(referred.map((other) => other.phase))
  const near = workshop.allSteps.filter((other) => phases.has(other.phase)).map(({ id }) => id)
  const own = workshop.clusters.filter((cluster) => near.includes(cluster.step))
  return own.length > 0 ? own : workshop.clusters
}

/** What could get dots, as things stand now. */
export function candidatesOf(workshop: Workshop, step: PlannedStep): PollOption[] {
  const asked = pollOf(step).settings?.options
  const from = formOf(step) === 'dots' ? (asked ?? 'clusters') : asked
  const named = (source: string, title: string) => ({ id: source, source, title })
  if (from === 'sheets') return workshop.sheets.map(({ id, title }) => named(id, title))
  if (from === 'clusters') {
    return heapsFor(workshop, step).map(({ id, title }, index) =>
      named(id, title.trim() || hallWords.de.poll.heap(index + 1)),
    )
  }
  return [...knownWords(step, 'de')].map(([id, title]) => ({ id, title }))
}

/** What an option is called now, in a language: heaps and sketches by their present name. */
export function titleOf(
  workshop: Workshop,
  step: PlannedStep,
  option: PollOption,
  language: Language,
): string {
  const sources = [...workshop.clusters, ...workshop.sheets]
  const source = sources.find((one) => one.id === option.source)
  if (source) return source.title.trim() || option.title
  return knownWords(step, language).get(option.id) ?? option.title
}
