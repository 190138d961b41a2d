import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Package } from 'datapackage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, type Router, record } from '../../foundation/index.ts'
import { applyOffers } from '../offers/apply-offer.ts'
import { offerEvidence, offersFor, withdrawOffer } from '../offers/offer-store.ts'
import { statusOf } from '../store/read-statuses.ts'
import { countedForTests, keptBackForTests } from '../test-support/counted-for-tests.ts'
import {
  by,
  inventedTrust,
  now,
  resultRow,
  saveTrusts,
  testCriteria,
  testMigrations,
  today,
} from '../test-support/test-register.ts'
import { testSite } from '../test-support/test-site.ts'
import { publishResults } from '../verbs/publish-results.ts'
import { withholdPassage } from '../verbs/withhold-passage.ts'

const publish = { ...by, campaign: 'example', criteria: testCriteria, today } as const
const counted = countedForTests({ receivedOn: '2026-10-01' })
const hidden = keptBackForTests({ sha256: 'd'.repeat(64), receivedOn: '2026-10-01' })

const silent = resultRow('EX-002', { status: 'no-response', answeredOn: null, note: 'No answer had come.' })
const entry = { actor: by.actor, at: now, deed: 'submission.sign-off', subject: { kind: 'submission', id: '1' } } as const

eachDatabase(
  'counts in a release',
  open => {
    let folder: string
    let site: Router
    const text = async (path: string) => (await site.request(path)).text()
    const signOff = (trust: string, evidence: typeof counted) =>
      inTransaction(open().db, async tx => {
        await record(tx, entry)
        await offerEvidence(tx, { trust, status: 'collecting', evidence, at: now })
      })
    const read = (body: string) => parse(body, { columns: true, bom: true }) as Record<string, string>[]

    beforeAll(async () => {
      site = testSite(open())
      folder = await mkdtemp(join(tmpdir(), 'spotlight-counts-'))
      await saveTrusts(open(), [inventedTrust(1), inventedTrust(2), inventedTrust(3)])
      const rows = [resultRow('EX-001', { status: 'partial' }), resultRow('EX-002', { status: 'no-response', answeredOn: null })]
      await publishResults(open().db, { ...publish, rows })
    })
    afterAll(() => rm(folder, { recursive: true }))

    test('a release without a count keeps the first format, and the offers do not touch it', async () => {
      const before = await text('/releases/2026-1.json')
      expect(JSON.parse(before).format).toBe('spotlight-release-1')
      await signOff('EX-001', counted)
      await signOff('EX-002', hidden)
      expect(await text('/releases/2026-1.json')).toBe(before)
    })

    test('a correction takes them up: the status follows, and nothing that is kept back becomes a number', async () => {
      const rows = applyOffers(
        [resultRow('EX-001', { status: 'partial', note: 'By letter.' }), silent],
        await offersFor(open().db),
        {
          asOf: today,
          isInSurvey: code => code !== 'EX-009',
        },
      )
      const outcome = await publishResults(open().db, {
        ...publish,
        rows,
        correction: { parent: '2026-1', reason: 'Two trusts sent counts that they signed.' },
      })
      expect(outcome.kind).toBe('published')
      const found = await statusOf(open().db, '2026-1.1', 'EX-001')
      expect(found).toMatchObject({ status: 'collecting', criterion: 'records-everyone', note: 'By letter.' })
      expect(found?.evidence).toEqual([{ ...counted, id: '2026-1.1/EX-001/1' }])
      expect(await statusOf(open().db, '2026-1.1', 'EX-002')).toMatchObject({
        status: 'collecting',
        answeredOn: '2026-10-01',
        evidence: [{ sha256: hidden.sha256, prevalence: { notKnownDead: 'dropped' } }],
      })
    })

    test('the release says it in its own bytes, its tables and its package, whose reader finds no fault', async () => {
      const document = JSON.parse(await text('/releases/2026-1.1.json'))
      expect(document.format).toBe('spotlight-release-3')
      expect(document.statuses[0].evidence[0].incidence.rows[0]).toMatchObject({ total: 65, deNovo: '*' })
      const statuses = read(await text('/releases/2026-1.1.csv'))
      expect(statuses.map(row => row.counted_on)).toEqual(['2026-03-31', '2026-03-31', ''])
      await writeFile(
        join(folder, 'counts.zip'),
        new Uint8Array(await (await site.request('/releases/2026-1.1.zip')).arrayBuffer()),
      )
      const found = await Package.load(join(folder, 'counts.zip'))
      expect([found.valid, found.errors]).toEqual([true, []])
      expect(found.resources.map(({ name }) => name)).toEqual([
        'statuses',
        'evidence',
        'counts',
        'completeness',
        'release',
        'map',
        'criteria',
      ])
      const [, evidence, counts, completeness] = found.resources
      expect(((await evidence?.read({ keyed: true })) ?? []).map(piece => [piece.source, piece.submission_sha256])).toEqual([
        ['submission', counted.sha256],
        ['submission', hidden.sha256],
      ])
      const rows = (await counts?.read({ keyed: true })) ?? []
      expect(rows.map(row => [row.trust_code, row.measure, row.from_year, row.people, row.de_novo])).toEqual([
        ['EX-001', 'newly-known', 2024, '65', '*'],
        ['EX-001', 'newly-known', 2025, '60', '20'],
        ['EX-001', 'alive', null, '160', null],
        ['EX-001', 'seen', null, '140', null],
        ['EX-002', 'alive', null, 'dropped', null],
        ['EX-002', 'seen', null, 'dropped', null],
      ])
      expect(await counts?.checkRelations()).toBe(true)
      expect(((await completeness?.read({ keyed: true })) ?? []).map(row => row.band)).toEqual(['90-95', '*', '90-95', '*'])
      expect(JSON.parse(await text('/releases/2026-1.json')).format).toBe('spotlight-release-1')
    })

    test('a count that is withheld is gone from everything that is served, and does not come back with the next release', async () => {
      const reason = 'The trust asked for it.'
      await withholdPassage(open().db, { ...by, passage: '2026-1.1/EX-001/1', reason, today })
      expect((await statusOf(open().db, '2026-1.1', 'EX-001'))?.evidence).toMatchObject([{ source: 'withheld', reason }])
      for (const path of ['/releases/2026-1.1.json', '/releases/2026-1.1.csv'])
        expect(await text(path), path).not.toContain(counted.sha256)
      const rows = applyOffers([resultRow('EX-001')], await offersFor(open().db), { asOf: today, isInSurvey: () => false })
      expect(await publishResults(open().db, { ...publish, rows })).toMatchObject({
        kind: 'bad-rows',
        problems: [{ code: 'EX-001', column: null, problem: 'count-withheld-before', values: { asAt: counted.asAt } }],
      })
    })

    test('an offer that is taken back is in no row; another one’s is not touched', async () => {
      const takeBack = (sha256: string) =>
        inTransaction(open().db, async tx => {
          await record(tx, entry)
          return withdrawOffer(tx, { trust: 'EX-001', sha256 })
        })
      expect([await takeBack(hidden.sha256), await takeBack(counted.sha256)]).toEqual([false, true])
      expect((await offersFor(open().db)).map(({ trust }) => trust)).toEqual(['EX-002'])
    })
  },
  { migrations: testMigrations },
)
