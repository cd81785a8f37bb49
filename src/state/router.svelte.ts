/** Which screen is shown. Addresses are paths, so that every one opens without a network. */

/** Every screen with what it needs. */
export type Route =
  | { screen: 'start' }
  | { screen: 'methods'; initiative: string }
  | { screen: 'initiative'; initiative: string }
  | { screen: 'prepare' | 'run' | 'beamer' | 'minutes'; workshop: string; rehearsal: boolean }
  | { screen: 'unknown'; path: string }

const workshopScreens = {
  vorbereiten: 'prepare',
  durchfuehren: 'run',
  beamer: 'beamer',
  protokoll: 'minutes',
} as const

/** The address of a screen. */
export function pathOf(route: Exclude<Route, { screen: 'unknown' }>): string {
  if (route.screen === 'start') return '/'
  if (route.screen === 'initiative') return `/vorhaben/${route.initiative}`
  if (route.screen === 'methods') return `/vorhaben/${route.initiative}/methoden`
  const word = Object.entries(workshopScreens).find(([, screen]) => screen === route.screen)?.[0]
  return `/veranstaltung/${route.workshop}/${word ?? ''}${route.rehearsal ? '?probelauf' : ''}`
}

/** The screen of an address; anything else is `unknown`, never an error. */
export function routeOf(url: URL): Route {
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const [first = '', id = '', last = ''] = parts
  const valid = /^[A-Za-z0-9_-]{1,64}$/.test(id) && parts.length <= 3
  const rehearsal = url.searchParams.has('probelauf')
  if (parts.length === 0) return { screen: 'start' }
  if (first === 'vorhaben' && valid && !last) return { screen: 'initiative', initiative: id }
  if (first === 'vorhaben' && valid && last === 'methoden') {
    return { screen: 'methods', initiative: id }
  }
  const screen = Object.entries(workshopScreens).find(([word]) => word === last)?.[1]
  if (first === 'veranstaltung' && valid && screen) return { screen, workshop: id, rehearsal }
  return { screen: 'unknown', path: url.pathname }
}

export class Router {
  current = $state.raw<Route>({ screen: 'start' })

  constructor() {
    this.current = routeOf(new URL(location.href))
    addEventListener('popstate', () => (this.current = routeOf(new URL(location.href))))
  }

  /** Goes to a screen; the way back is the browser's. */
  go(route: Exclude<Route, { screen: 'unknown' }>): void {
    history.pushState(null, '', pathOf(route))
    this.current = route
    scrollTo(0, 0)
  }
}
