/** Compares the copy of a method in a workshop with the method itself. */
import type { PlannedPhase, PlannedStep } from '#schema/conduct.ts'
import { minutesPer, type Method } from '#schema/method.ts'

/** True when minutes, questions, rules, order or steps of the copy are no longer the method's. */
export function differsFromMethod(
  method: Method,
  variant: string,
  phases: readonly PlannedPhase[],
  steps: readonly PlannedStep[],
): boolean {
  const factor = minutesPer[method.unit ?? 'minutes']
  const planned = method.phases.flatMap((phase) =>
    phase.steps.flatMap(({ id, minutes }) =>
      minutes[variant] ? [{ id, minutes: minutes[variant] * factor }] : [],
    ),
  )
  if (planned.length !== steps.length) return true
  const changed = steps.some((step, index) => {
    const origin = planned[index]
    const same = step.id === origin?.id && step.minutes === origin.minutes
    return !same || step.question !== '' || step.state === 'dropped'
  })
  if (changed) return true
  const rules = new Map(method.phases.map((phase) => [phase.id, JSON.stringify(phase.rules)]))
  return phases.some((phase) => JSON.stringify(phase.rules) !== rules.get(phase.id))
}
