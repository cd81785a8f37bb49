/** What a survey of this device gives to those who answer it. */
import type { OpenSurvey } from '#documents/ports.ts'
import { runningQuestionnaire } from '#documents/survey.ts'
import type { House } from '#state/house.svelte.ts'
import type { InvitedParts } from './answering-invited.svelte.ts'
import type { TurnSurvey } from './answering-turn.svelte.ts'

/** The questions of its document, and its box. */
export function turnOf({ id, document, answers }: OpenSurvey): TurnSurvey {
  const asked = {
    get running() {
      return runningQuestionnaire(document.doc)
    },
    get isComing() {
      return document.entryCount === 0
    },
    observe: (changed: () => void) => document.observe(changed),
  }
  return { id, asked, answers }
}

/** The same for somebody who was invited and answers once. */
export function invitedTo(house: House, survey: OpenSurvey): InvitedParts {
  const { device } = house
  const { answers, id } = survey
  return {
    house,
    survey: turnOf(survey),
    answered: {
      has: (kind) => device.preference(`answered ${kind} ${id}`) === 'yes',
      note: (kind) => device.setPreference(`answered ${kind} ${id}`, 'yes'),
    },
    arrival: {
      get isArrived() {
        const { kept, open } = answers.count
        return kept > 0 && open === 0
      },
      observe: (changed) => answers.observe(changed),
    },
  }
}
