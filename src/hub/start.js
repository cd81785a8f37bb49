/** `npm start`: builds the app when it is missing or older than its sources, then serves it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildWhenStale, dist } from './build.js'

buildWhenStale()
await import(pathToFileURL(join(dist, 'hub/main.js')).href)

// A signal to npm reaches its shell, not this process, which would then serve on without anybody.
const parent = process.ppid
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}
