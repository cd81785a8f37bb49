/** "Geräte verbinden" on two screens: real codes, real cameras' pictures, a real link at the end. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { PairingDesk } from '#links/pair/desk.ts'
import type { PairLink } from '#links/pair/pair-link.ts'
import { Camera } from '#state/camera.svelte.ts'
import { Pairing } from '#state/pairing.svelte.ts'
import { openTestHouse } from '../../client/house.ts'
import Screen from '../../client/Pairing.svelte'
import { person } from '../../client/pairs.ts'
import { TestCamera } from '../../client/seeing.ts'
import { faults, size } from '../../client/views.ts'

let cameras: TestCamera[]
let links: PairLink[]

/** A device: its pairing, and the camera in it. */
function device(name: string) {
  const eye = new TestCamera()
  cameras.push(eye)
  const firsts: boolean[] = []
  const opened = (link: PairLink, showedFirst: boolean) => {
    links.push(link)
    firsts.push(showedFirst)
  }
  const pairing = new Pairing(new PairingDesk(person(name)), new Camera(eye.open), opened)
  return { eye, pairing, firsts }
}

async function show(pairing: ReturnType<typeof device>['pairing']) {
  const props = { house: openTestHouse(), pairing: pairing as never, present: 5 }
  return render(Screen, { props })
}

const button = (name: string | RegExp) => page.getByRole('button', { name })

beforeEach(() => {
  cameras = []
  links = []
  return size(1180, 820)
})
afterEach(async () => {
  for (const link of links) link.close()
  for (const camera of cameras) camera.close()
  await size(1180, 820)
})

test('show, scan, show, scan: two devices are linked, and the cameras go off', async () => {
  const here = device('Tisch 1')
  const there = device('Tisch 2')
  const screen = await show(here.pairing)
  expect(document.querySelectorAll('.button.primary')).toHaveLength(1)
  await expect.element(page.getByText('5 von 8 dabei')).toBeVisible()
  expect(await faults()).toEqual([])

  await button('Code zeigen').click()
  await expect.element(page.getByRole('img', { name: 'Code für das andere Gerät' })).toBeVisible()
  expect(here.eye.opened).toBe(1)
  expect(await faults()).toEqual([])

  // The other device has no screen in this test, but it looks through its camera all the same.
  await there.pairing.scanFirst()
  await there.pairing.read(here.pairing.code, 'scanned')
  expect(there.pairing.step).toBe('show')

  await button('Ist gescannt, weiter').click()
  await expect.element(page.getByLabelText('Bild der Kamera')).toBeVisible()
  expect(await faults()).toEqual([])
  here.eye.see(there.pairing.code)
  await expect.element(page.getByText('Verbunden mit „Tisch 2“.')).toBeVisible()
  await vi.waitFor(() => expect(there.pairing.step).toBe('done'))
  expect([here.firsts, there.firsts]).toEqual([[true], [false]])
  expect(links.map(({ state }) => state)).toEqual(['open', 'open'])
  expect(await faults()).toEqual([])

  await screen.unmount()
  there.pairing.leave()
  expect([here.eye.tracks.size, there.eye.tracks.size]).toEqual([0, 0])
  expect(links.map(({ state }) => state)).toEqual(['open', 'open'])
})

test('the device that scans first sees the code of the other in its camera', async () => {
  const here = device('Tisch 1')
  const there = device('Tisch 2')
  await there.pairing.showFirst()
  await show(here.pairing)
  await button('Code scannen').click()
  here.eye.see('https://example.org')
  await expect.element(page.getByRole('alert')).toHaveTextContent('kein Code zum Verbinden')
  here.eye.see(there.pairing.code)
  await expect.element(page.getByText('Zeigen Sie diesen Code jetzt')).toBeVisible()
  there.pairing.next()
  await there.pairing.read(here.pairing.code, 'scanned')
  await expect.element(page.getByText('Verbunden mit „Tisch 2“.')).toBeVisible()
})

