import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, rows } from '../database/handle.ts'
import { migration0001 } from '../database/migration-0001.ts'
import type { Actor } from './actor.ts'
import { type AuditFilter, auditLink } from './audit-link.ts'
import { migration0006 } from './migration-0006.ts'
import { actorKey, auditChoices, listAudit } from './read-audit.ts'
import { record } from './record.ts'

const admin: Actor = { kind: 'staff', id: 'a1', name: 'First Admin' }
const renamed: Actor = { kind: 'staff', id: 'a1', name: 'First Admin (Tŷ)' }
const command: Actor = { kind: 'command', name: 'import-results' }

/** The fixture: its numbers are those of the log. */
const entries = [
  { actor: admin, at: '2026-03-28T23:59:59Z', deed: 'round.make', subject: { kind: 'round', id: '2027-1' } },
  {
    actor: command,
    at: '2026-06-30T23:30:00Z',
    deed: 'release.publish',
    subject: { kind: 'release', id: '2026-1' },
    after: { a: 1 },
  },
  {
    actor: admin,
    at: '2026-10-25T00:30:00Z',
    deed: 'round.change',
    subject: { kind: 'round', id: '2027-1' },
    before: { n: 'a' },
    after: { n: 'b' },
  },
  { actor: renamed, at: '2026-11-22T09:00:00Z', deed: 'request.record', subject: { kind: 'request', id: '2027-1/EX-003' } },
  { actor: renamed, at: '2026-11-22T09:00:01Z', deed: 'contact.change', subject: { kind: 'contact', id: 'EX_003' } },
] as const

eachDatabase(
  'reading the audit log',
  open => {
    beforeAll(() => inTransaction(open().db, tx => record(tx, ...entries.map(entry => ({ ...entry, at: new Date(entry.at) })))))
    const numbers = async (filter: AuditFilter, page = {}) =>
      (await listAudit(open().db, filter, { limit: 10, ...page })).map(entry => entry.id)

    test.each<[string, AuditFilter, number[]]>([
      ['everything, the newest first', {}, [5, 4, 3, 2, 1]],
      ['a person, under any name they had', { who: 'a1' }, [5, 4, 3, 1]],
      ['a command', { who: 'command:import-results' }, [2]],
      ['a deed', { deed: 'round.change' }, [3]],
      ['a kind of thing', { subject: { kind: 'round' } }, [3, 1]],
      ['one thing', { subject: { kind: 'round', id: '2027-1' } }, [3, 1]],
      ['a part of an id, in any case', { text: 'ex-003' }, [4]],
      ['signs that mean something in SQL stand for themselves', { text: 'X_0' }, [5]],
      ['a percent sign too', { text: '%' }, []],
      ['from a day: the first of July began at eleven the evening before, in UTC', { from: '2026-07-01' }, [5, 4, 3, 2]],
      ['to a day, which is included', { to: '2026-03-28' }, [1]],
      ['the day on which the clocks go back', { from: '2026-10-25', to: '2026-10-25' }, [3]],
      ['several at once', { who: 'a1', subject: { kind: 'round' }, to: '2026-06-01' }, [1]],
    ])('%s', async (_, filter, expected) => {
      expect(await numbers(filter)).toEqual(expected)
    })

    test('goes on where it stopped, also when something was added meanwhile', async () => {
      expect(await numbers({}, { limit: 2 })).toEqual([5, 4])
      expect(await numbers({}, { limit: 2, before: 4 })).toEqual([3, 2])
    })

    test('gives back what was entered', async () => {
      const [entry] = await listAudit(open().db, { deed: 'round.change' }, { limit: 1 })
      expect(entry).toEqual({ ...entries[2], id: 3, at: new Date(entries[2].at) })
    })

    test('offers everybody once, under their newest name, and every deed', async () => {
      const { actors, deeds, kinds } = await auditChoices(open().db)
      expect(actors).toEqual([command, renamed])
      expect(actors.map(actorKey)).toEqual(['command:import-results', 'a1'])
      expect(deeds).toEqual(['contact.change', 'release.publish', 'request.record', 'round.change', 'round.make'])
      expect(kinds).toEqual(['contact', 'release', 'request', 'round'])
    })

    test('asks an index where it narrows to one thing, however long the log is', async () => {
      const query = rows<{ audit: { subject_kind: string; subject_id: string; id: number } }>(open().db)
        .selectFrom('audit')
        .select('id')
        .where('subject_kind', '=', 'round')
        .where('subject_id', '=', '2027-1')
        .orderBy('id', 'desc')
        .limit(51)
        .compile()
      const plan = await open()
        .kysely.transaction()
        .execute(async tx => {
          await sql`set local enable_seqscan = off`.execute(tx)
          return sql<
            Record<string, string>
          >`explain ${sql.raw(query.sql.replace('$1', "'round'").replace('$2', "'2027-1'").replace('$3', '51'))}`.execute(tx)
        })
      expect(JSON.stringify(plan.rows)).toContain('audit_by_subject')
    })
  },
  { migrations: [migration0001, migration0006] },
)

test.each<[string, AuditFilter, number | undefined, string]>([
  ['the whole log', {}, undefined, '/console/audit'],
  [
    'one thing',
    { subject: { kind: 'request', id: '2027-1/EX-003' } },
    undefined,
    '/console/audit?kind=request&id=2027-1%2FEX-003',
  ],
  ['what is empty is left out', { text: '', who: 'a b' }, 7, '/console/audit?who=a+b&before=7'],
])('a link to %s', (_, filter, before, link) => {
  expect(auditLink(filter, before)).toBe(link)
})
