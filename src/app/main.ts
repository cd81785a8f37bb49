/** Wires the house and opens its door. */
import { mount } from 'svelte'
import { House, type Updates } from '#state/house.svelte.ts'
import App from '#views/App.svelte'
import { createDevice } from './device.ts'

const noUpdates: Updates = {
  waiting: false,
  observe: () => () => undefined,
  apply: () => Promise.resolve(false),
}

const target = document.getElementById('app')
if (target) {
  const house = new House(await createDevice(), noUpdates)
  mount(App, { target, props: { house } })
}
