/** Finds questions whose conditions lead back to themselves. */
import type { Question, Questionnaire, Section } from '#schema/survey.ts'
import type { Conditions } from './conditions.ts'
import { namesIn } from './expression.ts'

type Thing = Section | Question

/** What must be known before a thing can be. */
function needs(thing: Thing, section: Section, conditions: Conditions): Thing[] {
  const names = conditions.deciding(thing).flatMap(({ expression }) => namesIn(expression))
  const read = names.flatMap((name) => conditions.variables.get(name)?.question ?? [])
  return thing === section ? read : [section, ...read]
}

/** Strongly connected parts (Tarjan 1972), without recursion: a chain may be as long as a questionnaire. */
class Search {
  readonly circles: Thing[][] = []
  readonly #next: (thing: Thing) => Thing[]
  readonly #index = new Map<Thing, number>()
  readonly #low = new Map<Thing, number>()
  readonly #open: Thing[] = []
  readonly #isOpen = new Set<Thing>()

  constructor(next: (thing: Thing) => Thing[]) {
    this.#next = next
  }

  from(start: Thing): void {
    if (this.#index.has(start)) return
    const path = [this.#enter(start)]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = step.left.pop()
      if (next === undefined) {
        path.pop()
        this.#leave(step.thing, path.at(-1)?.thing)
      } else if (!this.#index.has(next)) path.push(this.#enter(next))
      else if (this.#isOpen.has(next)) this.#lower(step.thing, this.#index.get(next) ?? 0)
    }
  }

  #enter(thing: Thing) {
    this.#index.set(thing, this.#index.size)
    this.#low.set(thing, this.#index.size - 1)
    this.#open.push(thing)
    this.#isOpen.add(thing)
    return { thing, left: this.#next(thing) }
  }

  #lower(thing: Thing, low: number): void {
    this.#low.set(thing, Math.min(this.#low.get(thing) ?? 0, low))
  }

  #leave(thing: Thing, parent: Thing | undefined): void {
    const low = this.#low.get(thing) ?? 0
    if (parent) this.#lower(parent, low)
    if (low !== this.#index.get(thing)) return
    const circle = this.#open.splice(this.#open.indexOf(thing))
    for (const one of circle) this.#isOpen.delete(one)
    if (circle.length > 1 || this.#next(thing).includes(thing)) this.circles.push(circle)
  }
}

/** Sections and questions that wait for each other; each circle in the order of asking. */
export function circlesOf(
  questionnaire: Pick<Questionnaire, 'sections'>,
  conditions: Conditions,
): Thing[][] {
  const sectionOf = new Map<Thing, Section>()
  for (const section of questionnaire.sections) {
    sectionOf.set(section, section)
    for (const question of section.questions) sectionOf.set(question, section)
  }
  const search = new Search((thing) => {
    const section = sectionOf.get(thing)
    return section ? needs(thing, section, conditions) : []
  })
  for (const thing of sectionOf.keys()) search.from(thing)
  const place = (thing: Thing) => conditions.positions.get(thing) ?? 0
  return search.circles.map((circle) => circle.sort((one, other) => place(one) - place(other)))
}
