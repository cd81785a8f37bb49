/** What the hall sees of the cards: large, paged, never shrunk, and nothing that is still being written. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { addCards, addReversal } from '#documents/blocks/cards.ts'
import { addCluster } from '#documents/blocks/clusters.ts'
import type { OpenWorkshop } from '#documents/ports.ts'
import '#views/fonts.css'
import Beamer from '#views/workshop/Beamer.svelte'
import { at } from '../../client/at-step.ts'
import { faults, show, size } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

beforeEach(async () => {
  await size(1280, 720)
  // Pages are counted for the letters of the house.
  await Promise.all([
    document.fonts.load('36px "Fira Sans"'),
    document.fonts.load('600 64px "Fira Sans"'),
  ])
})
afterEach(() => size(1180, 820))

function withCards(step: string, texts: string[]): { open: OpenWorkshop; ids: string[] } {
  const open = at(openTestWorkshop(), step)
  const card = { kind: 'critique', step: 'kritik-karten', day: '' } as const
  const ids = addCards(
    open.workshop.doc,
    texts.map((text) => ({ ...card, text })),
  )
  return { open, ids }
}

const sentences = [
  'Nach 18 Uhr fährt kein Bus',
  'Zu wenig Zeit für Gespräche zwischen Erzieherinnen und Lehrkräften',
  'Die Kita-Plätze reichen nicht, und wer umzieht, fängt ganz von vorn an',
  'Schulweg ist dunkel',
  'Grundschullehrkräftefortbildungsprogramm fehlt',
]

test('the newest cards stand there at 36 px or more, whole, on as many pages as it takes', async () => {
  const texts = Array.from({ length: 30 }, (_, index) => sentences[index % 5] ?? '')
  const { open } = withCards('kritik-karten', texts)
  const { workshop } = await show(Beamer, open)
  await expect.element(page.getByText('Nr. 30')).not.toBeInTheDocument()
  await expect.element(page.getByText('30', { exact: true })).toBeVisible()
  const foot = /30 Karten · Seite 1 von (\d+)/
  await expect.element(page.getByText(foot)).toBeVisible()
  const pages = Number(foot.exec(document.body.textContent)?.[1])
  const seen = new Set<string>()
  const picture = () => document.querySelector('.picture')?.getBoundingClientRect()
  for (let index = 0; index < pages; index += 1) {
    workshop.hall.show({ page: index })
    await expect.element(page.getByText(`Seite ${index + 1} von ${pages}`)).toBeVisible()
    for (const card of document.querySelectorAll('.picture .card')) {
      const text = card.querySelector('.text')
      expect(text && parseFloat(getComputedStyle(text).fontSize)).toBeGreaterThanOrEqual(36)
      expect(card.getBoundingClientRect().bottom).toBeLessThanOrEqual(picture()?.bottom ?? 0)
      seen.add(card.querySelector('.number')?.textContent ?? '')
    }
  }
  expect(seen.size).toBe(30)
  expect(await faults()).toEqual([])
})

test('a draft and the Ideenspeicher never appear', async () => {
  const { open } = withCards('kritik-karten', ['Kein Bus'])
  await open.drafts.write('cards.evening.kritik-karten', 'Noch nicht fertig')
  addCards(open.workshop.doc, [
    { text: 'Mitfahrbank', kind: 'idea', step: 'kritik-karten', day: '', parked: true },
  ])
  await show(Beamer, open)
  await expect.element(page.getByText('Kein Bus')).toBeVisible()
  await expect.element(page.getByText('1 Karte', { exact: true })).toBeVisible()
  expect(document.body.textContent).not.toMatch(/Noch nicht fertig|Mitfahrbank/)
})

test('the heaps have numbers of cards and names, and say how many cards are loose', async () => {
  const { open, ids } = withCards('kritik-clustern', sentences)
  addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 2), 'Unterwegs sein')
  addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(2, 4))
  await show(Beamer, open)
  await expect.element(page.getByText('Unterwegs sein')).toBeVisible()
  await expect.element(page.getByText('Stapel 2')).toBeVisible()
  await expect.element(page.getByText('1 Karte liegt noch lose')).toBeVisible()
  expect(await faults()).toEqual([])
})

/** Everything in the picture stands in it whole, and above the line below it. */
function expectWhole(selector: string): void {
  const picture = document.querySelector('.picture')?.getBoundingClientRect()
  const all = [...document.querySelectorAll<HTMLElement>(`.picture :is(${selector})`)]
  expect(all.length).toBeGreaterThan(0)
  for (const one of all) {
    const box = one.getBoundingClientRect()
    expect(box.bottom, one.textContent).toBeLessThanOrEqual((picture?.bottom ?? 0) + 0.5)
    expect(box.right, one.textContent).toBeLessThanOrEqual((picture?.right ?? 0) + 0.5)
    expect(one.scrollWidth, one.textContent).toBeLessThanOrEqual(one.clientWidth + 1)
    expect(one.scrollHeight, one.textContent).toBeLessThanOrEqual(one.clientHeight + 1)
  }
}

