/** A document that is open while it is removed, or that a newer app wrote: nobody types into nothing. */
import { documentId } from '#schema/id.ts'
import { createDevice } from '#app/device.ts'
import type { Device } from '#documents/ports.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openApp } from '../../client/app.ts'

async function openExample() {
  const opened = await openApp()
  const initiative = await opened.house.openExample()
  const summaries = await opened.device.initiatives()
  const workshop = summaries.find(({ id }) => id === initiative)?.workshops[0]?.id ?? ''
  return { ...opened, initiative, workshop }
}

/** A device on which a newer app wrote in this document. */
function asNewer(device: Device, docId: string): void {
  Object.defineProperty(device, 'problems', { value: [{ code: 'document-newer', docId }] })
  const openInitiative = device.openInitiative.bind(device)
  const openWorkshop = device.openWorkshop.bind(device)
  const readOnly = { value: false }
  device.openInitiative = async (id) =>
    Object.defineProperty(await openInitiative(id), 'writable', readOnly)
  device.openWorkshop = async (id) => {
    const opened = await openWorkshop(id)
    Object.defineProperty(opened.workshop, 'writable', readOnly)
    return opened
  }
}

test('a workshop and an initiative that another window removes are no longer shown', async () => {
  for (const screen of ['prepare', 'initiative'] as const) {
    const { house, name, initiative, workshop } = await openExample()
    if (screen === 'prepare') house.router.go({ screen, workshop, rehearsal: false })
    else house.router.go({ screen, initiative })
    const gone = page.getByRole('heading', { name: 'Hier ist nichts' })
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect.element(gone).not.toBeInTheDocument()
    await (await createDevice(name)).removeInitiative(initiative)
    await expect.element(gone).toBeVisible()
    document.body.replaceChildren()
  }
})

test('what a newer app wrote can be read, with one sentence, and not be changed', async () => {
  const { name, initiative, workshop } = await openExample()
  document.body.replaceChildren()
  const docId = documentId('workshop', workshop)
  const spoil = (device: Device) => {
    asNewer(device, docId)
    return device
  }
  const { house } = await openApp('/', { name, spoil })
  house.router.go({ screen: 'prepare', workshop, rehearsal: false })
  await expect.element(page.getByRole('heading', { name: 'Mitnehmen' })).toBeVisible()
  await expect.element(page.getByText('mit einer neueren Fassung').last()).toBeVisible()
  document.body.replaceChildren()

  const asInitiative = (device: Device) => {
    asNewer(device, documentId('initiative', initiative))
    return device
  }
  const other = await openApp('/', { name, spoil: asInitiative })
  other.house.router.go({ screen: 'initiative', initiative })
  await expect.poll(() => document.querySelector('[inert]')?.textContent).toContain('Übergang')
})
