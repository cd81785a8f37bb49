/** Makes the marks of a map: pins as buttons with shape, colour and number, heaps, stops and the own position as signs. */
import type { Stop } from '#schema/walk.ts'
import type { MarkDrawing, MarkMaker } from '#state/map/board.svelte.ts'
import { lookOf, middleOf, shapePaths } from '#state/map/look.ts'
import type { MapPin } from '#state/map/pin.ts'
import type { Messages } from '#text/german.ts'

type Words = Messages['walkMap']['view']

const space = 'http://www.w3.org/2000/svg'

function drawn(tag: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(space, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  return element
}

/** The names that a heap tells at most; more nobody listens to. */
const mostTold = 12

function nameOf({ label, title, valence, isDone }: MapPin, words: Words): string {
  const parts = [valence && words.valences[valence], title, isDone && words.done]
  return words.pin(label, parts.filter(Boolean).join(', '))
}

function nameOfHeap(pins: readonly MapPin[], words: Words): string {
  const told = pins.slice(0, mostTold).map(({ label }) => label)
  const rest = pins.length - told.length
  return words.many(pins.length, [...told, ...(rest ? [words.andMore(rest)] : [])].join(', '))
}

/** `words` is asked at every mark: the language may change. */
export function markMaker(words: () => Words): MarkMaker {
  return {
    pin: (drawing) => button(drawing, words()),
    stop: (stop) => stopSign(stop, words()),
    own: () => {
      const sign = document.createElement('span')
      sign.className = 'own-sign'
      sign.setAttribute('role', 'img')
      sign.setAttribute('aria-label', words().own)
      return sign
    },
  }
}

function button({ pins, isSelected, isTabStop }: MarkDrawing, words: Words): HTMLElement {
  const element = document.createElement('button')
  const [first] = pins
  const isHeap = pins.length > 1
  element.type = 'button'
  element.className = isHeap ? 'pin heap' : 'pin'
  element.tabIndex = isTabStop ? 0 : -1
  if (isSelected) element.setAttribute('aria-current', 'true')
  if (!first) return element
  element.setAttribute('aria-label', isHeap ? nameOfHeap(pins, words) : nameOf(first, words))
  const picture = drawn('svg', { viewBox: '0 0 40 40', 'aria-hidden': 'true' })
  picture.append(...(isHeap ? heap(pins.length) : single(first)))
  element.append(picture)
  return element
}

function single(pin: MapPin): SVGElement[] {
  const look = lookOf(pin)
  const path = { d: shapePaths[look.shape], fill: look.fill, stroke: look.rim, 'stroke-width': 2 }
  return [drawn('path', path), text(pin.label, look.ink, middleOf(look.shape))]
}

/** Two rings: a heap is told from a pin without any colour. */
function heap(count: number): SVGElement[] {
  const ring = { cx: 20, cy: 20, fill: '#ffffff', stroke: '#1b2430' }
  return [
    drawn('circle', { ...ring, r: 18.5, 'stroke-width': 2 }),
    drawn('circle', { ...ring, r: 14.5, 'stroke-width': 1.5 }),
    text(String(count), '#1b2430', 20),
  ]
}

/** Long names are written smaller: all of it is to be read. */
function text(words: string, fill: string, y: number): SVGElement {
  const size = words.length <= 2 ? 15 : words.length === 3 ? 13 : 10
  const place = { x: 20, y, 'text-anchor': 'middle', 'dominant-baseline': 'central' }
  const element = drawn('text', { ...place, fill, 'font-size': size, 'font-weight': 700 })
  element.textContent = words
  return element
}

function stopSign({ number, name }: Stop, words: Words): HTMLElement {
  const sign = document.createElement('span')
  sign.className = 'stop-sign'
  sign.setAttribute('role', 'img')
  sign.setAttribute('aria-label', words.stop(number, name))
  sign.textContent = String(number)
  return sign
}
