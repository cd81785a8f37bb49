/** Asking by voice, in person or by telephone: the same questions, and what the interviewer reads aloud. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { Question } from '#schema/survey.ts'
import type { House } from '#state/house.svelte.ts'
import { turnOf } from './answering-in-house.ts'
import { Turn } from './answering-turn.svelte.ts'

export type TalkChannel = 'interview' | 'telephone'

/** How a kind of question is read aloud. */
export type Reading = 'list' | 'steps' | 'ranking' | 'amount' | 'words' | 'information'

const readings: Record<Question['kind'], Reading> = {
  choice: 'list',
  scale: 'steps',
  rating: 'steps',
  ranking: 'ranking',
  'yes-no': 'list',
  number: 'amount',
  date: 'amount',
  text: 'words',
  place: 'list',
  photo: 'information',
  matrix: 'steps',
  page: 'information',
  calculation: 'information',
}

export class Talk extends Turn {
  readonly channel: TalkChannel

  constructor(house: House, survey: OpenSurvey, channel: TalkChannel) {
    super(house, turnOf(survey), channel)
    this.channel = channel
  }

  /** Who asks, as the notice says it. */
  get who(): string {
    return this.running?.questionnaire.notice.controller ?? ''
  }

  /** How the page that is on is read aloud; undefined where something else is said. */
  get reading(): Reading | undefined {
    if (this.current?.stage !== 'asking') return undefined
    const [question] = this.current.page?.questions ?? []
    return question && readings[question.kind]
  }

  /** The next person: nothing of this one is left. */
  restart(): void {
    this.discard()
  }
}
