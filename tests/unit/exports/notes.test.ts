/** The page of what was agreed, and the note of a deletion. */
import { expect, test } from 'vitest'
import { deletionNoteOf } from '#exports/deletion-note.ts'
import { agreementText } from '#exports/plain.ts'
import { outline } from '../../client/outline.ts'
import { emptySnapshot, richSnapshot, testContext } from '../../client/snapshot.ts'

test('what was agreed fits one page of plain text', async () => {
  const text = agreementText(richSnapshot())
  await expect(text).toMatchFileSnapshot('../../samples/exports/agreement.txt')
  expect(text).not.toContain('Freitagstanz')
})

test('an evening without a measure says so', () => {
  expect(agreementText(emptySnapshot())).toContain('Es ist noch keine Maßnahme vereinbart.')
})

const deletion = {
  initiative: {
    title: 'Ortsmitte\u0000 Mücheln',
    municipality: '',
    workshops: [
      {
        id: 'evening',
        title: 'Unser Markt',
        date: '2026-03-12',
        methodId: 'zukunftswerkstatt',
        variant: 'kompakt',
        state: 'ended' as const,
      },
    ],
  },
  at: new Date('2026-09-14T16:05:00').getTime(),
  documents: 3,
  entries: 512,
}

test('acceptance 16: a deletion note says what was deleted, when and how much', () => {
  const text = outline(deletionNoteOf(deletion, testContext.municipality))
  expect(text).toContain('# Ortsmitte Mücheln')
  expect(text).toContain('Gelöscht am :: 14.09.2026, 16:05 Uhr')
  expect(text).toContain('| Unser Markt | 12.03.2026 |')
  expect(text).toContain('Dokumente :: 3')
  expect(text).toContain('Gespeicherte Einträge :: 512')
  expect(text).not.toContain('Entwürfe ::')
  expect(text).toContain('Den Namen des Geräts kennt die App nicht.')
})

test('a deletion note of an initiative without a workshop is whole', () => {
  const initiative = { title: '', municipality: '', workshops: [] }
  const text = outline(deletionNoteOf({ initiative, at: deletion.at }, { name: '', crest: '' }))
  expect(text).toContain('# Vorhaben ohne Titel')
  expect(text).toContain('Das Vorhaben enthielt keine Veranstaltung.')
})
