/** Choosing the picture of a plan: drawn anew, sealed, kept with the survey, and named by its question. */
import type { Device } from '#documents/ports.ts'
import { textsAt } from '#schema/survey-records.ts'
import { sealPlan } from './answering-pictures.ts'
import type { SurveyEditor } from './editor.svelte.ts'

/** Why there is no new plan: the file is no picture, or it could not be kept. */
export type PlanFault = 'noPicture' | 'notKept'

/** First the picture, then its name: nobody is asked about a plan that is nowhere. Answers without words go. */
export async function choosePlan(
  device: Device,
  editor: SurveyEditor,
  id: string,
  file: Blob,
): Promise<PlanFault | undefined> {
  const picture = await sealPlan(file)
  if (!picture) return 'noPicture'
  try {
    const { media } = await device.meeting()
    await media.keep(editor.open.document.docId, picture.item, picture.bytes)
  } catch {
    return 'notKept'
  }
  for (const code of editor.codesOf(id, 'options')) {
    if (Object.keys(textsAt(code, 'text')).length === 0) editor.withdrawCode(code.id)
  }
  editor.change('questions', id, { plan: picture.address })
  return undefined
}
