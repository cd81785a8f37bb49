/** The minutes on a real device: the example as a page, and every file with one tap. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { Clock } from '#state/clock.svelte.ts'
import { Minutes } from '#state/minutes.svelte.ts'
import { Taking, exportList, type Export } from '#state/taking.svelte.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const heading = (name: string | RegExp) => page.getByRole('heading', { name })

let opened: Opened

async function openExample() {
  opened = await openApp()
  const initiative = await opened.house.openExample()
  const summaries = await opened.device.initiatives()
  const workshop = summaries.find(({ id }) => id === initiative)?.workshops[0]?.id ?? ''
  opened.house.router.go({ screen: 'minutes', workshop, rehearsal: false })
  await expect.element(heading('Mitnehmen')).toBeVisible()
}

/** A workshop in memory, and what was handed over. */
function takeHome() {
  const workshop = new Workshop(openTestWorkshop(), new Clock())
  const files: { name: string; size: number }[] = []
  const minutes = new Minutes(workshop, () => ({ name: '', crest: '' }))
  const taking = new Taking(minutes, (name, file) => files.push({ name, size: file.size }))
  return { taking, files }
}

const [docx] = exportList
const slow = (make: Export['make']): Export => {
  if (!docx) throw new Error('no exports')
  return { ...docx, make }
}

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

test('acceptance 5: the page shows every measure with its source cards', async () => {
  await openExample()
  const tables = [...document.querySelectorAll('article table')]
  const captions = tables.map((table) => table.querySelector('caption')?.textContent ?? '')
  const sources = captions.filter((caption) => caption.startsWith('Quellkarten der Maßnahme'))
  expect(sources).toHaveLength(5)
  expect(await faults()).toEqual([])
})

test('every table has header cells and every heading its level', async () => {
  await openExample()
  for (const table of document.querySelectorAll('article table')) {
    expect(table.querySelectorAll('thead th[scope=col]').length).toBeGreaterThan(1)
  }
  const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) =>
    Number(one.tagName[1]),
  )
  expect(levels[0]).toBe(1)
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1))
})

test('nothing but the document is printed', async () => {
  await openExample()
  const seen = [...document.querySelectorAll('button, a')].filter(
    (one) => !one.closest('.no-print') && !one.classList.contains('skip'),
  )
  expect(seen).toEqual([])
})

test.each(exportList.map((file) => [file.id, file] as const))(
  '%s is made and handed over with a name',
  async (_id, file) => {
    const { taking, files } = takeHome()
    await taking.take(file)
    expect(taking.outcome).toEqual({ file, how: 'finished' })
    expect(files).toHaveLength(1)
    expect(files[0]?.name).toMatch(new RegExp(`^2026-03-12.*\\.${file.extension}$`))
    expect(files[0]?.size).toBeGreaterThan(100)
  },
)

test('a file that takes longer than half a second shows how far it is and can be stopped', async () => {
  const { taking, files } = takeHome()
  const started = Promise.withResolvers<undefined>()
  const done = taking.take(
    slow((_snapshot, _context, watch) => {
      watch?.progress?.(0.4)
      started.resolve(undefined)
      return new Promise((_resolve, reject) => {
        watch?.signal?.addEventListener('abort', () => reject(new Error('stopped')))
      })
    }),
  )
  await started.promise
  expect(taking.takesLong).toBe(false)
  await expect.poll(() => taking.takesLong).toBe(true)
  expect(taking.progress).toBe(0.4)
  taking.cancel()
  await done
  expect(taking.outcome?.how).toBe('cancelled')
  expect(taking.takesLong).toBe(false)
  expect(files).toEqual([])
})

test('a file that cannot be made is said, and the next one can be', async () => {
  const { taking, files } = takeHome()
  await taking.take(slow(() => Promise.reject(new Error('no room'))))
  expect(taking.outcome?.how).toBe('failed')
  if (docx) await taking.take(docx)
  expect(files).toHaveLength(1)
})

test('one tap on the page downloads the minutes', async () => {
  await openExample()
  const links: string[] = []
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    links.push(this.download)
  })
  try {
    await page.getByRole('button', { name: /Ergebnisprotokoll \(OpenDocument\)/ }).click()
    await expect.element(page.getByText('ist fertig und liegt bei Ihren Downloads')).toBeVisible()
  } finally {
    clicked.mockRestore()
  }
  expect(links).toHaveLength(1)
  expect(links[0]).toMatch(/\.odt$/)
})

test.each([
  [320, 100],
  [820, 200],
])('at %i px and text at %i the page reflows', async (width, text) => {
  await size(width, 800, text)
  await openExample()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})
