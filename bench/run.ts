import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createScratchDatabase } from '../apps/site/test/support/postgres.ts'
import { startTemporaryPostgres } from '../scripts/test/temporary-postgres.ts'
import { measureAnswered } from './answered.ts'
import { measureConsole } from './console.ts'
import { measureCosd } from './count-cosd.ts'
import { measureHes } from './count-hes.ts'
import { measureFinding } from './finding.ts'
import { measureMail } from './mail.ts'
import { measurePostcodes } from './postcodes.ts'
import { freePort, startPinned, stop } from './process.ts'
import { measurePublication } from './publishing.ts'
import { keeps, printTable, type Row } from './row.ts'
import { measureServing } from './serving.ts'
import { measureSignUps } from './sign-ups.ts'
import { builtServer, measureStart } from './starting.ts'
import { measureSubmissions } from './submissions.ts'

/**
 * Measures the budgets of the design in one run, each beside its peer or limit, and writes bench/results.json. Every figure asserts
 * its answers before it is printed; a budget that is not kept makes the run fail. `npm run bench -- count` (or `site`, `postcodes`, `mail`, `sign-ups` or `submissions`) measures one group
 * only; what was written of the other stays.
 */
const groups: Readonly<Record<string, () => Promise<Row[]>>> = {
  site: measureSite,
  postcodes: measureImport,
  mail: measureMailing,
  'sign-ups': measureJoining,
  submissions: measureReceiving,
  count: measureCount,
}

const [chosen, ...more] = process.argv.slice(2)
if (more.length > 0 || (chosen !== undefined && !Object.hasOwn(groups, chosen))) {
  console.error(`What can be measured alone: ${Object.keys(groups).join(', ')}.`)
  process.exit(2)
}

const root = resolve(import.meta.dirname, '..')
const results = join(root, 'bench/results.json')
const server = builtServer(root)
const command = join(root, 'dist/site/command.js')
const work = mkdtempSync(join(tmpdir(), 'spotlight-bench-'))
const ready = /Spotlight is ready/

async function startSite(cpu: number, env: Readonly<Record<string, string>>) {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const child = await startPinned(cpu, [server], {
    ready,
    env: { DATABASE_URL: '', SMTP_URL: '', ...env, PORT: String(port), BASE_URL: address },
  })
  return { address, pid: child.pid, stop: () => stop(child) }
}

