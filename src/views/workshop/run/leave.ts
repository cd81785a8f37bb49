/** The way out of a rehearsal: everything of it is thrown away. */
import type { House } from '#state/house.svelte.ts'

/** Ends the Probelauf and goes back to where the evening is prepared. */
export async function leaveRehearsal(house: House, workshop: string): Promise<void> {
  house.router.go({ screen: 'prepare', workshop, rehearsal: false })
  await house.closeWorkshop()
}
