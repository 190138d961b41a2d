import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { rows } from '../../foundation/index.ts'
import { releaseAsCsv, releaseAsGeoJson } from '../open-data/release-files.ts'
import type { ResultRow, RowEvidence } from '../results-file/result-row.ts'
import { readReleaseDocument } from '../rules/release-document.ts'
import { latestRelease, publishedBody } from '../store/read-releases.ts'
import { statusesOf, statusOf } from '../store/read-statuses.ts'
import { serveRelease } from '../store/serve-release.ts'
import type { ReleasesTables } from '../store/tables.ts'
import { by, inventedTrust, resultRow, saveTrusts, testCriteria, testMigrations, today } from '../test-support/test-register.ts'
import { type PublishResults, previewResults, publishResults } from './publish-results.ts'
import { withholdPassage } from './withhold-passage.ts'

const request = (change: Partial<PublishResults>): PublishResults => ({
  ...by,
  campaign: 'example',
  criteria: testCriteria,
  rows: [],
  today,
  ...change,
})
const file = { name: 'Ateb – FOI 12.pdf', sha256: 'c'.repeat(64), page: 2 }
const evidence: readonly RowEvidence[] = [
  {
    source: 'quote',
    quote: 'Cofnodwn bawb. 🩺',
    language: 'cy',
    dated: '2026-10-01',
    url: null,
    translation: 'We record everyone.',
    file,
  },
  { source: 'link', url: 'https://example.invalid/answer', dated: '2026-10-02' },
  { source: 'file', ...file, page: null, dated: '2026-10-01' },
]
const welsh: ResultRow = resultRow('EX-001', { evidence, note: 'It sent two letters.', noteCy: 'Anfonodd ddau lythyr.' })
const outside = resultRow('EX-002', {
  status: 'excluded',
  answeredOn: null,
  note: 'Treats no breast cancer.',
  noteCy: 'Nid yw’n trin canser y fron.',
})

