/** The rest of the app for somebody who answers by a link: joins, keeps and sends, and loads what works offline. */
import type { Device } from '#documents/ports.ts'
import { askedNow } from '#documents/survey-asked.ts'
import type { Invitation } from '#schema/invitation.ts'
import type { CitizenDevice } from '#state/survey/citizen.svelte.ts'
import { createDevice } from './device.ts'
import { ServiceWorkerUpdates } from './updates.ts'

let opening: Promise<Device> | undefined

function openDevice(): Promise<Device> {
  opening ??= createDevice()
  opening.catch(() => (opening = undefined))
  return opening
}

/** Leads a tablet that is passed round back to its kiosk; true if it is one. */
export async function returnToKiosk(): Promise<boolean> {
  const device = await openDevice()
  if (!device.preference('kiosk')) return false
  location.replace('/')
  return true
}

/** Rejects if the device or the survey cannot be opened; may be called again. */
export async function openForCitizen(
  invitation: Invitation,
  isAnswering: () => boolean,
): Promise<CitizenDevice> {
  const device = await openDevice()
  if (await returnToKiosk()) throw new Error('This device is passed round.')
  await device.join(invitation)
  const { document, answers } = await device.openSurvey(invitation.id)
  // Whoever joined before has its hub already; who joins now was just connected.
  if (device.preference('hub')) void device.meeting().catch(() => undefined)
  keepForOffline(isAnswering)
  const nameOf = (kind: string) => `answered ${kind} ${invitation.id}`
  return {
    box: answers,
    has: (kind) => device.preference(nameOf(kind)) === 'yes',
    note: async (kind) => {
      await device.setPreference(nameOf(kind), 'yes')
      // An answer that waits for a network is not to be thrown away when the phone runs short of space.
      void device.requestPersistence().catch(() => undefined)
    },
    meeting: () => device.meeting(),
    get asked() {
      return askedNow(document.doc)
    },
    get hasCome() {
      return document.entryCount > 0
    },
    observeAsked: (changed) => document.observe(changed),
  }
}

let updates: ServiceWorkerUpdates | undefined

/** One visit, and the next one needs no network. */
function keepForOffline(isAnswering: () => boolean): void {
  if (!import.meta.env.PROD || updates) return
  updates = new ServiceWorkerUpdates(isAnswering)
  void updates.start()
}
