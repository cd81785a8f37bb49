/** LibreOffice as a reader of our files, with a profile of its own that is thrown away. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findProgram } from './chromium.js'

/** A place on disk where files are opened and converted; `close` removes it. */
export class Office {
  readonly #folder = mkdtempSync(join(tmpdir(), 'office-'))
  readonly #program = installed('soffice')

  /** Writes the file and returns it in another format, such as `pdf` or `txt:Text (encoded):UTF8`. */
  convert(name: string, bytes: Uint8Array, format: string, inputFilter?: string): Buffer {
    const source = join(this.#folder, name)
    writeFileSync(source, bytes)
    const profile = pathToFileURL(join(this.#folder, 'profile')).href
    const output = execFileSync(
      this.#program,
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--norestore',
        ...(inputFilter ? [`--infilter=${inputFilter}`] : []),
        '--convert-to',
        format,
        '--outdir',
        join(this.#folder, 'out'),
        source,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const extension = format.split(':')[0] ?? ''
    const target = name.replace(/[^.]+$/, extension)
    if (!output.includes(target)) throw new Error(`LibreOffice made no ${target}: ${output}`)
    return readFileSync(join(this.#folder, 'out', target))
  }

  /** What poppler says about a PDF. */
  pdf(bytes: Uint8Array): { pages: number; info: string; texts: string[] } {
    const path = join(this.#folder, 'looked-at.pdf')
    writeFileSync(path, bytes)
    const info = execFileSync(installed('pdfinfo'), [path], { encoding: 'utf8' })
    const text = execFileSync(installed('pdftotext'), ['-layout', '-enc', 'UTF-8', path, '-'], {
      encoding: 'utf8',
    })
    const pages = Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1])
    return { pages, info, texts: text.split('\f').slice(0, pages) }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function installed(name: string): string {
  const program = findProgram([name])
  if (!program) throw new Error(`${name} is missing: "npm run test:interop" installs it.`)
  return program
}
