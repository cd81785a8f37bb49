/** What the journey took home from its evening in Chromium, as LibreOffice reads it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { exportFolder } from '../client/exported.ts'
import { Office } from '../client/soffice.ts'
import { village } from '../client/village.ts'

const office = new Office()
afterAll(() => office.close())

const formats = ['docx', 'odt'] as const
const pathOf = (format: string) => join(exportFolder, `evening.${format}`)
// The files come from `npm test`; minutes.test.ts reads the same export without them.
const isThere = formats.every((format) => existsSync(pathOf(format)))

test.skipIf(!isThere).each(formats)(
  'acceptance 5: every measure of the evening stands in its %s with its source cards',
  (format) => {
    const bytes = readFileSync(pathOf(format))
    const plain = office.convert(`evening.${format}`, bytes, 'txt:Text (encoded):UTF8')
    const text = plain.toString('utf8')
    const lines = text.split(/\r?\n/)
    for (const [index, title] of village.sketches.entries()) {
      const short = `M${String(index + 1)}`
      expect(lines).toContain(`${short} ${title}`)
      expect(text).toContain(village.leads[index])
      const begins = lines.findIndex((line) => line === `Woher kommt das? (${short})`)
      const own = lines.slice(begins, begins + 40).join('\n')
      expect(begins).toBeGreaterThan(-1)
      expect(own).toContain(village.ideas[index])
    }
    expect(text).toContain(village.question)
    expect(text).toContain('Heimatverein, Ortsbeirat, Jugendfeuerwehr')
  },
)
