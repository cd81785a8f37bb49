/** Dots in a real browser: prepared, counted on this device alone, closed, shown, corrected. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { encodeStateAsUpdate } from 'yjs'
import { handInTally } from '#documents/blocks/poll.ts'
import { closePoll } from '#documents/course.ts'
import { workshopRecords } from '#documents/workshop.ts'
import { PollDesk } from '#state/blocks/poll.svelte.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import Hall from '#views/hall/Hall.svelte'
import { exampleAt, heapsAt, redefine } from '../../client/at-step.ts'
import AtStep from '../../client/AtStep.svelte'
import { evening, faults, show, size } from '../../client/views.ts'
import type { LedWorkshop } from '../../client/workshop.ts'

const step = 'kritik-bepunkten'
const heaps = ['Unterwegs sein', 'Treffpunkte', 'Schulhof', 'Hort']
const button = (name: string | RegExp) => page.getByRole('button', { name })
const number = (name: string) => page.getByRole('textbox', { name, exact: true })
const voters = 'Personen, die gepunktet haben'

beforeEach(() => size(1180, 820))

async function counted(open: LedWorkshop, dots: Record<string, number>, people: number) {
  await button('Punkten eröffnen').click()
  for (const [title, count] of Object.entries(dots)) await number(title).fill(String(count))
  await number(voters).fill(String(people))
  return open
}

/** Everything that would leave memory: the three documents as they are encoded. */
const bytesOf = (open: LedWorkshop) =>
  [open.workshop, open.conduct, open.initiative]
    .map(({ doc }) => new TextDecoder('latin1').decode(encodeStateAsUpdate(doc)))
    .join()

test('the number of dots is suggested with its reason, and can be changed', async () => {
  const { open } = heapsAt(step, heaps)
  await show(AtStep, open)
  await expect
    .element(
      page.getByText('Vorschlag: 2 Punkte je Person, weil 22 Personen zwischen 4 Themen wählen.'),
    )
    .toBeVisible()
  await button('Punkte je Person: einer mehr').click()
  await page.getByRole('checkbox', { name: 'Hort' }).click()
  await button('Punkten eröffnen').click()
  const [poll] = workshopRecords(open.workshop.doc).polls.list()
  expect(poll).toMatchObject({ dotsPerPerson: 3, mostPerOption: 2 })
  expect(poll?.options.map(({ title }) => title)).toEqual(heaps.slice(0, 3))
})

test('without heaps the moderator is told what comes first', async () => {
  await show(AtStep, heapsAt(step, []).open)
  await expect.element(page.getByText(/Ordnen Sie zuerst die Karten/)).toBeVisible()
})

test("acceptance 7: dots are invisible until closed and the file holds nothing to reconstruct a person's dots", async () => {
  const { open, clusters } = heapsAt(step, heaps)
  const desk = await show(AtStep, open)
  await button('Punkten eröffnen').click()
  const before = bytesOf(open)
  for (let tap = 0; tap < 17; tap += 1) await button('Schulhof: einer mehr').click()
  await number(voters).fill('22')
  await expect.element(page.getByText('17 von 44 Punkten, 22 Personen')).toBeVisible()
  // While it is open, not one byte of any document changes, and no totals are in a snapshot.
  expect(bytesOf(open)).toBe(before)
  expect(desk.workshop.snapshot().polls).toMatchObject([{ closed: false, totals: {}, voters: 0 }])
  await expect.poll(() => open.drafts.keys('poll:')).toEqual([`poll:evening:${step}`])
  const draft: unknown = JSON.parse((await open.drafts.read(`poll:evening:${step}`)) ?? '')
  const [, , schoolyard = ''] = clusters
  expect(draft).toEqual({
    tally: expect.any(String) as string,
    totals: { [schoolyard]: 17 },
    voters: 22,
  })

  await button('Schließen und zeigen').click()
  await expect.element(page.getByText('17 Punkte', { exact: true })).toBeVisible()
  // One record of sums; the draft is gone; nobody is named and no order of taps is left.
  const tallies = open.workshop.doc.getMap('tallies').toJSON()
  expect(Object.values(tallies)).toEqual([
    {
      id: expect.any(String) as string,
      poll: step,
      totals: Object.fromEntries(clusters.map((id) => [id, id === schoolyard ? 17 : 0])),
      voters: 22,
      unused: 27,
    },
  ])
  await expect.poll(() => open.drafts.keys('')).toEqual([])
})

