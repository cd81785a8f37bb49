/** Comparing this walk with another one of the initiative: choosing it, opening it, and which of the two was earlier. */
import { observationsOf, presentStops, spotHistories, spotState } from '#documents/blocks/walk.ts'
import { presentBases } from '#documents/blocks/walk-bases.ts'
import { initiativeRecords } from '#documents/initiative.ts'
import { presentPhotos } from '#documents/photos.ts'
import type { Device, OpenWorkshop } from '#documents/ports.ts'
import { conductRecords } from '#documents/conduct.ts'
import { workshopRecords } from '#documents/workshop.ts'
import { isTakenAway, type WorkshopEntry } from '#schema/initiative.ts'
import { labelsOf } from '#schema/labels.ts'
import { compareWalks, type Comparison, type Side } from './comparing.ts'
import type { Spot } from './spots.ts'
import type { WalkTable } from './table.svelte.ts'

/** The other walk as it was when it was opened. */
interface Other {
  title: string
  date: string
  side: Side
}

interface Compared {
  comparison: Comparison
  /** ISO days; empty while nobody has set one. */
  earlierDay: string
  laterDay: string
}

export class ComparisonDesk {
  readonly table: WalkTable
  readonly #device: Pick<Device, 'openWorkshop'>
  #chosen = $state('')
  #other = $state.raw<Other>()
  state = $state<'idle' | 'opening' | 'failing'>('idle')

  constructor(table: WalkTable, device: Pick<Device, 'openWorkshop'>) {
    this.table = table
    this.#device = device
  }

  /** False where only this walk was joined. */
  get hasInitiative(): boolean {
    return this.table.workshop.open.initiative !== undefined
  }

  /** Other walks of the same method, the newest first. */
  get entries(): WorkshopEntry[] {
    const { workshop } = this.table
    const { id, methodId } = workshop.heading
    return initiativeRecords(workshop.docs.initiative)
      .workshops.list()
      .filter((one) => one.id !== id && one.methodId === methodId && !isTakenAway(one))
      .sort((one, other) => (one.date < other.date ? 1 : -1))
  }

  get chosen(): string {
    return this.#chosen
  }

  /** Opens a walk, reads it, and closes it again; a newer choice counts. */
  async choose(id: string): Promise<void> {
    this.#chosen = id
    this.#other = undefined
    this.state = id === '' ? 'idle' : 'opening'
    if (id === '') return
    try {
      const open = await this.#device.openWorkshop(id)
      const other = readOther(open)
      await open.close()
      if (this.#chosen !== id) return
      this.#other = other
      this.state = 'idle'
    } catch {
      if (this.#chosen === id) this.state = 'failing'
    }
  }

  readonly #compared: Compared | undefined = $derived.by(() => {
    const other = this.#other
    if (!other) return undefined
    const { heading } = this.table.workshop
    const { stops, bases } = this.table.life
    const own: Side = { stops, bases, spots: withoutSecrets(this.table.spots) }
    const isOtherLater = other.date !== '' && heading.date !== '' && other.date > heading.date
    const [earlier, later] = isOtherLater ? [own, other.side] : [other.side, own]
    const [earlierDay, laterDay] = isOtherLater
      ? [heading.date, other.date]
      : [other.date, heading.date]
    return { comparison: compareWalks(earlier, later), earlierDay, laterDay }
  })
  get compared(): Compared | undefined {
    return this.#compared
  }
}

function withoutSecrets(spots: readonly Spot[]): Spot[] {
  return spots.filter(({ observation }) => !observation.secret)
}

function readOther({ workshop: { doc }, conduct }: OpenWorkshop): Other {
  const { title, date } = conductRecords(conduct.doc).heading.current
  const labels = labelsOf(workshopRecords(doc).contributions.list())
  const histories = spotHistories(doc)
  const photos = presentPhotos(doc)
  const stops = presentStops(doc)
  const spots = observationsOf(doc)
    .filter(({ state }) => state === 'active')
    .map((observation): Spot => {
      const history = histories.get(observation.id) ?? []
      return {
        ...{ observation, label: labels.get(observation.id) ?? '', history },
        stop: stops.find(({ id }) => id === observation.stop),
        photos: photos.filter((photo) => photo.of === observation.id),
        state: spotState(history),
      }
    })
  return { title, date, side: { stops, spots: withoutSecrets(spots), bases: presentBases(doc) } }
}
