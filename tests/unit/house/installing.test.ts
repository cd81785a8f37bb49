/** `npm ci` works on every machine: nothing is missing from the list, nothing compiles or downloads. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Listed {
  optionalDependencies?: Record<string, string>
  hasInstallScript?: boolean
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Listed>
}
const { allowScripts, dependencies, devDependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
) as Record<'allowScripts' | 'dependencies' | 'devDependencies', Record<string, unknown>>

test('the lock file lists the optional packages of every platform', () => {
  // `npm install` drops those it cannot reach, and then `npm ci` refuses the whole list.
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  )
  const listed = Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ''))
  expect(wanted.filter((name) => !listed.includes(name))).toEqual([])
})

test('no package runs a script of its own when it is installed', () => {
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)
  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect(names.filter((name) => allowScripts[name] !== false)).toEqual([])
})

test('every version is pinned', () => {
  const versions = Object.values({ ...dependencies, ...devDependencies })
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
})
