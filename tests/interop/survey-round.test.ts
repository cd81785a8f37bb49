/** The data of the survey that 120 people answered in Chromium, as PSPP reads them: the same, cell by cell. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { roundData } from '../client/exported.ts'
import { Pspp } from '../client/pspp.ts'
import { foundIn, peopleOf, tallies } from '../client/round-people.ts'
import { readSav } from '../client/sav-reader.ts'

const pspp = new Pspp()
afterAll(() => pspp.close())

// The file comes from `npm test`; survey-sav.test.ts reads files of the same kind without it.
const isThere = existsSync(roundData)

test.skipIf(!isThere)('PSPP reads what was exported identically', () => {
  const bytes = readFileSync(roundData)
  const own = readSav(bytes)
  pspp.write('round.sav', bytes)
  const { names, rows } = pspp.values("GET FILE='round.sav'.")
  expect(names).toEqual(own.names)
  expect(rows).toHaveLength(120)
  for (const [at, name] of names.entries()) {
    const read = rows.map((row) => (row[at] === '' ? undefined : Number(row[at])))
    expect([name, read]).toEqual([name, own.numbers(name)])
  }
})

test.skipIf(!isThere)('PSPP shows every question with its words, umlauts whole', () => {
  const bytes = readFileSync(roundData)
  const own = readSav(bytes)
  pspp.write('round.sav', bytes)
  const listed = pspp.run("GET FILE='round.sav'.\nDISPLAY DICTIONARY.")
  for (const { question, lines } of tallies(peopleOf(120))) {
    // Numbers have no words; classes are made for the screen alone.
    const words = Object.keys(lines).filter((word) => !/^((unter|ab) )?\d$/.test(word))
    // Who people are is left out where it would cost too many of the answers.
    if (words.length > 0 && foundIn(own, { question, lines }).isLeft) continue
    if (words.length > 0) expect(listed).toContain(question)
    for (const word of words) expect(listed).toContain(word)
  }
})
