/** How the app is built, and how its tests are run. */
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { CHROMIUM_FLAGS, findChromium } from './tests/client/chromium.js'
import { hubCommands } from './tests/client/hub-commands.js'

/** What is built lies in dist/app (served) and dist/hub (the server); DIST names another folder. */
const dist = resolve(process.env.DIST ?? 'dist')
const executablePath = findChromium()

/** What threads stand on, too: nothing of a page. */
const parsing = /node_modules\/zod\/|src\/schema\/(id|measure|language)\b/
const asking =
  /src\/(survey\/(asked|canonical|expression|form|notice|plan-grid|variables)|schema\/(survey|expression|answer|asked)\b)/

/** What both pages stand on. */
const ground =
  /node_modules\/(svelte|esm-env|clsx)\/|src\/(vault\/(bytes|seal)|state\/(live|clock)|state\/survey\/answering-house|views\/parts\/(Icon|icons))\b/

/** What whoever answers a survey looks at, and what it is made of. */
const answering = new RegExp(
  [
    'src/views/survey/(questions/|kiosk/(Answer|Ask|Asking|Begin|InvitedTurn|Notice|Review|Sent|Stop|Ways)\\.svelte)',
    'src/state/survey/(answering|read-aloud)(?!-in-house|-pin)',
    'src/state/photo/sealed',
    'src/text/answering/de',
  ].join('|'),
)

/** Packages that the app loads lazily, for the dev server of the browser tests. */
const foundLate = [
  '@hocuspocus/provider',
  '@hpke/core',
  '@noble/curves/ed25519.js',
  'axe-core',
  'dexie',
  'docx',
  'fflate',
  'fractional-indexing',
  'leaflet',
  'lib0/decoding',
  'lib0/encoding',
  'lib0/hash/sha256',
  'papaparse',
  'pdfjs-dist/legacy/build/pdf.mjs',
  'pdfjs-dist/legacy/build/pdf.worker.min.mjs',
  'pmtiles',
  'protomaps-leaflet',
  'qr',
  'qr/decode.js',
  'svelte/reactivity',
  'y-indexeddb',
  'y-webrtc',
  'yjs',
  'zod/mini',
]

const hub: ViteUserConfig = {
  root: 'src/hub',
  // One file that runs wherever DIST is; only the native part of libsql stays outside (src/hub/store/libsql.ts).
  ssr: { noExternal: true },
  build: { ssr: 'main.ts', outDir: `${dist}/hub`, emptyOutDir: true, target: 'node20' },
}

const app: ViteUserConfig = {
  root: 'src',
  publicDir: '../public',
  cacheDir: resolve('node_modules/.vite'),
  build: {
    ...{ outDir: `${dist}/app`, emptyOutDir: true, target: 'es2023' },
    modulePreload: {
      // Threads load these, too, and have no page to put links into.
      resolveDependencies: (_file, needed, { hostId }) =>
        /assets\/(packing-)?jobs-/.test(hostId) ? [] : needed,
    },
    rolldownOptions: {
      // Whoever answers a survey on the own phone gets a light page of their own.
      input: ['src/index.html', 'src/antworten.html'],
      // What a survey is answered with comes as one file: thirty small ones weigh more and take longer.
      output: {
        codeSplitting: {
          groups: [
            { name: 'loading', test: /vite\/preload-helper/, priority: 2 },
            { name: 'parsing', test: parsing, priority: 2 },
            { name: 'ground', test: ground, priority: 1 },
            { name: 'asking', test: asking },
            { name: 'answering', test: answering },
          ],
        },
      },
    },
  },
  // Threads load their heavy parts lazily, too.
  worker: { format: 'es' },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ['node_modules/@kern-ux/native/src/scss'], quietDeps: true },
    },
  },
  plugins: [
    svelte({ configFile: false }),
    VitePWA({
      disable: process.env.VITEST !== undefined,
      strategies: 'injectManifest',
      srcDir: '../service-worker',
      filename: 'sw.ts',
      injectRegister: false,
      // The app ships its own manifest.webmanifest in public/.
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,json,webmanifest}'],
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 2 * 1024 * 1024,
      },
    }),
  ],
  test: {
    projects: [
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/contracts/**/*.test.ts'],
          // One for each core of a small machine; by itself it would leave one idle.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        root: import.meta.dirname,
        // Found only while a test runs, each would reload the page under it.
        optimizeDeps: { include: foundLate },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 30_000,
          // A busy machine draws late; what never comes still fails.
          expect: { poll: { timeout: 8000 } },
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: hubCommands,
            provider: playwright({
              launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          globalSetup: ['tests/client/setup.js'],
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: 'interop',
          environment: 'node',
          include: ['tests/interop/**/*.test.ts'],
          testTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
}

export default defineConfig(({ mode }) => (mode === 'hub' ? hub : app))
