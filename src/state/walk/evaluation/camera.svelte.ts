/** Photos that are added to a spot at the table: after something was fixed they show how it looks now. */
import type { Device } from '#documents/ports.ts'
import { Intake } from '#state/photo/intake.ts'
import { PhotoQueue } from '#state/photo/queue.svelte.ts'
import { PhotoShelf } from '#state/photo/shelf.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

export class SpotCamera {
  readonly shelf: PhotoShelf
  readonly intake = new Intake()
  readonly queue: PhotoQueue

  constructor(device: Pick<Device, 'meeting'>, workshop: Workshop, observation: string) {
    this.shelf = new PhotoShelf(device, workshop.open.workshop)
    this.queue = new PhotoQueue(this.intake, (taken) =>
      this.shelf.add(taken, { of: observation, day: workshop.clock.today() }),
    )
  }

  /** Gives the memory back; what is on its way still arrives. */
  close(): void {
    this.intake.end()
    this.shelf.close()
  }
}
