/** The last line of `.ci/run` tells the truth. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

/** What is printed for the stages with their exit codes and the reports of tests. */
function count(stages: Record<string, number>, reports: Record<string, [number, number]> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'count-'))
  mkdirSync(join(folder, 'reports'))
  const lines = Object.entries(stages).map(([stage, status]) => `${stage} ${String(status)}\n`)
  writeFileSync(join(folder, 'reports/stages'), lines.join(''))
  for (const [name, [numPassedTests, numFailedTests]] of Object.entries(reports)) {
    const report = JSON.stringify({ numPassedTests, numFailedTests })
    writeFileSync(join(folder, `reports/${name}.json`), report)
  }
  const script = resolve('tests/count.js')
  const { stdout, status } = spawnSync(process.execPath, [script], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  return `${stdout.trim()} (${String(status)})`
}

test('stages without tests count once, tests count each', () => {
  const stages = { install: 0, check: 0, test: 0, interop: 0 }
  expect(count(stages, { test: [900, 0], interop: [18, 0] })).toBe('920 passed, 0 failed (0)')
})

test('a failed check is a failure', () => {
  expect(count({ check: 1, test: 0 }, { test: [5, 0] })).toBe('5 passed, 1 failed (1)')
})

test('failed tests count each, and not their stage once more', () => {
  expect(count({ check: 0, test: 1 }, { test: [5, 3] })).toBe('6 passed, 3 failed (1)')
})

test('tests that ended without a report, or failed without a failed test, are a failure', () => {
  expect(count({ test: 1 })).toBe('0 passed, 1 failed (1)')
  expect(count({ test: 1 }, { test: [7, 0] })).toBe('7 passed, 1 failed (1)')
})
