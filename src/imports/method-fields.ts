/** Which fields and values a method file may have at which place, read from the schema. */
import { CardsActivity, CardsSettings } from '#schema/blocks/cards.ts'
import { PlanActivity, PlanSettings } from '#schema/blocks/plan.ts'
import { PollActivity, PollSettings } from '#schema/blocks/poll.ts'
import { SheetActivity, SheetSettings } from '#schema/blocks/sheet.ts'
import { SurveyActivity, SurveySettings } from '#schema/blocks/survey.ts'
import { TalkActivity, TalkSettings } from '#schema/blocks/talk.ts'
import { WalkActivity, WalkSettings } from '#schema/blocks/walk.ts'
import { Language } from '#schema/language.ts'
import { Method, Phase, Step } from '#schema/method.ts'
import { valueAt, type Path } from './method-place.ts'

/** The activities of every block kind that can be run. */
export const activities: Record<string, readonly string[]> = {
  talk: TalkActivity.options,
  cards: CardsActivity.options,
  poll: PollActivity.options,
  sheet: SheetActivity.options,
  plan: PlanActivity.options,
  survey: SurveyActivity.options,
  walk: WalkActivity.options,
}

const settings: Record<string, object> = {
  talk: TalkSettings.shape,
  cards: CardsSettings.shape,
  poll: PollSettings.shape,
  sheet: SheetSettings.shape,
  plan: PlanSettings.shape,
  survey: SurveySettings.shape,
  walk: WalkSettings.shape,
}

/** Fields that hold texts in several languages, or lists of them. */
const textFields = new Set(
  'title titles summary suited notSuited materials mistakes goal rules question script interventions alternatives fixed'.split(
    ' ',
  ),
)

/** True when a text in several languages belongs at this place. */
export function isTextPlace(path: Path): boolean {
  const name = path.findLast(
    (part) => typeof part === 'string' && !Language.safeParse(part).success,
  )
  const below = path.at(-2) === 'titles' ? 'titles' : name
  return typeof below === 'string' && textFields.has(below)
}

/** The names of the fields that may stand at this place; empty when the names are free. */
export function fieldsAt(file: unknown, path: Path): string[] {
  if (path.length === 0) return Object.keys(Method.shape)
  if (path[0] === 'group') return Object.keys(Method.shape.group.shape)
  if (path[0] === 'staff') return Object.keys(Method.shape.staff.shape)
  if (path[0] === 'variants' && path.length === 2) return ['id', 'title', 'minutes']
  if (path[0] === 'phases' && path.length === 2) return Object.keys(Phase.shape)
  if (path[2] === 'steps' && path.length === 4) return Object.keys(Step.def.options[0].shape)
  if (path[4] === 'settings' && path.length === 5) {
    const block = valueAt(file, [...path.slice(0, 4), 'block'])
    return Object.keys((typeof block === 'string' && settings[block]) || {})
  }
  return isTextPlace(path) ? [...Language.options] : []
}
