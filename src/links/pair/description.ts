/** Between the browser's long session description and the few facts a code has room for. */
import { isAddress } from './addresses.ts'
import type { Candidate, Token } from './token.ts'

type Facts = Pick<Token, 'fingerprint' | 'ufrag' | 'pwd' | 'candidates'>

/** What a local description says that the other device cannot guess; undefined if something is missing. */
export function readDescription(sdp: string): Facts | undefined {
  const ufrag = /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1]
  const pwd = /^a=ice-pwd:(\S+)/m.exec(sdp)?.[1]
  const hex = /^a=fingerprint:sha-256 ([0-9A-Fa-f:]{95})\s*$/m.exec(sdp)?.[1]
  if (!ufrag || !pwd || !hex) return undefined
  const fingerprint = Uint8Array.from(hex.split(':'), (pair) => Number.parseInt(pair, 16))
  return { fingerprint, ufrag, pwd, candidates: inOrder(readCandidates(sdp)) }
}

/** Only what is in this room and over UDP: without servers browsers know nothing else. */
function readCandidates(sdp: string): Candidate[] {
  const lines = sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/gim)
  const found = Array.from(lines, ([, address = '', port]) => ({ address, port: Number(port) }))
  return found.filter(({ address, port }) => isAddress(address) && port > 0)
}

/** If there are too many for a code, those that most rooms have come first; link-local ones last. */
function inOrder(candidates: Candidate[]): Candidate[] {
  const rank = ({ address }: Candidate) => {
    if (/^(fe80|169\.254)/i.test(address)) return 3
    if (address.includes(':')) return 2
    return address.endsWith('.local') ? 1 : 0
  }
  return candidates.toSorted((one, other) => rank(one) - rank(other))
}

/**
 * The description the other device would have sent. The offer says `setup:active`, so that the answering
 * side waits: it answers long before a person has carried its code over, and would have given up or begun
 * to back off by then (12 seconds instead of 0.4 between Firefox and Chromium).
 */
export function writeDescription(token: Token): RTCSessionDescriptionInit {
  const hex = Array.from(token.fingerprint, (byte) => byte.toString(16).padStart(2, '0'))
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    `a=ice-ufrag:${token.ufrag}`,
    `a=ice-pwd:${token.pwd}`,
    `a=fingerprint:sha-256 ${hex.join(':').toUpperCase()}`,
    `a=setup:${token.role === 'offer' ? 'active' : 'passive'}`,
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    ...token.candidates.map(candidateLine),
  ]
  return { type: token.role, sdp: `${lines.join('\r\n')}\r\n` }
}

function candidateLine({ address, port }: Candidate, index: number): string {
  // The priority of a host candidate (RFC 8445, section 5.1.2), falling with its place.
  const priority = 2122260223 - index * 256
  return `a=candidate:${index + 1} 1 udp ${priority} ${address} ${port} typ host`
}
