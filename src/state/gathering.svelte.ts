/** How many devices are to be in the hall: from the packed list, or as somebody said; this device only. */
import type { House } from './house.svelte.ts'

const expectedKey = 'expected devices'
const packedKey = 'packed tablets'
/** More than these no room has in one circle. */
const mostExpected = 99

export class Gathering {
  readonly #house: House
  #expected = $state(0)
  #packed = $state(0)

  constructor(house: House) {
    this.#house = house
    this.#expected = read(house.device.preference(expectedKey))
    this.#packed = read(house.device.preference(packedKey))
  }

  /** This device included; 0 if nobody knows. */
  get expected(): number {
    return this.#expected
  }

  /** Table tablets on the packed list; 0 if none was packed, or somebody counted otherwise since. */
  get packed(): number {
    return this.#packed
  }

  /** From the packed list: the tablets, and the device of the moderation. */
  pack(tablets: number): void {
    if (read(this.#house.device.preference(packedKey)) === tablets) return
    this.#keep(tablets + 1, tablets)
  }

  /** As somebody says; empty and 0 mean that nobody knows. False if it is no such number. */
  expect(text: string): boolean {
    const count = text.trim() === '' ? 0 : Number(text)
    if (!Number.isInteger(count) || count < 0 || count > mostExpected) return false
    this.#keep(count, count === this.#packed + 1 ? this.#packed : 0)
    return true
  }

  /** Names of the packed tablets that are not among these. */
  missing(here: readonly string[]): string[] {
    const { tableName } = this.#house.words.tablets
    const names = Array.from({ length: this.#packed }, (_, index) => tableName(index + 1))
    return names.filter((name) => !here.includes(name))
  }

  #keep(expected: number, packed: number): void {
    this.#expected = expected
    this.#packed = packed
    void this.#house.device.setPreference(expectedKey, String(expected)).catch(() => undefined)
    void this.#house.device.setPreference(packedKey, String(packed)).catch(() => undefined)
  }
}

function read(text: string | undefined): number {
  const count = Number(text ?? '')
  return Number.isInteger(count) && count > 0 && count <= mostExpected ? count : 0
}
