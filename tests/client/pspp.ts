/** PSPP as a reader of our data files: what stands in them, as a program that knows nothing of us sees it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { findProgram } from './chromium.js'

/** A folder on disk in which PSPP works; `close` removes it. */
export class Pspp {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pspp-'))
  readonly #program = findProgram(['pspp'])

  write(name: string, bytes: Uint8Array | string): string {
    const path = join(this.#folder, name)
    writeFileSync(path, bytes)
    return path
  }

  /** Runs syntax and returns what PSPP prints, as plain text. Throws with its words if it fails or warns. */
  run(syntax: string): string {
    if (!this.#program) throw new Error('pspp is missing: "npm run test:interop" installs it.')
    this.write('run.sps', syntax)
    const output = ['-o', 'printed.txt', '-O', 'format=txt', '-O', 'width=500', 'run.sps']
    try {
      execFileSync(this.#program, output, {
        cwd: this.#folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 1 << 28,
      })
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
      throw new Error(`PSPP failed: ${stderr}${stdout.slice(0, 4000)}`, { cause: error })
    }
    const text = readFileSync(join(this.#folder, 'printed.txt'), 'utf8')
    const complaint = /^.*\b(error|warning):.*$/m.exec(text)
    if (complaint) throw new Error(`PSPP says: ${complaint[0]}`)
    return text
  }

  /**
   * The values of a file, row by row, after some syntax: numbers with all their digits, empty cells as ''.
   * `read` is the command that opens it.
   */
  values(read: string, syntax = ''): { names: string[]; rows: string[][] } {
    this.run(
      [
        read,
        syntax,
        "SAVE TRANSLATE /OUTFILE='values.csv' /TYPE=CSV /REPLACE /FIELDNAMES /CELLS=VALUES",
        "  /TEXTOPTIONS DELIMITER=',' FORMAT=PLAIN.",
      ].join('\n'),
    )
    const csv = readFileSync(join(this.#folder, 'values.csv'), 'utf8')
    const { data } = Papa.parse<string[]>(csv.trimEnd())
    const [names = [], ...rows] = data
    return { names, rows: rows.map((row) => row.map((cell) => (cell.trim() === '' ? '' : cell))) }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
