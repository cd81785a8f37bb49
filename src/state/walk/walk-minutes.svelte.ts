/** The Begehungsprotokoll of a workshop as it stands now, with its map and photos once they have been gathered. */
import type { PrintedDocument } from '#exports/printed-document.ts'
import { walkMinutesOf } from '#exports/walk/walk-minutes.ts'
import {
  gatherPictures,
  type WalkMaterial,
  type WalkPictures,
} from '#exports/walk/walk-pictures.ts'
import { Walk } from '#exports/walk/walk-rows.ts'
import { lacksAlt } from '#schema/photo.ts'
import type { Minutes } from '#state/minutes.svelte.ts'
import { pinsOf, type DrawWalk } from './map-drawing.ts'
import type { ReadPhoto } from './report.ts'
import { WalkLife } from './walk-life.svelte.ts'

/** As wide as the map of the document is on paper. */
const mapSize = { width: 2000, height: 1016 }

/** What it is made with; tests hand in their own. */
export interface WalkMinutesParts {
  draw: DrawWalk
  read: ReadPhoto
}

export class WalkMinutes {
  readonly minutes: Minutes
  readonly #parts: WalkMinutesParts
  readonly #life: WalkLife
  #pictures = $state.raw<WalkPictures>({ photos: new Map() })
  #gathering: { controller: AbortController; done: Promise<void>; key: string } | undefined
  isGathering = $state(false)
  /** 0 to 1. */
  progress = $state(0)

  constructor(minutes: Minutes, parts: WalkMinutesParts) {
    this.minutes = minutes
    this.#parts = parts
    this.#life = new WalkLife(minutes.workshop)
  }

  /** Follows everything that was noted; throws where no step is a walk. */
  readonly walk: Walk = $derived.by(() => {
    this.#follow()
    const walk = Walk.of(this.minutes.snapshot(), this.minutes.context)
    if (!walk) throw new Error('This workshop has no walk.')
    return walk
  })

  readonly current: PrintedDocument = $derived.by(() =>
    walkMinutesOf(this.walk, this.minutes.context, this.#pictures),
  )

  /** Changes whenever other pictures are needed. */
  readonly key: string = $derived.by(() => {
    const { rows, held } = this.walk
    const photos = rows.flatMap((row) => row.photos.map(({ id, small }) => [id, small]))
    const { bases, stops, plan } = held
    return JSON.stringify([photos, pinsOf(rows), bases, stops, plan.line, plan.base])
  })

  /** Photos of what is shown that are left out, and those that say nothing to those who do not see them. */
  readonly unsettled = $derived.by(() => {
    const shown = new Set(this.walk.rows.map(({ observation }) => observation.id))
    const photos = this.#life.photos.filter(({ of = '' }) => shown.has(of))
    const count = (which: (photo: (typeof photos)[number]) => boolean) =>
      photos.filter(which).length
    return {
      undecided: count(({ faces }) => faces === 'undecided'),
      held: count(({ faces }) => faces === 'missing'),
      withoutAlt: this.walk.rows.flatMap((row) => row.photos).filter(lacksAlt).length,
    }
  })

  /** A snapshot reads past the runes; looking at each list here makes the document follow it. */
  #follow(): unknown[] {
    const { stops, groups, observations, histories, photos, bases, base, plan } = this.#life
    return [stops, groups, observations, histories, photos, bases, base, plan]
  }

  /** Resolves once map and photos are there, as far as they are on this device; never rejects. */
  gather(): Promise<void> {
    const { key } = this
    if (this.#gathering?.key === key && !this.#gathering.controller.signal.aborted) {
      return this.#gathering.done
    }
    this.stop()
    const controller = new AbortController()
    this.#gathering = { controller, key, done: this.#gather(this.walk, controller.signal) }
    return this.#gathering.done
  }

  /** The document stays as it is, without what has not come. */
  stop(): void {
    this.#gathering?.controller.abort()
    this.isGathering = false
  }

  /** What files are made of: the same pictures as on the screen. Rejects with the signal's reason when aborted. */
  async material(signal: AbortSignal): Promise<WalkMaterial> {
    const aborted = new Promise<void>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
    await Promise.race([this.gather(), aborted])
    const { map, photos } = this.#pictures
    return { picture: map, photoOf: ({ id }) => Promise.resolve(photos.get(id)) }
  }

  async #gather(walk: Walk, signal: AbortSignal): Promise<void> {
    const { draw, read } = this.#parts
    this.isGathering = true
    this.progress = 0
    try {
      const picture = await draw(walk, mapSize).catch(() => undefined)
      signal.throwIfAborted()
      const progress = (share: number) => {
        if (!signal.aborted) this.progress = share
      }
      this.#pictures = await gatherPictures(
        walk.rows,
        { picture, photoOf: read },
        { signal, progress },
      )
    } catch {
      // Stopped: somebody goes on without pictures, or others are needed by now.
    } finally {
      if (!signal.aborted) this.isGathering = false
    }
  }
}
