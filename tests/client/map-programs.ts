/** GDAL and GPSBabel as readers and writers of our files: what stands in them, as programs that know nothing of us see it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { findProgram } from './chromium.js'

/** A folder on disk in which they work; `close` removes it. */
export class MapPrograms {
  readonly #folder = mkdtempSync(join(tmpdir(), 'maps-'))

  write(name: string, bytes: Uint8Array | string): string {
    const path = join(this.#folder, name)
    writeFileSync(path, bytes)
    return path
  }

  read(name: string): Uint8Array {
    return new Uint8Array(readFileSync(join(this.#folder, name)))
  }

  /** Runs one of them in the folder and returns what it prints; throws with its words if it fails or warns. */
  run(name: 'ogr2ogr' | 'ogrinfo' | 'gdalinfo' | 'gpsbabel', ...parameters: string[]): string {
    const program = findProgram([name])
    if (!program) throw new Error(`${name} is missing: "npm run test:interop" installs it.`)
    try {
      return execFileSync(program, parameters, {
        cwd: this.#folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 1 << 28,
      })
    } catch (error) {
      const { stderr = '' } = error as { stderr?: string }
      throw new Error(`${name} failed: ${stderr.slice(0, 4000)}`, { cause: error })
    }
  }

  /** One layer of a file as a table: X and Y in degrees, and the columns. */
  table(name: string, layer: string): Record<string, string>[] {
    const made = `${name}.${layer.replace(/\W/g, '')}.csv`
    this.run('ogr2ogr', '-f', 'CSV', '-lco', 'GEOMETRY=AS_XY', made, name, layer)
    const text = new TextDecoder().decode(this.read(made))
    return Papa.parse<Record<string, string>>(text.trimEnd(), { header: true }).data
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
