/** `npm start`: builds the app when it is missing or older than its sources, then serves it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildWhenStale, dist } from './build.js'

buildWhenStale()
await import(pathToFileURL(join(dist, 'hub/main.js')).href)
