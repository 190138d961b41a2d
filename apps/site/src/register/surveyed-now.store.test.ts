import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/support/test-database.ts'
import { inTransaction } from '../foundation/index.ts'
import { inventedTrustForTests, registerMigrationsForTests, registerSeedForTests } from './register-for-tests.ts'
import { saveInventedTrusts } from './save-invented-trusts.ts'
import { surveyedNow } from './surveyed-now.ts'
import { surveyedTrusts } from './trust-store.ts'
import type { Trust } from './types.ts'

const codes = (trusts: readonly Trust[]) => trusts.map(trust => trust.code).sort()

eachDatabase(
  'who is asked on a day',
  open => {
    test.each(['2000-01-01', '2024-06-30', '2026-06-30', '2026-07-01', '2026-11-22'])(
      'on %s memory and database agree',
      async on => {
        const { db } = open()
        const found = codes(await surveyedNow(db, { campaign: 'uk', on }))
        expect(found).toEqual(codes(await surveyedTrusts(db, { campaign: 'uk', on })))
        expect(found.length).toBeGreaterThan(50)
      },
    )

    test('the closing day is the last one', async () => {
      const { db } = open()
      expect(codes(await surveyedTrusts(db, { campaign: 'uk', on: '2026-06-30' }))).toContain('RVJ')
      expect(codes(await surveyedTrusts(db, { campaign: 'uk', on: '2026-07-01' }))).not.toContain('RVJ')
    })

    test('only the campaign’s own, and the newest', async () => {
      const { db } = open()
      const when = { campaign: 'example', on: '2026-11-22' } as const
      const save = (...trusts: Trust[]) =>
        inTransaction(db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, new Date()))
      expect(await surveyedNow(db, when)).toEqual([])
      await save(inventedTrustForTests('EX-001', 'One'))
      expect(codes(await surveyedNow(db, when))).toEqual(['EX-001'])
      await save(inventedTrustForTests('EX-001', 'One', { closedOn: '2026-11-21' }), inventedTrustForTests('EX-002', 'Two'))
      expect(codes(await surveyedNow(db, when))).toEqual(['EX-002'])
      expect(codes(await surveyedNow(db, { ...when, campaign: 'uk' }))).not.toContain('EX-002')
    })

    test('nothing real can be saved as invented', async () => {
      const { db } = open()
      const real = inventedTrustForTests('EX-003', 'Three', { isInvented: false })
      await expect(
        inTransaction(db, tx => saveInventedTrusts(tx, { trusts: [real], hospitals: [], politicians: [] }, new Date())),
      ).rejects.toThrow(/invented/)
    })
  },
  { migrations: registerMigrationsForTests, seed: registerSeedForTests },
)
