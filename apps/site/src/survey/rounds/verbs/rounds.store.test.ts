import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import type { Actor } from '../../../foundation/index.ts'
import { rows } from '../../../foundation/index.ts'
import { loadLetterFields } from '../../letters/load-letter-fields.ts'
import { defaultsForTests as defaults, questionForTests as question } from '../round-for-tests.ts'
import { allRounds, exclusionsOf, lettersOf, questionsOf, roundById } from '../round-store.ts'
import { readiness } from '../rules/readiness.ts'
import { moveQuestion, removeQuestion } from './arrange-questions.ts'
import { deleteRound } from './delete-round.ts'
import { makeRound } from './make-round.ts'
import { saveExclusions } from './save-exclusions.ts'
import { saveFacts } from './save-facts.ts'
import { saveLetter } from './save-letter.ts'
import { saveQuestion } from './save-question.ts'
import { type RulesChange, saveRules } from './save-rules.ts'

const actor: Actor = { kind: 'staff', id: '1', name: 'First Admin' }
const other: Actor = { kind: 'staff', id: '2', name: 'Some editor' }
const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-22T10:05:00Z')

type AuditRow = { deed: string; subject_id: string; actor_name: string; before: unknown; after: unknown; id: number }

eachDatabase(
  'a round in draft',
  open => {
    const db = () => open().db
    const make = (id = '2027-1', copyOf: string | null = null) =>
      makeRound(db(), { id, name: { en: `Round ${id}`, cy: `Rownd ${id}` }, copyOf, defaults, actor, now })
    const versionOf = async (id = '2027-1') => (await roundById(db(), id))?.version
    const log = () =>
      rows<{ audit: AuditRow }>(db())
        .selectFrom('audit')
        .select(['deed', 'subject_id', 'actor_name', 'before', 'after'])
        .where('deed', 'like', 'round.%')
        .orderBy('id')
        .execute()
    const by = (basedOn: number, round = '2027-1') => ({ round, basedOn, actor, now })
    const save = (basedOn: number, more: Partial<typeof question> & { id?: string } = {}) =>
      saveQuestion(db(), { ...by(basedOn), question: question(more.id ?? 'more'), of: null })

    test('is made from what is shipped, whole, and enters the audit log', async () => {
      expect(await make()).toEqual({ outcome: 'made', id: '2027-1' })
      const round = await roundById(db(), '2027-1')
      expect(round).toMatchObject({
        state: 'draft',
        version: 1,
        copiedFrom: null,
        laws: defaults.laws,
        criteria: defaults.criteria,
      })
      expect(await questionsOf(db(), '2027-1')).toEqual(defaults.questions)
      expect(await lettersOf(db(), '2027-1')).toHaveLength(defaults.letters.length)
      expect(await log()).toMatchObject([{ deed: 'round.make', subject_id: '2027-1', actor_name: 'First Admin' }])
    })

    test('the same form twice makes it once; another one of its number is refused', async () => {
      await make()
      expect(await make()).toEqual({ outcome: 'nothing-to-do', id: '2027-1' })
      const taken = { id: '2027-1', name: { en: 'Mine', cy: '' }, copyOf: null, defaults, actor, now }
      expect(await makeRound(db(), taken)).toEqual({ outcome: 'id-taken' })
      expect(await log()).toHaveLength(1)
    })

    test('of two who make the same number at once, one makes it', async () => {
      const outcomes = await Promise.all([
        make(),
        makeRound(db(), { id: '2027-1', name: { en: 'Other', cy: '' }, copyOf: null, defaults, actor: other, now }),
      ])
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['id-taken', 'made'])
    })

    test('a copy repeats each question, keeps letters and rules, and suggests the exclusions; its dates are left out', async () => {
      await make()
      await saveFacts(db(), { ...by(1), facts: { part: 'dates', sendOn: '2027-02-01', repliesBy: '2027-04-30' } })
      const exclusions = [{ trustCode: 'EX-001', reason: 'Treats no breast cancer', treatedBy: null }]
      await saveExclusions(db(), { ...by(2), exclusions })
      await make('2027-2', '2027-1')
      expect(await roundById(db(), '2027-2')).toMatchObject({ copiedFrom: '2027-1', sendOn: null, repliesBy: null, version: 1 })
      const questions = await questionsOf(db(), '2027-2')
      expect(questions.map(each => each.comparesWith)).toEqual(
        defaults.questions.map(({ id }) => ({ round: '2027-1', question: id })),
      )
      expect(await lettersOf(db(), '2027-2')).toEqual(await lettersOf(db(), '2027-1'))
      expect(await exclusionsOf(db(), '2027-2')).toMatchObject(exclusions)
      expect((await allRounds(db())).map(({ id }) => id)).toEqual(['2027-2', '2027-1'])
      expect(await makeRound(db(), { id: '2027-3', name: { en: 'A', cy: '' }, copyOf: '2020-1', defaults, actor, now })).toEqual({
        outcome: 'no-such-round',
      })
    })

    describe('its questions', () => {
      test('are added at the end, once however often the form is sent', async () => {
        await make()
        expect(await save(1)).toEqual({ outcome: 'saved', version: 2 })
        expect(await save(1)).toEqual({ outcome: 'nothing-to-do', version: 2 })
        expect((await questionsOf(db(), '2027-1')).at(-1)).toEqual(question('more'))
        expect(await saveQuestion(db(), { ...by(2), question: question('diagnosed'), of: null })).toEqual({
          outcome: 'name-taken',
        })
        expect(await saveQuestion(db(), { ...by(2), question: question('x'), of: 'gone' })).toEqual({ outcome: 'question-gone' })
        expect(await versionOf()).toBe(2)
      })

      test('keep their place and the rules that ask for them when they are renamed', async () => {
        await make()
        const [, second] = defaults.questions
        if (!second) throw new Error('There is a second question')
        await saveQuestion(db(), { ...by(1), question: { ...second, id: 'how-many' }, of: 'diagnosed' })
        expect((await questionsOf(db(), '2027-1'))[1]?.id).toBe('how-many')
        const round = await roundById(db(), '2027-1')
        if (!round) throw new Error('There is a round')
        expect(JSON.stringify(round.criteria)).not.toContain('"diagnosed"')
        const whole = { round, questions: await questionsOf(db(), round.id), letters: await lettersOf(db(), round.id) }
        expect(readiness(whole).map(({ what }) => what)).toEqual(['send-day', 'replies-day'])
      })

      test('move to a place, once however often the button is pressed, and go', async () => {
        await make()
        const ids = async () => (await questionsOf(db(), '2027-1')).map(({ id }) => id).slice(0, 3)
        const move = { ...by(1), question: 'de-novo', to: 0 }
        expect(await moveQuestion(db(), move)).toEqual({ outcome: 'saved', version: 2 })
        expect(await moveQuestion(db(), move)).toEqual({ outcome: 'nothing-to-do', version: 2 })
        expect(await ids()).toEqual(['de-novo', 'records-routinely', 'diagnosed'])
        expect((await moveQuestion(db(), { ...by(2), question: 'de-novo', to: 99 })).outcome).toBe('nothing-to-do')
        expect((await removeQuestion(db(), { ...by(2), question: 'de-novo' })).outcome).toBe('saved')
        expect((await removeQuestion(db(), { ...by(2), question: 'de-novo' })).outcome).toBe('nothing-to-do')
        expect(await ids()).toEqual(['records-routinely', 'diagnosed', 'recurrent'])
      })
    })

    describe('its rules', () => {
      const change = (basedOn: number, what: RulesChange) =>
        saveRules(db(), { ...by(basedOn), change: what, published: defaults.criteria })
      const criteria = async () => (await roundById(db(), '2027-1'))?.criteria
      const rule = {
        id: 'own',
        status: 'partial',
        when: { en: 'A', cy: 'B' },
        conditions: [{ question: 'diagnosed', marks: ['given'] }],
      } as const

      test('carry the published version while unchanged, else the round’s own', async () => {
        await make()
        await change(1, { what: 'add', rule })
        expect(await criteria()).toMatchObject({ version: '2027-1-round' })
        expect((await criteria())?.rules.at(-2)).toEqual(rule)
        expect((await criteria())?.rules.at(-1)?.id).toBe('no-usable-answer')
        const added = defaults.criteria.rules.length - 1
        await change(2, { what: 'move', position: added, to: 0 })
        await change(3, { what: 'change', position: 0, rule: { ...rule, status: 'collecting' } })
        expect((await criteria())?.rules[0]).toMatchObject({ id: 'own', status: 'collecting' })
        await change(4, { what: 'remove', position: 0 })
        expect(await criteria()).toEqual(defaults.criteria)
        expect((await change(5, { what: 'reset' })).outcome).toBe('nothing-to-do')
      })

      test('are never another person’s rule changed by its place', async () => {
        await make()
        await change(1, { what: 'move', position: 0, to: 1 })
        expect(await change(1, { what: 'remove', position: 0 })).toMatchObject({ outcome: 'conflict', changedBy: 'First Admin' })
        expect((await criteria())?.rules).toHaveLength(defaults.criteria.rules.length)
      })
    })

    describe('two people at once', () => {
      test('the second is told who was faster and what stands there, and nothing is overwritten', async () => {
        await make()
        const letter = defaults.letters[0]
        if (!letter) throw new Error('There is a letter')
        await saveLetter(db(), { ...by(1), actor: other, now: later, letter: { ...letter, subject: 'Theirs' } })
        const mine = await saveLetter(db(), { ...by(1), letter: { ...letter, subject: 'Mine' } })
        expect(mine).toMatchObject({
          outcome: 'conflict',
          changedBy: 'Some editor',
          changedAt: later,
          current: { round: { version: 2 } },
        })
        const same = await saveLetter(db(), { ...by(1), letter: { ...letter, subject: 'Theirs' } })
        expect(same).toEqual({ outcome: 'nothing-to-do', version: 2 })
        expect((await lettersOf(db(), '2027-1')).filter(({ subject }) => subject === 'Theirs')).toHaveLength(1)
        expect((await saveLetter(db(), { ...by(2), letter: { ...letter, subject: 'Mine' } })).outcome).toBe('saved')
        expect((await log()).at(-1)).toMatchObject({ before: { subject: 'Theirs' }, after: { subject: 'Mine' } })
      })

      test('of two that are saved in the same moment one is a conflict', async () => {
        await make()
        const names = ['One', 'Two'].map(en => saveFacts(db(), { ...by(1), facts: { part: 'name', name: { en, cy: '' } } }))
        expect((await Promise.all(names)).map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved'])
        expect(await versionOf()).toBe(2)
      })
    })

    test('what is not a draft any more is not changed and not deleted', async () => {
      await make()
      await makeSent()
      const facts = { part: 'name', name: { en: 'New', cy: '' } } as const
      expect(await saveFacts(db(), { ...by(1), facts })).toEqual({ outcome: 'not-draft' })
      expect(await saveExclusions(db(), { ...by(1), exclusions: [] })).toEqual({ outcome: 'not-draft' })
      expect(await deleteRound(db(), { round: '2027-1', actor, now })).toEqual({ outcome: 'not-draft' })
      expect(await saveFacts(db(), { ...by(1, '2020-1'), facts })).toEqual({ outcome: 'gone' })
    })

    test('is deleted with all that hangs on it, unless another round is its copy', async () => {
      await make()
      await make('2027-2', '2027-1')
      expect(await deleteRound(db(), { round: '2027-1', actor, now })).toEqual({ outcome: 'has-copies', copies: ['2027-2'] })
      expect(await deleteRound(db(), { round: '2027-2', actor, now })).toEqual({ outcome: 'deleted' })
      expect(await deleteRound(db(), { round: '2027-1', actor, now })).toEqual({ outcome: 'deleted' })
      expect(await deleteRound(db(), { round: '2027-1', actor, now })).toEqual({ outcome: 'gone' })
      expect(await questionsOf(db(), '2027-1')).toEqual([])
      expect((await log()).map(({ deed }) => deed)).toEqual(['round.make', 'round.make', 'round.delete', 'round.delete'])
    })

    test('exclusions keep who decided them as long as they stay the same', async () => {
      await make()
      const one = { trustCode: 'EX-001', reason: 'None', treatedBy: null }
      const two = { trustCode: 'EX-002', reason: 'Elsewhere', treatedBy: 'EX-003' }
      await saveExclusions(db(), { ...by(1), exclusions: [one] })
      await saveExclusions(db(), { ...by(2), actor: other, now: later, exclusions: [two, one] })
      expect(await exclusionsOf(db(), '2027-1')).toEqual([
        { ...one, decidedAt: now, decidedBy: 'First Admin' },
        { ...two, decidedAt: later, decidedBy: 'Some editor' },
      ])
      expect((await saveExclusions(db(), { ...by(1), exclusions: [one, two] })).outcome).toBe('nothing-to-do')
      expect((await saveExclusions(db(), { ...by(1), exclusions: [] })).outcome).toBe('conflict')
    })

    test('letters of a round or a trust that does not exist have no fields', async () => {
      await make()
      const input = {
        round: '2027-1',
        trustCode: 'EX-999',
        language: 'en',
        today: '2027-02-01',
        mailDomain: 'localhost',
      } as const
      expect(await loadLetterFields(db(), input)).toBeNull()
      expect(await loadLetterFields(db(), { ...input, round: '2020-1' })).toBeNull()
    })

    async function makeSent() {
      const { inTransaction, record, writes } = await import('../../../foundation/index.ts')
      await inTransaction(db(), async tx => {
        await writes<{ round: { id: string; state: string } }>(tx).updateTable('round').set({ state: 'open' }).execute()
        await record(tx, { actor, at: now, deed: 'round.send', subject: { kind: 'round', id: '2027-1' } })
      })
    }
  },
  { freshFor: 'test' },
)
