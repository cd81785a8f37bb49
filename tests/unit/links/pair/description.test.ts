/** What real browsers say about themselves is read, and the rebuilt description says all the other needs. */
import { readDescription, writeDescription } from '#links/pair/description.ts'
import { decodeToken, encodeToken } from '#links/pair/token.ts'
import { expect, test } from 'vitest'

const hex = Array.from({ length: 32 }, (_, at) => (at * 8).toString(16).padStart(2, '0')).join(':')
const chromium = `v=0\r
o=- 5551 2 IN IP4 127.0.0.1\r
s=-\r
t=0 0\r
a=group:BUNDLE 0\r
m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r
c=IN IP4 0.0.0.0\r
a=candidate:1 1 udp 2113937151 fe80::1 50001 typ host generation 0 network-cost 999\r
a=candidate:2 1 udp 2113937151 fd00::12:a 50002 typ host generation 0\r
a=candidate:3 1 udp 2113937151 192.168.1.4 50003 typ host generation 0\r
a=candidate:4 1 tcp 1518280447 192.168.1.4 9 typ host tcptype active\r
a=candidate:5 1 udp 1677729535 80.1.2.3 50004 typ srflx raddr 0.0.0.0 rport 0\r
a=ice-ufrag:VwZ3\r
a=ice-pwd:Zo4kTgHq7YxJ0c2uV+/aB1eN\r
a=ice-options:trickle\r
a=fingerprint:sha-256 ${hex.toUpperCase()}\r
a=setup:actpass\r
a=mid:0\r
a=sctp-port:5000\r
a=max-message-size:262144\r
`
const firefox = `v=0\r
o=mozilla...THIS_IS_SDPARTA 1 0 IN IP4 0.0.0.0\r
a=fingerprint:sha-256 ${hex.toUpperCase()}\r
a=candidate:0 1 UDP 2122252543 0a1b2c3d-1122-4333-8444-5566778899aa.local 33333 typ host\r
a=ice-pwd:0123456789abcdef0123456789abcdef\r
a=ice-ufrag:0a1b2c3d\r
`

test('a description of Chromium gives its addresses, those of most rooms first', () => {
  expect(readDescription(chromium)).toEqual({
    fingerprint: Uint8Array.from({ length: 32 }, (_, at) => at * 8),
    ufrag: 'VwZ3',
    pwd: 'Zo4kTgHq7YxJ0c2uV+/aB1eN',
    candidates: [
      { address: '192.168.1.4', port: 50003 },
      { address: 'fd00::12:a', port: 50002 },
      { address: 'fe80::1', port: 50001 },
    ],
  })
})

test('a description of Firefox is read with its hidden address', () => {
  const facts = readDescription(firefox)
  expect(facts?.ufrag).toBe('0a1b2c3d')
  expect(facts?.candidates).toEqual([
    { address: '0a1b2c3d-1122-4333-8444-5566778899aa.local', port: 33333 },
  ])
})

test('a description without an address has no candidates, a broken one gives nothing', () => {
  expect(readDescription(chromium.replaceAll(/a=candidate.*\r\n/g, ''))?.candidates).toEqual([])
  expect(readDescription(chromium.replace('sha-256', 'sha-512'))).toBeUndefined()
  expect(readDescription('')).toBeUndefined()
})

test('the offer is rebuilt from the code with setup:active, the answer with setup:passive', () => {
  const facts = readDescription(chromium)
  if (!facts) throw new Error('not read')
  for (const [role, setup] of [['offer', 'active'] as const, ['answer', 'passive'] as const]) {
    const token = decodeToken(encodeToken({ ...facts, role, tag: new Uint8Array(4) }))
    if (!token) throw new Error('no token')
    const { type, sdp = '' } = writeDescription(token)
    expect(type).toBe(role)
    expect(sdp).toContain(`a=setup:${setup}\r\n`)
    expect(sdp).toContain(`a=fingerprint:sha-256 ${hex.toUpperCase()}\r\n`)
    expect(sdp).toContain('1 udp 2122260223 192.168.1.4 50003 typ host\r\n')
    expect(readDescription(sdp)?.candidates).toHaveLength(3)
  }
})
