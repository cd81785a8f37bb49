/** Finds the Chromium that the tests drive, wherever a distribution or the tester put it. */
import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** No request of the browser's own may leave the machine while an offline promise is tested. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The path of a program on this machine, or undefined.
 * @param {string[]} names
 * @param {string[]} [places]
 */
export function findProgram(names, places = []) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...places].find(isProgram)
}

/** The path of a Chromium: the variable CHROMIUM, then PATH, then the usual places; or undefined. */
export function findChromium() {
  const named = process.env.CHROMIUM
  if (named) return isProgram(named) ? named : undefined
  return findProgram(NAMES, PLACES)
}

/** True when Debian's packages can be installed here without asking anybody. */
export function canInstall() {
  return process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined
}

/**
 * Installs Debian packages without questions; throws when apt-get fails.
 * @param {string[]} packages
 */
export function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  /** @param {string[]} parameters */
  const apt = (...parameters) => {
    execFileSync('apt-get', parameters, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  apt('update', '-q')
  apt('install', '-y', '-q', '--no-install-recommends', ...packages)
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
