/** A page that keeps cards, so that a disk can be filled and a renderer killed under it. */
import { createDevice } from '#app/device.ts'
import type { OpenWorkshop } from '#documents/ports.ts'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'

/** What the test calls from outside. */
export interface Probe {
  begin: () => Promise<string>
  open: (workshop: string) => Promise<void>
  add: (id: string, length: number) => string
  whenSaved: () => Promise<void>
  problems: () => string[]
  saved: () => string
  cards: () => string[]
  beginBaseline: () => Promise<void>
  /** Resolves when everything the baseline asked of the disk so far has ended, well or badly. */
  settleBaseline: () => Promise<void>
  /** Adds cards with this name until the page ends; `claim` hears of each that was called saved. */
  addForever: (name: string, claim: (id: string) => unknown) => Promise<void>
}

const device = await createDevice()
let workshop: OpenWorkshop | undefined
let doc = new Y.Doc()
let baseline: IndexeddbPersistence | undefined

/** Random, because the disk would make a repeated letter small. */
function textOf(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => String.fromCharCode(33 + (byte % 94))).join('')
}

function add(id: string, length: number): string {
  try {
    doc.getMap('cards').set(id, textOf(length))
    return ''
  } catch (error) {
    return String(error)
  }
}

const probe: Probe = {
  begin: async () => {
    const initiative = await device.createInitiative('Probe')
    const id = `w${crypto.randomUUID()}`
    await device.createWorkshop(initiative, id, () => undefined)
    return id
  },
  open: async (id) => {
    workshop = await device.openWorkshop(id)
    doc = workshop.workshop.doc
  },
  beginBaseline: async () => {
    doc = new Y.Doc()
    baseline = new IndexeddbPersistence('baseline', doc)
    await baseline.whenSynced
  },
  settleBaseline: async () => {
    const reading = baseline?.db?.transaction('updates')
    await new Promise((resolve) => reading?.addEventListener('complete', resolve))
  },
  add,
  whenSaved: async () => workshop?.workshop.whenSaved(),
  problems: () => device.problems.map(({ code }) => code),
  saved: () => workshop?.workshop.saved ?? 'unknown',
  cards: () => [...doc.getMap('cards').keys()],
  addForever: async (name, claim) => {
    for (let card = 0; ; card += 1) {
      add(`${name}${card}`, 200)
      await workshop?.workshop.whenSaved()
      void claim(`${name}${card}`)
    }
  },
}

Object.assign(globalThis, { probe })
