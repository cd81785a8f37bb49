/** The doors of the counting: nobody gets a number of answers around the shield. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What other rooms may open: the shield, its shapes, rows that tell nobody, and what holds no number of answers. */
const doors = [
  'count.ts',
  'published.ts',
  'shown-lines.ts',
  'waves.ts',
  'features.ts',
  'settled.ts',
  'readings.ts',
  'agreement.ts',
  'names.ts',
  'rows.ts',
  'row-columns.ts',
  'least.ts',
]

/** Of `features.ts` only how many there may be: its groups are raw. */
const harmless = { 'features.ts': ['mostFeatures'] } as Record<string, string[]>

test('other rooms open the counting by its doors only', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.startsWith('evaluation/'))
    .map((file) => `src/${file}`)
  const found = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /import (?:type )?{([^}]*)} from '#evaluation\/([^']+)'/g,
      ),
    ].map(([, names = '', door = '']) => ({
      file,
      door,
      names: names.split(',').map((one) => one.trim()),
    })),
  )
  expect(found.length).toBeGreaterThan(5)
  for (const { file, door, names } of found) {
    expect(doors, file).toContain(door)
    for (const name of names.filter(Boolean)) {
      if (harmless[door]) expect(harmless[door], file).toContain(name)
    }
  }
})
