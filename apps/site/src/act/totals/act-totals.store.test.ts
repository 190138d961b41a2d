import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { inTransaction, record, rows, writes } from '../../foundation/index.ts'
import { actTotals, rebuildTotals } from './act-totals.ts'
import { totalInWords } from './totals-panel.tsx'

type Sent = { letter_sent: Record<string, unknown> }
const now = new Date('2026-11-22T10:00:00Z')

eachDatabase('totals of what was done', open => {
  const send = (count: number, more: Record<string, unknown>) =>
    inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      const letter = {
        on_day: '2026-11-20',
        answer: null,
        asked_for: '[]',
        in_own_words: true,
        constituency_code: null,
        trust_code: null,
        ...more,
      }
      await writes<Sent>(tx)
        .insertInto('letter_sent')
        .values(Array.from({ length: count }, () => letter))
        .execute()
    })
  const toTrust = (code: string) => ({ kind: 'trust', body: 'trust', recipient_code: code, trust_code: code })
  const toMember = { kind: 'politician', body: 'senedd', recipient_code: 'a', constituency_code: 'W07000112' }
  const all = () =>
    rows<{ act_total: Record<string, unknown> }>(open().db)
      .selectFrom('act_total')
      .selectAll()
      .orderBy('place')
      .orderBy('code')
      .execute()

  test('are made from the records, the same each time, and say no exact number', async () => {
    const { db } = open()
    await send(22, toTrust('EX-001'))
    await send(3, { ...toTrust('EX-002'), answer: 'replied' })
    await send(6, toMember)
    expect(await rebuildTotals(db, now)).toBe(3)
    const first = await all()
    expect(await actTotals(db, 'trust', 'EX-002')).toEqual({ letters: 3, answered: 3, lastOn: '2026-11-20', countedAt: now })
    // Twice at once, and from nothing: what the records say does not change.
    await Promise.all([rebuildTotals(db, now), rebuildTotals(db, now)])
    expect(await all()).toEqual(first)
    await sql`delete from act_total`.execute(writes(db))
    await rebuildTotals(db, now)
    expect(await all()).toEqual(first)
    const t = testServices(open()).messages.in('en')
    expect(await totalInWords({ db, t }, 'trust', 'EX-001')).toContain('About 20 people')
    expect(await totalInWords({ db, t }, 'trust', 'EX-002')).toContain('Fewer than 5 people')
    expect(await totalInWords({ db, t }, 'constituency', 'W07000112')).toContain('About 5 letters')
    expect(await totalInWords({ db, t }, 'trust', 'EX-003')).toBeNull()
  })

  test('a letter that came back leaves its total with the next count', async () => {
    const { db } = open()
    await send(1, toTrust('EX-009'))
    await rebuildTotals(db, now)
    expect(await actTotals(db, 'trust', 'EX-009')).toMatchObject({ letters: 1 })
    await inTransaction(db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await writes<Sent>(tx).deleteFrom('letter_sent').where('trust_code', '=', 'EX-009').execute()
    })
    await rebuildTotals(db, now)
    expect(await actTotals(db, 'trust', 'EX-009')).toBeNull()
  })
})
