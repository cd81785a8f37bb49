/** The answers of a survey in a real browser: kept sealed, counted, opened only where the secret is. */
import { createDevice } from '#app/device.ts'
import type { Device, OpenSurvey } from '#documents/ports.ts'
import { newId } from '#schema/id.ts'
import type { Response } from '#schema/answer.ts'
import { fromLink } from '#vault/invitation.ts'
import { countKept } from '#state/survey/overview-count.ts'
import { expect, test, vi } from 'vitest'
import { allBytes, change, copyEntries, freshName } from './disk.ts'

async function withSurvey(device: Device) {
  const initiative = await device.createInitiative('Ortskern Braunsbedra', (doc) => {
    doc.getMap('heading').set('title', 'Ortskern Braunsbedra')
  })
  const survey = newId()
  await device.createSurvey(initiative, survey, (docs) => {
    docs.survey.getMap('settings').set('title', 'Bürgerbefragung')
    docs.initiative.getMap('surveys').set(survey, 'Bürgerbefragung')
  })
  return { initiative, survey }
}

function responseTo(survey: string, text = 'Mehr Bänke am Markt'): Response {
  const questionnaire = 'Q'.repeat(42) + 'E'
  const fixed = { format: 1, channel: 'kiosk', day: '2026-03-02', language: 'de' } as const
  return { ...fixed, id: newId(), survey, questionnaire, answers: { wish: { value: text } } }
}

async function kioskOf(device: Device, survey: string, place = freshName()): Promise<Device> {
  const wish = { id: survey, title: 'Bürgerbefragung', name: 'Kiosk 1', hub: '' }
  const invitation = await fromLink(await device.invite({ ...wish, invited: 'kiosk' }))
  if (typeof invitation === 'string') throw new Error(invitation)
  const kiosk = await createDevice(place)
  await kiosk.join(invitation)
  return kiosk
}

const textsOf = async (open: OpenSurvey) => {
  const { responses } = await open.answers.open()
  return responses.map(({ answers }) => answers.wish).sort()
}

test('an answer is kept, counted, and read again after a new start', async () => {
  const name = freshName()
  const device = await createDevice(name)
  const { survey } = await withSurvey(device)
  const open = await device.openSurvey(survey)
  expect(open.role).toBe('moderation')
  expect(open.document.writable).toBe(true)
  expect(await open.answers.test()).toBe(true)
  await open.answers.keep(responseTo(survey))
  await open.answers.keep(responseTo(survey, 'Ein Bus am Abend'))
  const two = { kept: 2, safe: 0, open: 2 }
  const counted = { ...two, own: two, gone: { kept: 0, safe: 0, open: 0 } }
  expect(open.answers.count).toEqual(counted)
  await open.close()

  const again = await (await createDevice(name)).openSurvey(survey)
  expect(again.answers.count).toEqual(counted)
  for (let time = 0; time < 2; time += 1) {
    const { responses, damaged } = await again.answers.open()
    expect(damaged).toBe(0)
    expect(
      responses
        .map(({ answers }) => answers.wish)
        .map((one) => JSON.stringify(one))
        .sort(),
    ).toEqual(['{"value":"Ein Bus am Abend"}', '{"value":"Mehr Bänke am Markt"}'])
  }
  await again.close()
})

test('the same answer kept twice counts once', async () => {
  const device = await createDevice(freshName())
  const { survey } = await withSurvey(device)
  const open = await device.openSurvey(survey)
  const response = responseTo(survey)
  await open.answers.keep(response)
  await open.answers.keep(response)
  expect(open.answers.count.kept).toBe(1)
  expect(await open.answers.open()).toEqual({ responses: [response], replaced: [], damaged: 0 })
  await open.close()
})

test('a kiosk seals what it cannot open, and holds nothing of the initiative', async () => {
  const office = await createDevice(freshName())
  const { survey, initiative } = await withSurvey(office)
  const kiosk = await kioskOf(office, survey)
  expect((await kiosk.joined()).map(({ kind, role }) => ({ kind, role }))).toEqual([
    { kind: 'survey', role: 'reading' },
  ])
  const open = await kiosk.openSurvey(survey)
  expect(open.role).toBe('reading')
  expect(open.document.writable).toBe(false)
  expect(open.initiative).toBeUndefined()
  expect(open.answers.canOpen).toBe(false)
  expect(await open.answers.test()).toBe(true)
  await open.answers.keep(responseTo(survey))
  expect(open.answers.count.kept).toBe(1)
  await expect(open.answers.open()).rejects.toMatchObject({ code: 'not-here' })
  await expect(kiosk.openInitiative(initiative)).rejects.toMatchObject({ code: 'not-here' })
  await open.close()
})

