/** A step works with the cards it comes from, and with nothing else. */
import { expect, test } from 'vitest'
import { addCard } from '#documents/blocks/cards.ts'
import { addCluster } from '#documents/blocks/clusters.ts'
import { orderedSteps } from '#documents/conduct.ts'
import { workshopRecords } from '#documents/workshop.ts'
import { sourceSteps, wallOf } from '#state/blocks/card-sources.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

function opened() {
  const { conduct, workshop } = openTestWorkshop()
  const steps = orderedSteps(conduct.doc)
  const step = (id: string) => {
    const found = steps.find((candidate) => candidate.id === id)
    if (!found) throw new Error(`There is no step ${id}.`)
    return found
  }
  const records = workshopRecords(workshop.doc)
  const wall = (id: string) =>
    wallOf(step(id), steps, {
      cards: records.contributions.list(),
      clusters: records.clusters.list(),
      memberships: records.memberships.list(),
    })
  const card = (text: string, at: string, parked = false) =>
    addCard(workshop.doc, { text, kind: 'critique', step: at, day: '', parked })
  return { doc: workshop.doc, steps, step, wall, card }
}

test('turning around goes back over the dots to the cards of the critique', () => {
  const { steps, step } = opened()
  expect([...sourceSteps(step('phantasie-umkehren'), steps)]).toEqual(
    expect.arrayContaining(['kritik-bepunkten', 'kritik-clustern', 'kritik-karten']),
  )
})

test('sorting works with the collected cards, not with parked ideas or other steps', () => {
  const { wall, card } = opened()
  card('Kein Bus', 'kritik-karten')
  card('Mitfahrbank', 'kritik-karten', true)
  card('Passt so', 'vorphase-frage')
  expect(wall('kritik-clustern').cards.map(({ text }) => text)).toEqual(['Kein Bus'])
})

test('naming sees the clusters of the sorting, and empty ones too', () => {
  const { doc, wall, card } = opened()
  addCluster(doc, 'kritik-clustern', [card('Kein Bus', 'kritik-karten')], 'Bus')
  addCluster(doc, 'kritik-clustern', [], 'Leer')
  addCluster(doc, 'anderswo', [], 'Fremd')
  expect(wall('kritik-benennen').clusters.map(({ title }) => title)).toEqual(['Bus', 'Leer'])
})