const longNames = [
  'Zusammenarbeit zwischen Kindertageseinrichtungen, Grundschule und Hort im Übergangsjahr',
  'Grundschullehrkräftefortbildungsprogramm und Kindertagespflegepersonenqualifizierung',
  'Wir wissen voneinander zu wenig, und wenn wir uns sehen, dann nur zwischen Tür und Angel',
  'Bus',
  'Schulwegsicherheit',
]

test.each([
  ['short names stand in three columns', sentences.slice(3, 4).concat('Bus', 'Hort'), 3],
  [
    'longer names get two columns and more pages',
    ['Zu wenig Zeit für Gespräche', 'Grundschullehrkräfte'],
    2,
  ],
  ['long names get the whole width', longNames, 1],
  ['a word that fits into no column gets the whole width', [`${'Grundschul'.repeat(4)}hof`], 1],
])('no name of a heap is cut: %s', async (_what, names, columns) => {
  const texts = Array.from({ length: 14 * 12 }, (_, index) => `Karte ${index}`)
  const { open, ids } = withCards('kritik-clustern', texts)
  const titles = Array.from({ length: 14 }, (_, index) => names[index % names.length] ?? '')
  titles.forEach((title, index) =>
    addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(index * 12, index * 12 + 12), title),
  )
  const { workshop } = await show(Beamer, open)
  const foot = /Seite 1 von (\d+)/
  await expect.element(page.getByText(foot)).toBeVisible()
  const pages = Number(foot.exec(document.body.textContent)?.[1])
  const seen: string[] = []
  for (let index = 0; index < pages; index += 1) {
    workshop.hall.show({ page: index })
    await expect.element(page.getByText(`Seite ${index + 1} von ${pages}`)).toBeVisible()
    expectWhole('li, strong, .labels, p')
    const list = document.querySelector('.picture ol')
    expect(list && getComputedStyle(list).gridTemplateColumns.split(' ')).toHaveLength(columns)
    for (const name of document.querySelectorAll('.picture strong')) {
      expect(parseFloat(getComputedStyle(name).fontSize)).toBeGreaterThanOrEqual(36)
      seen.push(name.textContent)
    }
  }
  expect(seen).toEqual(titles)
  expect(await faults()).toEqual([])
})

test('a heap that is named shows every one of its cards, page by page, below a long name', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `${index}: ${sentences[index % 5] ?? ''}`)
  const { open, ids } = withCards('kritik-benennen', texts)
  const cluster = addCluster(open.workshop.doc, 'kritik-clustern', ids, longNames[0])
  const { workshop } = await show(Beamer, open)
  workshop.hall.show({ highlight: cluster })
  const foot = /Seite 1 von (\d+)/
  await expect.element(page.getByText(foot)).toBeVisible()
  const pages = Number(foot.exec(document.body.textContent)?.[1])
  const seen: string[] = []
  for (let index = 0; index < pages; index += 1) {
    workshop.hall.show({ page: index })
    await expect.element(page.getByText(`Seite ${index + 1} von ${pages}`)).toBeVisible()
    expectWhole('.card, .foot, h2')
    const cards = [...document.querySelectorAll('.picture .card .text')]
    seen.push(...cards.map((one) => one.textContent))
  }
  expect(seen.sort()).toEqual([...texts].sort())
})

