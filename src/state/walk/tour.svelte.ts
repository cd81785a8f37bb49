/** A group on its way: its letter and stop, the observation it notes, and what this device must not forget of it. */
import {
  addObservation,
  changeObservation,
  lettersTaken,
  nameGroup,
} from '#documents/blocks/walk.ts'
import { editCard, restoreCard, withdrawCard } from '#documents/blocks/cards.ts'
import type { Device } from '#documents/ports.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import type { GroupLetter, Observation, Valence, WalkGroup } from '#schema/observation.ts'
import type { Position, Stop } from '#schema/walk.ts'
import { Intake } from '#state/photo/intake.ts'
import { PhotoQueue } from '#state/photo/queue.svelte.ts'
import { PhotoShelf } from '#state/photo/shelf.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { locate, type LocatingFault, type Whereabouts } from './locating.ts'
import { suggestedLetter } from './letter.ts'
import { WalkLife } from './walk-life.svelte.ts'

/** What this device keeps for itself: in the document nobody walks anywhere. */
type Kept = 'letter' | 'stop' | 'current' | 'place'

export class Tour {
  readonly walk: WalkLife
  readonly step: PlannedStep
  readonly shelf: PhotoShelf
  readonly intake = new Intake()
  readonly #where: Whereabouts | undefined
  readonly #queues = new Map<string, PhotoQueue>()
  #letter = $state('')
  #stop = $state('')
  #current = $state('')
  /** False until it is known what this device did before. */
  #isReady = $state(false)
  /** Whether places may be noted: asked of a person, never begun by itself. */
  #isPlacing = $state(false)
  #fault = $state<LocatingFault>()
  #isLocating = $state(false)
  #endLocating: () => void = () => undefined
  /** What was put away last, and can be taken back. */
  #putAway = $state('')

  /** `where`: tests hand in their own. */
  constructor(
    workshop: Workshop,
    step: PlannedStep,
    device: Pick<Device, 'meeting'>,
    where?: Whereabouts,
  ) {
    this.walk = new WalkLife(workshop)
    this.step = step
    this.#where = where
    this.shelf = new PhotoShelf(device, workshop.open.workshop)
    // Without its media a walk is noted all the same.
    void this.shelf.watch().catch(() => undefined)
    void this.#remember()
  }

