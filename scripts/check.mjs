/** Runs the checks alone: types, lint and format, arrows, circles, words, names, documentation. The tests run them too. */
import { resolve } from 'node:path'
import { runChecks } from './checks/run-checks.ts'
import { slowStep } from './slow-step.mjs'

const results = await slowStep('Checking', () =>
  runChecks(resolve(import.meta.dirname, '..'), line => process.stdout.write(`${line}\n`)),
)
const failed = results.filter(({ findings }) => findings.length > 0)
process.stdout.write(`${results.length - failed.length} of ${results.length} checks passed\n`)
process.exitCode = failed.length === 0 ? 0 : 1