const measured: { group: string; rows: Row[] }[] = []
try {
  for (const [group, measure] of Object.entries(groups)) {
    if (chosen === undefined || chosen === group) measured.push({ group, rows: await measure() })
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
printTable(measured.flatMap(({ rows }) => rows))
const now = new Date().toISOString()
const stays = written().filter(({ group }) => !measured.some(done => done.group === group))
const fresh = measured.flatMap(({ group, rows }) => rows.map(row => ({ group, measuredOn: now, ...row })))
const inOrder = Object.keys(groups).flatMap(name => [...stays, ...fresh].filter(({ group }) => group === name))
writeFileSync(results, `${JSON.stringify({ node: process.version, measuredOn: now, rows: inOrder }, null, 2)}\n`)
process.exitCode = measured.flatMap(({ rows }) => rows).every(keeps) ? 0 : 1

/** What an earlier run has written; before there were groups everything was of the site. */
function written(): (Row & { group: string; measuredOn: string })[] {
  if (!existsSync(results)) return []
  // Our own file, written a few lines above.
  const { measuredOn, rows } = JSON.parse(readFileSync(results, 'utf8')) as {
    measuredOn: string
    rows: (Row & { group?: string; measuredOn?: string })[]
  }
  return rows.map(row => ({ ...row, group: row.group ?? 'site', measuredOn: row.measuredOn ?? measuredOn }))
}

/** How fast extracts are read and counted, beside a bare parser and DuckDB's own scan. */
async function measureCount(): Promise<Row[]> {
  console.log('Reading COSD beside a bare parser …')
  const cosd = await measureCosd()
  console.log('Counting HES beside DuckDB’s own scan …')
  return [...cosd, ...(await measureHes())]
}

/** How fast a whole Postcode Directory comes in, and what visitors notice of it. */
async function measureImport(): Promise<Row[]> {
  console.log('Importing every postcode …')
  return measurePostcodes({ root, command, work, startSite })
}

/** How many people can sign up in a second. */
async function measureJoining(): Promise<Row[]> {
  console.log('Signing up …')
  return measureSignUps({ work, startSite })
}

/** How fast what hospitals have signed is taken in, or turned away. */
async function measureReceiving(): Promise<Row[]> {
  console.log('Taking submissions in beside bare verification of their signatures …')
  return measureSubmissions(root, work)
}

/** How fast a mailing leaves. */
async function measureMailing(): Promise<Row[]> {
  console.log('Sending a mailing beside the bare mail library …')
  return measureMail(root, work)
}

async function measureSite(): Promise<Row[]> {
  const rows: Row[] = []
  const example = { SPOTLIGHT_CAMPAIGN: 'example', SPOTLIGHT_DATA: join(work, 'example') }
  console.log('Preparing the example campaign …')
  const site = await startSite(0, example)
  for (const path of ['/map', '/trusts/EX-003', '/national']) {
    console.log(`Serving ${path} beside a bare server …`)
    rows.push(...(await measureServing({ ...site, path })))
  }
  console.log('Finding by postcode and by name …')
  rows.push(
    ...(await measureFinding(site.address, {
      postcode: { q: 'LS9 7TF', answers: (status, body) => status === 200 && body.includes('Near LS9 7') },
      name: { q: 'Adenbrookes', answers: (status, _, location) => status === 303 && location.endsWith('/register/RGT') },
    })),
  )
  console.log('Publishing …')
  rows.push(
    await measurePublication('a publication is seen: embedded database, command beside the server', {
      processes: [site],
      command,
      env: { ...example, DATABASE_URL: '' },
    }),
  )
  await site.stop()
  console.log('Starting on an existing folder …')
  rows.push(await measureStart(server, { DATABASE_URL: '', SMTP_URL: '', ...example }))
  console.log('Using the console on a round of 240 …')
  rows.push(...(await measureConsole(root, 'embedded database', { folder: join(work, 'console') })))
  console.log('Using the console on 240 answers …')
  rows.push(...(await measureAnswered(root, 'embedded database', { folder: join(work, 'answered') })))
  rows.push(...(await onPostgres()))
  return rows
}

/** Two processes on one PostgreSQL server, where there is one. */
async function onPostgres(): Promise<Row[]> {
  const postgres = await startTemporaryPostgres()
  if ('missing' in postgres) {
    console.log(`Not measured on PostgreSQL: ${postgres.missing}`)
    return []
  }
  console.log('Publishing to two processes on PostgreSQL …')
  const env = { SPOTLIGHT_CAMPAIGN: 'example', DATABASE_URL: postgres.url }
  const first = await startSite(0, { ...env, SPOTLIGHT_DATA: join(work, 'first') })
  const second = await startSite(1, { ...env, SPOTLIGHT_DATA: join(work, 'second') })
  try {
    return [
      await measurePublication('a publication is seen: two processes on PostgreSQL', {
        processes: [first, second],
        command,
        env: { ...env, SPOTLIGHT_DATA: join(work, 'third') },
      }),
      ...(await consoleOnPostgres(postgres.url)),
    ]
  } finally {
    await first.stop()
    await second.stop()
    postgres.stop()
  }
}

async function consoleOnPostgres(server: string): Promise<Row[]> {
  console.log('Using the console on a round of 240, on PostgreSQL …')
  const asked = await createScratchDatabase(server)
  const answered = await createScratchDatabase(server)
  try {
    return [...(await measureConsole(root, 'PostgreSQL', asked)), ...(await measureAnswered(root, 'PostgreSQL', answered))]
  } finally {
    await asked.drop()
    await answered.drop()
  }
}