test('without a camera the code is read out and typed, and a wrong row is named', async () => {
  const here = device('Tisch 1')
  const there = device('Tisch 2')
  here.eye.refusal = 'NotAllowedError'
  await there.pairing.showFirst()
  await show(here.pairing)
  await button('Code scannen').click()
  await expect.element(page.getByText('Die Kamera ist nicht erlaubt.')).toBeVisible()
  const field = page.getByLabelText('Code des anderen Geräts')
  const rows = there.pairing.rows
  const second = rows[1] ?? ''
  await field.fill(
    rows.with(1, `${second.startsWith('0') ? '1' : '0'}${second.slice(1)}`).join('\n'),
  )
  await button('Code übernehmen').click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('Zeile 2 stimmt nicht')
  expect(await faults()).toEqual([])
  await field.fill(rows.join(' ').toLowerCase())
  await button('Code übernehmen').click()
  await expect.element(page.getByText('Zeigen Sie diesen Code jetzt')).toBeVisible()
  await page.getByText('Ohne Kamera: vorlesen oder kopieren').click()
  await expect.element(page.getByText(here.pairing.rows[0] ?? 'nothing')).toBeVisible()
  there.pairing.next()
  await there.pairing.read(here.pairing.rows.join('\n'), 'typed')
  await expect.element(page.getByText('Verbunden mit „Tisch 2“.')).toBeVisible()
})

test('two devices that both show, an answer to somebody else, and no Wi-Fi get their sentences', async () => {
  const [one, two, three] = ['1', '2', '3'].map(device) as [
    ReturnType<typeof device>,
    ReturnType<typeof device>,
    ReturnType<typeof device>,
  ]
  await show(one.pairing)
  await button('Code zeigen').click()
  await button('Ist gescannt, weiter').click()
  await two.pairing.showFirst()
  one.eye.see(two.pairing.code)
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Beide Geräte machen gerade dasselbe')
  await three.pairing.scanFirst()
  await three.pairing.read(two.pairing.code, 'scanned')
  one.eye.see(three.pairing.code)
  await expect.element(page.getByRole('alert')).toHaveTextContent('gehört zu einem anderen Gerät')
  await button('Abbrechen').click()
  await expect.element(button('Code zeigen')).toBeVisible()
  const offer = vi.spyOn(PairingDesk.prototype, 'offer')
  offer.mockRejectedValueOnce(Object.assign(new Error(), { reason: 'no-network' }))
  await button('Code zeigen').click()
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Dieses Gerät ist in keinem WLAN.')
  offer.mockRestore()
  for (const { pairing } of [two, three]) pairing.leave()
})

test('a network that separates devices is named, and one can begin again', async () => {
  const here = device('Tisch 1')
  await show(here.pairing)
  const offer = vi.spyOn(PairingDesk.prototype, 'offer').mockResolvedValueOnce({
    code: 'ABC',
    rows: ['ABC'],
    opened: new Promise(() => {}),
    cancel: () => undefined,
    accept: () =>
      new Promise((_, reject) => {
        setTimeout(() => reject(Object.assign(new Error(), { reason: 'separated' })), 300)
      }),
  })
  await button('Code zeigen').click()
  await button('Ist gescannt, weiter').click()
  here.eye.see('THE ANSWER')
  await expect.element(page.getByText('Die Geräte verbinden sich …')).toBeVisible()
  const sentence = 'Dieses WLAN trennt Geräte. Nehmen Sie einen Hotspot oder eine Datei.'
  await expect.element(page.getByRole('alert')).toHaveTextContent(sentence)
  await expect.element(button('Code zeigen')).toBeVisible()
  offer.mockRestore()
})

test('the camera starts before the peer connection, and anew when the window is seen again', async () => {
  const here = device('Tisch 1')
  const order: string[] = []
  const open = here.eye.open
  const camera = new Camera(() => {
    order.push('camera')
    return open()
  })
  const create = vi.spyOn(RTCPeerConnection.prototype, 'createDataChannel')
  create.mockImplementationOnce(function (this: RTCPeerConnection, ...given) {
    order.push('connection')
    create.mockRestore()
    return this.createDataChannel(...given)
  })
  const pairing = new Pairing(new PairingDesk(person('Tisch 1')), camera, () => undefined)
  await pairing.showFirst()
  expect(order).toEqual(['camera', 'connection'])
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(here.eye.tracks.size).toBe(0)
  visible.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => expect([camera.state, here.eye.tracks.size]).toEqual(['on', 1]))
  visible.mockRestore()
  pairing.leave()
  expect([camera.state, here.eye.tracks.size]).toEqual(['off', 0])
})

test('cancelling on the way leaves nothing half open', async () => {
  const here = device('Tisch 1')
  const there = device('Tisch 2')
  await show(here.pairing)
  await button('Code zeigen').click()
  await there.pairing.scanFirst()
  await there.pairing.read(here.pairing.code, 'scanned')
  await userEvent.click(button('Abbrechen'))
  there.pairing.leave()
  expect([here.pairing.step, there.pairing.step]).toEqual(['choice', 'choice'])
  expect(links).toEqual([])
})
