/** The walls of the house: which room may import which. The arrows point up this page. */
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'

/**
 * The rooms of src/. A room imports only rooms above it.
 * @type {Record<string, { rooms?: string[], packages?: string[] }>}
 */
export const rooms = {
  schema: { packages: ['zod/mini'] },
  text: {},
  // Asking: questionnaires, their conditions and checks; counting: everything that is shown of answers.
  survey: { rooms: ['schema'] },
  evaluation: { rooms: ['schema', 'survey'] },
  // Positions, distances, plans on the earth: pure numbers, without any map on a screen.
  geo: { rooms: ['schema'] },
  // What a picture is by its bytes, how small it is kept, how something in it is covered: no canvas, no screen.
  photo: {},
  methods: { rooms: ['schema'] },
  documents: { rooms: ['schema', 'survey'], packages: ['yjs', 'lib0', 'fractional-indexing'] },
  examples: { rooms: ['schema', 'survey', 'methods', 'documents'], packages: ['yjs'] },
  vault: {
    rooms: ['schema', 'survey', 'documents'],
    packages: ['yjs', 'lib0', '@noble/curves', '@hpke/core'],
  },
  storage: { rooms: ['schema', 'documents', 'vault'], packages: ['yjs', 'dexie'] },
  links: {
    rooms: ['schema', 'documents', 'vault'],
    packages: ['yjs', 'lib0', 'fflate', '@hocuspocus/provider'],
  },
  imports: { rooms: ['schema', 'survey', 'geo'], packages: ['fflate', 'papaparse'] },
  exports: {
    rooms: ['schema', 'text', 'survey', 'evaluation', 'geo'],
    packages: ['docx', 'fflate', 'papaparse'],
  },
  state: {
    rooms: [
      'schema',
      'text',
      'survey',
      'evaluation',
      'geo',
      'photo',
      'methods',
      'documents',
      'examples',
      'vault',
      'imports',
      'exports',
    ],
    // Maps and plans are read here; what draws on the screen is in views.
    packages: ['svelte', 'pmtiles', 'protomaps-leaflet', 'pdfjs-dist'],
  },
  views: {
    rooms: ['schema', 'text', 'survey', 'geo', 'photo', 'state'],
    packages: [
      'svelte',
      'lucide-static',
      '@kern-ux/native',
      '@fontsource/fira-sans',
      'qr',
      'leaflet',
    ],
  },
  app: {
    rooms: [
      'schema',
      'text',
      'survey',
      'methods',
      'documents',
      'examples',
      'vault',
      'storage',
      'links',
      'imports',
      'exports',
      'state',
      'views',
    ],
    packages: ['svelte', 'yjs'],
  },
  // Of the vault the hub sees the check of signatures alone: nothing there can open anything.
  hub: {
    rooms: ['schema'],
    packages: [
      '#vault/membership.ts',
      'node:.+',
      '@hocuspocus/server',
      '@hocuspocus/extension-redis',
      'lib0',
      'pg',
      'yjs',
    ],
  },
}

/** @type {import('eslint').Linter.Config[]} */
const walls = Object.entries(rooms).map(([room, { rooms: open = [], packages = [] }]) => {
  const named = [...open.map((other) => `#${other}`), ...packages].join(', ') || 'nothing'
  const message = `${room}/ may import ./siblings and: ${named}.`
  const doors = [
    '\\.[\\\\/](?!\\.)',
    ...[room, ...open].map((other) => `#${other}[\\\\/]`),
    ...packages.map((name) => `${name.replaceAll('/', '[\\\\/]')}($|[\\\\/?])`),
  ]
  const regex = `^(?!${doors.join('|')})`
  return {
    files: [`src/${room}/**/*.{ts,svelte}`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex, message }] }],
      'no-restricted-syntax': [
        'error',
        { selector: `ImportExpression > Literal[value=/${regex}/]`, message },
        { selector: `TSImportType Literal[value=/${regex}/]`, message },
        { selector: 'ImportExpression[source.type!="Literal"]', message: 'name what you import' },
      ],
    },
  }
})

export default defineConfig(
  { ignores: ['dist', 'reports', 'node_modules'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-navigation-without-resolve': 'off',
      // Dates, maps and addresses here are values inside one function, never state.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  walls,
  {
    files: ['src/methods/!(index).ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!#schema/)', message: 'a method is data: it imports only the schema' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/hub/**', 'tests/**', '*.js', '*.ts'],
    languageOptions: { globals: globals.node },
  },
  { files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] },
)
