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
  const house = new House(await createDevice(), updates)
  busy.now = () => house.busy
  await house.restoreLanguage()
  mount(App, { target, props: { house } })
  loadAhead()
  if (import.meta.env.PROD) void updates.start()
}
