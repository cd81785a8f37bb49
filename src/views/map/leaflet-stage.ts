/** Draws maps on the screen with Leaflet, the one place that knows it: one plane for maps and plans, nothing fetched. */
import 'leaflet/dist/leaflet.css'
import {
  Circle,
  CRS,
  DivIcon,
  ImageOverlay,
  latLng,
  latLngBounds,
  Map as LeafletMap,
  Marker,
  Polyline,
  Transformation,
  Util,
  type LatLng,
  type Layer,
  type LeafletMouseEvent,
} from 'leaflet'
import type { WorldPoint } from '#geo/mercator.ts'
import type { Extent } from '#state/map/placing.ts'
import type { Ground, Stage, StageEvents, StageMark, StageView } from '#state/map/stage.ts'
import { Squares } from './leaflet-squares.ts'

/** 256 pixels a unit at zoom 0, from the upper left corner: squares are then numbered as on every web map. */
const plane = Util.extend({}, CRS.Simple, { transformation: new Transformation(256, 0, 256, 0) })

const at = ({ x, y }: WorldPoint): LatLng => latLng(y, x)
const pointOf = ({ lat, lng }: LatLng): WorldPoint => ({ x: lng, y: lat })
const boundsOf = ({ left, top, right, bottom }: Extent) =>
  latLngBounds([top, left], [bottom, right])

interface Shown {
  key: string
  marker: Marker
}

export class LeafletStage implements Stage {
  readonly #map: LeafletMap
  readonly #shown = new Map<string, Shown>()
  readonly #resizing: ResizeObserver
  readonly #isCalm: boolean
  #ground: Layer | undefined
  #line: Polyline | undefined
  #ring: Circle | undefined
  #waiting: { extent: Extent; most: number | undefined } | undefined

