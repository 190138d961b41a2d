import { afterEach, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { type Actor, findRoot, hearNews, inTransaction, listAudit, type News, record, writes } from '../../foundation/index.ts'
import { hospitalsOf } from '../hospital-store.ts'
import { noteTable } from '../noted-tables.ts'
import { registerSeedForTests } from '../register-for-tests.ts'
import type { RegisterTables } from '../schema.ts'
import { seedRegister } from '../seed-register.ts'
import { presentTrusts } from '../succession-store.ts'
import { surveyedTrusts, trustByCode } from '../trust-store.ts'
import { enteredByStaff } from './apply-mergers.ts'
import { mergeTrusts, undoMerger } from './merge-trusts.ts'
import { allMergers } from './merger-store.ts'
import { previewMerger, type TypedMerger } from './preview-merger.ts'

const now = new Date('2026-11-22T10:00:00Z')
const situation = { today: '2026-11-22', isExample: false }
const actor: Actor = { kind: 'staff', id: '1', name: 'First Admin' }
const typed: TypedMerger = { from: 'RA2', to: 'RJ1', effectiveOn: '2026-11-01', source: 'A made-up announcement, for this test' }

eachDatabase(
  'a merger entered by staff',
  open => {
    const agreedTo = async (input = typed): Promise<string> => {
      const judged = await previewMerger(open().db, input, situation)
      if ('faults' in judged) throw new Error(JSON.stringify(judged.faults))
      return judged.preview.fingerprint
    }
    const merge = async (input = typed, agreed?: string) =>
      mergeTrusts(open().db, { typed: input, agreed: agreed ?? (await agreedTo(input)), ...situation, actor, now })
    const codesOf = async (trust: string) => (await hospitalsOf(open().db, trust)).map(({ code }) => code).sort()
    let before: { old: string[]; heir: string[] }
    beforeEach(async () => {
      before = { old: await codesOf('RA2'), heir: await codesOf('RJ1') }
    })

    const holding = async () => (await allMergers(open().db)).filter(({ undoneAt }) => undoneAt === null)
    afterEach(async () => {
      for (const { id } of await holding()) await undoMerger(open().db, id, { actor, now })
    })

    test('the preview names what moves and changes nothing', async () => {
      const judged = await previewMerger(open().db, { ...typed, from: 'ra2' }, situation)
      expect('preview' in judged && judged.preview.hospitals.map(({ code }) => code).sort()).toEqual(before.old)
      expect(before.old.length).toBeGreaterThan(0)
      expect((await trustByCode(open().db, 'RA2'))?.closedOn).toBeNull()
    })

    test.each([
      [{ from: 'NOBODY' }, 'from', 'unknown'],
      [{ from: 'RA4' }, 'from', 'closed'],
      [{ to: 'RA2' }, 'to', 'same'],
      [{ effectiveOn: '2026-02-30' }, 'effectiveOn', 'no-day'],
      [{ effectiveOn: '2026-13-01' }, 'effectiveOn', 'no-day'],
      [{ effectiveOn: '2026-00-99' }, 'effectiveOn', 'no-day'],
      [{ effectiveOn: '2026-11-23' }, 'effectiveOn', 'not-yet'],
      [{ source: '  ' }, 'source', 'missing'],
      [{ source: '😀'.repeat(400) }, 'source', 'too-long'],
    ] as const)('%o is refused: %s %s', async (change, field, why) => {
      const judged = await previewMerger(open().db, { ...typed, ...change }, situation)
      expect('faults' in judged && judged.faults).toEqual([{ field, why }])
      expect(
        await mergeTrusts(open().db, { typed: { ...typed, ...change }, agreed: '', ...situation, actor, now }),
      ).toMatchObject({
        outcome: 'invalid',
      })
      expect(await holding()).toEqual([])
    })

    test('closes the one, moves its hospitals, leads to the other, is in the log, and is once however often it is sent', async () => {
      const news: News[] = []
      const stop = await hearNews(open(), heard => news.push(heard))
      const agreed = await agreedTo()
      expect(await merge(typed, agreed)).toEqual({ outcome: 'merged' })
      expect(await merge(typed, agreed)).toEqual({ outcome: 'nothing-to-do' })
      const { db } = open()
      expect((await trustByCode(db, 'RA2'))?.closedOn).toBe('2026-10-31')
      expect((await presentTrusts(db, 'RA2')).map(({ code }) => code)).toEqual(['RJ1'])
      expect(await codesOf('RJ1')).toEqual([...before.heir, ...before.old].sort())
      expect((await surveyedTrusts(db, { campaign: 'uk', on: '2026-11-22' })).map(({ code }) => code as string)).not.toContain(
        'RA2',
      )
      expect((await listAudit(db, {}, { limit: 1 }))[0]).toMatchObject({ deed: 'register.merge', subject: { id: 'RA2' } })
      await expect.poll(() => news).toContainEqual({ name: 'register-imported' })
      await stop()
    })

    test('two who merge it at once: it is entered once', async () => {
      const agreed = await agreedTo()
      const other = { ...typed, to: 'RR8' }
      const agreedToOther = await agreedTo(other)
      const outcomes = await Promise.all([merge(typed, agreed), merge(other, agreedToOther)])
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['invalid', 'merged'])
      expect(await holding()).toHaveLength(1)
    })

    test('what has moved since the preview is shown again', async () => {
      expect(await merge(typed, 'seen something else')).toMatchObject({ outcome: 'conflict' })
      expect(await holding()).toEqual([])
    })

    test('an import of the same and of changed tables leaves it standing', async () => {
      await merge()
      const { db } = open()
      await inTransaction(db, async tx => {
        await record(tx, { actor, at: now, deed: 'register.import', subject: { kind: 'register', id: 'register' } })
        for (const name of ['trusts', 'trust-successions', 'hospitals'])
          await noteTable(tx, { name, sha256: 'of an older file', row_count: 1, imported_at: now, description: null })
      })
      expect(await seedRegister(db, findRoot(import.meta.dirname), now)).toEqual(expect.arrayContaining(['trusts', 'hospitals']))
      expect((await trustByCode(db, 'RA2'))?.closedOn).toBe('2026-10-31')
      expect(await codesOf('RA2')).toEqual([])
    })

    test('taken back, everything is as it was; a second time does nothing', async () => {
      await merge()
      const [merger] = await holding()
      const undo = () => undoMerger(open().db, merger?.id ?? 0, { actor, now })
      expect(await undo()).toBe('undone')
      expect(await undo()).toBe('nothing-to-do')
      expect((await trustByCode(open().db, 'RA2'))?.closedOn).toBeNull()
      expect(await codesOf('RA2')).toEqual(before.old)
      expect(await codesOf('RJ1')).toEqual(before.heir)
      expect((await presentTrusts(open().db, 'RA2')).map(({ code }) => code)).toEqual(['RA2'])
      expect(await merge()).toEqual({ outcome: 'merged' })
    })

    test('what the sources of the register say by now is not taken back', async () => {
      await merge()
      const [merger] = await holding()
      const say = (source: string) =>
        inTransaction(open().db, async tx => {
          await record(tx, { actor, at: now, deed: 'register.import', subject: { kind: 'register', id: 'register' } })
          const db = writes<RegisterTables>(tx)
          await db.updateTable('succession').set({ source }).where('old_code', '=', 'RA2').execute()
        })
      await say('a source, for this test')
      expect(await undoMerger(open().db, merger?.id ?? 0, { actor, now })).toBe('in-source')
      expect((await trustByCode(open().db, 'RA2'))?.closedOn).toBe('2026-10-31')
      expect(await holding()).toHaveLength(1)
      await say(enteredByStaff)
    })

    test('of a chain, the last is taken back first', async () => {
      await merge()
      const next = { ...typed, from: 'RJ1', to: 'RR8' }
      await merge(next)
      expect((await presentTrusts(open().db, 'RA2')).map(({ code }) => code)).toEqual(['RR8'])
      const [last, first] = await holding()
      expect(await undoMerger(open().db, first?.id ?? 0, { actor, now })).toBe('followed')
      expect(await undoMerger(open().db, last?.id ?? 0, { actor, now })).toBe('undone')
      expect(await undoMerger(open().db, first?.id ?? 0, { actor, now })).toBe('undone')
      expect(await codesOf('RA2')).toEqual(before.old)
    })
  },
  { seed: registerSeedForTests },
)
