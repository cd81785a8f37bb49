/** What opens without a network: every file of the built app, and nothing of what people wrote. */
import { createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** Addresses that are the server's own, and files: never answered with the page of the app. */
const notThePage = [/^\/health/, /^\/sync/, /\.[^/]*$/]

/**
 * Keeps all files of this version and answers with them. Only GET to this origin is answered at all;
 * whatever is not on the list goes to the network untouched.
 */
export function keepVersion(files: (PrecacheEntry | string)[]): void {
  precacheAndRoute(files, { cleanURLs: false })
  registerRoute(
    new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: notThePage }),
  )
}