test('the hall sees question, options and dots per person, and numbers only after closing', async () => {
  const { open } = heapsAt(step, heaps)
  const desk = await show(AtStep, open)
  await counted(open, { Schulhof: 31, Hort: 12 }, 22)
  await desk.unmount()
  const hall = await show(Hall, open)
  await expect.element(page.getByText('Sie haben 2 Punkte.')).toBeVisible()
  await expect.element(page.getByText('Schulhof')).toBeVisible()
  expect(document.body.textContent).not.toMatch(/31|12 Punkte/)
  expect(await faults()).toEqual([])
  await hall.unmount()

  const again = await show(AtStep, open)
  await button('Schließen und zeigen').click()
  await expect.element(button('Noch einmal zählen')).toBeVisible()
  await again.unmount()
  await show(Hall, open)
  await expect.element(page.getByText('31 Punkte')).toBeVisible()
  await expect.element(page.getByText(/kein Beschluss/)).toBeVisible()
})

test('a count that was interrupted is there again', async () => {
  const { open } = heapsAt(step, heaps)
  const desk = await show(AtStep, open)
  await counted(open, { Treffpunkte: 9 }, 5)
  await expect.poll(() => open.drafts.read(`poll:evening:${step}`)).toContain('"voters":5')
  await desk.unmount()
  await show(AtStep, open)
  await expect.element(number('Treffpunkte')).toHaveValue('9')
  await expect.element(page.getByText('9 von 10 Punkten, 5 Personen')).toBeVisible()
})

test('a damaged draft begins at zero and breaks nothing', async () => {
  const { open } = heapsAt(step, heaps)
  const desk = await show(AtStep, open)
  await button('Punkten eröffnen').click()
  await desk.unmount()
  for (const damaged of ['{', '[]', '{"tally":"x","totals":{"a":-4},"voters":2}', 'null']) {
    await open.drafts.write(`poll:evening:${step}`, damaged)
    const screen = await show(AtStep, open)
    await expect.element(page.getByText('0 Punkte, Personen noch offen')).toBeVisible()
    await screen.unmount()
  }
})

test('one person alone is no result, and nothing counted is none either', async () => {
  const { open } = heapsAt(step, heaps)
  await show(AtStep, open)
  await button('Punkten eröffnen').click()
  await button('Schließen und zeigen').click()
  await expect.element(page.getByText('Noch ist nichts gezählt.')).toBeVisible()
  await number('Hort').fill('2')
  await number(voters).fill('1')
  await button('Schließen und zeigen').click()
  await expect.element(page.getByText(/mindestens zwei Personen/)).toBeVisible()
  expect(workshopRecords(open.workshop.doc).tallies.list()).toEqual([])
})

test('too many dots are doubted, but the moderator decides', async () => {
  const { open } = heapsAt(step, heaps)
  await show(AtStep, open)
  await counted(open, { Hort: 30, Schulhof: 20 }, 22)
  await expect.element(page.getByText(/mehr Punkte, als die Personen zusammen haben/)).toBeVisible()
  await number('Schulhof').fill('0')
  await number('Hort').fill('44')
  await number(voters).fill('21')
  await expect.element(page.getByText(/mehr Punkte/)).toBeVisible()
  await button('Schließen und zeigen').click()
  await expect.element(page.getByText('44 Punkte', { exact: true })).toBeVisible()
  expect(workshopRecords(open.workshop.doc).tallies.list()).toMatchObject([{ unused: 0 }])
})

