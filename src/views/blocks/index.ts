/** The list of block kinds: the moderator's working surface and the hall picture of each, loaded when needed. */
import type { Component } from 'svelte'
import type { PlannedStep } from '#schema/conduct.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

/** What every surface and every hall picture is given. */
export interface BlockProps {
  workshop: Workshop
  step: PlannedStep
}

type Part = () => Promise<{ default: Component<BlockProps> }>
type Kind = PlannedStep['definition']['block']

/** What the moderator works on, per block kind. */
export const surfaces: Record<Kind, Part> = {
  talk: () => import('./Talk.svelte'),
  cards: () => import('./Cards.svelte'),
  poll: () => import('./Poll.svelte'),
  sheet: () => import('./Sheet.svelte'),
  plan: () => import('./Plan.svelte'),
  survey: () => import('./Survey.svelte'),
  walk: () => import('./Walk.svelte'),
}

/** What the hall sees, per block kind. */
export const hallPictures: Record<Kind, Part> = {
  talk: () => import('#views/hall/Talk.svelte'),
  cards: () => import('#views/hall/Cards.svelte'),
  poll: () => import('#views/hall/Poll.svelte'),
  sheet: () => import('#views/hall/Sheet.svelte'),
  plan: () => import('#views/hall/Plan.svelte'),
  survey: () => import('#views/hall/Survey.svelte'),
  walk: () => import('#views/hall/Walk.svelte'),
}
