/** Opens the evening of the tests at one step: empty, or with the whole example. */
import { goToStep, startWorkshop } from '#documents/course.ts'
import { addCard } from '#documents/blocks/cards.ts'
import { addCluster } from '#documents/blocks/clusters.ts'
import { conductRecords } from '#documents/conduct.ts'
import { fillExample } from '#examples/build.ts'
import type { Step } from '#schema/method.ts'
import { evening } from './views.ts'
import { openTestWorkshop, type LedWorkshop } from './workshop.ts'

export interface Heaps {
  open: LedWorkshop
  clusters: string[]
}

export function at(open: LedWorkshop, step: string): LedWorkshop {
  startWorkshop(open.conduct.doc, evening)
  goToStep(open.conduct.doc, step, evening)
  return open
}

/** A critique phase with these heaps, one card in each, at the step of the dots. */
export function heapsAt(step: string, titles: string[]): Heaps {
  const open = at(openTestWorkshop(), step)
  const card = { kind: 'critique', step: 'kritik-karten', day: '2026-03-12' } as const
  const clusters = titles.map((title, index) => {
    const id = addCard(open.workshop.doc, { ...card, text: `Karte ${index + 1}` })
    return addCluster(open.workshop.doc, 'kritik-clustern', [id], title)
  })
  return { open, clusters }
}

/** The finished example, opened again at a step. */
export function exampleAt(step: string): LedWorkshop {
  const open = openTestWorkshop()
  const docs = {
    initiative: open.initiative.doc,
    workshop: open.workshop.doc,
    conduct: open.conduct.doc,
  }
  fillExample(docs, { initiative: 'village', workshop: 'evening' })
  const course = open.conduct.doc.getMap('course')
  course.set('status', 'running')
  course.set('step', step)
  return open
}

/** Changes what a step is, as another method would define it. */
export function redefine(open: LedWorkshop, id: string, fields: Partial<Step>): void {
  const record = conductRecords(open.conduct.doc).steps.map.get(id)
  const definition = record?.get('definition') as object
  record?.set('definition', { ...definition, ...fields })
}
