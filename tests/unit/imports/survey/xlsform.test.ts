/** XLSForm: what is taken over, what is changed, and what is not possible. */
import writeXlsxFile from 'write-excel-file/node'
import { expect, test } from 'vitest'
import { Budget } from '#imports/survey/budget.ts'
import { Workbook } from '#imports/survey/xlsform/workbook.ts'
import { take, xlsForm } from './files.ts'

const choices = `
list_name | name | label::Deutsch (de) | label::English (en) | kreis
ort | a-1 | Altstadt | Old town | s
ort | b | Am See | At the lake | m
yes_no | yes | Ja | Yes |
yes_no | no | Nein | No |
zust | 1 | stimmt nicht | no |
zust | 2 | teils | partly |
zust | 3 | stimmt | yes |`

const settings = `
form_title | default_language | style | public_key
Leben im Dorf | Deutsch (de) | pages | abc`

const village = () =>
  take(
    'dorf.xlsx',
    xlsForm(
      `
type | name | label::Deutsch (de) | label::English (en) | hint::Deutsch (de) | relevant | constraint | constraint_message::Deutsch (de) | required | calculation | choice_filter | appearance | repeat_count | parameters
start | start | | | | | | | | | | | |
begin_group | g1 | Wohnen | Living | | | | | | | | | |
select_one ort or_other | Ort | Wo wohnen Sie? | Where? | Nur ungefähr | | | | yes | | | | |
select_multiple ort | orte | Wo sind Sie oft? | | | \${Ort} = 'a-1' | count-selected(.) <= 2 | Höchstens 2 | | | | | | randomize=true
begin_group | g2 | Innen | | | selected(\${orte}, 'b') or not(selected(\${orte}, 'a-1')) | | | | | | | |
integer | alter | Wie alt, \${Ort}? | | | | . >= 14 and . < 110 | Alter prüfen | true() | | | | |
select_one yes_no | garten | Garten? | | | \${alter} > 17 and \${garten2} != '' | | | | | | | |
end_group | | | | | | | | | | | | |
text | garten2 | Was wächst? | | | \${garten} = 'yes' | string-length(.) <= 80 | | \${alter} > 20 | | | multiline | |
end_group | | | | | | | | | | | | |
select_one zust | zust | Gefällt es Ihnen? | | | | | | | | | likert | |
calculate | doppelt | | | | | | | | round(\${alter} * 2 div 3, 1) + if(\${zust} > 1, 1, 0) - \${alter} mod 2 | | | |
integer | anzahl | Kinder | | | | | | | | | | |
begin_repeat | kinder | Kind | | | \${anzahl} > 0 | | | | | | | \${anzahl} |
integer | kind_alter | Alter | | | | . <= today() | | | | | | |
end_repeat | | | | | | | | | | | | |
select_one ort | wahl | Welcher? | | | coalesce(\${alter}, \${anzahl}) > 3 | | | | | kreis = 's' or \${garten} = 'yes' | | |
geopoint | punkt | Wo genau? | | | | | | | | | | |
range | schieber | Wie viel? | | | regex(\${garten2}, 'x') | | | | | | | | start=0 end=5 step=0.5
rank ort | rang | Was zuerst? | | | | | | | | | | |
note | hinweis | Danke <script>alert(1)</script> | | | | | | | | | | |
begin_group | tab | Wie ist es? | | | | | | | | | table-list | |
select_one zust | licht | Licht | | | | | | | | | | |
select_one zust | weg | Weg | | | | | | | | | | |
end_group | | | | | | | | | | | | |
date | tag | Seit wann? | | | \${licht} = 3 | . > '2000-01-01' | | | | | | |`,
      choices,
      settings,
    ),
  )

test('title, languages and groups come over', async () => {
  const { survey } = await village()
  expect(survey.title).toEqual({ de: 'Leben im Dorf' })
  expect(survey.languages).toEqual(['de', 'en'])
  expect(survey.sections[0]?.title).toEqual({ de: 'Wohnen', en: 'Living' })
})

