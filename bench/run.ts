import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createScratchDatabase } from '../apps/site/test/support/postgres.ts'
import { startTemporaryPostgres } from '../scripts/test/temporary-postgres.ts'
import { measureAnswered } from './answered.ts'
import { measureConsole } from './console.ts'
import { measureFinding } from './finding.ts'
import { freePort, startPinned, stop } from './process.ts'
import { measurePublication } from './publishing.ts'
import { keeps, printTable, type Row } from './row.ts'
import { measureServing } from './serving.ts'
import { builtServer, measureStart } from './starting.ts'

/**
 * Measures the budgets of the design in one run, each beside its peer or limit, and writes bench/results.json. Every figure asserts
 * its answers before it is printed; a budget that is not kept makes the run fail.
 */
const root = resolve(import.meta.dirname, '..')
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

const rows: Row[] = []
try {
  const example = { SPOTLIGHT_CAMPAIGN: 'example', SPOTLIGHT_DATA: join(work, 'example') }
  console.log('Preparing the example campaign …')
  const site = await startSite(0, example)
  for (const path of ['/map', '/trusts/EX-003']) {
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
} finally {
  rmSync(work, { recursive: true, force: true })
}
printTable(rows)
mkdirSync(join(root, 'bench'), { recursive: true })
writeFileSync(
  join(root, 'bench/results.json'),
  `${JSON.stringify({ node: process.version, measuredOn: new Date().toISOString(), rows }, null, 2)}\n`,
)
process.exitCode = rows.every(keeps) ? 0 : 1

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
