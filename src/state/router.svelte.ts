/** Which screen is shown. Addresses are paths, so that every one opens without a network. */

/** Every screen with what it needs. */
export type Route =
  | { screen: 'start' }
  | { screen: 'join' }
  | { screen: 'recover' }
  | { screen: 'aside' }
  | { screen: 'devices' }
  | { screen: 'pairing' }
  | { screen: InitiativeScreen; initiative: string }
  | { screen: 'paper'; initiative: string }
  | { screen: WorkshopScreen; workshop: string; rehearsal: boolean }
  | { screen: SurveyScreen; survey: string }
  | { screen: 'unknown'; path: string }

type Known = Exclude<Route, { screen: 'unknown' }>

export type InitiativeScreen = 'initiative' | 'methods' | 'members'
export type WorkshopScreen =
  'prepare' | 'run' | 'beamer' | 'minutes' | 'invite' | 'pack' | 'table' | 'check' | 'tour' | 'kit'
export type SurveyScreen =
  'survey' | 'questions' | 'kiosk' | 'answer' | 'print' | 'entry' | 'evaluation'

const workshopScreens = {
  vorbereiten: 'prepare',
  durchfuehren: 'run',
  beamer: 'beamer',
  protokoll: 'minutes',
  einladen: 'invite',
  'koffer-packen': 'pack',
  tisch: 'table',
  pruefen: 'check',
  unterwegs: 'tour',
  druckpaket: 'kit',
} as const

const initiativeScreens = {
  methoden: 'methods',
  einladen: 'members',
  papierschluessel: 'paper',
} as const

const surveyScreens = {
  fragen: 'questions',
  kiosk: 'kiosk',
  antworten: 'answer',
  papier: 'print',
  eingeben: 'entry',
  auswerten: 'evaluation',
} as const

/** Screens that need nothing, each with the first part of its address. */
const plainScreens = {
  beitreten: 'join',
  schluessel: 'recover',
  beiseite: 'aside',
  geraete: 'devices',
  verbinden: 'pairing',
} as const

/** The address of a screen. */
export function pathOf(route: Exclude<Route, { screen: 'unknown' }>): string {
  if (route.screen === 'start') return '/'
  if (route.screen === 'initiative') return `/vorhaben/${route.initiative}`
  if ('initiative' in route) {
    return `/vorhaben/${route.initiative}/${wordOf(initiativeScreens, route.screen)}`
  }
  if (route.screen === 'survey') return `/befragung/${route.survey}`
  if ('survey' in route) return `/befragung/${route.survey}/${wordOf(surveyScreens, route.screen)}`
  if (!('workshop' in route)) return `/${wordOf(plainScreens, route.screen)}`
  const word = wordOf(workshopScreens, route.screen)
  return `/veranstaltung/${route.workshop}/${word}${route.rehearsal ? '?probelauf' : ''}`
}

/** The part of an address that stands for a screen. */
function wordOf(words: Record<string, string>, screen: string): string {
  return Object.entries(words).find(([, named]) => named === screen)?.[0] ?? ''
}

/** The screen that a part of an address stands for. */
function screenOf<Screen>(words: Record<string, Screen>, word: string): Screen | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined
}

/** The screen of an address; anything else is `unknown`, never an error. */
export function routeOf(url: URL): Route {
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const [first = '', id = '', last = ''] = parts
  const valid = /^[A-Za-z0-9_-]{1,64}$/.test(id) && parts.length <= 3
  const rehearsal = url.searchParams.has('probelauf')
  if (parts.length === 0) return { screen: 'start' }
  const plain = screenOf(plainScreens, first)
  if (plain && parts.length === 1) return { screen: plain }
  if (first === 'vorhaben' && valid) {
    const screen = last ? screenOf(initiativeScreens, last) : 'initiative'
    if (screen) return { screen, initiative: id }
  }
  if (first === 'befragung' && valid) {
    const screen = last ? screenOf(surveyScreens, last) : 'survey'
    if (screen) return { screen, survey: id }
  }
  const screen = screenOf(workshopScreens, last)
  if (first === 'veranstaltung' && valid && screen) return { screen, workshop: id, rehearsal }
  return { screen: 'unknown', path: url.pathname }
}

export class Router {
  current = $state.raw<Route>({ screen: 'start' })
  /** Whether there is a screen of this app to go back to. */
  #came = false
  /** The only screen that opens, while this device is handed round. */
  #held: Known | undefined

  constructor() {
    this.current = routeOf(new URL(location.href))
    addEventListener('popstate', () => {
      if (this.#held) history.replaceState(null, '', pathOf(this.#held))
      else this.current = routeOf(new URL(location.href))
    })
  }

  /** Stays on this screen, whatever is typed, tapped or gone back to, until it is called without one. */
  hold(route: Known | undefined): void {
    this.#held = route
    if (!route) return
    history.replaceState(null, '', pathOf(route))
    this.current = route
  }

  /** Goes to a screen; the way back is the browser's. */
  go(route: Known): void {
    if (this.#held) return
    history.pushState(null, '', pathOf(route))
    this.current = route
    this.#came = true
    scrollTo(0, 0)
  }

  /** Back to where one came from; to `otherwise` if this screen was opened by its address. */
  back(otherwise: Exclude<Route, { screen: 'unknown' }>): void {
    if (this.#came) history.back()
    else this.go(otherwise)
  }
}
