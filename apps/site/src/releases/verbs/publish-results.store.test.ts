import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { hearNews, type News, type ReadDb, sha256Of } from '../../foundation/index.ts'
import { currentStatusCodes } from '../store/current-status-codes.ts'
import { currentStatuses } from '../store/current-statuses.ts'
import { allReleases, latestRelease, publishedBody, releaseById, skippedRowsOf } from '../store/read-releases.ts'
import { historyOf, statusesOf, statusOf } from '../store/read-statuses.ts'
import { serveRelease } from '../store/serve-release.ts'
import { by, inventedTrust, resultRow, saveTrusts, testCriteria, testMigrations, today } from '../test-support/test-register.ts'
import { type PublishResults, publishResults } from './publish-results.ts'
import { withholdPassage } from './withhold-passage.ts'

/** What memory says of each trust must be what the tables say, whatever has just been published. */
async function expectSameFromMemory(db: ReadDb): Promise<void> {
  const { release, statuses } = await currentStatuses(db, { campaign: 'example', on: today })
  const expected = release ? statuses.map(({ code, status }) => [code, status]).sort() : []
  expect([...(await currentStatusCodes(db))].sort()).toEqual(expected)
}

const request = (change: Partial<PublishResults>): PublishResults => ({
  ...by,
  campaign: 'example',
  criteria: testCriteria,
  rows: [],
  today,
  ...change,
})

const first = [
  resultRow('EX-001', { quote: 'We record everyone.', evidenceUrl: 'https://example.invalid/1' }),
  resultRow('EX-002', { status: 'partial', quote: 'Only some. Ask Dr Made-Up.', note: 'Names a person.' }),
  resultRow('EX-003', { status: 'not-collecting', answeredOn: null, criterion: 'by-hand-only' }),
  resultRow('EX-004', { status: 'excluded', answeredOn: null, note: 'Treats no breast cancer.' }),
]

