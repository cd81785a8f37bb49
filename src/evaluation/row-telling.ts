/** Which variables tell something about who a person is, also without being a question about the person. */
import type { Questionnaire } from '#schema/survey.ts'
import { namesIn } from '#survey/expression.ts'
import { variablesOf, type Variable } from '#survey/variables.ts'

/** `value`: what was answered tells it; `asked`: whether it was asked at all does. */
export interface Telling {
  value: ReadonlySet<string>
  asked: ReadonlySet<string>
}

/** Names that decide whether a variable is asked, how often, or what it is computed from. */
function sourcesOf({ question, section }: Variable) {
  return {
    asked: [
      ...namesIn(question.show),
      ...namesIn(section.show),
      ...(section.repeat ? [section.repeat.name] : []),
    ],
    value: [
      ...(question.kind === 'calculation' ? namesIn(question.value) : []),
      ...('options' in question ? question.options.flatMap(({ show }) => namesIn(show)) : []),
    ],
  }
}

/**
 * The names of variables that tell a person: those asked about the person, what is computed from them, what offers
 * only some people an option, and questions that only some people are asked because of them. What is `known` anyway
 * tells nothing more.
 */
export function tellingOf(
  questionnaire: Pick<Questionnaire, 'sections'>,
  known: ReadonlySet<string> = new Set(),
): Telling {
  const all = variablesOf(questionnaire).map((variable) => ({
    variable,
    sources: sourcesOf(variable),
  }))
  const tellsBySelf = ({ person, name }: Variable) => person !== undefined && !known.has(name)
  const value = new Set(all.flatMap(({ variable }) => (tellsBySelf(variable) ? variable.name : [])))
  const asked = new Set<string>()
  const tells = (name: string) => value.has(name) || asked.has(name)
  for (let known = -1; known !== value.size + asked.size;) {
    known = value.size + asked.size
    for (const { variable, sources } of all) {
      if (sources.value.some(tells)) value.add(variable.name)
      if (sources.asked.some(tells)) asked.add(variable.name)
    }
  }
  return { value, asked }
}
