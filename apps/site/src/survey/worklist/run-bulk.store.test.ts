import { beforeAll, describe, expect, test } from 'vitest'
import { type RoundOf240, roundOf240 } from '../../../test/support/round-of-240.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { dayInUk, inTransaction, type Principal, rows } from '../../foundation/index.ts'
import { changeRequest } from '../requests/change-request.ts'
import { requestOf } from '../requests/request-store.ts'
import { roundById } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { BulkKind } from './bulk-rules.ts'
import { bulkPlan, itemsOfPlan, noteConfirmed } from './bulk-store.ts'
import { readListQuery } from './list-query.ts'
import { type BulkExtent, planBulk } from './plan-bulk.ts'
import { type BulkOffice, resumeBulk, runBulk, runPiece } from './run-bulk.ts'

const now = new Date('2027-03-08T10:00:00Z')
const today = dayInUk(now)
const principal: Principal = {
  kind: 'staff',
  id: 'staff-editor',
  name: 'First Editor',
  email: 'editor@staff.example',
  role: 'editor',
  barredFrom: [],
}
const marker = { id: 'staff-marker', name: 'First Marker' }

eachDatabase('several requests at once', open => {
  let round: RoundOf240
  let bulk: BulkOffice
  beforeAll(async () => {
    round = await roundOf240(open().db, { seed: 'bulk', today })
    bulk = { db: open().db, office: { smtpUrl: 'smtp://127.0.0.1:1', mailDomain: 'localhost', clock: () => now } }
  })

  const plan = async (kind: BulkKind, extent: BulkExtent, who: Principal = principal) => {
    const known = await roundById(open().db, round.round)
    if (!known) throw new Error('no round')
    const made = await planBulk(open().db, {
      round: known,
      kind,
      assignee: kind === 'assign' ? marker : null,
      extent,
      cameFrom: '',
      principal: who,
      now,
      mailDomain: 'localhost',
    })
    if (made.outcome !== 'planned') throw new Error(made.outcome)
    return made.id
  }
  const confirm = (id: string, confirmedBy: Principal = principal) => runBulk(bulk, { round: round.round, plan: id, confirmedBy })
  const items = async (id: string) => new Map((await itemsOfPlan(open().db, id)).map(item => [item.code, item]))
  const chasers = async (code: string) =>
    (
      await rows<SurveyTables>(open().db)
        .selectFrom('message')
        .select(['id', 'mail_id', 'subject', 'body', 'recipient'])
        .where('trust_code', '=', code)
        .where('letter_kind', '=', 'chase')
        .execute()
    ).length
  const deeds = async (code: string) =>
    (
      await rows<{ audit: { deed: string; subject_id: string; actor_name: string } }>(open().db)
        .selectFrom('audit')
        .select(['deed', 'actor_name'])
        .where('subject_id', '=', `${round.round}/${code}`)
        .where('actor_name', '=', principal.name)
        .execute()
    ).map(({ deed }) => deed)
  const first = (fate: string, index = 0) => round.fated(fate)[index] ?? ''

  test('to plan is to change nothing', async () => {
    const id = await plan('chase', { query: readListQuery('clock=overdue') })
    expect(await bulkPlan(open().db, round.round, id)).toMatchObject({ confirmedAt: null, finishedAt: null })
    expect(await chasers(first('overdue'))).toBe(0)
    expect(await runBulk(bulk, { round: round.round, plan: id, confirmedBy: null })).toBe('no-such-plan')
    expect(await resumeBulk(bulk)).toBe(0)
    expect(await bulkPlan(open().db, '2099-1', id), 'a plan belongs to its round').toBeNull()
  })

  test('only the overdue are reminded; every other is left alone and told why', async () => {
    const some = ['overdue', 'silence so far', 'overdue and chased', 'answered, to mark', 'bounced'].map(fate => first(fate))
    const id = await plan('chase', { codes: some })
    expect([...(await items(id)).values()].map(({ code, verdict }) => [code, verdict]).sort()).toEqual(
      some.map((code, index) => [code, ['will', 'not-overdue', 'chased-lately', 'not-overdue', 'came-back'][index]]).sort(),
    )
    await confirm(id)
    expect(await Promise.all(some.map(chasers))).toEqual([1, 0, 1, 0, 0])
    expect((await items(id)).get(first('overdue'))?.outcome).toBe('done')
    expect(await deeds(first('overdue'))).toEqual(['request.write'])
    const { clock, delivery, answer, work } = (await requestOf(open().db, round.round, first('overdue'))) ?? {}
    expect({ clock, delivery, answer, work }, 'a reminder moves none of the four fields').toEqual({
      clock: 'overdue',
      delivery: 'sent',
      answer: 'none',
      work: 'waiting',
    })
  })

  test('whoever has written what nobody has read is not reminded, before or after the plan was looked at', async () => {
    const [before, meanwhile] = [first('overdue', 3), first('overdue', 4)]
    const toRead = async (code: string) => {
      const request = await requestOf(open().db, round.round, code)
      const change = {
        round: round.round,
        trustCode: code,
        changes: { work: 'to-read' },
        basedOn: request?.version ?? 0,
      } as const
      await changeRequest(open().db, { ...change, actor: { kind: 'staff', id: 'x', name: 'Second Editor' }, now })
    }
    await toRead(before)
    const id = await plan('chase', { codes: [before, meanwhile] })
    expect((await items(id)).get(before)?.verdict).toBe('unread-mail')
    await toRead(meanwhile)
    await confirm(id)
    expect(await Promise.all([before, meanwhile].map(chasers))).toEqual([0, 0])
    expect((await items(id)).get(meanwhile)).toMatchObject({ verdict: 'will', outcome: 'changed-meanwhile' })
  })

  test('confirming twice, also at the same moment, does it once', async () => {
    const code = first('overdue', 1)
    const id = await plan('chase', { codes: [code] })
    await Promise.all([confirm(id), confirm(id)])
    await confirm(id)
    expect(await chasers(code)).toBe(1)
    expect(await deeds(code)).toEqual(['request.write'])
  })

  test('two plans for one trust write one reminder; the other plan says why', async () => {
    const code = first('overdue', 2)
    const [one, two] = [await plan('chase', { codes: [code] }), await plan('chase', { codes: [code] })]
    await confirm(one)
    await confirm(two)
    expect(await chasers(code)).toBe(1)
    expect((await items(two)).get(code)).toMatchObject({ outcome: 'changed-meanwhile', changedBy: 'First Editor' })
  })

  test('what somebody else has changed meanwhile stays as they made it, and they are named', async () => {
    const [mine = '', theirs = ''] = round.fated('acknowledged')
    const id = await plan('assign', { codes: [mine, theirs] })
    const before = await requestOf(open().db, round.round, theirs)
    await changeRequest(open().db, {
      round: round.round,
      trustCode: theirs,
      changes: { work: 'to-read' },
      basedOn: before?.version ?? 0,
      actor: { kind: 'staff', id: 'x', name: 'Second Editor' },
      now,
    })
    await confirm(id)
    expect((await requestOf(open().db, round.round, mine))?.assigneeName).toBe('First Marker')
    expect(await requestOf(open().db, round.round, theirs)).toMatchObject({ assigneeName: null, work: 'to-read' })
    expect((await items(id)).get(theirs)).toMatchObject({ outcome: 'changed-meanwhile', changedBy: 'Second Editor' })
  })

  test('a crash in the middle is gone on with, each request once', async () => {
    const id = await plan('assign', { query: readListQuery('nation=england') })
    const all = [...(await items(id)).values()].filter(({ verdict }) => verdict === 'will')
    expect(all.length).toBeGreaterThan(100)
    // Confirmed and one piece done; then the process ends.
    await inTransaction(open().db, async tx => noteConfirmed(tx, id, now, []))
    expect(await runPiece(bulk, id, 50)).toBe('more')
    expect([...(await items(id)).values()].filter(({ outcome }) => outcome === 'done')).toHaveLength(50)
    expect(await resumeBulk(bulk)).toBe(1)
    const done = [...(await items(id)).values()].filter(({ outcome }) => outcome === 'done')
    expect(done).toHaveLength(all.length)
    for (const { code } of done.slice(0, 5)) expect((await deeds(code)).filter(deed => deed === 'request.change')).toHaveLength(1)
    expect(await resumeBulk(bulk)).toBe(0)
  })

  describe('the smaller deeds', () => {
    test('portal-only changes the channel and nothing else', async () => {
      const code = first('withdrawn')
      const before = await requestOf(open().db, round.round, code)
      await confirm(await plan('portal', { codes: [code] }))
      expect(await requestOf(open().db, round.round, code)).toEqual({
        ...before,
        channel: 'portal',
        version: (before?.version ?? 0) + 1,
        changedAt: now,
        changedBy: 'First Editor',
      })
    })

    test('what was read goes where its answer leads', async () => {
      const [silent, refused] = [first('a mail to read'), first('said no for another reason')]
      await confirm(await plan('read', { codes: [silent, refused, first('withdrawn')] }))
      expect((await requestOf(open().db, round.round, silent))?.work).toBe('waiting')
      expect((await requestOf(open().db, round.round, refused))?.work).toBe('to-mark')
    })

    test('nobody touches what they are barred from', async () => {
      const code = first('a mail to read', 1)
      const barred = { ...principal, barredFrom: [code] }
      const id = await plan('read', { codes: [code] }, barred)
      await confirm(id, barred)
      expect((await items(id)).get(code)).toMatchObject({ verdict: 'barred', outcome: null })
      expect((await requestOf(open().db, round.round, code))?.work).toBe('to-read')
    })

    test('a bar holds also for a plan that was made before it', async () => {
      const code = first('a mail to read', 2)
      const id = await plan('read', { codes: [code] })
      await confirm(id, { ...principal, barredFrom: [code] })
      expect((await items(id)).get(code)).toMatchObject({ verdict: 'will', outcome: 'barred' })
      expect((await requestOf(open().db, round.round, code))?.work).toBe('to-read')
    })
  })
})
