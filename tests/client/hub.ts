/** A client made for tests: the hub on a free port, with whatever folder it shall serve. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createHub, stopHub } from '#hub/server.ts'

/** Serves a folder until it is stopped; a port that was used before can be taken again. */
export async function serve(folder: string, port = 0) {
  const server = createHub(folder)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo
  return {
    port: taken,
    origin: `http://localhost:${taken}`,
    /** Cuts every connection, as a switched-off machine does. */
    stop: () => {
      server.closeAllConnections()
      return stopHub(server)
    },
    server,
  }
}
