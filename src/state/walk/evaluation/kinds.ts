/** What an observation says in one word, with the shape of its mark: a valence, or the category of a pin. */
import type { PlannedStep } from '#schema/conduct.ts'
import { inLanguage, type Language } from '#schema/language.ts'
import { shapeOfValence, Valence, type MarkShape, type Observation } from '#schema/observation.ts'

/** A valence or a category: what lists are grouped and narrowed by. */
export interface Kind {
  /** The valence itself, or `pin:` and the id of the category. */
  key: string
  word: string
  shape: MarkShape
  valence?: Valence
  category?: string
}

/** What lists know an observation by; empty where it says neither. */
export function kindKeyOf({
  valence,
  category,
}: Pick<Observation, 'valence' | 'category'>): string {
  if (category !== undefined) return `pin:${category}`
  return valence ?? ''
}

export function valenceKinds(words: Record<Valence, string>): Kind[] {
  return Valence.options.map((valence) => ({
    ...{ key: valence, word: words[valence], shape: shapeOfValence[valence], valence },
  }))
}

/** The answers that pins of a step can give; none where it asks by valences. */
export function categoriesOf(step: PlannedStep, language: Language): Kind[] {
  if (step.definition.block !== 'walk') return []
  return (step.definition.settings?.categories ?? []).map(({ id, title, shape }) => ({
    ...{ key: `pin:${id}`, word: inLanguage(title, language), shape, category: id },
  }))
}

/** All valences, then the categories of all steps, each once. */
export function allKinds(
  steps: readonly PlannedStep[],
  words: Record<Valence, string>,
  language: Language,
): Kind[] {
  const found = new Map<string, Kind>()
  for (const kind of valenceKinds(words)) found.set(kind.key, kind)
  for (const kind of steps.flatMap((step) => categoriesOf(step, language))) {
    if (!found.has(kind.key)) found.set(kind.key, kind)
  }
  return [...found.values()]
}