test('two windows of one device share the answers', async () => {
  const name = freshName()
  const one = await createDevice(name)
  const { survey } = await withSurvey(one)
  const here = await one.openSurvey(survey)
  const there = await (await createDevice(name)).openSurvey(survey)
  const changed = vi.fn()
  there.answers.observe(changed)
  await here.answers.keep(responseTo(survey))
  await vi.waitFor(() => expect(there.answers.count.kept).toBe(1))
  expect(changed).toHaveBeenCalled()
  await there.answers.keep(responseTo(survey, 'Ein Bus am Abend'))
  await vi.waitFor(() => expect(here.answers.count.kept).toBe(2))
  expect(await textsOf(here)).toHaveLength(2)
  // Whatever window somebody answered in, it was on this device.
  await vi.waitFor(() =>
    expect([here, there].map(({ answers }) => answers.count.own.kept)).toEqual([2, 2]),
  )
  await here.close()
  await there.close()
})

test('a kiosk counts apart what it keeps for others', async () => {
  const office = await createDevice(freshName())
  const { survey } = await withSurvey(office)
  const [market, lake] = [freshName(), freshName()]
  for (const [place, people] of [[market, 2] as const, [lake, 3] as const]) {
    const kiosk = await (await kioskOf(office, survey, place)).openSurvey(survey)
    for (let one = 0; one < people; one += 1) await kiosk.answers.keep(responseTo(survey))
    await kiosk.close()
  }
  await copyEntries(lake, market, [`answers.${survey}`])
  const open = await (await createDevice(market)).openSurvey(survey)
  expect(open.answers.count).toMatchObject({ kept: 5, own: { kept: 2, open: 2 } })
  await open.close()
})

test('what was taken back counts as filled in by nobody, on no device that can know', async () => {
  const name = freshName()
  const office = await createDevice(name)
  const { survey } = await withSurvey(office)
  const open = await office.openSurvey(survey)
  const [one, two, three] = ['Bus', 'Bank', 'Baum'].map((text) => ({
    ...responseTo(survey, text),
    channel: 'paper' as const,
  }))
  if (!one || !two || !three) throw new Error('There are three.')
  for (const response of [one, two, three]) await open.answers.keep(response)
  const empty = { ...one, id: newId(), answers: {}, trial: true, replaces: [one.id, two.id] }
  await open.answers.keep(empty)
  expect(open.answers.count).toMatchObject({ kept: 4, gone: { kept: 3 } })
  await open.close()
  expect(await countKept(await createDevice(name), survey)).toBe(1)

  // As on a device of the moderation to which the answers came later: it knows once it has opened them.
  await change(name, 'drafts', (store) => store.clear())
  const there = await (await createDevice(name)).openSurvey(survey)
  expect(there.answers.count.gone.kept).toBe(0)
  const told = vi.fn()
  there.answers.observe(told)
  await there.answers.open()
  expect(told).toHaveBeenCalled()
  expect(there.answers.count).toMatchObject({ kept: 4, gone: { kept: 3 } })
  await there.close()
})

test('no word of an answer and no draft of one lies on a kiosk’s disk', async () => {
  const office = await createDevice(freshName())
  const { survey } = await withSurvey(office)
  const wish = { id: survey, title: 'Bürgerbefragung', name: 'Kiosk 1', hub: '' }
  const invitation = await fromLink(await office.invite({ ...wish, invited: 'kiosk' }))
  if (typeof invitation === 'string') throw new Error(invitation)
  const name = freshName()
  const kiosk = await createDevice(name)
  await kiosk.join(invitation)
  const open = await kiosk.openSurvey(survey)
  await open.drafts.write('answer', 'Kanarienentwurf')
  await open.answers.keep(responseTo(survey, 'Kanarienantwort'))
  expect(await open.drafts.read('answer')).toBe('Kanarienentwurf')
  const disk = await allBytes(name)
  expect(disk.length).toBeGreaterThan(500)
  for (const word of ['Kanarien', 'antwort', 'entwurf', 'befragung']) {
    expect(disk.includes(word), word).toBe(false)
  }
  await open.close()
  const again = await (await createDevice(name)).openSurvey(survey)
  expect(await again.drafts.read('answer')).toBeUndefined()
})
