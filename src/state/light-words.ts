/** The words beside the light: who has everything, since when; long, and short for a phone. */
import type { Holder } from '#schema/receipt.ts'
import type { Clock } from './clock.svelte.ts'
import type { House } from './house.svelte.ts'
import { timeOfDay } from './time.ts'
import type { Whereabouts } from './whereabouts.ts'

/** The words of the house, and the clock of the workshop. */
export interface LightWords extends Pick<House, 'words' | 'language'> {
  clock: Clock
}

export interface Place {
  level: 1 | 2 | 3
  text: string
  short: string
}

/** A time of today, or a day. */
export function whenOf(at: number, { words, language, clock }: LightWords): string {
  const isToday = new Date(at).toDateString() === new Date(clock.now()).toDateString()
  if (isToday) return words.common.clock(timeOfDay(at))
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(at)
}

/** A holder as the beginning of a sentence. */
export function nameOf(holder: Holder, { words }: LightWords): string {
  const { theHub, nameless } = words.together.light
  return holder.kind === 'hub' ? theHub : holder.name || nameless
}

export function placeOf({ level, holders }: Whereabouts, house: LightWords): Place {
  const { words } = house
  const { light } = words.together
  if (level === 1) return { level, text: words.common.saved, short: light.hereShort }
  const whole = holders.filter(({ isWhole }) => isWhole)
  const latest = (of: typeof holders) => whenOf(Math.max(...of.map(({ at }) => at)), house)
  if (level === 3) {
    const hubs = whole.filter(({ holder }) => holder.kind === 'hub')
    return { level, text: light.hub(latest(hubs)), short: light.hubShort }
  }
  const [first] = whole
  if (!first) return { level, text: light.several(latest(holders)), short: light.severalShort }
  if (whole.length > 1) {
    const count = whole.length
    return { level, text: light.many(count, latest(whole)), short: light.manyShort(count) }
  }
  const name = first.holder.name || light.namelessOn
  return { level, text: light.other(name, whenOf(first.at, house)), short: name }
}
