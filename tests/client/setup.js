/** Before the first journey: the app must be built. */
export { buildWhenStale as setup } from '#hub/build.js'
