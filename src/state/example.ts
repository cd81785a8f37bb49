/** Puts the example on this device, as if somebody had run the evening here. */
import type { Device } from '#documents/ports.ts'
import { setHeading } from '#documents/conduct.ts'
import { summaryOf } from '#documents/initiative.ts'
import { fillExample } from '#examples/build.ts'
import { newId } from '#schema/id.ts'

/** Makes the initiative with its finished workshop; returns its id. Nothing stays when it fails. */
export async function makeExample(device: Device): Promise<string> {
  const initiative = await device.createInitiative('…')
  try {
    const workshop = newId()
    await device.createWorkshop(initiative, workshop, ({ conduct }) =>
      setHeading(conduct, { id: workshop, initiative }),
    )
    const open = await device.openWorkshop(workshop)
    const documents = [open.initiative, open.workshop, open.conduct]
    const docs = {
      initiative: open.initiative.doc,
      workshop: open.workshop.doc,
      conduct: open.conduct.doc,
    }
    fillExample(docs, { initiative, workshop })
    await Promise.all(documents.map((document) => document.whenSaved()))
    await device.updateSummary(summaryOf(docs.initiative, true))
    await open.close()
    return initiative
  } catch (error) {
    await device.removeInitiative(initiative)
    throw error
  }
}
