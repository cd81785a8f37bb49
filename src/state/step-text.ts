/** The words of a step in one language, as the moderator changed them or as the method says. */
import type { PlannedStep } from '#schema/conduct.ts'
import { inLanguage, type Language } from '#schema/language.ts'
import { timeOfDay } from './time.ts'
import type { Workshop } from './workshop.svelte.ts'

const minute = 60_000
/** The gap in a script, without the space that stands between it and a full stop. */
const gap = /…(?: (?=[.,]))?/

/** The question of the step; the moderator's words stand for every language. Empty if it asks nothing. */
export function questionOf(step: PlannedStep, language: Language): string {
  if (step.question !== '') return step.question
  const { question } = step.definition
  return question ? inLanguage(question, language) : ''
}

export function titleOf(step: PlannedStep, language: Language): string {
  return inLanguage(step.definition.title, language)
}

/** Epoch milliseconds at which a break ends, as far as it is known now. */
export function restartOf(workshop: Workshop, step: PlannedStep): number {
  const { stepStartedAt, stepUsed } = workshop.course
  return stepStartedAt - stepUsed + step.minutes * minute
}

/** What the moderator can say, with the gap "…" filled where the workshop knows the answer. */
export function scriptOf(workshop: Workshop, step: PlannedStep, language: Language = 'de'): string {
  const { definition } = step
  const script = definition.script ? inLanguage(definition.script, language) : ''
  if (isBreak(step)) {
    const time = timeOfDay(restartOf(workshop, step))
    return script.replace(gap, language === 'en' ? time : `${time} Uhr`)
  }
  const poll = workshop.polls.find((result) => result.poll.step === step.id)?.poll
  return poll ? script.replace(gap, String(poll.dotsPerPerson)) : script
}

/** True for a Pause: the time in which nobody works. */
export function isBreak(step: PlannedStep): boolean {
  return step.definition.block === 'talk' && step.definition.activity === 'break'
}
