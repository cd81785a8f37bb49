/** Advice for a walk that is being prepared (methods, section 4.3); it never stands in the way. */

/** More than these wears people out. */
export const most = { stops: 8, metres: 1500, minutes: 75, checklist: 10 } as const
const leastChecklist = 8
/** Metres a minute where the slowest pace counts: three kilometres an hour. */
const pace = 50

interface WalkMeasures {
  stops: number
  /** 0 while nobody has measured. */
  metres: number
  /** What the step is planned with. */
  minutes: number
  minutesPerStop: number
}

/** What is to be said, with the figure that it is about. */
type Advice = { about: 'stops' | 'metres' | 'minutes'; figure: number }

/** Minutes for walking and halting, at the slowest pace. */
function minutesNeeded({ stops, metres, minutesPerStop }: WalkMeasures): number {
  return Math.round(stops * minutesPerStop + metres / pace)
}

/** What is too much for most people; empty where all is well. */
export function adviceFor(measures: WalkMeasures): Advice[] {
  const minutes = Math.max(measures.minutes, minutesNeeded(measures))
  const all: Advice[] = [
    { about: 'stops', figure: measures.stops },
    { about: 'metres', figure: measures.metres },
    { about: 'minutes', figure: minutes },
  ]
  return all.filter(({ about, figure }) => figure > most[about])
}

/** Whether a checklist is one that people still look with: eight to ten lines, or none. */
export function checklistAdvice(lines: number): 'many' | 'few' | undefined {
  if (lines > most.checklist) return 'many'
  return lines > 0 && lines < leastChecklist ? 'few' : undefined
}
