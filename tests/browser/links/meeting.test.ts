/** Two real peer connections find each other through their tokens alone, or say why not. */
import { answerPairing, offerPairing, PairingRefused } from '#links/pair/meeting.ts'
import { decodeToken, encodeToken, mostTokenBytes } from '#links/pair/token.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { openRoom, person, type Opened } from '../../client/pairs.ts'

let room: Opened
afterEach(() => room.close())

test('an offer and its answer open a link, whose ends know each other', async () => {
  room = openRoom()
  const { one, two, tokens } = await room.pair('Tisch 1', 'Tisch 2')
  expect([one.state, two.state]).toEqual(['open', 'open'])
  expect([one.holder.name, two.holder.name]).toEqual(['Tisch 2', 'Tisch 1'])
  for (const token of tokens) expect(token.length).toBeLessThanOrEqual(mostTokenBytes)
  console.info(`tokens: ${tokens.map(({ length }) => length).join(' and ')} bytes`)
})

test('a wrong code is refused with its reason, and the right one still works', async () => {
  room = openRoom()
  const mine = await offerPairing(person('Tisch 1'))
  const other = await offerPairing(person('Tisch 2'))
  const answer = await answerPairing(person('Tisch 3'), mine.token)
  const stray = await answerPairing(person('Tisch 4'), other.token)
  const refused = (bytes: Uint8Array) =>
    mine.accept(bytes).catch((error: unknown) => (error as PairingRefused).reason)
  expect(await refused(stray.token)).toBe('other-offer')
  expect(await refused(other.token)).toBe('wrong-turn')
  expect(await refused(new Uint8Array(70))).toBe('not-a-code')
  const wrong = await answerPairing(person('Tisch 5'), answer.token).catch(
    (error: unknown) => error,
  )
  expect(wrong).toMatchObject({ reason: 'wrong-turn' })
  const links = await Promise.all([mine.accept(answer.token), answer.opened])
  expect(links.map(({ state }) => state)).toEqual(['open', 'open'])
  links.forEach((link) => link.close())
  stray.cancel()
  other.cancel()
  await expect(stray.opened).rejects.toMatchObject({ reason: 'ended' })
})

test('a farewell here is a farewell there, and the other peer connection goes too', async () => {
  room = openRoom()
  const { one, two } = await room.pair('a', 'b')
  one.close()
  await vi.waitFor(() => expect(two.state).toBe('closed'), 5000)
})

test('a network that keeps its devices apart is named after 15 seconds', async () => {
  room = openRoom()
  const mine = await offerPairing(person('Tisch 1'))
  const tag = decodeToken(mine.token)?.tag
  if (!tag) throw new Error('no token')
  // The other device is there, and no packet reaches it: this address is nowhere (TEST-NET-3).
  const away = encodeToken({
    role: 'answer',
    tag,
    fingerprint: new Uint8Array(32).fill(9),
    ufrag: 'a1b2',
    pwd: 'a'.repeat(24),
    candidates: [{ address: '203.0.113.9', port: 9 }],
  })
  const begun = performance.now()
  const refusal = await mine.accept(away).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ reason: 'separated' })
  expect(performance.now() - begun).toBeGreaterThan(14_000)
  expect(performance.now() - begun).toBeLessThan(16_000)
})

test('a device without an address says so before it shows a code', async () => {
  room = openRoom()
  const described = vi.spyOn(RTCPeerConnection.prototype, 'localDescription', 'get')
  described.mockImplementation(function (this: RTCPeerConnection) {
    const whole = this.currentLocalDescription ?? this.pendingLocalDescription
    const sdp = whole?.sdp.replaceAll(/a=candidate.*\r\n/g, '') ?? ''
    return new RTCSessionDescription({ type: whole?.type ?? 'offer', sdp })
  })
  const refusal = await offerPairing(person('Tisch 1')).catch((error: unknown) => error)
  described.mockRestore()
  expect(refusal).toMatchObject({ reason: 'no-network' })
})

test('the answer may be carried over after a long walk', { timeout: 60_000 }, async () => {
  room = openRoom()
  const mine = await offerPairing(person('Tisch 1'))
  const answer = await answerPairing(person('Tisch 2'), mine.token)
  expect(decodeToken(answer.token)?.role).toBe('answer')
  const begun = performance.now()
  // Chromium gives its checks up after some 15 seconds and must begin again for a late answer.
  await vi.waitFor(() => expect(performance.now() - begun).toBeGreaterThan(20_000), {
    timeout: 40_000,
    interval: 500,
  })
  const accepted = performance.now()
  const links = await Promise.all([mine.accept(answer.token), answer.opened])
  console.info(`open ${Math.round(performance.now() - accepted)} ms after a late answer`)
  links.forEach((link) => link.close())
})
