/** Shows one screen of a workshop in the browser of the tests, and looks at it like axe. */
import axe from 'axe-core'
import type { Component } from 'svelte'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import type { OpenWorkshop } from '#documents/ports.ts'
import { Clock, type TimeSource } from '#state/clock.svelte.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import { openTestHouse } from './house.ts'
import InHouse from './InHouse.svelte'
import { openTestWorkshop } from './workshop.ts'

/** 2026-03-12 at 18:00 in the time of this machine, when the evening of the tests begins. */
export const evening = new Date('2026-03-12T18:00:00').getTime()

/** A clock that a test moves by hand; what looks at it sees the new time within a second. */
export class HandClock implements TimeSource {
  #time = evening
  wall = () => this.#time
  steady = () => this.#time
  move(minutes: number): void {
    this.#time += minutes * 60_000
  }
}

export interface Shown {
  workshop: Workshop
  time: HandClock
  unmount(): Promise<void>
}

/** Shows `view` with a prepared evening. */
export async function show(
  view: Component<{ workshop: Workshop }>,
  open: OpenWorkshop = openTestWorkshop(),
  time = new HandClock(),
): Promise<Shown> {
  const workshop = new Workshop(open, new Clock(time))
  const house = openTestHouse()
  const screen = await render(InHouse, { props: { house, view, workshop } })
  return { workshop, time, unmount: () => screen.unmount() }
}

/** What axe finds in the page, one line a fault. */
export async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    rules: { 'page-has-heading-one': { enabled: true } },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
}

/** The size of the window, and how large its text is. */
export async function size(width: number, height: number, text = 100): Promise<void> {
  document.documentElement.style.fontSize = `${text}%`
  await page.viewport(width, height)
}
