/** What the screens of answering need of the house they stand in: the whole app, or the citizen's light page. */
import { getContext, setContext } from 'svelte'
import type { Device } from '#documents/ports.ts'
import type { Municipality } from '#schema/initiative.ts'

export interface AnsweringHouse {
  readonly device: Pick<Device, 'meeting'>
  readonly clock: { today(): string }
  readonly municipality: Municipality
  /** True while somebody answers a survey here. */
  isAnswering: boolean
}

const key = Symbol('answering house')

/** Puts the house where the screens of answering find it. */
export function setAnsweringHouse(house: AnsweringHouse): void {
  setContext(key, house)
}

/** The house that this screen stands in. */
export function useAnsweringHouse(): AnsweringHouse {
  return getContext<AnsweringHouse>(key)
}
