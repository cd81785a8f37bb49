/** Which step of a workshop is walked: the one that runs, or the last one that was, or the first to come. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

const isTour = ({ definition, state }: PlannedStep) =>
  definition.block === 'walk' && definition.activity === 'tour' && state !== 'skipped'

/** Undefined where nothing is walked. */
export function tourStep({
  steps,
  step,
}: Pick<Workshop, 'steps' | 'step'>): PlannedStep | undefined {
  const reached = steps.slice(0, steps.findIndex(({ id }) => id === step?.id) + 1)
  return reached.findLast(isTour) ?? steps.find(isTour)
}
