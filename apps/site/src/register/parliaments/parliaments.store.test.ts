import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { type Actor, findRoot, inTransaction, listAudit, record } from '../../foundation/index.ts'
import { readTable } from '../import/read-tables.ts'
import { loaders } from '../load-tables.ts'
import { politicianOf } from '../politician-store.ts'
import { registerMigrationsForTests, registerSeedForTests } from '../register-for-tests.ts'
import { allDissolutions } from './dissolution-store.ts'
import { endDissolution, enterDissolution, withdrawDissolution } from './enter-dissolution.ts'
import { importPoliticians, planPoliticians } from './import-politicians.ts'
import { letterBoxOf, saveLetterBox } from './letter-boxes.ts'
import { isDissolved, representativesFor } from './representatives-for.ts'

const now = new Date('2026-11-22T10:00:00Z')
const today = '2026-11-22'
const actor: Actor = { kind: 'staff', id: '1', name: 'First Admin' }
const options = { campaign: 'uk', now } as const
const header = 'body,constituency,name,party,email,source,as_of'
const file = (...lines: string[]) => ({ text: [header, ...lines].join('\n'), today, actor, now })

eachDatabase(
  'the parliaments',
  open => {
    const answerOf = async (code: string, body: string) =>
      (await representativesFor(open().db, code, options))?.find(each => each.body === body)

    test('a constituency has its MP, and the seat of its nation’s parliament', async () => {
      const welsh = await representativesFor(open().db, 'W07000112', options)
      expect(welsh?.map(({ body, seat }) => [body, seat])).toEqual([
        ['house-of-commons', 'Ynys Môn'],
        ['senedd', 'Bangor Conwy Môn'],
      ])
      expect(welsh?.[1]?.standing).toEqual({ kind: 'no-names' })
      expect(await representativesFor(open().db, 'E14001063', options)).toHaveLength(1)
      expect((await answerOf('N05000003', 'ni-assembly'))?.seat).toBe('Belfast South and Mid Down')
      expect(await answerOf('S14000060', 'scottish-parliament')).toMatchObject({ seat: null, standing: { kind: 'no-names' } })
      expect(await representativesFor(open().db, 'E00000000', options)).toBeNull()
    })

    test('an import is whole or not at all, looks first, never goes back, and repeats without a trace', async () => {
      const { db } = open()
      const good = 'senedd,Bangor Conwy Môn,Example First,,first@senedd.invalid,A list,2026-06-01'
      const vacant = 'senedd,Bangor Conwy Môn,,,,A list,2026-06-01'
      expect(await importPoliticians(db, file(good, 'senedd,Nowhere,X,,,A list,2026-06-01'))).toEqual({
        kind: 'broken',
        broken: [{ line: 3, why: '“Nowhere” is no constituency of this body' }],
      })
      expect(await planPoliticians(db, file(good, vacant))).toMatchObject({ changes: [{ kind: 'new', before: 0, after: 2 }] })
      expect((await answerOf('W07000112', 'senedd'))?.standing).toEqual({ kind: 'no-names' })
      // Two at once: one brings it in, the other finds it there.
      const both = await Promise.all([importPoliticians(db, file(good, vacant)), importPoliticians(db, file(good, vacant))])
      expect(both.flatMap(plan => (plan.kind === 'plan' ? plan.changes.map(({ kind }) => kind) : [])).sort()).toEqual([
        'new',
        'same',
      ])
      const logged = (await listAudit(db, { deed: 'register.import-politicians' }, { limit: 9 })).length
      expect(logged).toBe(1)
      // Both Westminster constituencies of the seat find them.
      for (const code of ['W07000112', 'W07000083'])
        expect((await answerOf(code, 'senedd'))?.standing).toMatchObject({
          kind: 'members',
          members: [{ name: 'Example First' }],
          vacant: 1,
        })
      expect(await importPoliticians(db, file(good.replace('2026-06-01', '2026-05-31')))).toMatchObject({ kind: 'broken' })
    })

    test('names of the Scottish Parliament are offered to choose from', async () => {
      await importPoliticians(
        open().db,
        file(
          'scottish-parliament,A seat,Example One,,,A list,2026-06-01',
          'scottish-parliament,A region,Example Two,,,A list,2026-06-01',
        ),
      )
      expect((await answerOf('S14000060', 'scottish-parliament'))?.standing).toMatchObject({
        kind: 'choose',
        seats: [{ seat: 'A region' }, { seat: 'A seat' }],
      })
    })

    test('a vacant seat of the House of Commons outlives an older list of all seats', async () => {
      const { db } = open()
      expect(await importPoliticians(db, file('house-of-commons,Aldershot,,,,A by-election,2026-11-20'))).toMatchObject({
        changes: [{ seat: 'E14001063', kind: 'changed' }],
      })
      await inTransaction(db, async tx => {
        await record(tx, { actor, at: now, deed: 'register.import', subject: { kind: 'register', id: 'register' } })
        await loaders.politicians(tx, readTable(`${findRoot(import.meta.dirname)}/data`, 'politicians'))
      })
      expect(await politicianOf(db, 'E14001063', 'uk')).toMatchObject({ name: null, asOf: '2026-11-20', emailMissing: 'vacant' })
      expect((await answerOf('E14001063', 'house-of-commons'))?.standing).toEqual({ kind: 'vacant', asOf: '2026-11-20' })
      expect((await politicianOf(db, 'E14001064', 'uk'))?.name).not.toBeNull()
    })

    test('after a dissolution there are no members, and after the election not the old ones', async () => {
      const { db } = open()
      const typed = { body: 'house-of-commons', from: '2026-11-01', until: '', source: 'A proclamation' }
      const both = await Promise.all([enterDissolution(db, typed, { actor, now }), enterDissolution(db, typed, { actor, now })])
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['entered', 'nothing-to-do'])
      expect(await isDissolved(db, 'house-of-commons', today)).toBe(true)
      expect(await isDissolved(db, 'senedd', today)).toBe(false)
      const commons = async (day: string) =>
        (await representativesFor(db, 'E14001064', { campaign: 'uk', now: new Date(`${day}T12:00:00Z`) }))?.[0]?.standing
      expect(await commons(today)).toEqual({ kind: 'dissolved', from: '2026-11-01', until: null, source: 'A proclamation' })
      const [entry] = await listAudit(db, { deed: 'register.dissolve' }, { limit: 1 })
      expect(entry?.subject).toEqual({ kind: 'parliament', id: 'house-of-commons' })
      const id = (await allDissolutions(db))[0]?.id ?? 0
      expect(await endDissolution(db, id, { until: '2026-10-01', actor, now })).toBe('no-day')
      expect(await endDissolution(db, id, { until: '2026-12-10', actor, now })).toBe('ended')
      expect(await commons('2026-12-11')).toMatchObject({ kind: 'out-of-date', electedAfter: '2026-12-10' })
      expect(await withdrawDissolution(db, id, { actor, now })).toBe('withdrawn')
      expect(await withdrawDissolution(db, id, { actor, now })).toBe('nothing-to-do')
      expect(await commons('2026-12-11')).toMatchObject({ kind: 'members' })
    })

    test('where a trust takes letters: entered with its source, changed, taken away', async () => {
      const { db } = open()
      const by = { actor, now, today, isExample: false }
      const typed = { trust: 'ra2', email: 'feedback@trust.example', source: 'Its contact page', checkedOn: '2026-11-20' }
      expect(await saveLetterBox(db, typed, by)).toEqual({ outcome: 'saved' })
      expect(await saveLetterBox(db, typed, by)).toEqual({ outcome: 'nothing-to-do' })
      expect(await letterBoxOf(db, 'RA2')).toEqual({
        trustCode: 'RA2',
        email: 'feedback@trust.example',
        source: 'Its contact page',
        checkedOn: '2026-11-20',
      })
      expect(await saveLetterBox(db, { ...typed, email: 'a@b.org, c@d.org', source: '', checkedOn: '2026-11-23' }, by)).toEqual({
        outcome: 'invalid',
        faults: [
          { field: 'email', why: 'no-address' },
          { field: 'source', why: 'missing' },
          { field: 'checkedOn', why: 'not-yet' },
        ],
      })
      expect(await saveLetterBox(db, typed, { ...by, isExample: true })).toMatchObject({
        faults: [{ field: 'trust', why: 'unknown' }],
      })
      expect(await saveLetterBox(db, { ...typed, email: '' }, by)).toEqual({ outcome: 'removed' })
      expect(await letterBoxOf(db, 'RA2')).toBeNull()
    })
  },
  { migrations: registerMigrationsForTests, seed: registerSeedForTests },
)
