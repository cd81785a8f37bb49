/** Notices when the device may have slept or a network came back: sockets are not to be trusted then. */

/** Calls back whenever the page comes to the front or the network returns, until the returned function is called. */
export function onWake(wake: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined
  const show = () => {
    if (document.visibilityState === 'visible') wake()
  }
  document.addEventListener('visibilitychange', show)
  addEventListener('pageshow', wake)
  addEventListener('online', wake)
  return () => {
    document.removeEventListener('visibilitychange', show)
    removeEventListener('pageshow', wake)
    removeEventListener('online', wake)
  }
}