test('the heap that is named stands alone, with its cards', async () => {
  const { open, ids } = withCards('kritik-benennen', sentences)
  addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 2), 'Bus')
  const other = addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(3, 4))
  const { workshop } = await show(Beamer, open)
  await expect.element(page.getByRole('heading', { name: 'Bus' })).toBeVisible()
  workshop.hall.show({ highlight: other })
  await expect.element(page.getByRole('heading', { name: 'Stapel 2' })).toBeVisible()
  await expect.element(page.getByText('Schulweg ist dunkel')).toBeVisible()
  expect(page.getByText('Nach 18 Uhr fährt kein Bus').elements()).toHaveLength(0)
})

test('critique and wish stand side by side', async () => {
  const { open, ids } = withCards('phantasie-umkehren', sentences)
  const wish = { text: 'Der Bus fährt bis 22 Uhr', kind: 'wish', day: '' } as const
  const { workshop } = await show(Beamer, open)
  workshop.hall.show({ highlight: ids[0] })
  await expect.element(page.getByText('noch offen')).toBeVisible()
  addReversal(open.workshop.doc, ids[0] ?? '', { ...wish, step: 'phantasie-umkehren' })
  await expect.element(page.getByText('Der Bus fährt bis 22 Uhr')).toBeVisible()
  await expect.element(page.getByText('wird zu')).toBeVisible()
  expect(await faults()).toEqual([])
})

test('no wish of a critique is cut: what does not fit stands on the next page, beside the critique', async () => {
  const { open, ids } = withCards('phantasie-umkehren', [
    'Erzieherinnen und Lehrerinnen kennen sich nur vom Sehen',
  ])
  const texts = [
    'Kita und Schule trinken jeden Monat zusammen Kaffee',
    'Jede Lehrerin kennt ihre Kinder schon vor dem ersten Tag',
    'Ein Tag im Monat gehört dem Gespräch',
    'Alle duzen sich',
  ]
  const wish = { kind: 'wish', day: '', step: 'phantasie-umkehren' } as const
  for (const text of texts) addReversal(open.workshop.doc, ids[0] ?? '', { ...wish, text })
  const { workshop } = await show(Beamer, open)
  for (const highlight of [ids[0], undefined]) {
    workshop.hall.show({ highlight, page: 0 })
    const foot = /Seite 1 von (\d+)/
    await expect.element(page.getByText(foot)).toBeVisible()
    const pages = Number(foot.exec(document.body.textContent)?.[1])
    const seen = new Set<string>()
    for (let index = 0; index < pages; index += 1) {
      workshop.hall.show({ page: index })
      await expect.element(page.getByText(`Seite ${index + 1} von ${pages}`)).toBeVisible()
      const line = document.querySelector('.picture .foot')?.getBoundingClientRect()
      const bottom = line?.top ?? 0
      expect(line?.bottom).toBeLessThanOrEqual(
        document.querySelector('.picture')?.getBoundingClientRect().bottom ?? 0,
      )
      expect(document.querySelectorAll('.picture .card.critique').length).toBeGreaterThan(0)
      for (const card of document.querySelectorAll('.picture .card')) {
        const text = card.querySelector('.text')
        expect(text && parseFloat(getComputedStyle(text).fontSize)).toBeGreaterThanOrEqual(36)
        expect(card.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom)
        if (card.matches('.wish')) seen.add(text?.textContent ?? '')
      }
    }
    expect([...seen].sort()).toEqual([...texts].sort())
    expect(await faults()).toEqual([])
  }
})
