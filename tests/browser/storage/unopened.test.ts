/** A database that does not open: the app starts, says so, and heals without a reload. */
import { createDevice } from '#app/device.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freshName } from './disk.ts'

const heals = { timeout: 10_000, interval: 50 }

function refuseToOpen(): { allow: () => void } {
  const spy = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store.', 'UnknownError')
  })
  onTestFinished(() => spy.mockRestore())
  return { allow: () => spy.mockRestore() }
}

test('a database that cannot be opened is shown, and works when it can', async () => {
  const { allow } = refuseToOpen()
  const start = performance.now()
  const device = await createDevice(freshName())
  expect(performance.now() - start).toBeLessThan(5000)
  expect(device.problems).toEqual([{ code: 'storage-failing' }])
  expect(await device.initiatives()).toEqual([])
  await expect(device.createInitiative('Probe')).rejects.toMatchObject({ code: 'storage-failing' })
  await expect(device.openWorkshop('a')).rejects.toMatchObject({ code: 'storage-failing' })
  expect(device.municipality).toEqual({ name: '', crest: '' })

  const drafted = device.drafts.write('initiative note', 'halber Satz')
  void device.setPreference('look', 'dark')
  expect(await device.drafts.read('initiative note')).toBe('halber Satz')
  expect(device.preference('look')).toBe('dark')

  allow()
  await vi.waitFor(() => expect(device.problems).toEqual([]), heals)
  await drafted
  const id = await device.createInitiative('Probe')
  expect((await device.initiatives()).map((one) => one.id)).toEqual([id])
  expect(device.preference('look')).toBe('dark')
})

test('a database that never answers does not keep the app from starting', async () => {
  const spy = vi.spyOn(IDBFactory.prototype, 'open')
  spy.mockImplementation(() => Object.create(IDBOpenDBRequest.prototype) as IDBOpenDBRequest)
  onTestFinished(() => spy.mockRestore())
  const start = performance.now()
  const device = await createDevice(freshName())
  expect(performance.now() - start).toBeLessThan(5000)
  expect(device.problems).toEqual([{ code: 'storage-failing' }])
})

test('a list that cannot be read is shown as a problem, and comes back', async () => {
  const device = await createDevice(freshName())
  const id = await device.createInitiative('Probe')
  const spy = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('broken', 'UnknownError')
  })
  onTestFinished(() => spy.mockRestore())
  expect(await device.initiatives()).toEqual([])
  expect(device.problems).toHaveLength(1)
  const told = new Promise<void>((resolve) => device.observeInitiatives(resolve))
  spy.mockRestore()
  await told
  expect((await device.initiatives()).map((one) => one.id)).toEqual([id])
  expect(device.problems).toEqual([])
})
