/** Wires the house and opens its door. */
import { mount } from 'svelte'
import { House } from '#state/house.svelte.ts'
import App from '#views/App.svelte'
import { loadAhead } from './ahead.ts'
import { createDevice } from './device.ts'
import { ServiceWorkerUpdates } from './updates.ts'

const target = document.getElementById('app')
if (target) {
  const busy = { now: () => false }
  const updates = new ServiceWorkerUpdates(() => busy.now())
  const device = await createDevice()
  const house = new House(device, updates)
  busy.now = () => house.busy
  await house.restoreLanguage()
  mount(App, { target, props: { house } })
  // Where nothing was begun there is nothing to start.
  void device.initiatives().then(({ length }) => length > 0 && loadAhead())
  // Others may have written meanwhile; the first screen does not wait for them.
  if (device.preference('hub')) setTimeout(() => void device.meeting().catch(() => undefined), 1000)
  if (import.meta.env.PROD) void updates.start()
}