test('letters, minus signs and huge numbers leave a number that can be counted', async () => {
  await show(AtStep, heapsAt(step, heaps).open)
  await button('Punkten eröffnen').click()
  await number('Hort').fill('-12x')
  await expect.element(number('Hort')).toHaveValue('12')
  await number('Hort').fill('99999999')
  await expect.element(number('Hort')).toHaveValue('9999')
  await number('Hort').fill('')
  await userEvent.tab()
  await expect.element(number('Hort')).toHaveValue('0')
})

test('ties are called ties and carried over together', async () => {
  const { open } = heapsAt(step, heaps)
  await show(AtStep, open)
  await counted(open, { 'Unterwegs sein': 12, Treffpunkte: 9, Schulhof: 6, Hort: 6 }, 22)
  await button('Schließen und zeigen').click()
  await expect
    .element(page.getByText('„Schulhof“ und „Hort“ liegen gleichauf. Wir nehmen beide mit.'))
    .toBeVisible()
  const lines = page.getByRole('list', { name: 'Ergebnis' }).getByRole('listitem')
  await expect
    .poll(() => lines.elements().map((one) => one.textContent.replace(/\s+/g, ' ').trim()))
    .toEqual([
      'Unterwegs sein kommt mit 12 Punkte',
      'Treffpunkte kommt mit 9 Punkte',
      'Schulhof gleichauf kommt mit 6 Punkte',
      'Hort gleichauf kommt mit 6 Punkte',
    ])
})

test('counting once more starts from the numbers and replaces the first count', async () => {
  const { open } = heapsAt(step, heaps)
  const { workshop } = await show(AtStep, open)
  await counted(open, { Hort: 20 }, 22)
  await button('Schließen und zeigen').click()
  await button('Noch einmal zählen').click()
  await expect.element(number('Hort')).toHaveValue('20')
  expect(workshop.snapshot().polls).toMatchObject([{ closed: false, totals: {} }])
  await button('Hort: einer mehr').click()
  await button('Schließen und zeigen').click()
  await expect.element(page.getByText('21 Punkte', { exact: true })).toBeVisible()
  expect(workshopRecords(open.workshop.doc).tallies.list()).toHaveLength(1)
})

test('a count that another window began to take again replaces the first, and doubles nothing', async () => {
  const { open } = heapsAt(step, heaps)
  const { workshop } = await show(AtStep, open)
  // The second window was open all the time and knows nothing of the count of the first.
  const plan = workshop.step
  if (!plan) throw new Error('a step is needed')
  const other = new PollDesk(new Workshop(open, workshop.clock), plan)
  await expect.poll(() => other.count.ready).toBe(true)
  await counted(open, { Hort: 20 }, 22)
  await button('Schließen und zeigen').click()
  await button('Noch einmal zählen').click()
  await expect.element(number('Hort')).toHaveValue('20')
  const hort = other.result?.poll.options.at(-1)?.id ?? ''
  other.count.setDots(hort, 23)
  other.count.setVoters(22)
  expect(await other.close()).toBe(true)
  await expect.element(page.getByText('23 Punkte', { exact: true })).toBeVisible()
  expect(workshop.snapshot().polls).toMatchObject([{ voters: 22, totals: { [hort]: 23 } }])
})

test('closing is announced politely, with who lies in front, and takes the focus nowhere', async () => {
  const { open } = heapsAt(step, heaps)
  await show(AtStep, open)
  await counted(open, { Hort: 20, Schulhof: 20, Treffpunkte: 3 }, 22)
  const said = () =>
    [...document.querySelectorAll('[role=status]')].map((one) => one.textContent.trim())
  expect(said().join()).not.toContain('geschlossen')
  await button('Schließen und zeigen').click()
  await expect
    .poll(said)
    .toContain(
      'Abstimmung geschlossen, 22 Personen. Vorn: „Schulhof“, 20 Punkte; „Hort“, 20 Punkte.',
    )
  expect(document.activeElement).toBe(document.body)
  await button('Noch einmal zählen').click()
  await expect.poll(said).toContain('Das Ergebnis ist wieder verborgen. Zählen Sie noch einmal.')
})

