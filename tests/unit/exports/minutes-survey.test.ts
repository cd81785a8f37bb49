/** The minutes of a Bürgerbefragung: its survey, when people were asked, needs and what follows from them. */
import { expect, test } from 'vitest'
import { addMeasure } from '#documents/blocks/plan.ts'
import { chooseSurvey } from '#documents/blocks/survey.ts'
import { copyMethod } from '#documents/conduct.ts'
import { endWorkshop, startWorkshop } from '#documents/course.ts'
import { listSurvey } from '#documents/initiative.ts'
import { addNeed } from '#documents/needs.ts'
import { periodOf } from '#documents/survey-period.ts'
import { snapshotOf } from '#documents/snapshot.ts'
import { minutesOf } from '#exports/minutes.ts'
import { buergerbefragung } from '#methods/buergerbefragung.ts'
import { outline } from '../../client/outline.ts'
import { testContext } from '../../client/snapshot.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

function survey() {
  const open = openTestWorkshop()
  const docs = {
    initiative: open.initiative.doc,
    workshop: open.workshop.doc,
    conduct: open.conduct.doc,
  }
  copyMethod(docs.conduct, buergerbefragung, 'papier-und-tablet')
  return { docs, print: () => outline(minutesOf(snapshotOf(docs), testContext)) }
}

const entry = { id: 'dorf', title: 'Wie leben Sie hier?', state: 'ended', questions: 12 } as const
const days = { begun: '2026-04-02', ended: '2026-04-29' }
const at = (day: string) => new Date(`${day}T10:00:00`).getTime()

test('a workshop without a chosen survey says nothing of one', () => {
  const { print } = survey()
  expect(print()).not.toContain('Die Befragung')
})

test('survey, period, needs and measures stand in the minutes', () => {
  const { docs, print } = survey()
  listSurvey(docs.initiative, { ...entry, ...days })
  chooseSurvey(docs.conduct, 'dorf')
  const finding = 'Bus: 24 von 40 sagen „schlecht“'
  const need = { text: 'Abends fährt kein Bus', survey: 'dorf', finding, n: 40 }
  const bus = addNeed(docs.initiative, need)
  addNeed(docs.initiative, { text: 'Mehr Bänke', survey: 'dorf' })
  addNeed(docs.initiative, { text: 'Aus einer anderen Befragung', survey: 'other' })
  const agreed = {
    title: 'Rufbus',
    lead: 'Landkreis',
    until: '2026-09-30',
    state: 'agreed',
  } as const
  addMeasure(docs.initiative, agreed, [bus])
  const text = print()
  expect(text).toContain('Wie leben Sie hier?')
  expect(text).toContain('02.04.2026 bis 29.04.2026')
  const rows = text.split('\n').filter((line) => line.startsWith('| '))
  expect(rows).toContain(
    `| Abends fährt kein Bus – ${finding} (n = 40) | Rufbus – Landkreis, bis 30.09.2026, vereinbart |`,
  )
  expect(rows).toContain('| Mehr Bänke | noch keine |')
  expect(text).not.toContain('Aus einer anderen Befragung')
  expect(text).not.toContain('Maßnahmen sind noch nicht festgehalten.')
  expect(text).not.toContain('Siehe Abschnitt')
  startWorkshop(docs.conduct, at('2026-03-12'))
  expect(print().match(/Siehe Abschnitt „Die Befragung“/g)).toHaveLength(1)
})

test('the head names days instead of a time of day', () => {
  const { docs, print } = survey()
  expect(print()).toContain('geplant ab 12.03.2026')
  startWorkshop(docs.conduct, at('2026-03-12'))
  expect(print()).toContain('seit 12.03.2026')
  endWorkshop(docs.conduct, at('2026-05-20'))
  const text = print()
  expect(text).toContain('12.03.2026 bis 20.05.2026')
  expect(text).not.toMatch(/\d\d:\d\d/)
  expect(text).not.toContain('anwesend')
})

test('a pretest is no start, and one that runs again has no end', () => {
  const pretest = { pretest: true, begun: '2026-03-20', ended: '2026-04-02' }
  const first = { pretest: false, begun: '2026-04-02', ended: '2026-04-20' }
  expect(periodOf([pretest])).toEqual({})
  expect(periodOf([pretest, first])).toEqual({ begun: '2026-04-02', ended: '2026-04-20' })
  const again = { pretest: false, begun: '2026-04-21' }
  expect(periodOf([pretest, first, again])).toEqual({ begun: '2026-04-02' })
})