  /** `isCalm`: nothing flies or glides. */
  constructor(element: HTMLElement, events: StageEvents, isCalm: boolean) {
    const map = new LeafletMap(element, {
      ...{ crs: plane, attributionControl: false, zoomControl: false, trackResize: false },
      ...{ zoomAnimation: !isCalm, fadeAnimation: false, markerZoomAnimation: !isCalm },
      ...{ inertia: !isCalm, scrollWheelZoom: false, boxZoom: false },
      ...{ center: [0.5, 0.5], zoom: 0, maxBoundsViscosity: 0.8, keyboardPanDelta: 96 },
    })
    this.#map = map
    this.#isCalm = isCalm
    map.on('moveend zoomend resize', () => events.onview(this.view))
    map.on('click', (event: LeafletMouseEvent) => events.ontap(pointOf(event.latlng)))
    // A page can be scrolled over the map; only who has stepped into it turns the wheel for the map.
    map.on('focus', () => map.scrollWheelZoom.enable())
    map.on('blur', () => map.scrollWheelZoom.disable())
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === element) events.onenter()
    })
    this.#resizing = new ResizeObserver(() => this.#resize())
    this.#resizing.observe(element)
  }

  get view(): StageView {
    const map = this.#map
    const [zoom, bounds] = [map.getZoom(), map.getBounds()]
    return {
      zoom,
      center: pointOf(map.getCenter()),
      extent: {
        left: bounds.getWest(),
        top: Math.min(bounds.getSouth(), bounds.getNorth()),
        right: bounds.getEast(),
        bottom: Math.max(bounds.getSouth(), bounds.getNorth()),
      },
      pixels: 256 * 2 ** zoom,
      canZoomIn: zoom < map.getMaxZoom(),
      canZoomOut: zoom > map.getMinZoom(),
    }
  }

  begin({ least, most, snap, extent }: Parameters<Stage['begin']>[0]): void {
    const map = this.#map
    map.options.zoomSnap = snap
    map.options.zoomDelta = Math.max(snap, 1)
    // One after the other would be refused where the old ones lie beyond the new ones.
    map.options.minZoom = least
    map.options.maxZoom = most
    this.fit(extent)
  }

  setGround(ground: Ground | undefined): void {
    this.#ground?.remove()
    if (ground?.kind === 'tiles') {
      const { painter, extent } = ground
      this.#ground = new Squares(painter, boundsOf(extent))
    } else if (ground) {
      const { url, alt, extent } = ground
      this.#ground = new ImageOverlay(url, boundsOf(extent), { alt, pane: 'tilePane' })
    } else {
      this.#ground = undefined
    }
    this.#ground?.addTo(this.#map)
  }

  setMarks(marks: readonly StageMark[]): void {
    const focused = this.#focusedId()
    const wanted = new Map(marks.map((mark) => [mark.id, mark]))
    for (const [id, { key, marker }] of this.#shown) {
      if (wanted.get(id)?.key === key) continue
      marker.remove()
      this.#shown.delete(id)
    }
    for (const mark of marks) {
      const shown = this.#shown.get(mark.id)
      if (!shown) {
        this.#shown.set(mark.id, { key: mark.key, marker: this.#add(mark) })
        continue
      }
      shown.marker.setLatLng(at(mark.point))
      const button = shown.marker.getElement()?.querySelector<HTMLElement>('button[data-mark]')
      if (button) button.tabIndex = mark.isTabStop ? 0 : -1
    }
    // Whoever was at a mark that was made anew stays there.
    if (focused !== undefined && focused !== this.#focusedId()) this.focus(focused)
  }

  #add({ id, point, make, press, isRaised }: StageMark): Marker {
    const element = make()
    element.dataset.mark = id
    const icon = new DivIcon({ html: element, className: 'map-mark', iconSize: undefined })
    const marker = new Marker(at(point), {
      ...{ icon, keyboard: false, autoPanOnFocus: false, interactive: press !== undefined },
      zIndexOffset: isRaised ? 10_000 : 0,
    })
    if (press) marker.on('click', press)
    return marker.addTo(this.#map)
  }

  #focusedId(): string | undefined {
    const focused = document.activeElement
    const isOurs = focused instanceof HTMLElement && this.#map.getContainer().contains(focused)
    return isOurs ? focused.dataset.mark : undefined
  }

  setLine(points: readonly WorldPoint[]): void {
    this.#line?.remove()
    this.#line = undefined
    if (points.length < 2) return
    const look = {
      color: '#0b3f8a',
      weight: 4,
      opacity: 0.75,
      dashArray: '2 8',
      interactive: false,
    }
    this.#line = new Polyline(points.map(at), look).addTo(this.#map)
  }

  setRing(point: WorldPoint | undefined, radius: number): void {
    this.#ring?.remove()
    this.#ring = undefined
    if (!point || !(radius > 0)) return
    const look = { color: '#0b3f8a', weight: 2, fillOpacity: 0.12, interactive: false }
    this.#ring = new Circle(at(point), { ...look, radius }).addTo(this.#map)
  }

  fit(extent: Extent, most?: number): void {
    const { x: width, y: height } = this.#map.getSize()
    // Where nobody sees it yet, it cannot be measured; it is done as soon as there is room.
    const isHidden = width === 0 || height === 0
    this.#waiting = isHidden ? { extent, most } : undefined
    if (isHidden) return
    const [left = 0, top = 0] = [width, height].map((room) => Math.min(28, room / 14))
    const padding: [number, number] = [left, top]
    const limit = most !== undefined && { maxZoom: most }
    this.#map.fitBounds(boundsOf(extent), { padding, animate: false, ...limit })
  }

  #resize(): void {
    this.#map.invalidateSize({ pan: false })
    if (this.#waiting) this.fit(this.#waiting.extent, this.#waiting.most)
  }

  zoomTo(point: WorldPoint, zoom: number): void {
    this.#map.setView(at(point), zoom, { animate: !this.#isCalm })
  }

  zoomBy(steps: 1 | -1): void {
    this.#map.setZoom(this.#map.getZoom() + steps * (this.#map.options.zoomDelta ?? 1))
  }

  setPlacing(isPlacing: boolean): void {
    const { doubleClickZoom } = this.#map
    if (isPlacing) doubleClickZoom.disable()
    else doubleClickZoom.enable()
  }

  centerOn(point: WorldPoint): void {
    this.#map.panTo(at(point), { animate: !this.#isCalm })
  }

  bringIn(point: WorldPoint): void {
    this.#map.panInside(at(point), { padding: [48, 48], animate: false })
  }

  focus(id: string): boolean {
    const element = this.#shown.get(id)?.marker.getElement()
    const button = element?.querySelector<HTMLElement>('[data-mark]')
    // Scrolled, the map would lie beside its pins.
    button?.focus({ preventScroll: true })
    return button !== undefined && button !== null
  }

  close(): void {
    this.#resizing.disconnect()
    // A timer of Leaflet 1.9 outlives its map: it is told that there is no zoom to end.
    Object.assign(this.#map, { _animatingZoom: false })
    this.#map.remove()
  }
}