test('a poll that another window closes is announced, too', async () => {
  const { open } = heapsAt(step, heaps)
  await show(AtStep, open)
  await counted(open, { Hort: 20 }, 22)
  handInTally(open.workshop.doc, { poll: step, totals: {}, voters: 5, unused: 10 })
  closePoll(open.conduct.doc, step, evening)
  await expect.element(page.getByText('Abstimmung geschlossen, 5 Personen.')).toBeInTheDocument()
})

test('undo after closing leaves the count as it is', async () => {
  const { open } = heapsAt(step, heaps)
  const { workshop } = await show(AtStep, open)
  await counted(open, { Hort: 20 }, 22)
  await button('Schließen und zeigen').click()
  await expect.element(button('Noch einmal zählen')).toBeVisible()
  workshop.history.undo()
  expect(workshop.snapshot().polls).toMatchObject([{ closed: true, voters: 22 }])
})

test('voices after the dots become notes without a name, and can be taken back', async () => {
  const { workshop } = await show(AtStep, exampleAt(step))
  await page.getByLabelText('Warum liegt das oben?').first().fill('Weil wir uns nie sehen')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Weil wir uns nie sehen')).toBeVisible()
  const notes = () => workshop.cards.filter((card) => card.step === step)
  expect(notes()).toMatchObject([{ kind: 'note', text: 'Weil wir uns nie sehen' }])
  await button('„Weil wir uns nie sehen“ entfernen').click()
  expect(notes()).toEqual([])
})

test('consensus and traffic light count their known answers, each in its order', async () => {
  const { open } = heapsAt(step, heaps)
  redefine(open, step, { activity: 'consensus', settings: {} } as never)
  const { workshop } = await show(AtStep, open)
  await counted(open, { 'Ich stimme zu': 18, 'Ich habe einen schweren Einwand': 2 }, 20)
  await expect.element(page.getByText('20 von 20 Punkten, 20 Personen')).toBeVisible()
  await button('Schließen und zeigen').click()
  await expect.element(page.getByText('Welche Bedenken gibt es?')).toBeVisible()
  expect(workshop.polls[0]?.totals).toEqual({ agree: 18, concern: 0, aside: 0, object: 2 })
})

test('the Zielscheibe is a drawing with the same numbers as a table', async () => {
  const { open } = heapsAt(step, heaps)
  redefine(open, step, { activity: 'reflection', settings: { form: 'target' } } as never)
  await show(AtStep, open)
  await counted(open, { 'Ergebnis: Ring 1, Mitte': 14, 'Moderation: Ring 2': 6 }, 20)
  await button('Schließen und zeigen').click()
  await expect.element(page.getByRole('row', { name: '1. Ergebnis 14 0 0 0' })).toBeVisible()
  await expect.element(page.getByRole('row', { name: '3. Moderation 0 6 0 0' })).toBeVisible()
  expect(await faults()).toEqual([])
})

test('a flash round takes words as quotes, and the hall sees none of them', async () => {
  const { open } = heapsAt('abschluss-blitzlicht', [])
  const desk = await show(AtStep, open)
  await page.getByLabelText('Ein Wort').first().fill('Zuversicht')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Zuversicht')).toBeVisible()
  expect(desk.workshop.cards).toMatchObject([{ kind: 'quote', text: 'Zuversicht' }])
  await desk.unmount()
  await show(Hall, open)
  await expect.element(page.getByText('Sagen Sie ein Wort. Reihum, ohne Kommentar.')).toBeVisible()
  expect(document.body.textContent).not.toContain('Zuversicht')
})

for (const [width, height, text] of [
  [1180, 820, 100],
  [390, 844, 100],
  [320, 640, 200],
] as const) {
  test(`axe finds nothing, and nothing is cut off, at ${width} × ${height} and ${text} % text`, async () => {
    await size(width, height, text)
    const { open } = heapsAt(step, heaps)
    await show(AtStep, open)
    expect(await faults()).toEqual([])
    await counted(open, { Hort: 20 }, 22)
    expect(await faults()).toEqual([])
    await button('Schließen und zeigen').click()
    await expect.element(button('Noch einmal zählen')).toBeVisible()
    expect(await faults()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
}
