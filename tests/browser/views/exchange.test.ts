/** Giving and opening files on the screen: what is in them is said before, what came afterwards, in plain sentences. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import type { FileExchange } from '#documents/ports.ts'
import { newSecret } from '#vault/keys.ts'
import AtExchange from '../../client/AtExchange.svelte'
import { choice, FilePeer } from '../../client/files.ts'
import { openTestHouse } from '../../client/house.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = page.getByRole('dialog')
const picker = page.getByLabelText('Datei öffnen')

async function filled(): Promise<FilePeer> {
  const peer = new FilePeer()
  await peer.write('initiative.platz', { workshops: { a: { title: 'Auftakt' } } })
  for (let card = 0; card < 34; card += 1) {
    await peer.write('workshop.a', { contributions: { [`c${card}`]: { text: 'Bus' } } })
  }
  await peer.photo('workshop.a', 1)
  await peer.photo('workshop.a', 2)
  return peer
}

async function show(exchange: FileExchange) {
  const house = openTestHouse()
  await render(AtExchange, { house, exchange })
  return house
}

async function fileOf(peer: FilePeer, name = 'Platz.koffer'): Promise<File> {
  return new File([await peer.pack()], name)
}

/** The browser of the tests has no window for saving: it does as if one had been chosen. */
function savePicker() {
  const chunks: Uint8Array[] = []
  const state = { name: '', closed: false, aborted: false, chunks }
  const pick = ({ suggestedName }: { suggestedName: string }) => {
    state.name = suggestedName
    return Promise.resolve({
      createWritable: () =>
        Promise.resolve({
          write: (chunk: Uint8Array) => Promise.resolve(void chunks.push(chunk.slice())),
          close: () => Promise.resolve(void (state.closed = true)),
          abort: () => Promise.resolve(void (state.aborted = true)),
        }),
    })
  }
  vi.stubGlobal('showSaveFilePicker', pick)
  return state
}

beforeEach(() => size(1180, 820))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('photos that stay here are said before the file is written', async () => {
  const peer = await filled()
  await show(peer.desk)
  await button('Als Datei mitgeben').click()
  await expect.element(page.getByText(/2 Fotos/)).toBeVisible()
  await expect.element(page.getByText(/auf diesem Gerät: Noch ist nicht/)).not.toBeInTheDocument()
  document.body.replaceChildren()
  for (const { hash } of (await peer.media.list('workshop.a')).slice(1)) peer.held.add(hash)
  await show(peer.desk)
  await button('Als Datei mitgeben').click()
  await expect.element(page.getByText(/^1 Foto bleibt auf diesem Gerät/)).toBeVisible()
})

test('a file is written straight to the disk, in the size that was said', async () => {
  const saved = savePicker()
  const from = await filled()
  await show(from.desk)
  await button('Als Datei mitgeben').click()
  // Answers lie with the initiative: somebody may count on it that they are in the file of an evening.
  await expect
    .element(page.getByRole('radio', { name: 'Nur diese Veranstaltung' }))
    .toHaveAccessibleDescription(/^Ohne Befragungen und ihre Antworten/)
  await page.getByRole('radio', { name: 'Das ganze Vorhaben' }).click()
  await expect.element(dialog).toHaveTextContent('35 Einträge, 2 Fotos')
  expect(await faults()).toEqual([])
  await button('Datei speichern').click()
  await expect.element(dialog).toHaveTextContent('Die Datei ist gespeichert.')
  expect(saved.name).toMatch(/^\d{4}-\d\d-\d\d_Koffer_Unser Dorfplatz\.koffer$/)
  const to = new FilePeer()
  const { news } = await to.take(new Blob(saved.chunks as BlobPart[]))
  expect(news).toMatchObject({ cards: 34, photos: 2 })
})

test('the title can be left out, of the file and of its name', async () => {
  const saved = savePicker()
  const from = await filled()
  await show(from.desk)
  await button('Als Datei mitgeben').click()
  await page.getByRole('checkbox', { name: 'Den Titel dazuschreiben' }).click()
  await button('Datei speichern').click()
  await expect.element(dialog).toHaveTextContent('Die Datei ist gespeichert.')
  expect(saved.name).toMatch(/^\d{4}-\d\d-\d\d_Koffer\.koffer$/)
  expect(await new Blob(saved.chunks as BlobPart[]).text()).not.toContain('Dorfplatz')
})