eachDatabase(
  'several pieces of evidence',
  open => {
    test('the same results as ever are the same release, to the byte', async () => {
      const trusts = [1, 2, 3, 4, 5].map(number => inventedTrust(number))
      await saveTrusts(open(), trusts)
      const period = { periodStart: '2025-04-01', periodEnd: '2026-03-31' }
      const first = [
        resultRow('EX-001', {
          quote: 'Cofnodwn bawb.',
          quoteLanguage: 'cy',
          evidenceUrl: 'https://example.invalid/1',
          figures: { diagnosed: 31, deNovo: 14, recurrent: 17, ...period },
        }),
        resultRow('EX-002', { status: 'partial', quote: 'Only some. Ask us by telephone.', note: 'It telephoned first.' }),
        resultRow('EX-003', {
          status: 'not-collecting',
          answeredOn: null,
          criterion: 'by-hand-only',
          evidenceUrl: 'https://example.invalid/3',
        }),
        resultRow('EX-004', { status: 'excluded', answeredOn: null, note: 'Treats no breast cancer.' }),
      ]
      const skipped = [{ line: 7, code: 'EX-009', reasons: ['No trust has the code EX-009.'] }]
      await publishResults(open().db, request({ rows: first, title: 'First', skipped }))
      const correction = { parent: '2026-1', reason: 'We had misread the answer.' }
      const corrected = [resultRow('EX-002', { status: 'collecting', quote: 'Everyone, since May.' })]
      await publishResults(open().db, request({ rows: corrected, correction }))
      // Taken from what the first Spotlight made of the same rows.
      const made = await rows<ReleasesTables>(open().db)
        .selectFrom('release')
        .select(['id', 'sha256', 'content_key'])
        .orderBy('id')
        .execute()
      expect(made).toEqual([
        {
          id: '2026-1',
          sha256: '07dc9f7171015fa88e2ffed28fe9b296eb979eb259abaf74ae95ef0ed0ea7a86',
          content_key: 'b1be0cab55dfde313035b7c34115c0ea30230b2a581f10740bd4c671d5195213',
        },
        {
          id: '2026-1.1',
          sha256: '0c7cafd68fc63c3ac90c0305938bc5e9605ddc15a4c31d8cb926c01ee493c2ff',
          content_key: '6eeb253f2410972f00c2d8e8805faa57bcfae1dbc2809b4e2c9ecf1f0fd7e533',
        },
      ])
    })

    test('a preview is what is then published, and reads only', async () => {
      const preview = await previewResults(open().db, request({ rows: [welsh, outside] }))
      expect((await latestRelease(open().db))?.id).toBe('2026-1.1')
      const published = await publishResults(open().db, request({ rows: [welsh, outside] }))
      expect(published).toMatchObject({ kind: 'published', release: { id: '2026-2' } })
      if (preview.kind !== 'would-publish' || published.kind !== 'published') throw new Error('Both should be there')
      expect(preview.release).toEqual(published.release)
      expect(preview.counts).toEqual(published.counts)
      expect(await publishResults(open().db, request({ rows: [outside, welsh] }))).toMatchObject({ kind: 'same' })
    })

    test('each is read as it was handed in, and as it stands in the bytes', async () => {
      const status = await statusOf(open().db, '2026-2', 'EX-001')
      const withIds = evidence.map((piece, at) => ({ ...piece, id: `2026-2/EX-001/${at + 1}` }))
      expect(status?.evidence).toEqual(withIds)
      expect(status).toMatchObject({ note: 'It sent two letters.', noteCy: 'Anfonodd ddau lythyr.' })
      const document = readReleaseDocument((await publishedBody(open().db, '2026-2')) ?? '')
      expect(document.format).toBe('spotlight-release-2')
      expect(document.statuses[0]?.evidence).toEqual(withIds)
      expect(document.statuses[1]).toMatchObject({
        excludedReason: 'Treats no breast cancer.',
        noteCy: 'Nid yw’n trin canser y fron.',
      })
      const stored = (await statusesOf(open().db, '2026-2')).map(({ release: _, ...each }) => each).sort(byCode)
      expect(stored).toEqual(document.statuses)
    })

    test('CSV and GeoJSON hold them; a release of the first format keeps its columns', async () => {
      const served = async (id: string) => (await serveRelease(open().db, id))?.text ?? ''
      const csv = releaseAsCsv(await served('2026-2'))
      expect(csv.split('\r\n')[0]).toMatch(/,withheld,note_cy,quote_translation,evidence_files$/)
      expect(csv).toContain('Anfonodd ddau lythyr.,We record everyone.,"Ateb – FOI 12.pdf (2) SHA-256 ccc')
      expect(releaseAsCsv(await served('2026-1')).split('\r\n')[0]).toMatch(/,note,withheld$/)
      expect(releaseAsGeoJson(await served('2026-2'))).toContain('"translation":"We record everyone."')
    })

    test('what cannot be right is refused, with whose it is', async () => {
      const bad: readonly RowEvidence[] = [
        { source: 'link', url: 'javascript:alert(1)', dated: null },
        { source: 'file', ...file, dated: '2026-11-23' },
      ]
      expect(await publishResults(open().db, request({ rows: [resultRow('EX-003', { evidence: bad })] }))).toMatchObject({
        kind: 'bad-rows',
        problems: [
          { code: 'EX-003', column: 'evidence_url', problem: 'url-scheme' },
          { code: 'EX-003', column: 'quote', problem: 'day-in-future' },
        ],
      })
    })

    test('words that are withheld take their translation with them, and a note its Welsh', async () => {
      const { db } = open()
      const gone = ['🩺', 'We record everyone.', 'two letters', 'ddau lythyr']
      for (const passage of ['2026-2/EX-001/1', '2026-2/EX-001/note'])
        expect(await withholdPassage(db, { ...by, passage, reason: 'It named a person.', today })).toMatchObject({
          kind: 'withheld',
        })
      const text = (await serveRelease(db, '2026-2'))?.text ?? ''
      const status = JSON.stringify(await statusOf(db, '2026-2', 'EX-001'))
      for (const words of gone)
        for (const out of [text, status, releaseAsCsv(text), releaseAsGeoJson(text)]) expect(out).not.toContain(words)
      expect(text).toContain('https://example.invalid/answer')
    })

    test.each<[string, Partial<ResultRow>, string]>([
      [
        'the translation as the quote',
        { evidence: [{ source: 'quote', quote: 'We record  everyone.', language: 'en', dated: null, url: null }] },
        'quote',
      ],
      ['the Welsh note as the note', { note: 'Anfonodd ddau lythyr.' }, 'note'],
    ])('and does not come back: %s', async (_, change, column) => {
      expect(await publishResults(open().db, request({ rows: [resultRow('EX-001', change)] }))).toMatchObject({
        kind: 'bad-rows',
        problems: [{ code: 'EX-001', column, problem: 'withheld-before' }],
      })
    })

    test('a file that is withheld is known again under another name', async () => {
      const { db } = open()
      const { kind } = await withholdPassage(db, { ...by, passage: '2026-2/EX-001/3', reason: 'It named a person.', today })
      expect(kind).toBe('withheld')
      const again: readonly RowEvidence[] = [{ source: 'file', ...file, name: 'Other.pdf', dated: null }]
      expect(await publishResults(db, request({ rows: [resultRow('EX-001', { evidence: again })] }))).toMatchObject({
        kind: 'bad-rows',
        problems: [{ column: 'quote', problem: 'withheld-before' }],
      })
    })

    test('a correction takes them over', async () => {
      const correction = { parent: '2026-2', reason: 'Another trust was misread.' }
      const outcome = await publishResults(open().db, request({ rows: [resultRow('EX-003', { status: 'partial' })], correction }))
      expect(outcome).toMatchObject({ kind: 'published', release: { correction: { trustCodes: ['EX-003'] } } })
      expect(await statusOf(open().db, '2026-2.1', 'EX-002')).toMatchObject({ noteCy: 'Nid yw’n trin canser y fron.' })
    })
  },
  { migrations: testMigrations },
)

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)
