/** A walk that has begun, with observations of ten groups, on the measured device. */
import { createDevice } from '#app/device.ts'
import { addObservation, addStop } from '#documents/blocks/walk.ts'
import { copyMethod, setHeading } from '#documents/conduct.ts'
import { goToStep, startWorkshop } from '#documents/course.ts'
import { listWorkshop, setInitiativeHeading } from '#documents/initiative.ts'
import { quartiersspaziergang } from '#methods/quartiersspaziergang.ts'
import { newId } from '#schema/id.ts'
import { Valence } from '#schema/observation.ts'

/** Puts a walk with so many observations on this device; this device walks as group Z. Returns its id. */
export async function seedWalk(observations: number): Promise<string> {
  const device = await createDevice()
  const title = 'Messung Spaziergang'
  const initiative = await device.createInitiative(title, (doc, id) =>
    setInitiativeHeading(doc, { id, title }),
  )
  const id = newId()
  await device.createWorkshop(initiative, id, ({ conduct, initiative: doc }) => {
    setHeading(conduct, { id, initiative, title, headcount: 22 })
    copyMethod(conduct, quartiersspaziergang, 'standard')
    listWorkshop(doc, { id, title, state: 'running', methodId: quartiersspaziergang.id })
  })
  const open = await device.openWorkshop(id)
  startWorkshop(open.conduct.doc, Date.now())
  goToStep(open.conduct.doc, 'gang-begehung', Date.now())
  const { doc } = open.workshop
  const stops = Array.from({ length: 6 }, (_, at) => addStop(doc, { name: `Stopp ${String(at)}` }))
  for (let at = 0; at < observations; at += 1) {
    addObservation(doc, {
      step: 'gang-begehung',
      group: String.fromCharCode(65 + (at % 10)),
      day: '2026-05-04',
      valence: Valence.options[at % 4] ?? 'good',
      text: `Beobachtung ${String(at)}`,
      stop: stops[at % stops.length] ?? '',
      position: { on: 'earth', lat: 51.64 + (at % 30) / 1000, lon: 12.14 + (at % 37) / 1000 },
    })
  }
  await open.drafts.write('tour.letter', 'Z')
  await open.workshop.whenSaved()
  await open.close()
  return id
}
