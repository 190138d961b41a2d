import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { countResult } from '../apps/count/src/results/index.ts'
import { type EpisodeTruth, writeEpisodes } from './count-data.ts'
import { fitLine } from './line.ts'
import { median } from './process.ts'
import type { Row } from './row.ts'

const threads = 2
const million = 1_000_000
const sizes = [1 * million, 3 * million, 10 * million]
/** An odd number, so that one of them is in the middle: of few, one that other programs disturbed decides. */
const rounds = 5
/** How far from a straight line a time may lie: what the same run takes more or less on another day. */
const mostDeviation = 0.1
/** The generator's last day: the count is asked for it, so that everything that it planned is in. */
const lastDay = '2024-03-31'
/** The share of DuckDB's own speed that a count has to reach (DESIGN.md, Budgets, Counting). */
const leastShare = { parquet: 0.25, csv: 0.5 } as const
type Format = keyof typeof leastShare

/** The columns that the count reads; the raw scan reads the same. */
const isRead = (column: string): boolean =>
  /^(DIAG_4_\d\d|PSEUDO_HESID|EPIKEY|EPISTART|EPIEND|ADMIDATE|DISDATE|DISMETH|SEX|MYDOB|PROCODE3)$/.test(column)

/**
 * Counts 1, 3 and 10 million generated HES episodes as `spotlight-count count` does, from the command line to the written results, in turns with DuckDB's own scan of the same columns. The
 * numbers of people are compared with what the generator planned before a time is printed. For 100 million, after a build: `node bench/count-hes.ts 100000000 parquet`,
 * which needs 6 GB of disk.
 */
export async function measureHes(): Promise<Row[]> {
  const rows: Row[] = []
  for (const format of ['parquet', 'csv'] as const) {
    const measured: Measured[] = []
    for (const episodes of sizes) {
      console.log(`  ${episodes / million} million as ${format} …`)
      measured.push(await measureOne(format, episodes, rounds))
    }
    rows.push(...measured.flatMap(one => rowsOf(format, one)), ...growthOf(format, measured))
  }
  return rows
}

/** Time is held against a straight line with a fixed part: a sort that no longer fits into memory, or work that grows with the square, leaves it. */
function growthOf(format: Format, measured: readonly Measured[]): Row[] {
  const { fixed, slope, largestDeviation } = fitLine(measured.map(({ episodes, count }) => ({ x: episodes / million, y: count })))
  return [
    { what: `HES ${format}: of which whatever the size, by a line through the three`, value: fixed, unit: 's' },
    { what: `HES ${format}: for each further million, by the same line`, value: slope, unit: 's' },
    {
      what: `HES ${format}: largest distance from that line, of the time`,
      value: largestDeviation,
      unit: 'x',
      limit: { at: 'most', value: mostDeviation },
    },
    {
      what: `HES ${format}: largest memory, 1 to 10 million`,
      value: Math.max(...measured.map(({ peakMb }) => peakMb)),
      unit: 'MB',
      limit: { at: 'most', value: 1000 },
    },
  ]
}

type Measured = { episodes: number; count: number; scan: number; share: number; peakMb: number }

function rowsOf(format: Format, { episodes, count, scan, share }: Measured): Row[] {
  const millions = `${episodes / million} million`
  const counted: Row = { what: `HES ${format}: ${millions} episodes counted, two threads`, value: count, unit: 's' }
  // What a count takes whatever the size hides the speed of a small one: the budget is of the largest.
  if (episodes !== sizes.at(-1)) return [counted]
  return [
    counted,
    { what: `HES ${format}: the same columns with DuckDB alone`, value: scan, unit: 's' },
    { what: `HES ${format}: episodes`, value: episodes / count, unit: 'per second' },
    {
      what: `HES ${format}: speed beside DuckDB alone`,
      value: share,
      unit: 'x',
      limit: { at: 'least', value: leastShare[format] },
    },
  ]
}

/** Count and scan in turns. The share is that of each turn, so that what else the machine does weighs on both. */
export async function measureOne(format: Format, episodes: number, turnsToTake: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-bench-hes-'))
  try {
    const truth = await writeEpisodes(join(folder, 'extract'), { episodes, format })
    for (const name of truth.files) settle(join(truth.folder, name))
    const turns: { count: number; scan: number; peakMb: number }[] = []
    for (let round = 0; round < turnsToTake; round += 1) {
      const scan = await scanAlone(truth, format)
      const { seconds, peakMb } = await count(truth.folder, join(folder, `results-${round}`))
      assertTruth(join(folder, `results-${round}`, 'count.json'), truth)
      turns.push({ count: seconds, scan, peakMb })
    }
    return {
      episodes: truth.episodes,
      count: median(turns.map(turn => turn.count)),
      scan: median(turns.map(turn => turn.scan)),
      share: median(turns.map(turn => turn.scan / turn.count)),
      peakMb: Math.max(...turns.map(turn => turn.peakMb)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Waits until a new file is on the disk: the kernel would write it there beside whatever is timed first. */
function settle(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The largest value of each column: unlike a number of rows, it cannot be answered from what Parquet notes about itself. */
async function scanAlone(truth: EpisodeTruth, format: Format): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads), memory_limit: '600MB' })
  const connection = await instance.connect()
  try {
    const from = `read_${format}([${truth.files.map(name => `'${join(truth.folder, name)}'`).join(', ')}]${format === 'csv' ? ', all_varchar = true' : ''})`
    const described = await connection.runAndReadAll(`SELECT * FROM ${from} LIMIT 0`)
    const largest = described
      .columnNames()
      .filter(isRead)
      .map(column => `max(${column})`)
    const begin = performance.now()
    const reader = await connection.runAndReadAll(`SELECT count(*), ${largest.join(', ')} FROM ${from}`)
    const seconds = (performance.now() - begin) / 1000
    assert.equal(Number(reader.getRowsJS()[0]?.[0]), truth.episodes)
    return seconds
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** The built command, as a hospital runs it, in a process of its own, with what the kernel says was the most memory that it held (proc(5), VmHWM). */
async function count(extract: string, out: string): Promise<{ seconds: number; peakMb: number }> {
  const main = resolve(import.meta.dirname, '../dist/count/main.js')
  assert(existsSync(main), 'The program is not built yet: run npm run build')
  const begin = performance.now()
  const child = spawn(process.execPath, [main, 'count', extract, '--out', out, '--on', lastDay, '--threads', String(threads)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peakMb = 0
  const look = setInterval(() => {
    try {
      const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      peakMb = Math.max(peakMb, Number(kilobytes ?? 0) / 1000)
    } catch {
      // It has just ended: what was seen last is the most.
    }
  }, 50)
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('exit', done))
  clearInterval(look)
  assert.equal(code, 0, 'the count ends well')
  return { seconds: (performance.now() - begin) / 1000, peakMb }
}

function assertTruth(path: string, truth: EpisodeTruth): void {
  const { figures } = countResult.parse(JSON.parse(readFileSync(path, 'utf8')))
  assert.equal(figures.tiers.headline.n, truth.headline, 'the headline is the generator’s')
  const byYear = Object.fromEntries(figures.incidence.map(({ year, total }) => [year, total.n]))
  for (const [year, n] of Object.entries(truth.headlineByYear)) assert.equal(byYear[Number(year)] ?? 0, n, `the year ${year}`)
}

if (process.argv[1] === import.meta.filename) {
  const [, , episodes = String(10 * million), format = 'parquet'] = process.argv
  if (format !== 'parquet' && format !== 'csv') throw new Error('The format is parquet or csv')
  console.log(await measureOne(format, Number(episodes), 1))
}
