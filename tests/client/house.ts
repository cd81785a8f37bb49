/** A house for tests of views: a device that holds nothing, and words, clock and router that are real. */
import type { Device } from '#documents/ports.ts'
import { House } from '#state/house.svelte.ts'
import { german } from '#text/german.ts'
import { memoryDrafts } from './workshop.ts'

const nothing = () => Promise.reject(new Error('This device of a test holds nothing.'))
const never = () => () => undefined

/** A device without storage: lists are empty, opening anything fails. */
export function emptyDevice(): Device {
  return {
    drafts: memoryDrafts(),
    initiatives: () => Promise.resolve([]),
    observeInitiatives: never,
    createInitiative: nothing,
    openInitiative: nothing,
    createWorkshop: nothing,
    openWorkshop: nothing,
    openRehearsal: nothing,
    createSurvey: nothing,
    openSurvey: nothing,
    removeInitiative: nothing,
    updateSummary: () => Promise.resolve(),
    municipality: { name: 'Braunsbedra', crest: '' },
    setMunicipality: () => Promise.resolve(),
    preference: () => undefined,
    setPreference: () => Promise.resolve(),
    outstanding: false,
    problems: [],
    observeProblems: never,
    persistence: () => Promise.resolve({ persisted: false, usedBytes: 0, quotaBytes: 0 }),
    requestPersistence: () => Promise.resolve(false),
    invite: nothing,
    join: nothing,
    joined: () => Promise.resolve([]),
    settleAdmission: nothing,
    paperKey: nothing,
    recover: nothing,
    renewKeys: nothing,
    setAside: () => Promise.resolve([]),
    meeting: nothing,
    deviceName: '',
    setDeviceName: () => Promise.resolve(),
  }
}

export function openTestHouse(): House {
  const updates = { waiting: false, observe: never, apply: () => Promise.resolve(false) }
  const house = new House(emptyDevice(), updates)
  // Views are shown at once, without the way through the app that loads the words.
  house.words = german
  return house
}