test('only what a device lacks is offered by its name, and nothing if it lacks nothing', async () => {
  const from = await filled()
  const holder = { id: 't3', kind: 'device' as const, name: 'Tisch 3' }
  for (const docId of from.documents) {
    const hashes = await from.store.hashes(docId)
    from.receipts.set(docId, [{ holder, at: 1, hashes }])
  }
  for (const { hash } of await from.media.list('workshop.a')) await from.media.confirm(hash, 't3')
  await show(from.desk)
  await button('Als Datei mitgeben').click()
  await page.getByRole('radio', { name: 'Nur was „Tisch 3“ noch fehlt' }).click()
  await expect.element(dialog).toHaveTextContent('Dieses Gerät hat schon alles.')
  await expect.element(button('Datei speichern')).toBeDisabled()
})

test('giving can be stopped, and nothing stays on the disk', async () => {
  const saved = savePicker()
  const from = await filled()
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  const load = from.store.load.bind(from.store)
  from.store.load = async (...given) => {
    await held
    return load(...given)
  }
  await show(from.desk)
  await button('Als Datei mitgeben').click()
  await button('Datei speichern').click()
  await expect.element(dialog).toHaveTextContent('Die Datei wird geschrieben')
  expect(await faults()).toEqual([])
  await button('Abbrechen').click()
  go()
  await expect.element(dialog).toHaveTextContent('Abgebrochen.')
  expect([saved.aborted, saved.closed]).toEqual([true, false])
})

test('without a window for saving it is a download, and where there is a share sheet it is offered', async () => {
  vi.stubGlobal('showSaveFilePicker', undefined)
  const downloads: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    downloads.push(this.download)
  })
  const shared: File[] = []
  let refusals = 1
  Object.assign(navigator, {
    canShare: () => true,
    share: ({ files }: { files: File[] }) => {
      if (refusals > 0) {
        refusals -= 1
        return Promise.reject(new DOMException('no tap', 'NotAllowedError'))
      }
      shared.push(...files)
      return Promise.resolve()
    },
  })
  const from = await filled()
  await show(from.desk)
  await button('Als Datei mitgeben').click()
  await button('Datei speichern').click()
  await expect.element(dialog).toHaveTextContent('Die Datei liegt bei Ihren Downloads.')
  expect(downloads).toHaveLength(1)
  // Browsers open the share sheet only right after a tap: a large file needs a second one.
  await button('Teilen').click()
  await expect.element(dialog).toHaveTextContent('Die Datei ist fertig.')
  await button('Jetzt teilen').click()
  await expect.element(dialog).toHaveTextContent('Die Datei ist weitergegeben.')
  expect(shared[0]?.name).toMatch(/\.koffer$/)
  refusals = 2
  await button('Teilen').click()
  await button('Jetzt teilen').click()
  await expect.element(dialog).toHaveTextContent('nicht über „Teilen“ weiter')
  expect(downloads).toHaveLength(2)
})

test('a file is shown before it is taken, and what came is said; the second time nothing', async () => {
  const [from, to] = [await filled(), new FilePeer()]
  const file = await fileOf(from)
  await show(to.desk)
  await userEvent.upload(picker, file)
  await expect
    .element(page.getByRole('heading', { name: 'Unser Dorfplatz', level: 3 }))
    .toBeVisible()
  await expect.element(dialog).toHaveTextContent('1 Veranstaltung, 35 Einträge, 2 Fotos')
  expect(await to.holds()).toEqual([])
  expect(await faults()).toEqual([])
  await button('Übernehmen').click()
  await expect.element(dialog).toHaveTextContent('1 Veranstaltung, 34 Karten, 2 Fotos neu.')
  expect(await faults()).toEqual([])
  await button('Fertig').click()
  await expect.element(dialog).not.toBeInTheDocument()

  await userEvent.upload(picker, file)
  await expect.element(dialog).toHaveTextContent('schon da')
  await button('Noch einmal prüfen').click()
  await expect.element(dialog).toHaveTextContent('Nichts Neues.')
})

