/** The Ergebnisprotokoll of an evening in which everything happened, and of one in which nothing did. */
import { describe, expect, test } from 'vitest'
import { Need } from '#schema/need.ts'
import { minutesOf } from '#exports/minutes.ts'
import { outline } from '../../client/outline.ts'
import {
  addCardTo,
  addClusterTo,
  emptySnapshot,
  richSnapshot,
  testContext,
} from '../../client/snapshot.ts'

const golden = '../../samples/exports/minutes.txt'
const print = (snapshot = richSnapshot()) => outline(minutesOf(snapshot, testContext))
/** The text under one heading, up to the next heading of the same or a higher level. */
function under(text: string, heading: string): string {
  const start = text.indexOf(`# ${heading}`)
  expect(start, `heading "${heading}"`).toBeGreaterThan(-1)
  const level = /#*$/.exec(text.slice(0, start + 1))?.[0].length ?? 1
  const rest = text.slice(start + heading.length)
  const end = rest.search(new RegExp(`\\n#{1,${level}} `))
  return end < 0 ? rest : rest.slice(0, end)
}

const need = Need.parse({
  id: 'need',
  text: 'Abends fährt kein Bus',
  finding: 'Bus: 24 von 40 sagen schlecht',
  n: 40,
  explains: 'Der letzte Bus fährt um 18 Uhr.',
})

test('the minutes of a whole evening read as they always did', async () => {
  await expect(print()).toMatchFileSnapshot(golden)
})

test('a card that was handed in after the end says so, wherever it stands', () => {
  const snapshot = richSnapshot()
  const [critique] = snapshot.contributions
  expect(print(snapshot)).not.toContain('nachgereicht')
  snapshot.late = [critique?.id ?? '']
  const lines = print(snapshot).split('\n')
  expect(lines.filter((line) => line.includes('(nachgereicht)'))).not.toHaveLength(0)
  for (const line of lines.filter((one) => one.includes('(nachgereicht)'))) {
    expect(line).toContain(critique?.text)
  }
})

test('acceptance 5: every measure shows its source cards, each with "offen seit"', () => {
  const snapshot = richSnapshot()
  const text = print(snapshot)
  for (const [index, { measure, origin }] of snapshot.measures.entries()) {
    const own = under(text, `M${index + 1} ${measure.title}`)
    for (const card of origin.cards) {
      const row = own.split('\n').find((line) => line.startsWith(`| Nr. ${card.number} |`))
      expect(row).toContain(card.text)
      expect(row).toMatch(/\| offen seit 12\.03\.2026 \|$/)
    }
  }
  expect(snapshot.measures[0]?.origin.cards.map((card) => card.number)).toEqual([2, 8, 10])
})

test('a measure that rests on a survey names its need, the result and how many answered', () => {
  const snapshot = richSnapshot()
  const [first] = snapshot.measures
  first?.origin.needs.push(need)
  expect(print(snapshot)).toContain(
    'Abends fährt kein Bus – Bus: 24 von 40 sagen schlecht (n = 40)',
  )
  expect(print(snapshot)).toContain('Was erklärt das? Der letzte Bus fährt um 18 Uhr.')
})

test('a card without a day waits since the evening, and without that it is simply open', () => {
  const snapshot = richSnapshot()
  for (const card of snapshot.contributions) card.day = ''
  expect(print(snapshot)).toContain('| offen seit 12.03.2026 |')
  snapshot.heading.date = ''
  expect(print(snapshot)).toMatch(/\| offen \|\n/)
})

test('acceptance 7: nothing of an open poll appears', () => {
  const text = print()
  expect(text).not.toMatch(/7777|4444|3333/)
  expect(text).not.toContain('Noch verdeckte Auswahl')
  expect(text).toContain('Mitfahrbank\nFür wen?')
})

test('clusters show no dots while their poll is open', () => {
  const snapshot = richSnapshot()
  for (const result of snapshot.polls) result.closed = false
  expect(print(snapshot)).toContain('#### Unterwegs sein (2 Karten)')
  expect(print(snapshot)).not.toMatch(/\d Punkte/)
})

test('a tie is named, and shares its rank', () => {
  const text = under(print(), 'Punkte verteilen')
  expect(text).toContain('Gleichstand: „Unterwegs sein“ und „Gern bleiben“ mit je 29 Punkten.')
  expect(text).toContain('| 1. | Gern bleiben | 29 |')
  expect(text).toContain('| 3. | Sauberkeit | 5 |')
  expect(text).toContain(
    '22 Personen mit je 3 Punkten: 63 Punkte vergeben, 3 Punkte nicht genutzt.',
  )
  expect(text).toContain('Das ist ein Stimmungsbild, kein Beschluss.')
})

test('options without any dot are no tie', () => {
  const snapshot = richSnapshot()
  const [result] = snapshot.polls
  if (result) result.totals = {}
  expect(print(snapshot)).not.toContain('Gleichstand')
})

test('a card in two clusters stands in both and says so', () => {
  const text = print()
  expect(under(text, 'Unterwegs sein')).toContain(
    'Nr. 5 Autos fahren quer über den Platz (auch in: „Gern bleiben“)',
  )
  expect(under(text, 'Gern bleiben')).toContain('(auch in: „Unterwegs sein“)')
})

test('a card that lies in no cluster, and a cluster that holds no card, are there', () => {
  const text = under(print(), 'Kritikphase')
  expect(under(text, 'Keinem Cluster zugeordnet')).toContain('Nr. 6 Der Brunnen ist trocken')
  expect(under(text, 'Sauberkeit')).toContain('In diesem Cluster liegt keine Karte.')
})

test('a skipped step is "entfallen"', () => {
  expect(under(print(), 'Kritikphase')).toContain('Im Ablauf entfallen: Karten vorlesen.')
})

