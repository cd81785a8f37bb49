/** Coding of free texts: agreement beyond chance, hints at names, and what of it stands in the shared document. */
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import {
  addCode,
  codeText,
  codingRecords,
  countsOf,
  freezeCount,
} from '../../../src/documents/coding.ts'
import { agreementOf } from '../../../src/evaluation/agreement.ts'
import { blackened, possibleNames } from '../../../src/evaluation/names.ts'
import { readTexts } from '../../../src/evaluation/readings.ts'
import { people, questionnaireOf } from './people.ts'

test('agreement is what Krippendorff computes for two coders and two values', () => {
  // Krippendorff (2011), section A: ten units, two observers, alpha = 0.095.
  const one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
  const other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
  const readings = [one, other].flatMap((values, coder) =>
    values.map((value, text) => ({
      text: String(text),
      coder: String(coder),
      codes: value ? ['bus'] : [],
    })),
  )
  expect(agreementOf('bus', readings)).toBeCloseTo(0.095, 3)
  expect(agreementOf('bus', readings.slice(0, 10))).toBeUndefined()
})

test('what may be a name is pointed at, and can be blacked', () => {
  const text = 'Frau Müller vom Amt hilft, aber Anna Schmidt nicht: 0345 123456'
  const found = possibleNames(text).map(({ from, to }) => text.slice(from, to))
  expect(found).toEqual(['Frau Müller', 'Anna Schmidt', '0345 123456'])
  expect(blackened(text, possibleNames(text))).toBe('[…] vom Amt hilft, aber […] nicht: […]')
})

test('a shared document learns codes of a text and never the text', async () => {
  const asked = questionnaireOf([
    { id: 'why', name: 'why', kind: 'text', long: true, text: { de: 'Warum?' } },
  ])
  const texts = await readTexts(asked, people([{ why: 'Der Zug hält nicht' }, 6]))
  const [first] = texts.get('why') ?? []
  const doc = new Doc()
  const code = addCode(doc, 'why', 'Bahn')
  codeText(doc, { question: 'why', text: first?.key ?? '', coder: 'A', codes: [code] })
  codeText(doc, { question: 'why', text: first?.key ?? '', coder: 'A', codes: [] })
  expect(codingRecords(doc).codings.list()).toHaveLength(1)
  expect(JSON.stringify(doc.getMap('codings').toJSON())).not.toContain('Zug')
})

test('fewer than five texts are not read', async () => {
  const asked = questionnaireOf([
    { id: 'why', name: 'why', kind: 'text', long: true, text: { de: 'Warum?' } },
  ])
  expect((await readTexts(asked, people([{ why: 'Zug' }, 4]))).size).toBe(0)
})

test('a count names its answers without their order, and the next one has a number of its own', () => {
  const doc = new Doc()
  freezeCount(doc, { day: '2026-11-23', features: ['age'], ids: ['zzzzzzzz', 'aaaaaaaa'] })
  freezeCount(doc, { day: '2026-11-24', features: [], ids: ['bbbbbbbb'] })
  expect(countsOf(doc)).toEqual([
    { number: 1, day: '2026-11-23', features: ['age'], answers: ['aaaaaa', 'zzzzzz'] },
    { number: 2, day: '2026-11-24', features: [], answers: ['bbbbbb'] },
  ])
})
