/**
 * Runs everything that can fail: the checks, then the tests (rules, stores on both databases, pages, a real browser). The last line is
 * always `N passed, N failed, N skipped`. With CI=true, a skip fails too.
 */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runChecks } from './checks/run-checks.ts'
import { findChromium } from './find-chromium.ts'
import { slowStep } from './slow-step.mjs'
import { runVitest } from './test/run-vitest.ts'
import { count, isGood, skippedInWords, summaryLine } from './test/tally.ts'
import { startTemporaryPostgres } from './test/temporary-postgres.ts'

const root = resolve(import.meta.dirname, '..')
const filters = process.argv.slice(2)
/** @param {string} line */
const say = line => process.stdout.write(`${line}\n`)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))

await preparePostgres()
const withoutBrowser = await prepareBrowser()
prepareOutsideData()
const projects = ['unit', 'store', ...(withoutBrowser.length === 0 ? ['browser'] : [])]
const checks = await runChecks(root, say)
const run = await runVitest(root, { filters, projects })
const results = [...checks.map(resultOfCheck), ...run.results, ...withoutBrowser]

const tally = count(results)
const maySkip = process.env.CI !== 'true'
for (const line of skippedInWords(results)) say(line)
say(`The files that took longest: ${run.slowest.map(({ file, seconds }) => `${file} ${seconds} s`).join(', ')}`)
for (const { name, reason } of results.filter(({ outcome }) => outcome === 'failed'))
  say(`failed: ${name}${reason ? ` – ${reason.split('\n')[0]}` : ''}`)
if (tally.skipped > 0 && !maySkip) say('With CI=true everything must run: a skipped test fails.')
say(summaryLine(tally))
process.exit(isGood(tally, maySkip) ? 0 : 1)

async function preparePostgres() {
  if (process.env.TEST_DATABASE_URL) return say('PostgreSQL for the tests: TEST_DATABASE_URL')
  const postgres = await slowStep('Starting PostgreSQL for the tests', startTemporaryPostgres)
  if ('missing' in postgres) {
    process.env.TEST_DATABASE_MISSING = postgres.missing
    return say(`No PostgreSQL for the tests: ${postgres.missing}`)
  }
  process.once('exit', postgres.stop)
  process.env.TEST_DATABASE_URL = postgres.url
  say(`PostgreSQL for the tests: ${postgres.version}, for this run only`)
}

/**
 * @param {import('./checks/run-checks.ts').CheckResult} check
 * @returns {import('./test/tally.ts').Result}
 */
function resultOfCheck({ name, findings }) {
  return { name: `check: ${name}`, outcome: findings.length === 0 ? 'passed' : 'failed', reason: findings[0] }
}

/**
 * What is skipped because there is no browser: each file of browser tests counts as one.
 *
 * @returns {Promise<import('./test/tally.ts').Result[]>}
 */
async function prepareBrowser() {
  const browser = await slowStep('Looking for a browser', findChromium)
  if (!('missing' in browser)) {
    say(`Browser for the tests: ${browser.executablePath}`)
    return []
  }
  say(`No browser for the tests: ${browser.missing}`)
  return ['apps/site/test/browser', 'apps/count/test/browser']
    .flatMap(folder => readdirSync(join(root, folder)))
    .filter(file => file.endsWith('.browser.test.ts'))
    .map(name => ({ name, outcome: 'skipped', reason: browser.missing }))
}

function prepareOutsideData() {
  const folder = process.env.SPOTLIGHT_TEST_DATA
  if (!folder) return say('Tests on outside data are not collected: SPOTLIGHT_TEST_DATA does not name a folder.')
  process.env.SPOTLIGHT_TEST_DATA = resolve(root, folder)
  say(`Outside data for the tests: ${process.env.SPOTLIGHT_TEST_DATA}`)
}
