import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { inTransaction, type Services } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { offerOf } from '../../releases/index.ts'
import { decideOnSubmission } from './decide-on-submission.ts'
import type { SubmissionDecision } from './judge-decision.ts'
import { putSubmission } from './test/put-submission.ts'

const at = new Date('2026-11-22T10:00:00Z')
const actor = { kind: 'staff', id: 'the-admin', name: 'The admin' } as const
const words = { en: 'Not this one.', cy: 'Nid hwn.' }
const merged = '2026-10-01'

eachDatabase('counts of trusts that have closed', open => {
  const services = (): Services => testServices(open(), { clock: () => at })
  const decide = (id: number, decision: SubmissionDecision, basedOn: number) =>
    decideOnSubmission(services(), {
      decision,
      id,
      basedOn,
      actor,
      by: actor.id,
      words: decision === 'sign-off' ? null : words,
    })

  beforeAll(async () => {
    const trusts = [
      inventedTrustForTests('EX-101', 'North', { closedOn: merged }),
      inventedTrustForTests('EX-102', 'South', { closedOn: merged }),
      inventedTrustForTests('EX-103', 'North and South', { openedOn: merged }),
      inventedTrustForTests('EX-104', 'Small', { closedOn: merged }),
      inventedTrustForTests('EX-105', 'Large'),
      inventedTrustForTests('EX-106', 'Old name', { closedOn: merged }),
      inventedTrustForTests('EX-107', 'New name', { openedOn: merged }),
    ]
    const pairs = [
      ['EX-101', 'EX-103'],
      ['EX-102', 'EX-103'],
      ['EX-104', 'EX-105'],
      ['EX-106', 'EX-107'],
    ] as const
    const successions = pairs.map(([old, now]) => {
      const to = trusts.find(({ code }) => code === now)
      if (!to) throw new Error('It is one of them')
      return { from: old, fromName: null, to: to.code, effectiveOn: merged }
    })
    await inTransaction(open().db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [], successions }, at))
  })

  test.each([
    ['one of two that were joined', 'EX-101', 'EX-103'],
    ['one that was taken in by another', 'EX-104', 'EX-105'],
  ])('%s: its count is not the count of the whole', async (_, old, now) => {
    const { id } = await putSubmission(services(), old)
    expect(await decide(id, 'sign-off', 1)).toEqual({ outcome: 'may-not', why: 'part' })
    expect(await offerOf(open().db, now)).toBeNull()
    expect(await decide(id, 'decline', 1)).toEqual({ outcome: 'done' })
  })

  test('one that goes on under a new code: its count stands', async () => {
    const { id, sha256 } = await putSubmission(services(), 'EX-106')
    expect(await decide(id, 'sign-off', 1)).toEqual({ outcome: 'done' })
    expect(await offerOf(open().db, 'EX-107')).toMatchObject({ evidence: { sha256 } })
  })
})
