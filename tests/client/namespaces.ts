/** A room's Wi-Fi on one machine: devices in network namespaces of their own, on one bridge that can let go of them. */
import { execFileSync } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium, findProgram } from './chromium.js'

const ip = findProgram(['ip'], ['/usr/sbin/ip', '/sbin/ip'])

function run(...words: string[]): void {
  if (ip) execFileSync(ip, words, { stdio: 'pipe' })
}

/** True where this user may make network namespaces and bridges. */
export function hasNamespaces(): boolean {
  if (!ip || process.getuid?.() !== 0) return false
  const name = `probe${String(process.pid)}`
  try {
    run('netns', 'add', name)
    run('link', 'add', name, 'type', 'bridge')
    run('link', 'del', name)
    run('netns', 'del', name)
    return true
  } catch {
    return false
  }
}

export class Wifi {
  readonly #name: string
  readonly #net: string
  readonly #folder: string
  readonly #seats: string[] = []

  /** `folder` takes the programs that start a browser in a namespace. */
  constructor(folder: string) {
    this.#name = `w${String(process.pid)}`
    this.#net = `10.77.${String(process.pid % 250)}`
    this.#folder = folder
    run('link', 'add', this.#name, 'type', 'bridge')
    run('addr', 'add', `${this.address}/24`, 'dev', this.#name)
    run('link', 'set', this.#name, 'up')
  }

  /** Where this machine is, as the devices see it. */
  get address(): string {
    return `${this.#net}.1`
  }

  /** A place in the room; the path of a Chromium that sits there. */
  async seat(): Promise<string> {
    const number = this.#seats.length + 2
    const name = `${this.#name}n${String(number)}`
    this.#seats.push(name)
    run('netns', 'add', name)
    run('link', 'add', name, 'type', 'veth', 'peer', 'name', 'wlan0', 'netns', name)
    run('link', 'set', name, 'master', this.#name, 'up')
    const inside = (...words: string[]) => run('-n', name, ...words)
    inside('link', 'set', 'lo', 'up')
    inside('addr', 'add', `${this.#net}.${String(number)}/24`, 'dev', 'wlan0')
    // An address that makes itself a second later would look to the browser like another network.
    inside('link', 'set', 'wlan0', 'addrgenmode', 'none')
    inside('link', 'set', 'wlan0', 'up')
    const path = join(this.#folder, name)
    const words = [ip, 'netns', 'exec', name, findChromium()]
    await writeFile(path, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`)
    await chmod(path, 0o755)
    return path
  }

  /** Takes a device off the Wi-Fi, or brings it back. */
  set(seat: number, state: 'up' | 'down'): void {
    run('link', 'set', this.#seats[seat] ?? '', state)
  }

  remove(): void {
    for (const name of this.#seats) run('netns', 'del', name)
    run('link', 'del', this.#name)
  }
}
