/** The service worker: its events only. What it keeps stands in caches.ts. */
import type { PrecacheEntry } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { Version } from './caches.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] }

/** Addresses that are the server's own, and files: never answered with the page of the app. */
const notThePage = /^\/(health|sync)(\/|$)|\.[^/]*$/

/** Whoever answers a survey by a link gets the light page of their own (as in src/hub/answer.ts). */
function pageOf(path: string): string {
  return /^\/antworten(\/|$)/.test(path) ? '/antworten.html' : '/index.html'
}

const version = new Version(self.__WB_MANIFEST)

self.addEventListener('install', (event) => {
  event.waitUntil(version.install(event))
})

// The first visit is served from here at once.
self.addEventListener('activate', (event) => {
  event.waitUntil(version.begin().then(() => self.clients.claim()))
})

// Only GET to this origin is answered at all; what is no file of the app goes to the network untouched.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && version.has(url.pathname),
  async ({ url, request }) => (await version.file(url.pathname)) ?? fetch(request),
)
registerRoute(
  ({ url, sameOrigin, request }) =>
    sameOrigin && request.mode === 'navigate' && !notThePage.test(url.pathname),
  async ({ url, request }) => (await version.page(pageOf(url.pathname))) ?? fetch(request),
)

self.addEventListener('message', (event) => {
  if (event.data === 'agreed') event.waitUntil(move())
  // "Koffer packen" asks before a tablet goes where nothing can be loaded.
  const [port] = event.ports
  if (event.data === 'complete' && port) {
    event.waitUntil(version.complete().then((missing) => port.postMessage({ missing })))
  }
  if (event.data === 'which' && event.source instanceof Client) {
    event.waitUntil(welcome(event.source))
  }
})

/** Consent was given (app/updates.ts asked every window): all windows may open again, with this version. */
async function move(): Promise<void> {
  await version.use()
  await self.skipWaiting()
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const window of windows) window.postMessage('moved')
}

/** A window has just opened and asks whether it is the newest version. */
async function welcome(window: Client): Promise<void> {
  await version.tidy(window.id)
  window.postMessage((await version.isInUse()) ? 'current' : 'waiting')
}