test('choices, duties, checks and lengths come over', async () => {
  const { question } = await village()
  expect(question('ort', 'choice')).toMatchObject({ other: true, required: true, many: false })
  expect(question('orte', 'choice')).toMatchObject({
    many: true,
    shuffled: true,
    show: { '==': [{ var: 'ort' }, 'a_1'] },
    constraint: {
      holds: { '<=': [{ count: { var: 'orte' } }, 2] },
      message: { de: 'Höchstens 2' },
    },
  })
  expect(question('alter', 'number')).toMatchObject({
    text: { de: 'Wie alt, {ort}?' },
    required: true,
    constraint: {
      holds: { and: [{ '>=': [{ var: 'alter' }, 14] }, { '<': [{ var: 'alter' }, 110] }] },
    },
  })
  expect(question('garten2', 'text')).toMatchObject({
    most: 80,
    long: true,
    required: { '>': [{ var: 'alter' }, 20] },
    show: { '==': [{ var: 'garten' }, true] },
  })
})

test('conditions of inner groups are added to those of the questions', async () => {
  const { question } = await village()
  const inner = {
    or: [{ in: ['b', { var: 'orte' }] }, { '!': { in: ['a_1', { var: 'orte' }] } }],
  }
  expect(question('alter', 'number').show).toEqual(inner)
  expect(question('garten', 'yes-no').show).toEqual({
    and: [
      inner,
      {
        and: [{ '>': [{ var: 'alter' }, 17] }, { '!': { '!': { answered: { var: 'garten2' } } } }],
      },
    ],
  })
})

test('sums come over, also with div and mod', async () => {
  const { question } = await village()
  const scale = question('zust', 'scale')
  expect(scale.words.map(({ de }) => de)).toEqual(['stimmt nicht', 'teils', 'stimmt'])
  const sum = JSON.stringify(question('doppelt', 'calculation').value)
  expect(sum).toContain('{"/":[{"*":[{"var":"alter"},2]},3]}')
  expect(sum).toContain('{"or":[{"==":[{"var":"zust"},2]},{"==":[{"var":"zust"},3]}]}')
})

test('a repeat becomes a repeated section that takes its count from the file', async () => {
  const { survey } = await village()
  const repeated = survey.sections.find(({ repeat }) => repeat)
  expect(repeated?.repeat?.name).toBe('anzahl')
  expect(repeated?.show).toEqual({ '>': [{ var: 'anzahl' }, 0] })
})

test('filters of choices become conditions of each answer', async () => {
  const { question } = await village()
  const shows = question('wahl', 'choice').options.map(({ show }) => show)
  expect(shows).toEqual([
    { or: [{ '==': ['s', 's'] }, { '==': [{ var: 'garten' }, true] }] },
    { or: [{ '==': ['m', 's'] }, { '==': [{ var: 'garten' }, true] }] },
  ])
})

test('a group of single choices with one list becomes a table', async () => {
  const { question } = await village()
  expect(question('tab', 'matrix').rows.map(({ text }) => text.de)).toEqual(['Licht', 'Weg'])
  expect(question('tag', 'date').show).toEqual({ '==': [{ var: 'tab_licht' }, '3'] })
})

test('what is not possible is named, with the reason', async () => {
  const { told } = await village()
  expect(told('Frage „punkt“')[0]).toMatch(/^Ein genauer Ort verrät/)
  expect(told('Frage „start“')[0]).toMatch(/nicht erhoben/)
  expect(told('Frage „schieber“')).toContain(
    "Die Bedingung „regex(${garten2}, 'x')“ wurde nicht übernommen: „regex“ gibt es hier nicht.",
  )
  expect(told('Fragebogen')).toContain('Die Einstellung „public_key“ wurde nicht übernommen.')
})

test('a workbook of a real writer is read cell by cell', async () => {
  const rows = [
    ['type', 'name', 'label'],
    ['note', 'a', 'Über & unter <b>'],
    ['note', 'b', 'Zeile\nzwei'],
    ['note', 'c', 12.5],
  ]
  const cells = rows.map((row) => row.map((value) => ({ value })))
  const blob = await writeXlsxFile(cells, { sheet: 'survey' }).toBuffer()
  const read = new Workbook(new Uint8Array(blob), new Budget()).rows('survey')
  expect(read?.map((row) => [...row.values()])).toEqual(rows.map((row) => row.map(String)))
})
