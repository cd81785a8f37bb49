/** Answers at the hub, with whole devices: counted where they are, and never sent to a phone that only answers. */
import { createDevice } from '#app/device.ts'
import type { Device } from '#documents/ports.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { commands } from 'vitest/browser'
import { freshName } from '../storage/disk.ts'
import { addSurvey, answersOn, inviteTo, responseTo } from '../storage/surveys.ts'

const name = 'answers'
let hub: string
beforeAll(async () => {
  hub = await commands.startHub(name)
})
afterAll(() => commands.removeHub(name))

async function atHub(device: Device): Promise<void> {
  await (await device.meeting()).hub.choose(hub)
}

const patience = { timeout: 20_000 }

test('a phone and a kiosk hand in over the hub; the office reads both, the phone has its own alone', async () => {
  const office = await createDevice(freshName())
  const { survey } = await addSurvey(office)
  await atHub(office)
  const here = await office.openSurvey(survey)
  const changed = vi.fn()
  here.answers.observe(changed)

  const kiosk = await createDevice(freshName())
  await kiosk.join(await inviteTo(office, survey, 'kiosk', hub))
  const there = await kiosk.openSurvey(survey)
  await there.answers.keep(responseTo(survey, 'am Kiosk'))
  await vi.waitFor(() => expect(here.answers.count.kept).toBe(1), patience)
  await vi.waitFor(
    () => expect(there.answers.count).toMatchObject({ kept: 1, safe: 1, open: 0 }),
    patience,
  )
  expect(changed).toHaveBeenCalled()

  const phoneName = freshName()
  const phone = await createDevice(phoneName)
  await phone.join(await inviteTo(office, survey, 'respondent', hub))
  const own = await phone.openSurvey(survey)
  await vi.waitFor(
    () => expect(own.document.doc.getMap('settings').get('title')).toBe('Bürgerbefragung'),
    patience,
  )
  await own.answers.keep(responseTo(survey, 'am Telefon'))
  await vi.waitFor(
    () => expect(own.answers.count).toMatchObject({ kept: 1, safe: 1, open: 0 }),
    patience,
  )
  await vi.waitFor(() => expect(here.answers.count.kept).toBe(2), patience)
  await vi.waitFor(() => expect(there.answers.count.kept).toBe(2), patience)
  expect(await answersOn(office, survey)).toEqual(['am Kiosk', 'am Telefon'])
  await there.answers.keep(responseTo(survey, 'noch einmal'))
  await vi.waitFor(() => expect(here.answers.count.kept).toBe(3), patience)
  expect(own.answers.count.kept).toBe(1)

  // In a second window of the phone it is known, too, that the hub keeps it.
  const window = await (await createDevice(phoneName)).openSurvey(survey)
  expect(window.answers.count).toMatchObject({ kept: 1, safe: 1, open: 0 })
  for (const open of [here, there, own, window]) await open.close()
})

test(
  '2,000 answers are opened once: the second time they are there at once',
  { timeout: 120_000 },
  async () => {
    const office = await createDevice(freshName())
    const { survey } = await addSurvey(office)
    const open = await office.openSurvey(survey)
    for (let at = 0; at < 2000; at += 50) {
      const some = Array.from({ length: 50 }, (_, one) => responseTo(survey, `Antwort ${at + one}`))
      await Promise.all(some.map((response) => open.answers.keep(response)))
    }
    const stopped = new AbortController()
    const watch = {
      signal: stopped.signal,
      progress: (share: number) => share > 0.4 && stopped.abort(),
    }
    await expect(open.answers.open(watch)).rejects.toMatchObject({ name: 'AbortError' })
    const shares: number[] = []
    const whole = {
      signal: new AbortController().signal,
      progress: (share: number) => shares.push(share),
    }
    let begun = performance.now()
    const first = await open.answers.open(whole)
    const slow = performance.now() - begun
    begun = performance.now()
    const second = await open.answers.open()
    const fast = performance.now() - begun
    expect(first.responses).toHaveLength(2000)
    expect(second.responses.map(({ id }) => id).sort()).toEqual(
      first.responses.map(({ id }) => id).sort(),
    )
    expect(second.responses.map(({ id }) => id)).not.toEqual(first.responses.map(({ id }) => id))
    expect(shares.at(-1)).toBe(1)
    expect(fast).toBeLessThan(slow)
    await open.close()
  },
)
