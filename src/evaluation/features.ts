/** By what people are compared: groups, so made that no combination of them holds fewer than five people. */
import type { Channel, Response } from '#schema/answer.ts'
import type { Questionnaire, Texts } from '#schema/survey.ts'
import type { Countable, Line } from './countables.ts'
import { leastRows, leastSpecialRows } from './least.ts'
import { hiddenFeatures } from './row-anonymity.ts'

/** Features that are no questions: how an answer came in, and to which version of the questionnaire. */
export const ownFeatures = ['channel', 'version'] as const

/** At most so many: with each one more, groups become smaller and more stays hidden. */
export const mostFeatures = 3

/** Groups by one feature. */
export interface Feature {
  name: string
  text: Texts
  groups: readonly Line[]
  /** The group of each person; -1 in none: no answer, or too few like this one. */
  groupOf: Int16Array
}

const channels: Record<Channel, Texts> = {
  kiosk: { de: 'Tablet', en: 'Tablet' },
  link: { de: 'Link', en: 'Link' },
  paper: { de: 'Papier', en: 'Paper' },
  interview: { de: 'Gespräch', en: 'Interview' },
  telephone: { de: 'Telefon', en: 'Telephone' },
}

export const channelLines: readonly Line[] = Object.entries(channels).map(([code, text]) => ({
  code,
  text,
}))

/** True for what may be compared by: one answer of few, once a person. */
export function isComparable({ variable, isMany, linesAre, lines, isOfAll }: Countable): boolean {
  if (isMany || isOfAll || linesAre !== 'answers' || variable.section.repeat) return false
  return lines.length >= 2 && lines.length <= 20
}

interface Asked {
  responses: readonly Response[]
  countables: readonly Countable[]
  /** Versions that are counted together, by their hash. */
  versions: ReadonlyMap<string, Pick<Questionnaire, 'version'>>
}

function bare(name: string, { responses, countables, versions }: Asked): Feature | undefined {
  if (name === 'channel') {
    const codes = channelLines.map(({ code }) => code)
    const groupOf = Int16Array.from(responses, ({ channel }) => codes.indexOf(channel))
    return { name, text: { de: 'Weg', en: 'Channel' }, groups: channelLines, groupOf }
  }
  if (name === 'version') {
    const hashes = [...versions.keys()]
    const groups = [...versions.values()].map(({ version }) => {
      const code = String(version)
      return { code, text: { de: `Fassung ${code}`, en: `Version ${code}` } }
    })
    const groupOf = Int16Array.from(responses, ({ questionnaire }) => hashes.indexOf(questionnaire))
    return { name, text: { de: 'Fassung', en: 'Version' }, groups, groupOf }
  }
  const countable = countables.find((one) => one.variable.name === name)
  if (!countable || !isComparable(countable)) return undefined
  const groupOf = Int16Array.from(responses, ({ answers }) => {
    const answer = answers[name]
    return answer && 'value' in answer ? countable.lineOf(answer.value) : -1
  })
  const { variable, lines } = countable
  return { name, text: variable.row ?? variable.text, groups: lines, groupOf }
}

/**
 * The features with these names, in this order; names that nothing can be compared by are left out. Who would stand
 * alone, or among fewer than five (special: ten), in any combination of all of them, is in no group.
 */
export function featuresOf(names: readonly string[], asked: Asked): Feature[] {
  const found = [...new Set(names)].flatMap((name) => bare(name, asked) ?? [])
  const features = found.slice(0, mostFeatures)
  const isSpecial = features.some(({ name }) =>
    asked.countables.some(({ variable }) => variable.name === name && variable.special),
  )
  const hidden = [
    ...hiddenFeatures(
      features.map(
        ({ groupOf }) =>
          (person) =>
            groupOf[person] ?? -1,
      ),
      asked.responses.length,
      isSpecial ? leastSpecialRows : leastRows,
    ),
  ]
  return features.map((feature, at) => ({
    ...feature,
    groupOf: feature.groupOf.map((group, person) => (hidden[at]?.has(person) ? -1 : group)),
  }))
}