eachDatabase(
  'publishing results',
  open => {
    test('before the first release every surveyed trust is not asked', async () => {
      await saveTrusts(
        open(),
        [1, 2, 3, 4, 5].map(number => inventedTrust(number)),
      )
      const { release, statuses } = await currentStatuses(open().db, { campaign: 'example', on: today })
      expect(release).toBeNull()
      expect(statuses.map(status => [status.code, status.status])).toEqual(
        [1, 2, 3, 4, 5].map(number => [`EX-00${number}`, 'not-asked']),
      )
      await expectSameFromMemory(open().db)
    })

    test('a dry run says what would be and writes nothing', async () => {
      const outcome = await publishResults(open().db, request({ rows: first, isDryRun: true }))
      expect(outcome).toMatchObject({ kind: 'would-publish', release: { id: '2026-1' } })
      expect(await allReleases(open().db)).toEqual([])
    })

    test('bad rows publish nothing', async () => {
      const outcome = await publishResults(open().db, request({ rows: [...first, resultRow('EX-999')] }))
      expect(outcome).toMatchObject({ kind: 'bad-rows', problems: [{ problem: 'unknown-trust' }] })
      expect(await allReleases(open().db)).toEqual([])
    })

    test('a release keeps its trusts as they were, its bytes and checksum, and is announced', async () => {
      const heard: News[] = []
      const stop = await hearNews(open(), news => heard.push(news))
      const skipped = [{ line: 7, code: 'EX-009', reasons: ['No trust has the code EX-009.'] }]
      const outcome = await publishResults(open().db, request({ rows: first, skipped, title: 'First' }))
      expect(outcome).toMatchObject({ kind: 'published', release: { id: '2026-1', title: 'First', asOf: today } })
      await expect.poll(() => heard).toEqual([{ name: 'release-published', release: '2026-1' }])
      await stop()

      const summary = await latestRelease(open().db)
      const body = await publishedBody(open().db, '2026-1')
      expect(summary?.sha256).toBe(sha256Of(body ?? ''))
      expect((await serveRelease(open().db, '2026-1'))?.text).toBe(body)
      expect(JSON.parse(body ?? '')).toMatchObject({
        campaign: 'Example',
        counts: { answered: 3, notCountingEveryone: 2, surveyed: 4, excluded: 1, 'not-asked': 1 },
      })
      expect(await skippedRowsOf(open().db, '2026-1')).toEqual(skipped)
      const statuses = await statusesOf(open().db, '2026-1')
      expect(statuses.map(each => [each.code, each.status, each.criterion])).toEqual([
        ['EX-001', 'collecting', 'records-everyone'],
        ['EX-002', 'partial', 'records-some'],
        ['EX-003', 'not-collecting', 'by-hand-only'],
        ['EX-004', null, 'outside-with-reason'],
        ['EX-005', 'not-asked', 'not-asked'],
      ])
      expect(statuses[0]?.figures.diagnosed).toBeNull()
      await expectSameFromMemory(open().db)
    })

    test('the register moves on, the release does not', async () => {
      await saveTrusts(open(), [inventedTrust(1, { name: 'Renamed' })])
      expect((await statusOf(open().db, '2026-1', 'EX-001'))?.name).toBe('Example Trust 1')
    })

    test('the same content again is the same release, in any order of rows', async () => {
      const skipped = [{ line: 7, code: 'EX-009', reasons: ['No trust has the code EX-009.'] }]
      const again = request({ rows: [...first].reverse(), skipped })
      expect(await publishResults(open().db, again)).toMatchObject({ kind: 'same', release: { id: '2026-1' } })
      expect(await publishResults(open().db, { ...again, id: '2026-1' })).toMatchObject({ kind: 'same' })
      expect(await allReleases(open().db)).toHaveLength(1)
    })

    test('an id that holds other content is refused', async () => {
      const outcome = await publishResults(open().db, request({ id: '2026-1', rows: first.slice(1) }))
      expect(outcome).toEqual({ kind: 'refused', refused: { why: 'id-taken', id: '2026-1' } })
    })

    test('criteria that were changed under their version are refused', async () => {
      const criteria = { ...testCriteria, question: { en: 'Another question?', cy: 'Cwestiwn arall?' } }
      const outcome = await publishResults(open().db, request({ criteria, rows: first.slice(1) }))
      expect(outcome).toEqual({ kind: 'refused', refused: { why: 'criteria-changed', version: testCriteria.version } })
      expect(await allReleases(open().db)).toHaveLength(1)
    })

    test('a correction takes over what it does not change; the parent stays and names it', async () => {
      const before = await publishedBody(open().db, '2026-1')
      const correction = { parent: '2026-1', reason: 'We had misread the answer.' }
      const rows = [resultRow('EX-003', { status: 'partial', answeredOn: '2026-10-02' })]
      const outcome = await publishResults(open().db, request({ rows, correction }))
      expect(outcome).toMatchObject({
        kind: 'published',
        release: { id: '2026-1.1', correction: { parent: '2026-1', trustCodes: ['EX-003'], reason: correction.reason } },
      })
      expect(await publishedBody(open().db, '2026-1')).toBe(before)
      expect((await releaseById(open().db, '2026-1'))?.correctedBy).toBe('2026-1.1')
      expect((await latestRelease(open().db))?.id).toBe('2026-1.1')
      expect(await statusOf(open().db, '2026-1.1', 'EX-001')).toMatchObject({
        name: 'Example Trust 1',
        evidence: [{ source: 'quote', id: '2026-1.1/EX-001/1', quote: 'We record everyone.' }],
      })
      expect(await publishResults(open().db, request({ rows, correction }))).toMatchObject({ kind: 'same' })
      const refused = await publishResults(open().db, request({ rows, correction: { ...correction, reason: 'Other.' } }))
      expect(refused).toEqual({ kind: 'refused', refused: { why: 'parent-corrected', id: '2026-1', by: '2026-1.1' } })
      const nothing = await publishResults(open().db, request({ rows, correction: { parent: '2026-1.1', reason: 'Again.' } }))
      expect(nothing).toEqual({ kind: 'refused', refused: { why: 'nothing-to-correct', id: '2026-1.1' } })
      await expectSameFromMemory(open().db)
    })

    test('a later release is the newest; a late correction of an older one is not', async () => {
      await publishResults(open().db, request({ rows: [resultRow('EX-005')] }))
      const correction = { parent: '2026-1.1', reason: 'Late.' }
      const late = await publishResults(open().db, request({ rows: [resultRow('EX-005')], correction }))
      expect(late).toMatchObject({ kind: 'published', release: { id: '2026-1.2' } })
      expect((await allReleases(open().db)).map(release => release.id)).toEqual(['2026-2', '2026-1.2', '2026-1.1', '2026-1'])
      const history = await historyOf(open().db, ['EX-005', 'EX-404'])
      expect(history.map(({ release, status }) => [release.id, status.status])).toEqual([
        ['2026-2', 'collecting'],
        ['2026-1.2', 'collecting'],
        ['2026-1.1', 'not-asked'],
        ['2026-1', 'not-asked'],
      ])
      expect(await historyOf(open().db, [])).toEqual([])
      await expectSameFromMemory(open().db)
    })

    test('a withheld passage is gone from all that is served, its checksum stays, and the published row is untouched', async () => {
      const { db } = open()
      const published = await publishedBody(db, '2026-1')
      const outcome = await withholdPassage(db, { ...by, passage: '2026-1/EX-002/1', reason: 'It named a person.', today })
      expect(outcome).toEqual({
        kind: 'withheld',
        passages: ['2026-1/EX-002/1', '2026-1.1/EX-002/1', '2026-1.2/EX-002/1'],
      })
      for (const id of ['2026-1', '2026-1.1', '2026-1.2']) {
        const served = await serveRelease(db, id)
        expect(served?.text).not.toContain('Made-Up')
        expect(served?.text).toContain('It named a person.')
        expect(served?.text).toContain(sha256Of((await publishedBody(db, id)) ?? ''))
      }
      expect(await publishedBody(db, '2026-1')).toBe(published)
      expect((await statusOf(db, '2026-1', 'EX-002'))?.evidence).toEqual([
        {
          source: 'withheld',
          id: '2026-1/EX-002/1',
          withheldOn: today,
          reason: 'It named a person.',
          sha256: sha256Of(
            '{"dated":"2026-10-01","id":"2026-1/EX-002/1","language":"en","quote":"Only some. Ask Dr Made-Up.","source":"quote","url":null}',
          ),
        },
      ])
      const again = await withholdPassage(db, { ...by, passage: '2026-1/EX-002/1', reason: 'Again.', today })
      expect(again).toEqual({ kind: 'already-withheld' })
    })

    test('withheld words do not come back with the next spreadsheet', async () => {
      const { db } = open()
      const rows = [resultRow('EX-002', { status: 'partial', quote: 'Only some.  Ask Dr Made-Up.', note: 'Something else.' })]
      for (const correction of [undefined, { parent: '2026-2', reason: 'A slip.' }]) {
        expect(await publishResults(db, request({ rows, ...(correction ? { correction } : {}) }))).toMatchObject({
          kind: 'bad-rows',
          problems: [{ column: 'quote', problem: 'withheld-before' }],
        })
      }
    })

    test('a note and the reason of an exclusion can be withheld; an unknown passage names those that there are', async () => {
      const { db } = open()
      await withholdPassage(db, { ...by, passage: '2026-1/EX-004/note', reason: 'By order of a court.', today })
      expect(await statusOf(db, '2026-1', 'EX-004')).toMatchObject({ status: null, excludedReason: null })
      expect(await withholdPassage(db, { ...by, passage: '2026-1/EX-001/9', reason: 'x', today })).toEqual({
        kind: 'unknown',
        known: ['2026-1/EX-001/1', '2026-1.1/EX-001/1', '2026-1.2/EX-001/1'],
      })
    })

    test('a correction takes a notice over, never the words behind it', async () => {
      const { db } = open()
      const correction = { parent: '2026-1.2', reason: 'Another.' }
      await publishResults(db, request({ rows: [resultRow('EX-001', { answeredOn: '2026-10-03' })], correction }))
      expect(await publishedBody(db, '2026-1.3')).not.toContain('Made-Up')
      expect((await statusOf(db, '2026-1.3', 'EX-002'))?.evidence).toMatchObject([
        { source: 'withheld', id: '2026-1.3/EX-002/1', withheldOn: today },
      ])
    })
  },
  { migrations: testMigrations },
)