test('a file can be dropped on the page', async () => {
  const [from, to] = [await filled(), new FilePeer()]
  await show(to.desk)
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(await fileOf(from))
  const fire = (kind: string) =>
    document.body.dispatchEvent(
      new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }),
    )
  expect(fire('dragover')).toBe(false)
  await expect.element(page.getByText('Hier loslassen')).toBeVisible()
  expect(fire('drop')).toBe(false)
  await expect.element(page.getByText('Hier loslassen')).not.toBeInTheDocument()
  await button('Übernehmen').click()
  await expect.element(dialog).toHaveTextContent('34 Karten')
  // Text that is dragged over the page is nobody's business here.
  const text = new DataTransfer()
  text.setData('text/plain', 'Bus')
  const other = new DragEvent('dragover', { dataTransfer: text, bubbles: true, cancelable: true })
  expect(document.body.dispatchEvent(other)).toBe(true)
})

test('a file with which the system starts the app is shown', async () => {
  const [from, to] = [await filled(), new FilePeer()]
  const file = await fileOf(from)
  type Take = (launch: { files: { getFile: () => Promise<File> }[] }) => void
  let start: Take = () => undefined
  vi.stubGlobal('launchQueue', { setConsumer: (take: Take) => (start = take) })
  await show(to.desk)
  start({ files: [{ getFile: () => Promise.resolve(file) }] })
  await expect.element(button('Übernehmen')).toBeVisible()
})

test('what is wrong with a file is one plain sentence, and another can be opened', async () => {
  const from = await filled()
  const to = new FilePeer([], [newSecret()])
  await show(to.desk)
  const alert = page.getByRole('alert')
  await userEvent.upload(picker, new File(['Hallo'], 'brief.koffer'))
  await expect.element(alert).toHaveTextContent('Das ist keine Koffer-Datei.')
  expect(await faults()).toEqual([])
  await button('Schließen').first().click()

  const whole = await from.pack()
  await userEvent.upload(picker, new File([whole.slice(0, whole.size - 9)], 'halb.koffer'))
  await expect.element(alert).toHaveTextContent('unvollständig oder beschädigt')
  await userEvent.keyboard('{Escape}')

  await userEvent.upload(picker, await fileOf(from))
  await expect.element(alert).toHaveTextContent(/Kennzeichen [0-9A-Z]{4}-[0-9A-Z]{4}\./)
  await expect.element(button('Andere Datei öffnen')).toBeVisible()
})

test('taking can be stopped, and the rest comes the next time', async () => {
  const [from, to] = [await filled(), new FilePeer()]
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  const keep = to.media.keep.bind(to.media)
  to.media.keep = async (...given) => {
    await held
    return keep(...given)
  }
  const file = await fileOf(from)
  await show(to.desk)
  await userEvent.upload(picker, file)
  await button('Übernehmen').click()
  await expect.element(dialog).toHaveTextContent('wird geprüft und übernommen')
  await button('Abbrechen').click()
  go()
  await expect.element(page.getByRole('alert')).toHaveTextContent('Abgebrochen.')
  await button('Übernehmen').click()
  await expect.element(dialog).toHaveTextContent('34 Karten')
  expect(await to.holds()).toEqual(await from.holds())
})

test('a full disk is said as such', async () => {
  const [from, to] = [await filled(), new FilePeer()]
  const { ProblemError } = await import('#storage/problem.ts')
  to.store.keep = () => Promise.reject(new ProblemError('storage-full'))
  const house = await show(to.desk)
  await userEvent.upload(picker, await fileOf(from))
  await button('Übernehmen').click()
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent(house.words.problems['storage-full'])
})

test('the screens speak English, and stand on a phone', async () => {
  await size(390, 844)
  const from = await filled()
  const house = await show(from.desk)
  await house.setLanguage('en')
  await button('Give as a file').click()
  await expect.element(dialog).toHaveTextContent('The file will have')
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  expect(await faults()).toEqual([])
  await userEvent.keyboard('{Escape}')
  const to = new FilePeer()
  const { news } = await to.take(await from.pack(choice))
  expect(house.words.exchange.take.news(news)).toBe('New: 1 workshop, 34 cards, 2 photos.')
})
