import { spawn } from 'node:child_process'
import { chmodSync, closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { inventDirectory } from '../apps/site/test/support/invented-directory.ts'
import { startTemporaryPostgres } from '../scripts/test/temporary-postgres.ts'
import { median } from './process.ts'
import type { Row } from './row.ts'

type Place = {
  readonly root: string
  readonly command: string
  readonly work: string
  readonly startSite: (
    cpu: number,
    env: Readonly<Record<string, string>>,
  ) => Promise<{ address: string; pid: number; stop: () => Promise<void> }>
}

/** 2.75 million postcodes: a few more than ONS has. */
const unitsInSector = 234
const rounds = 3
const wanted = ['pcds', 'dointr', 'doterm', 'ctry25cd', 'pcon24cd', 'lat', 'long']

/** The whole Postcode Directory: beside a bare COPY of the same file on PostgreSQL, and on the embedded database while people visit. */
export async function measurePostcodes(place: Place): Promise<Row[]> {
  const directory = writeDirectory(place)
  return [...(await beside(place, directory)), ...(await embedded(place, directory))]
}

type Directory = { readonly file: string; readonly columns: readonly string[]; readonly narrow: string; readonly rows: number }

/** The directory as ONS writes it, and a file that holds nothing but the columns that are taken from it. */
function writeDirectory({ root, work }: Place): Directory {
  const file = join(work, 'ONSPD_NOV_2025_UK.csv')
  const narrow = join(work, 'narrow.csv')
  const [whole, few] = [openSync(file, 'w'), openSync(narrow, 'w')]
  let columns: string[] = []
  let places: number[] | null = null
  let rows = 0
  for (const piece of inventDirectory({ layout: 'from 2025', unitsInSector, campaignRoot: root })) {
    writeSync(whole, piece)
    const lines = piece.trimEnd().split('\r\n')
    if (places === null) {
      const names = piece.trimEnd().split(',')
      columns = names
      places = wanted.map(name => names.indexOf(name))
      continue
    }
    const chosen = places
    rows += lines.length
    writeSync(few, `${lines.map(line => pick(line.split(','), chosen)).join('\n')}\n`)
  }
  closeSync(whole)
  closeSync(few)
  // The server's own user reads it.
  chmodSync(work, 0o755)
  return { file, columns, narrow, rows }
}

const pick = (cells: readonly string[], places: readonly number[]): string => places.map(place => cells[place]).join(',')

async function beside(place: Place, { file, columns, narrow, rows }: Directory): Promise<Row[]> {
  const postgres = await startTemporaryPostgres()
  if ('missing' in postgres) {
    console.log(`Not measured on PostgreSQL: ${postgres.missing}`)
    return []
  }
  const env = { SPOTLIGHT_CAMPAIGN: 'example', DATABASE_URL: postgres.url, SPOTLIGHT_DATA: join(place.work, 'postcodes') }
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  try {
    // The schema and the seeds are no part of it.
    await run(place.command, ['import-register'], env)
    await client.query(
      `create table bare (postcode text, introduced text, ended text, country text, constituency text,
        lat double precision, lon double precision)`,
    )
    await client.query(`create table whole (${columns.map(name => `"${name}" text`).join(', ')})`)
    const figures: { ratio: number; narrow: number; rate: number; megabytes: number }[] = []
    for (let round = 0; round < rounds; round += 1) {
      const bare = await bareCopy(client, { table: 'whole', from: file, options: 'format csv, header', rows })
      const bareNarrow = await bareCopy(client, { table: 'bare', from: narrow, options: 'format csv', rows })
      await client.query('delete from postcode_set')
      const { seconds, megabytes } = await importFile(place.command, file, rows, env)
      await assertStored(client, rows)
      figures.push({ ratio: bare / seconds, narrow: bareNarrow / seconds, rate: rows / seconds, megabytes })
    }
    return [
      {
        what: 'import of 2.75 million postcodes, PostgreSQL, of the rate of a bare COPY of the same file',
        value: median(figures.map(({ ratio }) => ratio)),
        unit: 'x',
        limit: { at: 'least', value: 0.5 },
      },
      {
        // A file that nobody has: somebody would have to read the whole one first to write it.
        what: 'the same, of the rate of a bare COPY of a file of the wanted columns alone',
        value: median(figures.map(({ narrow }) => narrow)),
        unit: 'x',
      },
      { what: 'the same, postcodes', value: median(figures.map(({ rate }) => rate)), unit: 'per second' },
      {
        what: 'the same, memory of the command',
        value: Math.max(...figures.map(({ megabytes }) => megabytes)),
        unit: 'MB',
        limit: { at: 'most', value: 300 },
      },
    ]
  } finally {
    await client.end()
    postgres.stop()
  }
}

type BareCopy = { readonly table: 'bare' | 'whole'; readonly from: string; readonly options: string; readonly rows: number }

async function bareCopy(client: pg.Client, { table, from, options, rows }: BareCopy): Promise<number> {
  await client.query(`truncate ${table}`)
  const begin = performance.now()
  await client.query(`copy ${table} from '${from}' (${options})`)
  const seconds = (performance.now() - begin) / 1000
  const { rows: found } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)
  if (found[0]?.count !== rows) throw new Error(`COPY brought in ${found[0]?.count} of ${rows} rows`)
  await client.query(`truncate ${table}`)
  return seconds
}

