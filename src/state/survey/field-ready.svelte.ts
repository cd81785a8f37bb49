/** "Feldbereit": what must be right before a round with this device, point by point. */
import type { OpenSurvey } from '#documents/ports.ts'
import { runningQuestionnaire } from '#documents/survey.ts'
import type { AppKept } from '#schema/tablet.ts'
import { AppWatch, readAppKept } from '#state/app-kept.ts'
import type { House } from '#state/house.svelte.ts'
import { Live } from '#state/live.ts'
import { hasRoom } from '#state/tablet-check.svelte.ts'

/** `careful`: it works, but something can go wrong; `bad`: it will. */
export type Light = 'looking' | 'good' | 'careful' | 'bad'

const megabyte = 1_000_000
const day = 86_400_000
/** This app was made later. */
const earliest = Date.parse('2026-01-01T00:00:00Z')

export type Point = 'app' | 'home' | 'storage' | 'holder' | 'keys' | 'clock' | 'backup'
/** In the order in which they are put right. */
export const points: readonly Point[] = [
  'app',
  'home',
  'storage',
  'holder',
  'keys',
  'clock',
  'backup',
]

/** What browsers say about where the app runs; tests hand in their own. */
export interface Surroundings {
  isInstalled: boolean
  /** An iPad or iPhone: what is kept in a tab there goes after a week, and does not move to the home screen. */
  isApple: boolean
}

export function surroundings(): Surroundings {
  const { userAgent, maxTouchPoints } = navigator
  return {
    isInstalled: matchMedia('(display-mode: standalone), (display-mode: fullscreen)').matches,
    isApple: /iPad|iPhone/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1),
  }
}

export class FieldReady {
  readonly #house: House
  readonly #survey: OpenSurvey
  readonly #where: Surroundings
  readonly #watch: AppWatch
  readonly #document
  readonly #answers
  readonly #running
  app = $state<AppKept>('looking')
  storage = $state.raw<{ persisted: boolean; freeMegabytes: number } | undefined>(undefined)
  keys = $state<boolean>()

  constructor(
    house: House,
    survey: OpenSurvey,
    { where = surroundings(), readApp = readAppKept } = {},
  ) {
    this.#house = house
    this.#survey = survey
    this.#where = where
    this.#watch = new AppWatch(readApp, (app) => (this.app = app))
    this.#document = new Live(
      (changed) => survey.document.observe(changed),
      () => survey.document.holdings,
    )
    this.#running = new Live(
      (changed) => survey.document.observe(changed),
      () => runningQuestionnaire(survey.document.doc)?.questionnaire,
    )
    this.#answers = new Live(
      (changed) => survey.answers.observe(changed),
      () => survey.answers.count,
    )
  }

  /** What is asked now; undefined before the start, after the end, and until it has arrived here. */
  get running() {
    return this.#running.current
  }

  /** Looks at everything that can change by itself. */
  begin(): () => void {
    void this.#lookElsewhere()
    return this.#watch.begin()
  }

  async look(): Promise<void> {
    await this.#watch.look()
    await this.#lookElsewhere()
  }

  async #lookElsewhere(): Promise<void> {
    this.storage = await this.#readStorage()
    this.keys = await this.#survey.answers.test().catch(() => false)
  }

  async #readStorage() {
    const { device } = this.#house
    const answer = await device.persistence().catch(() => undefined)
    if (!answer) return { persisted: false, freeMegabytes: -1 }
    const persisted = answer.persisted || (await device.requestPersistence().catch(() => false))
    const free = (answer.quotaBytes - answer.usedBytes) / megabyte
    const freeMegabytes = answer.quotaBytes > 0 ? Math.floor(free / 100) * 100 : -1
    return { persisted, freeMegabytes }
  }

  /** Who else keeps what this device has, last confirmed first. */
  get holders(): string[] {
    return this.#document.current.map(({ holder }) => holder.name)
  }

  /** Milliseconds since somebody else confirmed something; undefined if nobody ever did. */
  get sinceBackup(): number | undefined {
    const [last] = this.#document.current
    return last && Math.max(0, this.#house.clock.now() - last.at)
  }

  get lights(): Record<Point, Light> {
    const { app, storage, keys } = this
    const { isInstalled, isApple } = this.#where
    const { clock } = this.#house
    const isRoomy = storage !== undefined && hasRoom(storage.freeMegabytes)
    const since = this.sinceBackup
    const { open } = this.#answers.current
    const isTimely = clock.now() > earliest && !clock.jumped
    return {
      app: app === 'kept' ? 'good' : app === 'looking' ? 'looking' : 'bad',
      home: isInstalled ? 'good' : isApple ? 'bad' : 'careful',
      storage: !storage ? 'looking' : !isRoomy ? 'bad' : storage.persisted ? 'good' : 'careful',
      holder: this.#document.current.length > 0 ? 'good' : 'careful',
      keys: keys === undefined ? 'looking' : keys ? 'good' : 'bad',
      clock: isTimely ? 'good' : 'bad',
      backup: open === 0 && since !== undefined && since < day ? 'good' : 'careful',
    }
  }

  /** The worst of all points. */
  get light(): Light {
    const all = Object.values(this.lights)
    const order = ['bad', 'looking', 'careful'] as const
    return order.find((light) => all.includes(light)) ?? 'good'
  }

  /** What makes a round lose answers for certain; then no kiosk starts here. */
  get blocks(): Point[] {
    const { lights } = this
    return (['home', 'keys'] as const).filter((point) => lights[point] === 'bad')
  }
}
