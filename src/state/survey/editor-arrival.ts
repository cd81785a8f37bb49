/** Whether the questions of a survey have come to a device that was invited to edit them. */
import type { OpenSurvey } from '#documents/ports.ts'
import { surveyRecords } from '#documents/survey.ts'
import { Live } from '#state/live.ts'

/** True as soon as there is something to edit. */
export function arrivalOf({ document }: Pick<OpenSurvey, 'document'>): Live<boolean> {
  const { settings } = surveyRecords(document.doc)
  return new Live(
    (changed) => settings.observe(changed),
    () => settings.isThere,
  )
}
