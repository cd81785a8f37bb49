/** The one port: serves the app, hands the rest to the hub, and is not to be ended by any request. */
import { createServer, type Server } from 'node:http'
import { answer, refuse } from './answer.ts'
import { readFiles } from './files.ts'
import type { Hub } from './hub.ts'

/** Milliseconds that open connections get to finish after the server was told to stop. */
const GRACE = 1000

/** A server for the built app in a folder; it does not listen yet. Throws when there is no app. Without a hub it only serves. */
export function createHub(folder: string, hub?: Hub): Server {
  const files = readFiles(folder)
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 60_000 },
    (request, response) => {
      try {
        answer({ files, hub }, request, response)
      } catch {
        if (response.headersSent) response.destroy()
        else refuse(response, 500, 'Something went wrong here.')
      }
    },
  )
  if (hub) server.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Browsers open connections ahead: an answer to nothing would be taken for that to the next request.
    const isSilent = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    if (socket.writable && !isSilent)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
    else socket.destroy()
  })
  return server
}

/** Resolves when the server has stopped; whoever is still connected then is cut off. */
export function stopHub(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections()
    }, GRACE)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
  })
}
