/** The service worker: its events only. What it keeps stands in caches.ts. */
import type { PrecacheEntry } from 'workbox-precaching'
import { keepVersion } from './caches.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

keepVersion(self.__WB_MANIFEST)

// The first visit is served from here at once; a later version waits for consent (app/updates.ts).
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data === 'activate') event.waitUntil(self.skipWaiting())
})
