/** Tells whether a request comes from this machine or its private network. */
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const near = new BlockList()
for (const [network, prefix, family] of [
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
] as const) {
  near.addSubnet(network, prefix, family)
}

/**
 * Behind a proxy the address of the proxy says nothing: every address that it names counts, too. Nobody can take away
 * what the proxy wrote, and to add an address can only make the answer stricter.
 */
export function isNear(request: IncomingMessage): boolean {
  const named = ['x-forwarded-for', 'x-real-ip'].flatMap((name) =>
    String(request.headers[name] ?? '').split(','),
  )
  const forwarded = request.headers.forwarded === undefined ? [] : ['unknown']
  const addresses = named.map((name) => name.trim()).filter(Boolean)
  return [request.socket.remoteAddress ?? '', ...addresses, ...forwarded].every(isNearAddress)
}

function isNearAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '')
  const family = isIP(plain)
  return family !== 0 && near.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}
