/** What stands above all tables: how many answered, when, on which ways, and which groups there are. */
import type { Channel, Response } from '#schema/answer.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { channelLines, type Feature } from './features.ts'
import { hide } from './hiding.ts'
import { shielded, type Count, type Filter, type Published } from './published.ts'
import { leastRows } from './least.ts'
import { classesOf, gridOf, groupsOf } from './tallies.ts'

export interface HeadSources {
  responses: readonly Response[]
  questionnaire: Questionnaire
  features: readonly Feature[]
}

/** Counts these codes over all answers, small ones and what would give them away hidden. */
function counted<Code extends string>(
  codes: readonly Code[],
  values: readonly Code[],
): Map<Code, Count> {
  const places = new Map(codes.map((code, at) => [code, at]))
  const person = new Int32Array(values.length)
  const line = new Int16Array(values.length)
  for (let at = 0; at < values.length; at += 1) {
    person[at] = at
    line[at] = places.get(values[at] as Code) ?? 0
  }
  const all = groupsOf([], values.length)
  const grid = gridOf({ person, line }, codes.length, all.groups[0] ?? new Int16Array(), 1)
  hide(classesOf({ person, line }, codes.length, all), { grids: [grid], depths: [0] }, leastRows)
  return new Map(codes.map((code, at) => [code, grid.hidden[at] ? undefined : grid.counts[at]]))
}

function shown(number: number): Count {
  return number >= leastRows ? number : undefined
}

/** How many are in the groups of a filter; all without one. */
function filtered({ features, responses }: HeadSources, filter: Filter): number {
  const wanted = filter.map(({ feature: name, code }) => {
    const feature = features.find((one) => one.name === name)
    const group = feature?.groups.findIndex((one) => one.code === code) ?? -1
    return { groupOf: feature?.groupOf, group }
  })
  let count = 0
  for (let person = 0; person < responses.length; person += 1) {
    if (wanted.every(({ groupOf, group }) => group >= 0 && groupOf?.[person] === group)) count += 1
  }
  return count
}

export function publishedHead(sources: HeadSources, filter: Filter): Omit<Published, 'tables'> {
  const { responses, questionnaire, features } = sources
  const common = {
    [shielded]: true,
    survey: questionnaire.survey,
    title: questionnaire.title,
    languages: questionnaire.languages,
    filter,
  } as const
  if (responses.length < leastRows) {
    return { ...common, n: undefined, channels: [], days: [], features: [] }
  }
  const days = [...new Set(responses.map(({ day }) => day))].sort()
  const perDay = counted(
    days,
    responses.map(({ day }) => day),
  )
  return {
    ...common,
    n: shown(filtered(sources, filter)),
    period: [days[0] ?? '', days.at(-1) ?? ''],
    channels: channelsOf(sources).map(([channel, count]) => ({ channel, count })),
    days: days.map((day) => ({ day, count: perDay.get(day) })),
    features: features.map(({ name, text, groups, groupOf }) => {
      const counts = groups.map((_, at) =>
        groupOf.reduce((sum, one) => sum + Number(one === at), 0),
      )
      return {
        name,
        text,
        groups: groups.map((group, at) => ({ ...group, count: shown(counts[at] ?? 0) })),
        ungrouped: groupOf.length - counts.reduce((sum, one) => sum + one, 0),
      }
    }),
  }
}

/** Where ways are a feature, they are counted as its groups are: two counts of one thing would tell who is in none. */
function channelsOf({ responses, features }: HeadSources): [Channel, Count][] {
  const codes = channelLines.map(({ code }) => code as Channel)
  const feature = features.find(({ name }) => name === 'channel')
  if (!feature)
    return [
      ...counted(
        codes,
        responses.map(({ channel }) => channel),
      ),
    ]
  return codes.map((code, at) => [
    code,
    shown(feature.groupOf.reduce((sum, one) => sum + Number(one === at), 0)),
  ])
}
