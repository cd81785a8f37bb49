/** How many answers of a survey are here, for lists: the survey is opened for that and closed again. */
import type { Device } from '#documents/ports.ts'

/** Without those that were taken back. Undefined where the survey cannot be opened on this device. */
export async function countKept(device: Device, survey: string): Promise<number | undefined> {
  try {
    const open = await device.openSurvey(survey)
    const { kept, gone } = open.answers.count
    await open.close()
    return kept - gone.kept
  } catch {
    return undefined
  }
}
