/** The picture of a plan as it is kept: how large it is, and how it is read. */
import type { Device } from '#documents/ports.ts'
import type { Limits } from '#photo/fit.ts'
import type { PlanBase } from '#schema/walk-base.ts'
import { readPicture } from '#state/photo/sealed.ts'

/** House numbers of an A3 plan can be read. */
export const planLimits: Limits = { side: 3000, bytes: 1536 * 1024 }

/** Undefined while it is not on this device. */
export function readPlan(
  device: Pick<Device, 'meeting'>,
  { picture }: Pick<PlanBase, 'picture'>,
): Promise<Blob | undefined> {
  return readPicture(device, 'plan/1', picture)
}
