/** `npm test` and `npm run test:interop`: sees to the programs that are needed, then runs the tests. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { canInstall, findChromium, findProgram, installPackages } from './client/chromium.js'

const PROGRAMS = {
  chromium: {
    present: () => findChromium() !== undefined,
    packages: ['chromium', 'fonts-liberation'],
    sentence:
      'Please install Chromium (Debian: "apt-get install chromium") or set CHROMIUM to its path.',
  },
  libreoffice: {
    present: () => ['soffice', 'pdftotext'].every((name) => findProgram([name]) !== undefined),
    packages: ['libreoffice-writer', 'libreoffice-calc', 'poppler-utils'],
    sentence:
      'Please install LibreOffice Writer and Calc and poppler-utils (Debian: "apt-get install libreoffice-writer libreoffice-calc poppler-utils").',
  },
  pspp: {
    present: () => ['pspp', 'xmllint'].every((name) => findProgram([name]) !== undefined),
    packages: ['pspp', 'libxml2-utils'],
    sentence: 'Please install PSPP and xmllint (Debian: "apt-get install pspp libxml2-utils").',
  },
  maps: {
    present: () => ['ogr2ogr', 'gdalinfo', 'gpsbabel'].every((name) => findProgram([name])),
    packages: ['gdal-bin', 'gpsbabel'],
    sentence: 'Please install GDAL and GPSBabel (Debian: "apt-get install gdal-bin gpsbabel").',
  },
  servers: {
    present: () => findProgram(['redis-server']) !== undefined && existsSync('/usr/lib/postgresql'),
    packages: ['postgresql', 'redis-server'],
    sentence:
      'Please install PostgreSQL and Redis (Debian: "apt-get install postgresql redis-server").',
  },
  proxies: {
    present: () =>
      ['caddy', 'nginx', 'openssl'].every(
        (name) => findProgram([name], [`/usr/sbin/${name}`]) !== undefined,
      ),
    packages: ['caddy', 'nginx-light', 'openssl'],
    sentence:
      'Please install Caddy and nginx (Debian: "apt-get install caddy nginx-light openssl").',
  },
}

const [stage, ...parameters] = process.argv.slice(2)
const interop = stage === 'interop'
const projects = interop ? ['interop'] : ['unit', 'browser', 'journeys']
for (const program of interop ? Object.values(PROGRAMS) : [PROGRAMS.chromium]) {
  provide(program)
}
const name = interop ? 'interop' : 'test'
const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    '--reporter=junit',
    `--outputFile.json=${resolve('reports', name)}.json`,
    `--outputFile.junit=${resolve('reports', name)}.xml`,
    ...(interop ? parameters : process.argv.slice(2)),
  ],
  { stdio: 'inherit' },
)
process.exitCode = status ?? 1

/**
 * Finds a program, or installs Debian's, or ends with one sentence that says what to install.
 * @param {(typeof PROGRAMS)['chromium']} program
 */
function provide({ present, packages, sentence }) {
  if (present()) return
  if (canInstall() && !process.env.CHROMIUM) {
    console.error(`Installing ${packages.join(', ')} …`)
    try {
      installPackages(packages)
    } catch {
      // apt-get has said why on its own; the sentence below says what is missing.
    }
  }
  if (present()) return
  console.error(sentence)
  process.exit(1)
}
