/** The walls of the house hold: the table has no circle, and whoever breaks a wall is caught. */
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../../../eslint.config.js'

test('each room lists only rooms written above it', () => {
  const names = Object.keys(rooms)
  for (const [room, { rooms: open = [] }] of Object.entries(rooms)) {
    const above = names.slice(0, names.indexOf(room))
    expect(above, `${room} lists a room below it`).toEqual(expect.arrayContaining(open))
  }
})

/** Rules that break when a wall breaks. */
const walls = ['no-restricted-imports', 'no-restricted-syntax']

let eslint: ESLint

beforeAll(() => {
  // Types are not needed to see an import; without them a planted file need not exist.
  const untyped = { languageOptions: { parserOptions: { projectService: false } } }
  eslint = new ESLint({
    overrideConfig: untyped,
    ruleFilter: ({ ruleId }) => walls.includes(ruleId),
  })
})

async function broken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath })
  const fatal = result?.messages.filter((message) => message.fatal) ?? []
  expect(fatal).toEqual([])
  return result?.messages.map(({ ruleId }) => String(ruleId)) ?? []
}

const faults = {
  'value import of a lower room': "import { openHouse } from '#views/App.ts'\nopenHouse()",
  'type-only import of a lower room':
    "import type { House } from '#state/house.svelte.ts'\nexport type A = House",
  'inline type import':
    "import { type House } from '#state/house.svelte.ts'\nexport type A = House",
  'import for its effect': "import '#state/house.svelte.ts'",
  'dynamic import of a lower room': "export const later = () => import('#app/main.ts')",
  'dynamic import that hides its name':
    'export const later = (a: string) => import(`#app/${a}.ts`)',
  'type named by an import': "export type A = import('#state/house.svelte.ts').House",
  'exporting from a lower room': "export { House } from '#state/house.svelte.ts'",
  'forbidden package': "import { Dexie } from 'dexie'\nnew Dexie('x')",
  'package whose name begins like a permitted one': "import * as a from 'yjs-evil'\na.b()",
  'dynamic import of a forbidden package': "export const later = () => import('dexie')",
  'way out of the room': "import { a } from '../state/house.svelte.ts'\na()",
  'way out by a detour': "import { a } from './../state/house.svelte.ts'\na()",
  'module of Node': "import { readFileSync } from 'node:fs'\nreadFileSync('x')",
}

describe('in a file of documents/', () => {
  test.each(Object.entries(faults))('%s is caught', async (_name, code) => {
    expect(await broken('src/documents/planted.ts', code)).toHaveLength(1)
  })

  test('what the table opens is allowed', async () => {
    const code =
      "import { Doc } from 'yjs'\nimport type { Id } from '#schema/id.ts'\nimport { a } from './blocks/cards.ts'\n" +
      "export const later = () => import('#schema/id.ts')\nexport const doc: Doc & Id = a(new Doc())"
    expect(await broken('src/documents/planted.ts', code)).toEqual([])
  })
})

describe('in a component', () => {
  const faultsOfViews = {
    'value import': "import { addCard } from '#documents/blocks/cards.ts'\n  addCard()",
    'type-only import':
      "import type { Device } from '#documents/ports.ts'\n  let a: Device | undefined = $state()",
    'dynamic import': "const later = () => import('#storage/database.ts')\n  later()",
    'forbidden package': "import { Doc } from 'yjs'\n  new Doc()",
    'dynamic import of a forbidden package': "const later = () => import('docx')\n  later()",
  }

  test.each(Object.entries(faultsOfViews))('%s is caught', async (_name, code) => {
    const component = `<script lang="ts">\n  ${code}\n</script>\n\n<p>x</p>\n`
    expect(await broken('src/views/parts/Planted.svelte', component)).toHaveLength(1)
  })

  test('dynamic import in the markup is caught', async () => {
    const component = "{#await import('#storage/database.ts') then a}{String(a)}{/await}\n"
    expect(await broken('src/views/parts/Planted.svelte', component)).toHaveLength(1)
  })

  test('what the table opens is allowed', async () => {
    const component =
      '<script lang="ts">\n  import { useHouse } from \'#state/house.svelte.ts\'\n' +
      "  import Icon from './Icon.svelte'\n  const house = useHouse()\n</script>\n\n<Icon name={house.name} />\n"
    expect(await broken('src/views/parts/Planted.svelte', component)).toEqual([])
  })
})

test('a method imports only the schema, not its sibling', async () => {
  const sibling = "import { zukunftswerkstatt } from './zukunftswerkstatt.ts'\nzukunftswerkstatt()"
  expect(await broken('src/methods/planted.ts', sibling)).toHaveLength(1)
  expect(await broken('src/methods/index.ts', sibling)).toEqual([])
})

test('the first and the last room have walls, too', async () => {
  expect(await broken('src/hub/planted.ts', "import '#storage/database.ts'")).toHaveLength(1)
  expect(await broken('src/schema/planted.ts', "import '#text/german.ts'")).toHaveLength(1)
})
