/** What must be true of a whole method beyond the shape of its parts. */
import type { Localized } from '#schema/language.ts'
import type { Method, Step } from '#schema/method.ts'
import type { Path } from './method-place.ts'
import type { Fault } from './method-unknown.ts'
import { nearest } from './nearest.ts'
import { either, figure, named, quote } from './wording.ts'

/** Words of a rule that can still be read from the back of the hall (methods, section 2.4). */
const mostRuleWords = 10

interface Placed {
  path: Path
  step: Step
}

function placedSteps(method: Method): Placed[] {
  return method.phases.flatMap((phase, index) =>
    phase.steps.map((step, place) => ({ path: ['phases', index, 'steps', place], step })),
  )
}

function guess(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates)
  if (meant !== undefined) return `, gemeint ist wohl ${quote(meant)}`
  return candidates.length > 0 && candidates.length <= 6
    ? `, möglich sind ${either(candidates)}`
    : ''
}

function doubledIds(method: Method): Fault | undefined {
  const phases = method.phases.map(({ id }, index) => ({ id, path: ['phases', index] as Path }))
  const steps = placedSteps(method).map(({ step, path }) => ({ id: step.id, path }))
  const variants = method.variants.map(({ id }, index) => ({
    id,
    path: ['variants', index] as Path,
  }))
  for (const list of [variants, [...phases, ...steps]]) {
    const seen = new Set<string>()
    for (const { id, path } of list) {
      if (seen.has(id))
        return {
          path,
          what: `die Kennung ${quote(id)} gibt es zweimal, jede darf nur einmal vorkommen`,
        }
      seen.add(id)
    }
  }
  return undefined
}

function wrongVariants(method: Method): Fault | undefined {
  const variants = method.variants.map(({ id }) => id)
  const unknown = (path: Path, names: string[], field: string): Fault | undefined => {
    const name = names.find((one) => !variants.includes(one))
    if (name === undefined) return undefined
    return {
      path,
      what: `bei ${named(field)} gibt es die Variante ${quote(name)} nicht${guess(name, variants)}`,
    }
  }
  for (const [index, { titles }] of method.phases.entries()) {
    const fault = unknown(['phases', index], Object.keys(titles ?? {}), 'titles')
    if (fault) return fault
  }
  for (const { path, step } of placedSteps(method)) {
    const fault = unknown(path, Object.keys(step.minutes), 'minutes')
    if (fault) return fault
    const absent = variants.find((variant) => step.minutes[variant] === undefined)
    if (absent === undefined) continue
    return {
      path,
      what: `die Minuten für die Variante ${quote(absent)} fehlen, 0 lässt den Schritt dort weg`,
    }
  }
  return undefined
}

function wrongReferences(method: Method): Fault | undefined {
  const placed = placedSteps(method)
  const all = placed.map(({ step }) => step.id)
  for (const [index, { path, step }] of placed.entries()) {
    for (const id of step.from ?? []) {
      const earlier = all.slice(0, index)
      if (earlier.includes(id)) continue
      const what = all.includes(id)
        ? `${named('from')} nennt ${quote(id)}, dieser Schritt kommt nicht davor, richtig wäre ein früherer Schritt`
        : `${named('from')} nennt ${quote(id)}, diesen Schritt gibt es nicht${guess(id, earlier)}`
      return { path, what }
    }
  }
  return undefined
}

function wrongSums(method: Method): Fault | undefined {
  for (const [index, { id, minutes }] of method.variants.entries()) {
    const sum = placedSteps(method).reduce((so, { step }) => so + (step.minutes[id] ?? 0), 0)
    if (sum === minutes) continue
    const gap =
      sum > minutes ? `${figure(sum - minutes)} zu viel` : `${figure(minutes - sum)} zu wenig`
    const unit = method.unit === 'days' ? 'Tage' : 'Minuten'
    const what = `alle Schritte zusammen dauern ${figure(sum)} ${unit}, angegeben sind ${figure(minutes)}, das sind ${gap}`
    return { path: ['variants', index], what }
  }
  return undefined
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function longRules(method: Method): Fault | undefined {
  for (const [index, { rules }] of method.phases.entries()) {
    for (const [place, rule] of rules.entries()) {
      const texts = Object.values(rule satisfies Localized).filter((text) => text !== undefined)
      const long = texts.find((text) => countWords(text) > mostRuleWords)
      if (long === undefined) continue
      const what = `die Regel ${place + 1} ${quote(long)} hat ${countWords(long)} Wörter, höchstens ${mostRuleWords} sind im Saal gut zu lesen`
      return { path: ['phases', index], what }
    }
  }
  return undefined
}

/** The first thing that does not fit together, or undefined. */
export function findMisfit(method: Method): Fault | undefined {
  for (const check of [doubledIds, wrongVariants, wrongReferences, longRules, wrongSums]) {
    const fault = check(method)
    if (fault) return fault
  }
  return undefined
}
