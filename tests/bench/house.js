/** What every measurement needs: the built app on a port, a browser with its own profile, a slower processor. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { once } from 'node:events'
import { chromium } from 'playwright'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'
import { buildWhenStale, dist, newest } from '#hub/build.js'
import { CHROMIUM_FLAGS, findChromium } from '../client/chromium.js'

/** The processor is slowed down so many times: a cheap tablet beside this machine. */
export const slowdown = 4
const port = Number(process.env.BENCH_PORT ?? 4390)
export const origin = `http://localhost:${String(port)}`
const pages = join(dist, 'bench')
/** @type {Record<string, string>} */
const contentTypes = { '.js': 'text/javascript', '.css': 'text/css' }

/** Builds the app and the measuring page, starts the server and a browser; `close` ends all of it. */
export async function openHouse() {
  buildWhenStale()
  await buildPage()
  const profile = mkdtempSync(join(tmpdir(), 'bench-'))
  const server = spawn(process.execPath, [join(dist, 'hub/main.js')], {
    env: { ...process.env, PORT: String(port), HUB_DATA: join(profile, 'hub') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(server.stdout, 'data')
  return {
    /**
     * A window on this profile; `serviceWorkers` blocked lets the measuring page through.
     * @param {'allow' | 'block'} serviceWorkers
     * @param {string[]} flags further ones of the browser
     */
    async open(serviceWorkers, flags = []) {
      const executablePath = findChromium()
      const context = await chromium.launchPersistentContext(profile, {
        headless: true,
        args: [...CHROMIUM_FLAGS, ...flags],
        viewport: { width: 1180, height: 820 },
        locale: 'de-DE',
        serviceWorkers,
        ...(executablePath ? { executablePath } : {}),
      })
      context.setDefaultTimeout(120_000)
      await context.route('**/bench/**', (route) => {
        const path = join(pages, new URL(route.request().url()).pathname.replace('/bench', ''))
        const file = existsSync(path) && !path.endsWith('/') ? path : join(pages, 'index.html')
        const contentType = contentTypes[extname(file)] ?? 'text/html'
        return route.fulfill({ body: readFileSync(file), contentType })
      })
      return context
    },
    async close() {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Builds the measuring page, unless the one that is there is younger than all it is made of: journeys share it. */
async function buildPage() {
  const built = join(pages, 'index.html')
  const sources = ['src', 'tests/bench/page', 'tests/client', 'package-lock.json']
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.map(newest))) return
  const begun = new Date()
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve('tests/bench/page'),
    base: '/bench/',
    plugins: [svelte({ configFile: false })],
    build: { outDir: pages, emptyOutDir: true, target: 'es2023' },
  })
  utimesSync(built, begun, begun)
}

/**
 * Slows the processor of this page down.
 * @param {import('playwright').Page} page
 */
export async function slowDown(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return session
}

/**
 * The measuring page, ready.
 * @param {import('playwright').BrowserContext} context
 */
export async function openBench(context) {
  const page = await context.newPage()
  await page.goto(`${origin}/bench/`)
  await page.waitForFunction(() => 'bench' in globalThis)
  return page
}

/**
 * Calls one function of the measuring page.
 * @template {keyof import('./page/bench.ts').Bench} Name
 * @param {import('playwright').Page} page
 * @param {Name} name
 * @param {Parameters<import('./page/bench.ts').Bench[Name]>} parameters
 * @returns {Promise<Awaited<ReturnType<import('./page/bench.ts').Bench[Name]>>>}
 */
export function call(page, name, ...parameters) {
  return page.evaluate(([which, given]) => {
    const { bench } = /** @type {{ bench: Record<string, (...given: unknown[]) => unknown> }} */ (
      /** @type {unknown} */ (globalThis)
    )
    return /** @type {never} */ (bench[which]?.(...given))
  }, /** @type {[string, unknown[]]} */ ([name, parameters]))
}
