import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRoot } from '../../foundation/root.ts'
import { importRegister } from './import-register.ts'
import { readSource } from './read-source.ts'
import { readTable } from './read-tables.ts'
import { findInRanges } from './unpack-postcode-ranges.ts'

const outside = process.env.SPOTLIGHT_TEST_DATA ?? ''
const committed = join(findRoot(), 'data')

/** Tables came on different days; this import is of one. */
const withoutDays = (text: string): string => text.replaceAll(/(?<=last changed |"imported_on": ")\d{4}-\d{2}-\d{2}/g, '')

describe('importing the real sources', () => {
  it('gives the committed tables, byte for byte, from nothing but the corrections', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spotlight-import-'))
    try {
      cpSync(join(committed, 'corrections'), join(folder, 'corrections'), { recursive: true })
      const report = await importRegister({ from: outside, dataFolder: folder, today: '2026-11-22', print: () => undefined })
      expect(report.tables.filter(table => table.outcome !== 'changed').map(table => table.table)).toEqual([])
      expect(report.notices).toEqual([])
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue
        const name = join(file.parentPath, file.name).slice(folder.length + 1)
        const [made, kept] = [folder, committed].map(place => withoutDays(readFileSync(join(place, name), 'utf8')))
        expect(made === kept, name).toBe(true)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 60_000)

  it('agrees with the ONS Postcode Directory on the constituency of live postcodes', () => {
    const text = readFileSync(join(outside, 'postcodes/onspd-extract-postcodesio-seed.csv'), 'utf8')
    const live = readSource(text).rows.filter(({ cells }) => cells.doterm === '' && /^[ESW]/.test(cells.pcon ?? ''))
    const ranges = readTable(committed, 'postcode-constituencies').map(row => ({
      start: row.range_start,
      constituency: row.constituency_code,
    }))
    const wrong = live.filter(({ cells }) => findInRanges(ranges, cells.pcds ?? '') !== cells.pcon).map(({ cells }) => cells.pcds)
    expect(live.length).toBeGreaterThan(300)
    // The two sources differ on one postcode; both constituencies are in Aberdeen.
    expect(wrong).toEqual(['AB15 6DB'])
  })
})
