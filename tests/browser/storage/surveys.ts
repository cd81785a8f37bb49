/** Surveys for tests of the device: made, joined by a kiosk, answered, and read. */
import { createDevice } from '#app/device.ts'
import type { Device, FileChoice, Watch } from '#documents/ports.ts'
import type { Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import type { Invitation, Invited } from '#schema/invitation.ts'
import { fromLink } from '#vault/invitation.ts'
import { freshName } from './disk.ts'

export const watch: Watch = { signal: new AbortController().signal, progress: () => undefined }

/** An initiative with one survey. */
export async function addSurvey(device: Device) {
  const initiative = await device.createInitiative('Ortskern Braunsbedra', (doc, id) => {
    doc.getMap('heading').set('id', id)
    doc.getMap('heading').set('title', 'Ortskern Braunsbedra')
  })
  const survey = newId()
  await device.createSurvey(initiative, survey, (docs) => {
    docs.survey.getMap('settings').set('title', 'Bürgerbefragung')
  })
  return { initiative, survey }
}

export async function inviteTo(
  device: Device,
  survey: string,
  invited: Invited,
  hub = '',
): Promise<Invitation> {
  const wish = { id: survey, title: 'Bürgerbefragung', name: 'Kiosk 1', hub, invited }
  const invitation = await fromLink(await device.invite(wish))
  if (typeof invitation === 'string') throw new Error(invitation)
  return invitation
}

/** A device that was let in by a kiosk's link. */
export async function kioskOf(device: Device, survey: string, name = freshName()): Promise<Device> {
  const kiosk = await createDevice(name)
  await kiosk.join(await inviteTo(device, survey, 'kiosk'))
  return kiosk
}

/** A whole answer with one wish in it. */
export function responseTo(survey: string, wish = 'Mehr Bänke am Markt'): Response {
  const questionnaire = `${'Q'.repeat(42)}E`
  const fixed = { format: 1, channel: 'kiosk', day: '2026-03-02', language: 'de' } as const
  return { ...fixed, id: newId(), survey, questionnaire, answers: { wish: { value: wish } } }
}

/** The wishes that this device can read, in the order of the alphabet. */
export async function answersOn(device: Device, survey: string): Promise<string[]> {
  const open = await device.openSurvey(survey)
  const { responses, damaged } = await open.answers.open()
  await open.close()
  if (damaged) throw new Error(`${damaged} answers cannot be read.`)
  return responses
    .map(({ answers: { wish } }) => (wish && 'value' in wish ? String(wish.value) : ''))
    .sort()
}

/** What a device gives as a file. */
export async function packed(device: Device, choice: FileChoice): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of (await device.meeting()).files.pack(choice, watch))
    parts.push(part.slice())
  return new Blob(parts)
}
