/** A client made for tests: the whole app on a real device of its own, at any address. */
import { render } from 'vitest-browser-svelte'
import { createDevice } from '#app/device.ts'
import type { Device } from '#documents/ports.ts'
import { House, type Updates } from '#state/house.svelte.ts'
import App from '#views/App.svelte'

export interface Opened {
  device: Device
  house: House
  /** The name of the database behind it. */
  name: string
}

const noUpdates: Updates = {
  waiting: false,
  observe: () => () => undefined,
  apply: () => Promise.resolve(false),
}

/** Opens the app at an address, on a fresh device or on the one with this name. */
export async function openApp(
  path = '/',
  {
    name = `test ${crypto.randomUUID()}`,
    updates = noUpdates,
    spoil = (device: Device) => device,
  } = {},
): Promise<Opened> {
  history.replaceState(null, '', path)
  const device = spoil(await createDevice(name))
  const house = new House(device, updates)
  await house.restoreLanguage()
  await render(App, { house })
  return { device, house, name }
}