  get isReady(): boolean {
    return this.#isReady
  }
  get letter(): GroupLetter {
    return this.#letter
  }
  get group(): WalkGroup | undefined {
    return this.walk.groups.find(({ letter }) => letter === this.#letter)
  }
  /** What this group noted, the newest first. */
  get own(): readonly Observation[] {
    return this.walk.observations.filter((one) => one.group === this.#letter).reverse()
  }
  get stop(): Stop | undefined {
    return this.walk.stops.find(({ id }) => id === this.#stop)
  }
  /** The observation that is being noted; undefined between two. */
  get current(): Observation | undefined {
    return this.walk.observations.find(({ id }) => id === this.#current)
  }
  get isPlacing(): boolean {
    return this.#isPlacing
  }
  get isLocating(): boolean {
    return this.#isLocating
  }
  get fault(): LocatingFault | undefined {
    return this.#fault
  }
  get putAway(): string {
    return this.#putAway
  }
  /** Photos of this walk that nobody has looked at. */
  get unsettled() {
    return this.walk.photos.filter(({ faces, of }) => of && faces === 'undecided')
  }

  /** Letters that somebody walks under, as far as this device knows. */
  get taken(): ReadonlySet<GroupLetter> {
    return lettersTaken(this.walk.doc)
  }

  /** The letter that is offered first; `deviceName` is what this device was called when it was invited. */
  suggested(deviceName: string | undefined): GroupLetter {
    return suggestedLetter(this.walk.doc, deviceName)
  }

  /** This device walks under a letter from now on; what was noted before keeps its own. */
  takeLetter(letter: GroupLetter): void {
    this.#letter = letter
    this.#keep('letter', letter)
    nameGroup(this.walk.doc, letter)
  }

  nameGroup(fields: Partial<Pick<WalkGroup, 'name' | 'people'>>): void {
    nameGroup(this.walk.doc, this.#letter, fields)
  }

  /** Goes to a stop; empty: on the way between two. */
  goTo(stop: string): void {
    this.#stop = stop
    this.#keep('stop', stop)
  }

  /** Whether the place is noted with what comes from now on. */
  placing(isWanted: boolean): void {
    this.#isPlacing = isWanted
    this.#fault = undefined
    this.#keep('place', isWanted ? 'yes' : '')
    if (!isWanted) this.#stopLocating()
    else if (this.current) this.#locate(this.current.id)
  }

  /** Notes something: it is in the document, and on its way to the disk, before anything else opens. */
  note(valence: Valence): void {
    this.#putAway = ''
    const id = addObservation(this.walk.doc, {
      step: this.step.id,
      group: this.#letter,
      day: this.walk.workshop.clock.today(),
      valence,
      ...(this.stop && { stop: this.stop.id }),
    })
    this.#stopLocating()
    this.#current = id
    // First what was seen, then where to go on: both at once would make the disk turn twice before either is kept.
    void this.walk.workshop.open.workshop.whenSaved().then(
      () => this.#current === id && this.#keep('current', id),
      () => undefined,
    )
    if (this.#isPlacing) this.#locate(id)
  }

  /** Goes on with an observation that is there. */
  open(id: string): void {
    this.#stopLocating()
    this.#current = id
    this.#keep('current', id)
  }

  /** Ready for the next one. */
  finish(): void {
    this.#stopLocating()
    this.#current = ''
    this.#keep('current', '')
  }

  change(fields: Parameters<typeof changeObservation>[2]): void {
    if (this.#current) changeObservation(this.walk.doc, this.#current, fields)
  }

  /** A person says where it was: no device knows better. */
  place(position: Position): void {
    this.#stopLocating()
    this.change({ position })
  }

  write(text: string): void {
    if (this.#current) editCard(this.walk.doc, this.#current, text.trim())
  }

  /** Into the trash; its number is given to nobody else. */
  discard(): void {
    const id = this.#current
    if (!id) return
    withdrawCard(this.walk.doc, id)
    this.finish()
    this.#putAway = id
  }

  takeBack(): void {
    if (this.#putAway) restoreCard(this.walk.doc, this.#putAway)
    this.#putAway = ''
  }

  /** Photos of one observation; they are taken in to the end, also when somebody goes on. */
  queueOf(id: string): PhotoQueue {
    const day = this.walk.workshop.clock.today()
    const known = this.#queues.get(id)
    const queue =
      known ?? new PhotoQueue(this.intake, (taken) => this.shelf.add(taken, { of: id, day }))
    this.#queues.set(id, queue)
    return queue
  }

  close(): void {
    this.#stopLocating()
    this.shelf.close()
    this.intake.end()
  }

  #locate(id: string): void {
    this.#stopLocating()
    this.#isLocating = true
    this.#fault = undefined
    this.#endLocating = locate(
      (position) => changeObservation(this.walk.doc, id, { position }),
      (fault) => {
        this.#fault = fault
        this.#isLocating = false
      },
      this.#where,
    )
  }

  #stopLocating(): void {
    this.#endLocating()
    this.#endLocating = () => undefined
    this.#isLocating = false
  }

  async #remember(): Promise<void> {
    // A row that cannot be read is as if it were not there: whoever stands in the rain can begin all the same.
    const read = (name: Kept) => this.#drafts.read(this.#key(name)).catch(() => undefined)
    const [letter, stop, current, place] = await Promise.all(
      (['letter', 'stop', 'current', 'place'] as const).map(read),
    )
    // Who was quicker than the disk has decided.
    this.#letter ||= letter ?? ''
    this.#stop ||= stop ?? this.walk.stops[0]?.id ?? ''
    this.#current ||= current ?? ''
    this.#isPlacing ||= place === 'yes'
    this.#isReady = true
  }

  #keep(name: Kept, value: string): void {
    // If the disk refuses, the strip of problems says so; what was noted is told of there, too.
    void this.#drafts.write(this.#key(name), value).catch(() => undefined)
  }

  #key(name: Kept): string {
    return name === 'letter' || name === 'place' ? `tour.${name}` : `tour.${this.step.id}.${name}`
  }

  get #drafts() {
    return this.walk.workshop.drafts
  }
}
