import { describe, expect, test } from 'vitest'
import { eachDatabase, type TestSeed } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import {
  allConstituencies,
  hospitalsOf,
  inventedTrusts,
  politicianOf,
  predecessorsOf,
  presentTrusts,
  registerTrusts,
  seedRegister,
  surveyedTrusts,
} from '../../register/index.ts'
import { allReleases, countStatuses, historyOf, releaseById, statusesOf, statusOf } from '../../releases/index.ts'
import { exampleFolder } from './example-files.ts'
import { seedExampleCampaign } from './seed-example-campaign.ts'

const now = new Date('2026-11-22T10:00:00Z')

const campaignSeed: TestSeed = {
  name: 'example-campaign',
  reads: ['data', exampleFolder, 'apps/site/src/site/example-campaign', 'apps/site/src/register', 'apps/site/src/releases'],
  run: async database => {
    const services = testServices(database)
    await seedRegister(services.write, services.root, now)
    await seedExampleCampaign(services)
  },
}

eachDatabase(
  'the example campaign',
  open => {
    const db = () => open().db

    test('has 160 invented trusts open today, in all four nations, none of them real', async () => {
      const surveyed = await surveyedTrusts(db(), { campaign: 'example', on: '2026-11-22' })
      expect(surveyed).toHaveLength(160)
      expect(surveyed.every(trust => trust.isInvented && trust.name.includes('Example'))).toBe(true)
      expect(Object.groupBy(surveyed, trust => trust.nation)).toMatchObject({
        england: { length: 133 },
        wales: { length: 8 },
        scotland: { length: 14 },
        'northern-ireland': { length: 5 },
      })
    })

    test('shows the second round as it stands after its correction', async () => {
      expect((await allReleases(db())).map(release => release.id)).toEqual(['2026-1.1', '2026-1', '2024-1'])
      expect(countStatuses(await statusesOf(db(), '2026-1.1'))).toEqual({
        collecting: 46,
        partial: 65,
        'not-collecting': 17,
        'no-response': 31,
        'not-asked': 0,
        answered: 128,
        notCountingEveryone: 82,
        surveyed: 159,
        excluded: 1,
      })
    })

    test('is published to the same bytes as by the Spotlight that published it first', async () => {
      expect((await allReleases(db())).map(release => release.sha256)).toEqual([
        'b7b2dce1f9fef97588d12c9593f448befc8d2bdaa0374c58d1d11a5e5d08793c',
        'e6753fe83106233d804d75fb9dda2149b87e563d941398c657f44c7addd5bb1d',
        '6100ed143fbbf3ddf5b85a29729a45acfd7708bf0e83860c8d5cdb3d77ca06df',
      ])
    })

    test('corrects one trust and says that the mistake was ours', async () => {
      expect(await releaseById(db(), '2026-1.1')).toMatchObject({
        asOf: '2026-11-03',
        publishedOn: '2026-11-17',
        correction: { parent: '2026-1', trustCodes: ['EX-004'], reason: expect.stringContaining('The mistake was ours') },
      })
      expect(await statusOf(db(), '2026-1', 'EX-004')).toMatchObject({ status: 'partial' })
      expect(await statusOf(db(), '2026-1.1', 'EX-004')).toMatchObject({ status: 'collecting', figures: { recurrent: 64 } })
    })

    describe('has answers of every kind', () => {
      test('each rule of the criteria that can be drawn', async () => {
        const criteria = new Set((await statusesOf(db(), '2026-1.1')).map(status => status.criterion))
        expect([...criteria].sort()).toEqual([
          'acknowledged-only',
          'by-hand-only',
          'clarified-then-silence',
          'does-not-record',
          'no-answer-by-due-date',
          'records-everyone',
          'records-some',
          'treated-elsewhere',
          'withheld-on-other-grounds',
        ])
      })

      test.each([
        ['2026-1.1', 'EX-142', 'collecting', /<5.*section 38/],
        ['2026-1.1', 'EX-136', 'collecting', /^Ydym/],
        ['2024-1', 'EX-136', 'partial', /^Cofnodir/],
        ['2024-1', 'EX-017', 'not-asked', null],
      ] as const)('%s, %s: %s', async (release, code, status, words) => {
        const found = await statusOf(db(), release, code)
        expect(found?.status).toBe(status)
        const [evidence] = found?.evidence ?? []
        if (words) expect(evidence).toMatchObject({ source: 'quote', quote: expect.stringMatching(words) })
        else expect(evidence).toBeUndefined()
      })

      test('Welsh words are marked as Welsh', async () => {
        const welsh = (await statusesOf(db(), '2026-1.1')).filter(status =>
          status.evidence.some(piece => piece.source === 'quote' && piece.language === 'cy'),
        )
        expect(welsh.map(status => status.code)).toEqual(['EX-139', 'EX-136'])
      })

      test('an excluded board names who treats its patients', async () => {
        const excluded = await statusOf(db(), '2026-1.1', 'EX-143')
        expect(excluded).toMatchObject({ status: null, excludedReason: expect.stringContaining('EX-146') })
      })

      test('every address of evidence ends in .invalid', async () => {
        for (const { id } of await allReleases(db())) {
          const urls = (await statusesOf(db(), id)).flatMap(status =>
            status.evidence.flatMap(piece => ('url' in piece && piece.url ? [new URL(piece.url).hostname] : [])),
          )
          expect(urls.length).toBeGreaterThan(0)
          expect(urls.filter(host => !host.endsWith('.invalid'))).toEqual([])
        }
      })
    })

    test('a merged trust keeps the history of those before it', async () => {
      const before = await predecessorsOf(db(), 'EX-132')
      expect(before.map(({ from }) => from)).toEqual(['EX-161', 'EX-162'])
      const history = await historyOf(db(), ['EX-132', 'EX-161', 'EX-162'])
      expect(history.map(({ release, status }) => `${release.id} ${status.code} ${status.status}`)).toEqual(
        expect.arrayContaining(['2026-1.1 EX-132 collecting', '2024-1 EX-161 partial', '2024-1 EX-162 no-response']),
      )
      expect((await presentTrusts(db(), 'EX-163')).map(trust => trust.code)).toEqual(['EX-063'])
    })

    test('each constituency has an invented member whose mail can reach nobody', async () => {
      const constituencies = await allConstituencies(db())
      const members = await Promise.all(constituencies.map(({ code }) => politicianOf(db(), code, 'example')))
      expect(members.every(member => member?.isInvented)).toBe(true)
      const addresses = members.flatMap(member => member?.email ?? [])
      expect(addresses.every(address => /^[a-z-]+@example\.invalid$/.test(address))).toBe(true)
      expect(new Set(addresses).size).toBe(addresses.length)
      expect(addresses.length).toBe(constituencies.length - 2)
      expect(addresses).toContain('leeds-east@example.invalid')
    })

    test('every open trust has a hospital, a closed one has handed its own over', async () => {
      const counts = await Promise.all(
        (await inventedTrusts(db())).map(async ({ code, closedOn }) => ({
          isOpen: closedOn === null,
          hospitals: (await hospitalsOf(db(), code)).length,
        })),
      )
      expect(counts).toHaveLength(163)
      expect(counts.filter(({ isOpen, hospitals }) => isOpen !== hospitals > 0)).toEqual([])
    })

    test('planting it again changes nothing, and leaves the real register alone', async () => {
      const real = await registerTrusts(db())
      const before = await allReleases(db())
      await seedExampleCampaign(testServices(open()))
      expect(await allReleases(db())).toEqual(before)
      expect(await registerTrusts(db())).toEqual(real)
      expect(real.length).toBeGreaterThan(200)
    })
  },
  { seed: campaignSeed },
)