test('a reversal stands beside its critique, and what was not turned is open', () => {
  const text = under(print(), 'Kritik umkehren')
  expect(text).toContain(
    '| Nr. 2 Nach 18 Uhr fährt kein Bus | Nr. 8 Alle kommen abends nach Hause |',
  )
  expect(text).toContain('| Nr. 4 Abends ist es düster & still | offen |')
  expect(text.replaceAll('\u00a0', ' ')).toContain('Nicht umgekehrt und damit offen: Nr. 6.')
})

test('what is missing in a sketch is to be added later', () => {
  const text = print()
  expect(under(text, 'Schattenplätze')).toContain('Erster Schritt :: nachzutragen')
  expect(under(text, 'Nachzutragen')).toContain('Mitfahrbank – Was wird anders')
})

test('questions and proposals are open points', () => {
  const text = under(print(), 'Offene Punkte')
  expect(text).toContain('Wer haftet für die Mitfahrbank?')
  expect(text).toContain('Freitagstanz – es fehlt: Federführung und bis wann')
})

test('a proposal is not among what was agreed at a glance', () => {
  const text = under(print(), 'Auf einen Blick')
  expect(text).toContain('M1 Mitfahrbank am Markt aufstellen – Heimatverein, bis 30.09.2026')
  expect(text).not.toContain('Freitagstanz')
})

test('the three counts carry their own labels', () => {
  const text = print()
  expect(text).toContain('Personen :: 22 Personen anwesend')
  expect(text).toContain(
    'Karten :: 15 Karten (Kritik 5, Wunsch 2, Idee 2, Frage 1, Zitat 1, Notiz 4)',
  )
  expect(text).toContain('#### Gern bleiben (29 Punkte · 3 Karten)')
})

test('times come from the evening itself, or from the plan when it was typed in later', () => {
  const snapshot = richSnapshot()
  expect(print(snapshot)).toContain('Zeit :: 18:05 bis 21:02 Uhr')
  snapshot.heading.date = '2026-03-11'
  expect(print(snapshot)).toContain('Zeit :: ab 18:00 Uhr')
})

describe('nothing is lost', () => {
  test('every card that is neither withdrawn nor hidden is printed', () => {
    const snapshot = richSnapshot()
    const text = print(snapshot)
    for (const card of snapshot.contributions) expect(text).toContain(card.text)
  })

  test('what belongs to a step that was taken out stands at the end', () => {
    const snapshot = richSnapshot()
    for (const phase of snapshot.phases) {
      phase.steps = phase.steps.filter((step) => !step.id.startsWith('kritik-'))
    }
    const text = print(snapshot)
    for (const card of snapshot.contributions) expect(text).toContain(card.text)
    const rest = under(text, 'Weitere Beiträge')
    expect(rest).toContain('Nr. 6 Der Brunnen ist trocken')
    expect(rest).toContain('Gern bleiben (29 Punkte · 3 Karten)')
    expect(rest).toContain('Das ist ein Stimmungsbild')
  })

  test('reversals are printed even without their step', () => {
    const snapshot = richSnapshot()
    for (const phase of snapshot.phases) {
      phase.steps = phase.steps.filter((step) => step.id !== 'phantasie-umkehren')
    }
    expect(under(print(snapshot), 'Weitere Beiträge')).toContain('| Kritik | Wunsch |')
  })
})

describe('an evening in which nothing happened', () => {
  test('says so in one sentence a section', () => {
    const text = print(emptySnapshot())
    expect(text).toContain('# Veranstaltung ohne Titel')
    expect(text).toContain('Die Veranstaltung hat noch nicht begonnen.')
    expect(text).toContain('Maßnahmen sind noch nicht festgehalten.')
    expect(text).toContain('Eine Verabredung ist noch nicht festgehalten.')
    expect(text).toContain('Es sind keine offenen Punkte festgehalten.')
    expect(text).not.toMatch(/undefined|null|NaN|Invalid/)
  })

  test('prints no section without a line', () => {
    for (const snapshot of [emptySnapshot(), richSnapshot()]) {
      const { sections } = minutesOf(snapshot, testContext)
      for (const [index, { blocks, level, title }] of sections.entries()) {
        const next = sections[index + 1]
        expect(blocks.length > 0 || (next && next.level > level), title).toBe(true)
      }
    }
  })

  test('that was started but not finished says which part has not taken place', () => {
    const snapshot = emptySnapshot()
    snapshot.course.status = 'running'
    snapshot.course.step = 'vorphase-runde'
    const text = print(snapshot)
    expect(under(text, 'Ankommen')).toContain('Hierzu wurde nichts festgehalten.')
    expect(under(text, 'Kritikphase')).toContain('Dieser Teil hat noch nicht stattgefunden.')
    snapshot.course.status = 'ended'
    expect(under(print(snapshot), 'Kritikphase')).toContain('nicht mehr erreicht')
  })
})

test('every anchor exists once, also with clusters of the same name', () => {
  const snapshot = richSnapshot()
  const card = addCardTo(snapshot, 'kritik-karten', 'critique', 'Doppelt')
  addClusterTo(snapshot, 'Doppelt', [card])
  const ids = minutesOf(snapshot, testContext).sections.map((section) => section.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('columns of every table fill its width, and every row has a cell for each', () => {
  const { sections } = minutesOf(richSnapshot(), testContext)
  const tables = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
  expect(tables.length).toBeGreaterThan(5)
  for (const { columns, rows, caption } of tables) {
    expect(
      columns.reduce((sum, { width }) => sum + width, 0),
      caption,
    ).toBe(100)
    for (const row of rows) expect(row).toHaveLength(columns.length)
  }
})
