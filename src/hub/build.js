/** Builds the app and its server once, when what lies in dist is missing or older than the sources. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join, resolve } from 'node:path'

const SOURCES = ['src', 'public', 'service-worker', 'package-lock.json', 'vite.config.ts']

/** The folder of what is built: `app` is served, `hub/main.js` serves it. DIST names another one. */
export const dist = resolve(process.env.DIST ?? 'dist')

/** Builds if need be; throws when the build fails. */
export function buildWhenStale() {
  const built = join(dist, 'hub/main.js')
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...SOURCES.map(newest))) return
  const begun = new Date()
  // Tests ask for it, too: what Vitest sets would leave out the service worker and build for development.
  const ours = new Set(['VITEST', 'NODE_ENV', 'MODE', 'DEV', 'PROD'])
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.has(name)))
  execFileSync('npm', ['run', 'build', '--silent'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  // What was edited while the build ran is newer than the build.
  utimesSync(built, begun, begun)
}

/**
 * When the youngest file under a path was written.
 * @param {string} path
 * @returns {number}
 */
export function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
