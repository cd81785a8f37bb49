/** The map of a walk on a sheet of its own, to be hung up or taken along: large, with every number. */
import type { MapPicture } from '#exports/walk/walk-pictures.ts'
import type { Walk } from '#exports/walk/walk-rows.ts'
import { legend } from '#exports/walk/walk-head.ts'
import { walkDocuments } from '#text/de/walk-documents.ts'
import type { DrawWalk, MapSize } from './map-drawing.ts'

/** Which sheet, across. */
type SheetPaper = 'a4' | 'a3'

/** In pixels, about 180 to the inch; the sheet without its margins, its title and its signs. */
const sizes: Record<SheetPaper, MapSize> = {
  a4: { width: 1820, height: 1040 },
  a3: { width: 2680, height: 1620 },
}

export class MapSheet {
  readonly #walk: () => Walk
  readonly #draw: DrawWalk
  #asked = 0
  paper = $state<SheetPaper>('a4')
  picture = $state.raw<MapPicture>()
  isDrawing = $state(false)

  constructor(walk: () => Walk, draw: DrawWalk) {
    this.#walk = walk
    this.#draw = draw
  }

  get hasBase(): boolean {
    return this.#walk().held.bases.length > 0
  }

  /** The words on the sheet are German, as on all paper. */
  readonly words = walkDocuments.map

  get route(): string {
    return this.#walk().held.plan.route.trim()
  }

  /** What the picture is, for those who do not see it. */
  get alt(): string {
    const shown = this.lines.filter(({ isShown }) => isShown)
    return this.words.listAlt(this.route, shown.length)
  }

  get legend(): string {
    return legend(this.#walk().rows)
  }

  /** What the map shows, in words, in the order of the numbers. */
  get lines(): { label: string; sign: string; text: string; isShown: boolean }[] {
    const shown = this.picture?.shown && new Set(this.picture.shown)
    return this.#walk().rows.map(({ label, sign, finding, text }) => ({
      ...{ label, sign, text: [finding, text].filter(Boolean).join(': ') },
      isShown: shown?.has(label) ?? true,
    }))
  }

  /** Draws it anew; what was asked for last is what is shown. Never rejects. */
  async draw(paper: SheetPaper): Promise<void> {
    this.#asked += 1
    const asked = this.#asked
    this.isDrawing = true
    const picture = await this.#draw(this.#walk(), sizes[paper]).catch(() => undefined)
    if (asked !== this.#asked) return
    this.picture = picture
    this.isDrawing = false
  }
}
