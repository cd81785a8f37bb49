/** The server of the app: small, read-only, and not to be ended by any request. */
import { createServer, type Server } from 'node:http'
import { answer, refuse } from './answer.ts'
import { readFiles } from './files.ts'

/** Milliseconds that open connections get to finish after the server was told to stop. */
const GRACE = 1000

/** A server for the built app in a folder; it does not listen yet. Throws when there is no app. */
export function createHub(folder: string): Server {
  const files = readFiles(folder)
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 20_000 },
    (request, response) => {
      try {
        // What a request carries is of no interest, but unread it would keep the connection.
        request.resume()
        answer(files, request, response)
      } catch {
        if (response.headersSent) response.destroy()
        else refuse(response, 500, 'Something went wrong here.')
      }
    },
  )
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
