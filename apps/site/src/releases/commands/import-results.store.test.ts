import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { allReleases, latestRelease, skippedRowsOf } from '../store/read-releases.ts'
import { statusesOf, statusOf } from '../store/read-statuses.ts'
import { inventedTrust, saveTrusts, testMigrations, testServices } from '../test-support/test-register.ts'
import { importResults } from './import-results.ts'
import { withholdPassageCommand } from './withhold-passage.ts'

const folder = mkdtempSync(join(tmpdir(), 'results-'))
afterAll(() => rmSync(folder, { recursive: true }))
const heading = 'trust_code,status,answered_on,diagnosed,de_novo,recurrent,period_start,period_end,evidence_url,quote,note\n'

eachDatabase(
  'import-results',
  open => {
    const lines: string[] = []
    const run = async (...args: string[]): Promise<number> => {
      lines.length = 0
      return importResults.run(args, { services: testServices(open()), print: line => lines.push(line), cwd: folder })
    }
    const write = (name: string, rows: string): string => {
      writeFileSync(join(folder, name), heading + rows)
      return name
    }
    const bad = write(
      'bad.csv',
      [
        'EX-001,collecting,2026-10-01,31,14,12,2025-04-01,2026-03-31,,,',
        'ex-001,partial,2026-10-01,,,,,,,,',
        'EX-404,partial,2026-10-01,,,,,,,,',
        'EX-005,partial,2026-10-01,,,,,,,,',
        'EX-006,partial,2026-10-01,,,,,,,,',
        'EX-007,partial,2026-10-01,,,,,,,,',
        'EX-002,partial,,,,,,,,,',
        'EX-003,collecting,2026-12-01,10,6,5,2026-03-31,2025-04-01,,,',
        'EX-004,excluded,,,,,,,,,',
        'OLD-1,no-response,,3,,,,,,,',
        'EX-008,partial,2026-10-01,,,,2026-10-01,2027-01-01,,,',
        'EX-009,collecting,2026-10-01,,,,2026-10-01,,,,',
      ].join('\n'),
    )

    test('every bad row is listed with line, column and reason, and nothing is published', async () => {
      await saveTrusts(open(), [
        ...[1, 2, 3, 4, 8, 9].map(number => inventedTrust(number)),
        inventedTrust(5, { closedOn: '2026-03-31' }),
        inventedTrust(6, { survey: { decision: 'not-surveyed', reason: 'Runs ambulances.', decidedOn: '2026-01-01' } }),
        inventedTrust(7, { survey: { decision: 'to-confirm', reason: 'An eye hospital.', decidedOn: '2026-01-01' } }),
        inventedTrust(10, { aliases: ['OLD-1'] }),
      ])
      await expect(run(bad)).rejects.toMatchObject({
        name: 'Refusal',
        code: 'bad-data',
        message: 'Nothing was published: bad.csv has 13 problems.',
        next: expect.stringContaining('--skip 3,4,5,6,7,8,9,10,11,12,13'),
      })
      expect(lines).toEqual([
        'Line 3, trust_code: EX-001 is there already, at line 2. Each trust has one row.',
        'Line 4, trust_code: No trust has the code EX-404. Look it up at /register.',
        'Line 5, trust_code: Example Trust 5 (EX-005) had closed by then, and the register names no successor.',
        'Line 6, trust_code: Example Trust 6 (EX-006) is not part of the survey: Runs ambulances.',
        'Line 7, trust_code: It has not been decided whether Example Trust 7 (EX-007) is part of the survey: An eye hospital. Only “excluded” with a note is taken until then.',
        'Line 8, answered_on: An answer needs the day on which it was given.',
        'Line 9, answered_on: 1 December 2026 is still to come.',
        'Line 9, period_end: The period ends before it begins.',
        'Line 9, diagnosed: 10 people are fewer than the 11 given as de novo and recurrent together.',
        'Line 10, note: A trust that is excluded needs a note that says why, and which other trust treats its patients.',
        'Line 11, diagnosed: A trust with the status “no-response” gave no figures. Empty the cell, or check the status.',
        'Line 12, period_end: 1 January 2027 is still to come.',
        'Line 13, period_end: A period needs both its first and its last day.',
      ])
      expect(await allReleases(open().db)).toEqual([])
    })

    test('--skip leaves rows out and the release lists them; a line without a row is refused', async () => {
      await expect(run(bad, '--skip', '99')).rejects.toMatchObject({ code: 'usage' })
      await expect(run(bad, '--skip', '3;4')).rejects.toMatchObject({ code: 'usage' })
      expect(await run(bad, '--skip', '3,4,5,6,7,8,9,10,11,12,13', '--title', 'First', '--as-of', '2026-11-03')).toBe(0)
      expect(lines[0]).toBe('Published release 2026-1, which counts answers up to 3 November 2026.')
      const skipped = await skippedRowsOf(open().db, '2026-1')
      expect(skipped.map(row => row.line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
      expect(skipped[1]).toEqual({ line: 4, code: 'EX-404', reasons: ['No trust has the code EX-404. Look it up at /register.'] })
      expect((await statusesOf(open().db, '2026-1')).map(each => [each.code, each.status])).toEqual([
        ['EX-001', 'collecting'],
        ['EX-010', 'not-asked'],
        ['EX-002', 'not-asked'],
        ['EX-003', 'not-asked'],
        ['EX-004', 'not-asked'],
        ['EX-008', 'not-asked'],
        ['EX-009', 'not-asked'],
      ])
    })

    test('the same file again is the same release', async () => {
      expect(await run(bad, '--skip', '3,4,5,6,7,8,9,10,11,12,13')).toBe(0)
      expect(lines).toEqual(['Release 2026-1 of 22 November 2026 already holds exactly this. Nothing was changed.'])
      expect(await allReleases(open().db)).toHaveLength(1)
    })

    test('a dry run publishes nothing; a release that holds other content is refused', async () => {
      const good = write('good.csv', 'OLD-1,Not collecting,1-Oct-26,,,,,,,We do not.,\nEX-007,excluded,,,,,,,,,Eyes only.\n')
      expect(await run(good, '--dry-run')).toBe(0)
      expect(lines[0]).toBe('This would be release 2026-2, which counts answers up to 22 November 2026. Nothing was published.')
      await expect(run(good, '--release', '2026-1')).rejects.toMatchObject({
        code: 'bad-data',
        message: expect.stringContaining('2026-1'),
      })
      expect(await run(good, '--release', '2026-2')).toBe(0)
      expect(await statusOf(open().db, '2026-2', 'EX-010')).toMatchObject({ status: 'not-collecting', answeredOn: '2026-10-01' })
      expect(await statusOf(open().db, '2026-2', 'EX-007')).toMatchObject({ status: null, excludedReason: 'Eyes only.' })
    })

    test('a correction names its parent and reason; each needs the other', async () => {
      const file = write('correction.csv', 'EX-010,partial,2026-10-01,,,,,,,,\n')
      await expect(run(file, '--correction-of', '2026-2')).rejects.toMatchObject({ code: 'usage' })
      await expect(run(file, '--reason', 'x')).rejects.toMatchObject({ code: 'usage' })
      await expect(run(file, '--correction-of', '2020-1', '--reason', 'x')).rejects.toMatchObject({ code: 'bad-data' })
      expect(await run(file, '--correction-of', '2026-2', '--reason', 'Misread.')).toBe(0)
      expect(await latestRelease(open().db)).toMatchObject({
        id: '2026-2.1',
        correction: { parent: '2026-2', trustCodes: ['EX-010'], reason: 'Misread.' },
      })
    })

    test.each([
      [['no.csv'], 'no-input'],
      [['.'], 'no-input'],
      [[], 'usage'],
      [['a.csv', 'b.csv'], 'usage'],
      [['a.csv', '--relase', '1'], 'usage'],
      [['a.csv', '--as-of', '3 Nov'], 'usage'],
      [['a.csv', '--title'], 'usage'],
    ])('%j is refused as %s', async (args, code) => {
      await expect(run(...args)).rejects.toMatchObject({ name: 'Refusal', code })
    })

    test('a day that is still to come and an id of another shape are refused in words', async () => {
      const file = write('later.csv', 'EX-001,partial,2026-10-01,,,,,,,,\n')
      await expect(run(file, '--as-of', '2027-01-01')).rejects.toThrow('1 January 2027 is still to come.')
      await expect(run(file, '--release', 'spring')).rejects.toThrow('“spring” is no id for a release.')
      await expect(run(file, '--release', '2026-9.1')).rejects.toThrow('is no id for a release')
      await expect(run(file, '--as-of', '2026-09-01')).rejects.toMatchObject({ code: 'bad-data' })
      expect(lines).toEqual([
        'Line 2, answered_on: 1 October 2026 is after 1 September 2026, the day up to which this release counts.',
      ])
    })

    test('a skipped row repeats nothing of its cells in public', async () => {
      const file = write('private.csv', 'EX-001,partial,2026-10-01,,,,,,,,\nMrs Smith,partial,of Leeds,,,,,,,,\n')
      expect(await run(file, '--skip', '3')).toBe(0)
      const [row] = await skippedRowsOf(open().db, (await latestRelease(open().db))?.id ?? '')
      expect(row?.code).toBeNull()
      expect(row?.reasons.join()).not.toMatch(/Smith|Leeds/)
    })

    test('a pipe, for which the site would wait for ever, is refused', async () => {
      const pipe = join(mkdtempSync(join(folder, 'pipes-')), 'pipe')
      execFileSync('mkfifo', [pipe])
      await expect(run(pipe)).rejects.toMatchObject({ code: 'no-input', message: 'pipe is not a file.' })
    })

    test('withhold-passage says what it did, and what there is when it finds nothing', async () => {
      const withhold = (...args: string[]) => {
        lines.length = 0
        return withholdPassageCommand.run(args, { services: testServices(open()), print: line => lines.push(line), cwd: folder })
      }
      expect(await withhold('2026-2/EX-010/1', '--reason', 'A name.')).toBe(0)
      expect(lines[0]).toBe('Withheld: 2026-2/EX-010/1')
      expect(await withhold('2026-2/EX-010/1', '--reason', 'A name.')).toBe(0)
      expect(lines[0]).toContain('had been withheld before')
      await expect(withhold('2026-2/EX-010/7', '--reason', 'x')).rejects.toMatchObject({
        next: expect.stringContaining('2026-2/EX-010/1'),
      })
      await expect(withhold('2026-2/EX-010/1')).rejects.toMatchObject({ code: 'usage' })
    })
  },
  { migrations: testMigrations },
)

eachDatabase(
  'a very large file',
  open => {
    test('ten thousand rows are published whole', async () => {
      const count = 10_000
      await saveTrusts(
        open(),
        Array.from({ length: count }, (_, at) => inventedTrust(at + 1)),
      )
      const rows = Array.from(
        { length: count },
        (_, at) => `EX-${String(at + 1).padStart(3, '0')},partial,2026-10-01,,,,,,,Some of them.,`,
      )
      writeFileSync(join(folder, 'large.csv'), heading + rows.join('\n'))
      const context = { services: testServices(open()), print: () => {}, cwd: folder }
      expect(await importResults.run(['large.csv'], context)).toBe(0)
      expect(await statusesOf(open().db, '2026-1')).toHaveLength(count)
    }, 120_000)
  },
  { migrations: testMigrations },
)