async function assertStored(client: pg.Client, rows: number): Promise<void> {
  const { rows: found } = await client.query<{ count: number }>(
    `select (sum(octet_length(units)) / 14)::int as count from postcode_block
      where set_id = (select id from postcode_set where state = 'current')`,
  )
  if (found[0]?.count !== rows) throw new Error(`${found[0]?.count} of ${rows} postcodes are in use`)
}

/** From the command's own words: starting Node is no part of it. */
async function importFile(command: string, file: string, rows: number, env: Readonly<Record<string, string>>) {
  const { output, megabytes } = await run(command, ['import-postcodes', file], env)
  const seconds = Number(/It took ([\d.]+) s/.exec(output)?.[1])
  if (!output.includes(`${rows.toLocaleString('en-GB')} postcodes of 2025-11 are in use now`) || !(seconds > 0)) {
    throw new Error(`The import did not end as expected:\n${output}`)
  }
  return { seconds, megabytes }
}

/** As `npm run spotlight` starts it. */
async function run(command: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', command, ...args], {
    env: { ...process.env, SMTP_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => {
    output += text
  })
  const ended = new Promise<number | null>(resolve => void child.once('close', code => resolve(code)))
  let isOver = false
  void ended.then(() => {
    isOver = true
  })
  let kilobytes = 0
  while (!isOver) {
    kilobytes = Math.max(kilobytes, mostMemory(child.pid ?? 0))
    await wait(20)
  }
  const code = await ended
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}:\n${output}`)
  return { output, megabytes: kilobytes / 1024 }
}

/** The most that a process has had in memory so far (proc(5), VmHWM), in kB; 0 once it has gone. */
function mostMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** A visitor every fortieth of a second asks for a postcode, which no cache answers, while the running site imports. */
async function embedded(place: Place, { file, rows }: Directory): Promise<Row[]> {
  const env = { SPOTLIGHT_CAMPAIGN: 'example', DATABASE_URL: '', SPOTLIGHT_DATA: join(place.work, 'embedded-postcodes') }
  const site = await place.startSite(0, env)
  try {
    const before = residentMegabytes(site.pid)
    const quiet = await visit(site.address, wait(5000))
    const importing = importFile(place.command, file, rows, env)
    const busy = await visit(site.address, importing)
    const { seconds } = await importing
    return [
      { what: 'import of 2.75 million postcodes by the running site, embedded database', value: seconds, unit: 's' },
      { what: 'the same, memory more than before', value: residentMegabytes(site.pid) - before, unit: 'MB' },
      { what: 'find by postcode, 99th percentile before it', value: quiet, unit: 'ms' },
      { what: 'find by postcode, 99th percentile during it', value: busy, unit: 'ms' },
    ]
  } finally {
    await site.stop()
  }
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024

async function visit(address: string, until: Promise<unknown>): Promise<number> {
  let isOver = false
  const over = until.finally(() => {
    isOver = true
  })
  const visits: Promise<number>[] = []
  while (!isOver) {
    visits.push(find(address))
    await wait(25)
  }
  await over
  const times = (await Promise.all(visits)).sort((a, b) => a - b)
  return times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN
}

async function find(address: string): Promise<number> {
  const begin = performance.now()
  const answer = await fetch(`${address}/find`, { method: 'POST', body: new URLSearchParams({ q: 'LS9 7TF' }) })
  const body = await answer.text()
  if (answer.status !== 200 || !body.includes('Near LS9 7')) throw new Error(`/find answered ${answer.status}`)
  return performance.now() - begin
}
