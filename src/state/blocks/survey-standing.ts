/** How far a survey is, as the steps of a workshop say it: one line each, done or open. */
import { periodOf } from '#documents/survey-period.ts'
import type { SurveySettings } from '#schema/blocks/survey.ts'
import { readableDay } from '#state/day.ts'
import type { SurveyOverview } from '#state/survey/overview.svelte.ts'
import type { Messages } from '#text/german.ts'

/** One line of "Stand". */
export interface Standing {
  text: string
  done: boolean
}

/** What is looked at of a survey. */
export type Looked = Pick<SurveyOverview, 'questionCount' | 'state' | 'versions'>

/** What the lines are written with. */
export interface Wording {
  words: Messages['surveyBlock']
  language: 'de' | 'en'
}

const daysLater = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Writing the questions: how many there are, whether they were tried out, whether they are asked. */
export function editStanding(
  survey: Looked,
  settings: SurveySettings,
  { words, language }: Wording,
): Standing[] {
  const { mostQuestions: most, pretestPeople: people } = settings
  const { questionCount: count, versions, state } = survey
  const isTooMany = most !== undefined && count > most
  const questions = isTooMany ? words.edit.tooMany(count, most) : words.edit.questions(count)
  const hadPretest = state !== 'pretest' && versions.some(({ pretest }) => pretest)
  const { begun } = periodOf(survey.versions)
  const pretest =
    state === 'pretest'
      ? words.edit.pretestOn
      : hadPretest
        ? words.edit.pretestDone
        : people !== undefined && words.edit.pretestOpen(people)
  return [
    { text: count === 0 ? words.edit.noQuestions : questions, done: count > 0 && !isTooMany },
    ...(pretest ? [{ text: pretest, done: hadPretest }] : []),
    {
      text: begun ? words.edit.started(readableDay(begun, language)) : words.edit.notStarted,
      done: begun !== undefined,
    },
  ]
}

/** Asking: since when, and on which day one reminder is meant. `today` is a day. */
export function fieldStanding(
  survey: Looked,
  settings: SurveySettings,
  today: string,
  { words, language }: Wording,
): Standing[] {
  const { begun, ended } = periodOf(survey.versions)
  if (!begun) return [{ text: words.edit.notStarted, done: false }]
  const from = readableDay(begun, language)
  const span = ended
    ? words.field.span(from, readableDay(ended, language))
    : words.field.since(from)
  const lines = [{ text: span, done: true }]
  if (settings.reminderAfterDays === undefined || ended) return lines
  const day = daysLater(begun, settings.reminderAfterDays)
  const isPast = day < today
  const text = (isPast ? words.field.reminderPast : words.field.reminder)(
    readableDay(day, language),
  )
  // Whether it really went out nobody notes down here.
  return [...lines, { text, done: false }]
}

/** Counting and interpreting: whether it has ended, and what was written down of it. */
export function resultsStanding(
  survey: Looked,
  { needs, measures }: { needs: number; measures: number },
  { words, language }: Wording,
): Standing[] {
  const { begun, ended } = periodOf(survey.versions)
  if (!begun) return [{ text: words.edit.notStarted, done: false }]
  const of = words.results
  return [
    {
      text: ended ? of.ended(readableDay(ended, language)) : of.running,
      done: ended !== undefined,
    },
    { text: needs > 0 ? of.needs(needs) : of.noNeeds, done: needs > 0 },
    { text: measures > 0 ? of.measures(measures) : of.noMeasures, done: measures > 0 },
  ]
}

/** Typing in paper: how many sheets, and whether enough of them were typed in twice. */
export function sheetStanding(
  { typed, twice }: { typed: number; twice: number },
  { doublePercent: wanted }: SurveySettings,
  words: Messages['surveyBlock'],
): Standing[] {
  if (typed === 0) return [{ text: words.entry.none, done: false }]
  const lines = [{ text: words.entry.typed(typed), done: true }]
  if (wanted === undefined) return lines
  const isEnough = twice * 100 >= typed * wanted
  return [...lines, { text: words.entry.twice(twice, typed, wanted), done: isEnough }]
}
