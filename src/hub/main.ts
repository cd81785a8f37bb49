/** Starts the server: reads the port, prints the address, stops when it is told to. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createHub, stopHub } from './server.ts'

// Built, this file is dist/hub/main.js, and the app lies in dist/app beside it.
const server = createHub(fileURLToPath(new URL('../app', import.meta.url)))

const wanted = process.env.PORT ?? '4300'
try {
  server.listen(Number(/^\d+$/.test(wanted) ? wanted : NaN), process.env.HOST)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  process.stdout.write(`Beteiligungskoffer: http://localhost:${port}\n`)
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`The server cannot use port "${wanted}": ${reason}\n`)
  process.exit(1)
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void stopHub(server))
}
