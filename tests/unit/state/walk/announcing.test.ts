/** The announcement follows what is known until somebody writes it by hand; then nothing is written over it. */
import { expect, test } from 'vitest'
import { setHeading } from '#documents/conduct.ts'
import { Clock } from '#state/clock.svelte.ts'
import type { House } from '#state/house.svelte.ts'
import { Announcing } from '#state/walk/prepare/announcing.svelte.ts'
import { PrintKit } from '#state/walk/prepare/kit.svelte.ts'
import { WalkPreparation } from '#state/walk/prepare/preparing.svelte.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import { openTestWalk } from '../../../client/walk-prepared.ts'

function announce(variant?: string) {
  const kept = new Map<string, string>()
  const device = {
    preference: (key: string) => kept.get(key),
    setPreference: (key: string, value: string) => Promise.resolve(kept.set(key, value)),
  }
  const house = { municipality: { name: 'Stadt Braunsbedra', crest: '' }, device }
  const clock = new Clock({ wall: () => Date.UTC(2026, 2, 12, 17), steady: () => 0 })
  const workshop = new Workshop(openTestWalk(variant), clock)
  const preparation = new WalkPreparation(workshop)
  const announcing = new Announcing(house as unknown as House, preparation)
  return { house: house as unknown as House, workshop, preparation, announcing }
}

test('both lengths name title, day, time and meeting point, and the long one all that is known', () => {
  const { preparation, announcing } = announce()
  preparation.setLine('meetingPoint', 'Bahnhof, Haupteingang')
  preparation.setLine('route', 'Vom Bahnhof zum Anger')
  preparation.setLength('1,2 km')
  preparation.setText('alternative', 'Bank-Runde am Start')
  preparation.addStop('Bahnhof')
  const long = announcing.text('announcement')
  for (const part of [
    'Spaziergang Braunsbedra',
    'Donnerstag, 12. März 2026, 18:00 Uhr',
    'Treffpunkt: Bahnhof, Haupteingang',
    'Route: Vom Bahnhof zum Anger',
    'Länge: etwa 1,2 km',
    'Stopps: 1',
    'Sie können nicht mitgehen?\nBank-Runde am Start.',
    'Stadt Braunsbedra',
  ]) {
    expect(long).toContain(part)
  }
  expect(announcing.text('shortAnnouncement')).toBe(
    'Spaziergang Braunsbedra: Donnerstag, 12. März 2026, 18:00 Uhr. Treffpunkt: Bahnhof, Haupteingang. ' +
      'Wir gehen etwa 1,2 km. Es gibt auch ein Angebot ohne Gehen. Kommen Sie mit!',
  )
})

test('what nobody has entered is not announced', () => {
  const { workshop, announcing } = announce()
  setHeading(workshop.docs.conduct, { date: '', start: '', title: '' })
  expect(announcing.text('announcement')).not.toMatch(
    /Wann|Treffpunkt|Route|Länge|Stopps|undefined/,
  )
  expect(announcing.text('shortAnnouncement')).toBe('Quartiersspaziergang. Kommen Sie mit!')
})

test('a text changed by hand stays, whatever is entered later, until it is written anew', () => {
  const { preparation, announcing } = announce()
  expect(announcing.keep('announcement', 'Kommt alle!')).toBeUndefined()
  preparation.setLine('meetingPoint', 'Bahnhof')
  expect(announcing.text('announcement')).toBe('Kommt alle!')
  expect(announcing.isByHand('shortAnnouncement')).toBe(false)
  expect(announcing.text('shortAnnouncement')).toContain('Bahnhof')
  announcing.renew('announcement')
  expect(announcing.text('announcement')).toContain('Treffpunkt: Bahnhof')
})

test('in English and in plain German it says the same in other words', () => {
  const { workshop, preparation, announcing } = announce()
  preparation.setLine('meetingPoint', 'Bahnhof')
  setHeading(workshop.docs.conduct, { hallLanguage: 'en' })
  expect(announcing.text('announcement')).toContain('Meeting point: Bahnhof')
  expect(announcing.text('announcement')).toContain('Thursday')
  setHeading(workshop.docs.conduct, { hallLanguage: 'de-simple' })
  expect(announcing.text('announcement')).toContain('Tag: Donnerstag, 12. März 2026')
})

test('the print kit has a form for each stop, and free ones where children decide', () => {
  const { house, preparation } = announce()
  for (const name of ['Bahnhof', '']) preparation.addStop(name)
  const kit = new PrintKit(house, preparation)
  expect(kit.forms.map(({ title }) => title)).toEqual(['1. Bahnhof', 'Stopp 2'])
  expect(new PrintKit(house, announce('streifzug').preparation).forms).toHaveLength(3)
})

test('the print kit remembers its sheets on this device, and prints plain German large', () => {
  const { house, preparation } = announce()
  const kit = new PrintKit(house, preparation)
  kit.choose('roles', false)
  kit.language = 'de-simple'
  expect(kit.isLarge).toBe(true)
  expect(kit.checklist[5]).toBe('Es gibt Bänke.')
  const again = new PrintKit(house, preparation)
  expect([again.has('roles'), again.has('forms')]).toEqual([false, true])
})
