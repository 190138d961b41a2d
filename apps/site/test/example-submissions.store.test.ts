import { expect, test } from 'vitest'
import { exampleSubmissionsSeed } from '../src/national/index.ts'
import { keysOf } from '../src/national/keys/key-store.ts'
import { submissionsIn, submissionsOf } from '../src/national/submissions/submission-store.ts'
import type { TrustCode } from '../src/register/index.ts'
import { allReleases, countStatuses, releaseById, statusesOf, statusOf } from '../src/releases/index.ts'
import { exampleWithSubmissions } from './support/example-with-submissions.ts'
import { eachDatabase } from './support/test-database.ts'
import { testServices } from './support/test-router.ts'

const codeOf = (code: string): TrustCode => code as TrustCode // An invented trust of the example.

eachDatabase(
  'what the example’s hospitals have counted',
  open => {
    const db = () => open().db

    test('stands in a correction; the releases before it keep their bytes', async () => {
      const releases = await allReleases(db())
      expect(releases.map(({ id }) => id)).toEqual(['2026-1.2', '2026-1.1', '2026-1', '2024-1'])
      expect(releases.slice(1).map(({ sha256 }) => sha256)).toEqual([
        'b7b2dce1f9fef97588d12c9593f448befc8d2bdaa0374c58d1d11a5e5d08793c',
        'e6753fe83106233d804d75fb9dda2149b87e563d941398c657f44c7addd5bb1d',
        '6100ed143fbbf3ddf5b85a29729a45acfd7708bf0e83860c8d5cdb3d77ca06df',
      ])
      const eleven = ['011', '037', '056', '078', '112', '132', '136', '141', '144', '149', '157'].map(number => `EX-${number}`)
      expect(await releaseById(db(), '2026-1.2')).toMatchObject({
        publishedOn: '2026-11-20',
        correction: { parent: '2026-1.1', trustCodes: eleven },
      })
    })

    test('turns two lights on, one of a trust whose every number is hidden', async () => {
      const [before, after] = [await statusesOf(db(), '2026-1.1'), await statusesOf(db(), '2026-1.2')]
      expect(countStatuses(after).collecting).toBe(countStatuses(before).collecting + 2)
      expect(await statusOf(db(), '2026-1.1', 'EX-149')).toMatchObject({ status: 'no-response' })
      const small = await statusOf(db(), '2026-1.2', 'EX-149')
      expect(small?.status).toBe('collecting')
      expect(small?.evidence.find(({ source }) => source === 'submission')).toMatchObject({
        incidence: { shown: 'dropped', rows: [] },
        prevalence: { notKnownDead: '*', seenIn24Months: '*' },
      })
    })

    test('one was replaced, one waits, one was declined in words for everybody', async () => {
      const [later, earlier] = await submissionsOf(db(), 'EX-011')
      expect(later).toMatchObject({ state: 'signed-off', replaces: earlier?.id, replacedBy: null })
      expect(earlier).toMatchObject({ state: 'signed-off', replacedBy: later?.id })
      expect((await submissionsIn(db(), { state: 'received', limit: 10 })).map(({ trust }) => trust)).toEqual(['EX-148'])
      expect(await submissionsIn(db(), { state: 'declined', limit: 10 })).toMatchObject([
        { trust: 'EX-159', decisionWords: { en: expect.stringContaining('one of the trust’s two'), cy: expect.any(String) } },
      ])
    })

    test('a trust has changed its key: what the first had signed stands', async () => {
      const keys = await keysOf(db(), codeOf('EX-056'))
      expect(keys.map(({ state }) => state).sort()).toEqual(['revoked', 'standing'])
      expect((await submissionsOf(db(), 'EX-056')).map(({ state }) => state)).toEqual(['signed-off', 'signed-off'])
    })

    test('sown again it makes nothing twice', async () => {
      const before = await submissionsIn(db(), { limit: 100 })
      const newestFirst = [...before].sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || b.id - a.id)
      expect(before.map(({ id }) => id)).toEqual(newestFirst.map(({ id }) => id))
      const older = await submissionsIn(db(), { limit: 100, before: before[4]?.id ?? 0 })
      expect(older.map(({ id }) => id)).toEqual(before.slice(5).map(({ id }) => id))
      await exampleSubmissionsSeed.run(testServices(open()))
      expect(await submissionsIn(db(), { limit: 100 })).toEqual(before)
      expect(await allReleases(db())).toHaveLength(4)
    })
  },
  { seed: exampleWithSubmissions },
)
