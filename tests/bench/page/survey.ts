/** Puts a survey that is asked now on this device, and counts the answers that lie here. */
import { createDevice } from '#app/device.ts'
import { listSurvey, setInitiativeHeading } from '#documents/initiative.ts'
import { beginSurvey, fillSurvey } from '#documents/survey-filling.ts'
import { freeze } from '#documents/survey.ts'
import type { Response } from '#schema/answer.ts'
import { documentId, newId } from '#schema/id.ts'
import type { Questionnaire } from '#schema/survey.ts'

/** Returns the id of the survey. */
export async function runSurvey(questionnaire: Questionnaire): Promise<string> {
  const device = await createDevice()
  const title = 'Befragung'
  const initiative = await device.createInitiative(title, (doc, id) =>
    setInitiativeHeading(doc, { id, title }),
  )
  const survey = newId()
  await device.createSurvey(initiative, survey, (docs) => {
    beginSurvey(docs.survey, { id: survey, initiative, title })
    listSurvey(docs.initiative, { id: survey, title, state: 'draft', questions: 0 })
  })
  const open = await device.openSurvey(survey)
  fillSurvey(open.document.doc, { ...questionnaire, survey })
  await freeze(open.document.doc, survey, { day: '2026-05-04' })
  await open.document.whenSaved()
  await open.close()
  return survey
}

/** The part of a phone's link behind `#`, once the hub has what is asked. */
export async function inviteCitizen(survey: string, hub: string): Promise<string> {
  const device = await createDevice()
  const open = await device.openSurvey(survey)
  const { media, hub: desk } = await device.meeting()
  const isThere = async () => {
    const lines = await media.list(documentId('survey', survey))
    return lines.some(({ holders }) => holders.length > 0)
  }
  await desk.choose(hub)
  await new Promise<void>((resolve) => {
    const look = () => void isThere().then((is) => (is ? resolve() : setTimeout(look, 50)))
    look()
  })
  const wish = { invited: 'respondent', id: survey, title: 'Befragung', name: '', hub } as const
  const code = await device.invite(wish)
  await open.close()
  return code
}

/** Every answer of this device, opened as the moderation does. */
export async function answersOf(survey: string): Promise<Response[]> {
  const device = await createDevice()
  const open = await device.openSurvey(survey)
  const { responses } = await open.answers.open()
  await open.close()
  return responses
}

/** Milliseconds until an answer is sealed and on the disk, one after the other. */
export async function keepAnswers(survey: string, count: number): Promise<number[]> {
  const device = await createDevice()
  const open = await device.openSurvey(survey)
  const times: number[] = []
  for (let person = 0; person < count; person += 1) {
    const response: Response = {
      ...{ format: 1, id: newId(), survey, questionnaire: 'A'.repeat(43), channel: 'kiosk' },
      ...{ day: '2026-05-04', language: 'de', trial: true },
      answers: {
        kinder: { value: true },
        wege: { value: ['rad'] },
        worte: { value: 'Ein Zebrastreifen vor der Kita. '.repeat(8) },
      },
    }
    const begin = performance.now()
    await open.answers.keep(response)
    times.push(performance.now() - begin)
  }
  await open.close()
  return times
}
