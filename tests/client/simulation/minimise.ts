/** Leaves out of a failing plan whatever it fails without, so that a person can read what remains. */
import type { Plan } from './plan.ts'
import { runPlan } from './run.ts'

/** The shortest plan found that breaks the same promise. */
export async function minimise(plan: Plan, invariant: string): Promise<Plan> {
  let best = plan
  const fails = async (events: Plan['events']) => {
    const { violation } = await runPlan({ ...best, events })
    return violation?.invariant === invariant
  }
  for (let size = best.events.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < best.events.length;) {
      const fewer = best.events.toSpliced(at, size)
      if (await fails(fewer)) best = { ...best, events: fewer }
      else at += size
    }
  }
  return best
}
