/** The last line of `.ci/run`: how much passed and failed, counted from the reports of the stages. */
import { existsSync, readFileSync } from 'node:fs'

let passed = 0
let failed = 0
for (const line of readFileSync('reports/stages', 'utf8').trim().split('\n')) {
  const [stage, status] = line.split(' ')
  const report = `reports/${stage ?? ''}.json`
  const counted = existsSync(report) ? count(report) : { passed: 0, failed: 0 }
  passed += counted.passed
  failed += counted.failed
  // A stage that failed without a failed test, or has no tests, counts as one.
  if (status !== '0' && counted.failed === 0) failed += 1
  else if (counted.passed + counted.failed === 0) passed += 1
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** @param {string} report */
function count(report) {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  return { passed: Number(numPassedTests), failed: Number(numFailedTests) }
}
