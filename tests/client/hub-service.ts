/** A whole hub made for tests: a free port, a folder of its own, and whatever shall be different. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHub, type Hub, type HubOptions } from '#hub/hub.ts'
import { Journal } from '#hub/journal.ts'
import { createHub, stopHub } from '#hub/server.ts'
import { DEFAULTS, type Settings } from '#hub/settings.ts'

export interface HubService {
  hub: Hub
  settings: Settings
  folder: string
  origin: string
  port: number
  /** What was logged. */
  lines: string[]
  stop: () => Promise<void>
  /** Stops and removes the folder. */
  destroy: () => Promise<void>
}

/** `folder` is that of a hub before, to start it again. */
export async function startHub(
  other: Partial<Settings> = {},
  options: HubOptions & { folder?: string; port?: number } = {},
): Promise<HubService> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'hub-service-')))
  await mkdir(join(folder, 'app'), { recursive: true })
  await writeFile(join(folder, 'app/index.html'), '<!doctype html>')
  const settings = { ...DEFAULTS, pulse: 200, data: join(folder, 'data'), ...other }
  const lines: string[] = []
  const journal = new Journal((line) => lines.push(line))
  const hub = await openHub(settings, { journal, diskUse: () => Promise.resolve(0.1), ...options })
  const server = createHub(join(folder, 'app'), hub)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    await Promise.all([hub.stop(), stopHub(server)])
  }
  const destroy = async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { hub, settings, folder, origin: `http://127.0.0.1:${port}`, port, lines, stop, destroy }
}
