/** Puts the example on this device, as if somebody had run the evening here. */
import type { Device } from '#documents/ports.ts'
import { setInitiativeHeading, summaryOf } from '#documents/initiative.ts'
import { braunsbedra } from '#examples/braunsbedra.ts'
import { fillExample } from '#examples/build.ts'
import { newId } from '#schema/id.ts'

/** Makes the initiative with its finished workshop; returns its id. Nothing stays when it fails. */
export async function makeExample(device: Device): Promise<string> {
  const { title } = braunsbedra.initiative
  const initiative = await device.createInitiative(title, (doc, id) =>
    setInitiativeHeading(doc, { id, title }),
  )
  try {
    const workshop = newId()
    await device.createWorkshop(initiative, workshop, (docs) =>
      fillExample(docs, { initiative, workshop }),
    )
    const open = await device.openInitiative(initiative)
    await device.updateSummary(summaryOf(open.doc, true))
    await open.close()
    return initiative
  } catch (error) {
    await device.removeInitiative(initiative)
    throw error
  }
}
