/** Another survey of the same initiative beside this one: found, opened on this device, and compared as published. */
import { codingRecords, type NumberedCount } from '#documents/coding.ts'
import { initiativeRecords } from '#documents/initiative.ts'
import type { Device, OpenSurvey } from '#documents/ports.ts'
import type { Published } from '#evaluation/published.ts'
import { wavesOf, type Waves } from '#evaluation/waves.ts'
import { liveList } from '#state/live.ts'
import { OpenedAnswers, type Stage } from './evaluation-answers.svelte.ts'
import { follow } from './overview-follow.ts'

export type { WaveTable } from '#evaluation/waves.ts'

/** The other survey while it is open. */
interface Other {
  survey: OpenSurvey
  answers: OpenedAnswers
  counts: ReturnType<typeof liveList>
}

/** What is to be seen of it; `none` while none is chosen. */
type WaveStage = Stage | 'none' | 'away' | 'uncounted' | 'missing'

export class SurveyWaves {
  readonly #device: Pick<Device, 'openSurvey'>
  readonly #survey: OpenSurvey
  readonly #own: () => Published | undefined
  readonly #entries
  #chosen = $state('')
  #number = $state<number>()
  #isAway = $state(false)
  #other = $state.raw<Other>()
  readonly #published = $derived.by(() => this.#publish())
  readonly #waves = $derived.by(() => this.#compare())

  constructor(
    survey: OpenSurvey,
    device: Pick<Device, 'openSurvey'>,
    own: () => Published | undefined,
  ) {
    this.#survey = survey
    this.#device = device
    this.#own = own
    this.#entries = survey.initiative && liveList(initiativeRecords(survey.initiative.doc).surveys)
  }

  /** All other surveys of the initiative. */
  get others(): { id: string; title: string }[] {
    if (!this.#entries) return []
    follow(this.#entries)
    return this.#entries.current.filter(({ id }) => id !== this.#survey.id)
  }

  /** The id of the other survey; empty for none. */
  get chosen(): string {
    return this.#chosen
  }

  get stage(): WaveStage {
    if (this.#chosen === '') return 'none'
    if (this.#isAway) return 'away'
    const stage = this.#other?.answers.stage ?? 'opening'
    if (stage !== 'open') return stage
    if (!this.current) return 'uncounted'
    return this.#published ? 'open' : 'missing'
  }

  /** Answers that are being opened, with their share. */
  get answers(): OpenedAnswers | undefined {
    return this.#other?.answers
  }

  /** The counts of the other survey, in their order. */
  get counts(): readonly NumberedCount[] {
    if (!this.#other) return []
    follow(this.#other.counts)
    return this.#other.answers.counts
  }

  get current(): NumberedCount | undefined {
    return this.counts.find(({ number }) => number === this.#number) ?? this.counts[0]
  }

  chooseCount(number: number): void {
    this.#number = number
  }

  /** Undefined while nothing is chosen, or something stands in the way. */
  get waves(): Waves | undefined {
    return this.#waves
  }

  /** Opens another survey in the place of the one that is open; an empty id: none. */
  async choose(id: string): Promise<void> {
    this.close()
    this.#chosen = id
    if (id === '') return
    const survey = await this.#device.openSurvey(id).catch(() => undefined)
    if (this.#chosen !== id) return void survey?.close()
    if (!survey) {
      this.#isAway = true
      return
    }
    const answers = new OpenedAnswers(survey)
    const counts = liveList(codingRecords(survey.document.doc).counts)
    this.#other = { survey, answers, counts }
    await answers.open()
  }

  close(): void {
    this.#other?.answers.stop()
    void this.#other?.survey.close()
    this.#other = undefined
    this.#chosen = ''
    this.#number = undefined
    this.#isAway = false
  }

  #publish(): Published | undefined {
    // With the features that were chosen for it: other ones would be another publication.
    const { current } = this
    return current && this.#other?.answers.count(current)?.publish()
  }

  #compare(): Waves | undefined {
    const own = this.#own()
    return own && this.#published && wavesOf(own, this.#published)
  }
}
