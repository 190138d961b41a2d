// Long because: the same request is marked, checked, read blind and settled, in each order in which two people can come.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askForTests, emptyRoundForTests, noonOf, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { findRoot, inTransaction, listAudit, record, writes } from '../../foundation/index.ts'
import { newestCriteria } from '../../releases/index.ts'
import { answersOf, evidenceOf } from '../answers/answer-store.ts'
import { fingerprintOfAnswers } from '../answers/fingerprint-of-answers.ts'
import { recordEvent } from '../requests/record-event.ts'
import { requestOf } from '../requests/request-store.ts'
import type { WritableSurveyTables } from '../schema.ts'
import type { Mark, MarkingMode } from '../types.ts'
import { changeMarkingMode } from './change-marking-mode.ts'
import type { TypedSheet } from './check-sheet.ts'
import { standingOf, standingsOf } from './load-standings.ts'
import { sheetsOf } from './marking-store.ts'
import { saveMarks } from './save-marks.ts'
import { overrideStatus, saveStatusWords } from './say-of-status.ts'
import { settleMarks } from './settle-marks.ts'
import { basisOf } from './sheets.ts'
import { takeBackSheet } from './take-back-sheet.ts'

const code = 'EX-901'
const key = { round: roundId, trustCode: code }
const now = noonOf('2027-04-20')
const today = '2027-04-20'
const person = (id: string) => ({ id, name: `Reader ${id}` })
const actorOf = (id: string) => ({ kind: 'staff', ...person(id) }) as const
const everyone = { 'records-routinely': 'yes', diagnosed: 'given', 'de-novo': 'given', recurrent: 'given' } as const
const typedOf = (marks: Readonly<Record<string, Mark>>, note = 'Seen.'): TypedSheet =>
  Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, { mark, note }]))

eachDatabase('marking', open => {
  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    await emptyRoundForTests(open().db)
    await setMode('check')
    await askForTests(open().db, code)
    await inTransaction(open().db, tx =>
      recordEvent(tx, { ...key, kind: 'answered', on: '2027-03-20', answer: 'answered', note: '', actor: actorOf('x'), now }),
    )
  })

  const setMode = (mode: MarkingMode) =>
    inTransaction(open().db, async tx => {
      await writes<WritableSurveyTables>(tx).updateTable('round').set({ marking_mode: mode }).where('id', '=', roundId).execute()
      await record(tx, { actor: actorOf('x'), at: now, deed: 'round.marking', subject: { kind: 'round', id: roundId } })
    })

  /** The trust says something else, as somebody records it. */
  const sayOtherwise = (words: string) =>
    inTransaction(open().db, async tx => {
      await writes<WritableSurveyTables>(tx)
        .insertInto('answer')
        .values({
          round_id: roundId,
          trust_code: code,
          question_id: 'diagnosed',
          words,
          language: 'en',
          translation: null,
          number: null,
          from_day: null,
          to_day: null,
          exemption: null,
          note: '',
          version: 1,
          changed_at: now,
          changed_by: 'Reader x',
        })
        .execute()
      await record(tx, {
        actor: actorOf('x'),
        at: now,
        deed: 'answer.record',
        subject: { kind: 'request', id: `${roundId}/${code}` },
      })
    })

  const sheets = () => sheetsOf(open().db, roundId, code)
  const todos = async () => (await standingOf(open().db, { round: roundId, code, today }))?.todos
  const work = async () => (await requestOf(open().db, roundId, code))?.work
  const basis = async (slot: 'first' | 'second' | 'settled', mode: MarkingMode = 'check') => {
    const [answers, evidence] = [await answersOf(open().db, roundId, code), await evidenceOf(open().db, roundId, code)]
    return basisOf(slot, mode, fingerprintOfAnswers(answers, evidence), await sheets())
  }
  type Changes = Partial<Parameters<typeof saveMarks>[1]>
  const mark = async (id: string, marks: Readonly<Record<string, Mark>>, changes: Changes = {}) => {
    const found = await sheets()
    const mine = [found.first, found.second].find(sheet => sheet?.marker === id)
    const slot = mine?.slot === 'second' || (found.first && !mine) ? 'second' : 'first'
    const mode = (await modeNow()) ?? 'check'
    const input = {
      ...key,
      marker: person(id),
      typed: typedOf(marks),
      isDone: true,
      basedOn: mine?.version ?? 0,
      basis: await basis(slot, mode),
      actor: actorOf(id),
      now,
    }
    return saveMarks(open().db, { ...input, ...changes })
  }
  const modeNow = async () =>
    (
      await writes<WritableSurveyTables>(open().db)
        .selectFrom('round')
        .select('marking_mode')
        .where('id', '=', roundId)
        .executeTakeFirst()
    )?.marking_mode
  const settle = async (id: string, marks: Readonly<Record<string, Mark>>, changes: object = {}) =>
    settleMarks(open().db, {
      ...key,
      marker: person(id),
      typed: typedOf(marks),
      isTogether: false,
      basedOn: (await sheets()).settled?.version ?? 0,
      basis: await basis('settled', (await modeNow()) ?? 'check'),
      actor: actorOf(id),
      now,
      ...changes,
    })
  const log = async () => (await listAudit(open().db, {}, { limit: 50 })).filter(({ deed }) => deed.startsWith('mark.'))
  const newestEntry = async () => (await listAudit(open().db, {}, { limit: 1 }))[0]?.id ?? 0
  /** What was entered since, newest first. */
  const logSince = async (entry: number) => (await log()).filter(({ id }) => id > entry)

  describe('one mark and a check', () => {
    test('from the first mark to a status that can be published', async () => {
      expect(await todos()).toEqual(['to-mark'])
      expect(await mark('a', everyone)).toEqual({ outcome: 'saved' })
      expect(await todos()).toEqual(['to-check'])
      expect(await work()).toBe('to-mark')
      expect(await mark('b', everyone)).toEqual({ outcome: 'saved' })
      expect(await todos()).toEqual([])
      expect(await work()).toBe('done')
      expect(await standingOf(open().db, { round: roundId, code, today })).toMatchObject({
        status: 'collecting',
        marks: everyone,
      })
    })

    test('nobody checks their own marks: the second place is never theirs', async () => {
      await mark('a', everyone)
      expect(await mark('a', everyone)).toEqual({ outcome: 'nothing-to-do' })
      await mark('a', { ...everyone, diagnosed: 'partly' })
      expect(Object.keys(await sheets())).toEqual(['first'])
      expect(await todos()).toEqual(['to-check'])
    })

    test('the check comes after the first is done', async () => {
      await mark('a', everyone, { isDone: false })
      expect(await mark('b', everyone)).toEqual({ outcome: 'conflict', about: 'sheet' })
      expect(await mark('b', everyone, { basedOn: 1 })).toEqual({ outcome: 'no-place', why: 'wait' })
      expect(Object.keys(await sheets())).toEqual(['first'])
    })

    test('who meant to be the first reader, and finds another there, has not seen what they would be checking', async () => {
      const asFirst = await basis('first')
      await mark('a', everyone)
      expect(await mark('b', everyone, { basis: asFirst })).toEqual({ outcome: 'conflict', about: 'answers' })
    })

    test('two who save at the same moment: one is kept, the other is told', async () => {
      // Both saw the empty sheet: read before either saves, or the second would rightly be the check of the first.
      const seen = { basis: await basis('first') }
      const both = await Promise.all([mark('a', everyone, seen), mark('b', everyone, seen)])
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved'])
      expect(Object.keys(await sheets())).toEqual(['first'])
    })

    test('the same form twice is one sheet; of two windows the older one is told', async () => {
      const same = { basedOn: 0 }
      expect(await mark('a', everyone, { ...same, isDone: false })).toEqual({ outcome: 'saved' })
      expect(await mark('a', everyone, { ...same, isDone: false })).toEqual({ outcome: 'nothing-to-do' })
      expect(await mark('a', { diagnosed: 'no' }, { ...same, isDone: false })).toEqual({ outcome: 'conflict', about: 'sheet' })
      expect((await sheets()).first?.version).toBe(1)
    })

    test('a third person has no place', async () => {
      await mark('a', everyone)
      await mark('b', everyone)
      expect(await mark('c', everyone)).toEqual({ outcome: 'no-place', why: 'taken' })
    })

    test('what changed while somebody marked it is not marked unseen', async () => {
      const read = await basis('first')
      await sayOtherwise('Only 12.')
      expect(await mark('a', everyone, { basis: read })).toEqual({ outcome: 'conflict', about: 'answers' })
      expect(await sheets()).toEqual({})
    })

    test('an answer that changes later asks both again', async () => {
      await mark('a', everyone)
      await mark('b', everyone)
      await sayOtherwise('Only 12.')
      expect(await todos()).toEqual(['changed-since-marked'])
      await mark('a', everyone)
      expect(await todos()).toEqual(['changed-since-marked'])
      await mark('b', everyone)
      expect(await todos()).toEqual([])
    })

    test('a mark that is changed after the check asks for the check again, and takes the request off what is done', async () => {
      await mark('a', everyone)
      await mark('b', everyone)
      await mark('a', { ...everyone, recurrent: 'no' })
      expect(await todos()).toEqual(['differs', 'changed-since-marked'])
      expect(await work()).toBe('to-mark')
    })

    test('a sheet that is not whole is refused, and can be kept open', async () => {
      const typed = typedOf({ diagnosed: 'given' }, '')
      const refused = await mark('a', {}, { typed })
      expect(refused).toMatchObject({ outcome: 'refused' })
      expect(refused.outcome === 'refused' && refused.faults).toContainEqual({ question: 'diagnosed', fault: 'note-missing' })
      expect(refused.outcome === 'refused' && refused.faults).toContainEqual({ question: 'recurrent', fault: 'choose' })
      expect(await mark('a', {}, { typed, isDone: false })).toEqual({ outcome: 'saved' })
      expect((await sheets()).first).toMatchObject({ state: 'open', doneAt: null, basedOn: null })
    })

    test('Welsh and emoji in a note come back as they were', async () => {
      await mark('a', {}, { typed: typedOf({ diagnosed: 'given' }, 'Tŷ’r ŵyl 💛'), isDone: false })
      expect((await sheets()).first?.marks.diagnosed).toEqual({ mark: 'given', note: 'Tŷ’r ŵyl 💛' })
    })

    test('the log keeps what was marked, before and after', async () => {
      const before = await newestEntry()
      await mark('a', everyone)
      await mark('a', { ...everyone, diagnosed: 'partly' })
      const [newer, older] = await logSince(before)
      expect(older).toMatchObject({ deed: 'mark.make', actor: { name: 'Reader a' } })
      expect(newer?.before).toMatchObject({ marks: { diagnosed: { mark: 'given' } } })
      expect(newer?.after).toMatchObject({ marks: { diagnosed: { mark: 'partly' } } })
    })
  })

  describe('two blind marks', () => {
    beforeEach(() => setMode('blind'))

    test('both begin when they like, and the log hears of their marks when both are done', async () => {
      const before = await newestEntry()
      await mark('a', everyone)
      await mark('b', { ...everyone, diagnosed: 'partly' }, { isDone: false })
      const hidden = JSON.stringify(await logSince(before))
      expect(hidden).toContain('"mark.make"')
      for (const mark of ['"yes"', '"given"', '"partly"', 'Seen.']) expect(hidden).not.toContain(mark)
      expect(await todos()).toEqual(['to-mark'])
      await mark('b', { ...everyone, diagnosed: 'partly' })
      const shown = (await logSince(before)).filter(({ deed }) => deed === 'mark.show')
      expect(shown.map(({ after }) => after)).toMatchObject([
        { slot: 'second', marks: { diagnosed: { mark: 'partly', note: 'Seen.' } } },
        { slot: 'first', marks: { diagnosed: { mark: 'given' } } },
      ])
      expect(await todos()).toEqual(['differs'])
    })

    test('two who save at the same moment are both kept: one is first, the other second', async () => {
      // Both saw the empty sheet: read before either saves, or the second would rightly be the check of the first.
      const seen = { basis: await basis('first') }
      const both = await Promise.all([mark('a', everyone, seen), mark('b', everyone, seen)])
      expect(both).toEqual([{ outcome: 'saved' }, { outcome: 'saved' }])
      expect(await todos()).toEqual([])
      expect(await work()).toBe('done')
    })

    test('once both are done neither is changed, and the last form sent twice is harmless', async () => {
      await mark('a', everyone)
      const last = { basedOn: 0, basis: await basis('second', 'blind') }
      expect(await mark('b', everyone, last)).toEqual({ outcome: 'saved' })
      expect(await mark('b', everyone, last)).toEqual({ outcome: 'nothing-to-do' })
      expect(await mark('a', { ...everyone, diagnosed: 'no' })).toEqual({ outcome: 'no-place', why: 'over' })
    })

    test('nobody sets the status by hand before: it would tell what they think', async () => {
      await mark('a', everyone)
      expect(await override('records-some', 'Because.')).toEqual({ outcome: 'refused', faults: ['not-marked'] })
    })
  })

  describe('settling', () => {
    beforeEach(async () => {
      await mark('a', everyone)
      await mark('b', { ...everyone, 'records-routinely': 'partly' })
    })

    test('by somebody else', async () => {
      expect(await settle('c', { ...everyone, 'records-routinely': 'partly' })).toEqual({ outcome: 'settled' })
      expect(await standingOf(open().db, { round: roundId, code, today })).toMatchObject({ todos: [], status: 'partial' })
      expect(await work()).toBe('done')
      expect((await log())[0]).toMatchObject({ deed: 'mark.settle', after: { marker: 'Reader c', together: false } })
    })

    test('by one of the two only together with the other', async () => {
      expect(await settle('a', everyone)).toMatchObject({ outcome: 'refused', isAlone: true })
      expect(await settle('a', everyone, { isTogether: true })).toEqual({ outcome: 'settled' })
      expect((await log())[0]).toMatchObject({ after: { together: true } })
    })

    test('needs a word where they differ, and where it comes out as neither has marked it', async () => {
      expect(await settle('c', {}, { typed: typedOf(everyone, '') })).toMatchObject({ outcome: 'refused' })
      const typed = { ...typedOf(everyone), recurrent: { mark: 'none' as const, note: '' } }
      expect(await settle('c', {}, { typed })).toMatchObject({
        outcome: 'refused',
        faults: [{ question: 'recurrent', fault: 'why-missing' }],
      })
    })

    test('twice is once; two at once: one is kept, the other told', async () => {
      const form = { basedOn: 0, basis: await basis('settled') }
      const both = await Promise.all([settle('c', everyone, form), settle('d', { ...everyone, diagnosed: 'partly' }, form)])
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'settled'])
      const kept = (await sheets()).settled
      const again = Object.fromEntries(Object.entries(kept?.marks ?? {}).map(([id, { mark }]) => [id, mark]))
      expect(await settle('c', again, form)).toEqual({ outcome: 'nothing-to-do' })
    })

    test('holds until an answer changes, and is then settled anew', async () => {
      await settle('c', everyone)
      await sayOtherwise('Only 12.')
      expect(await todos()).toEqual(['changed-since-marked'])
      expect(await settle('c', everyone)).toEqual({ outcome: 'settled' })
      expect(await todos()).toEqual([])
    })

    test('is over for the two sheets below it', async () => {
      await settle('c', everyone)
      expect(await mark('a', { ...everyone, diagnosed: 'no' })).toEqual({ outcome: 'no-place', why: 'over' })
    })
  })

  test('nothing is settled before both are done', async () => {
    await mark('a', everyone)
    expect(await settle('c', everyone)).toEqual({ outcome: 'not-yet' })
  })

  describe('a sheet that is given back', () => {
    const takeBack = (id: string, by: 'marker' | 'admin', basedOn = 1) =>
      takeBackSheet(open().db, { ...key, slot: 'first', by, basedOn, actor: actorOf(id), now })

    test('by whoever has it, while it is open', async () => {
      await mark('a', everyone, { isDone: false })
      expect(await takeBack('b', 'marker')).toEqual({ outcome: 'refused' })
      expect(await takeBack('a', 'marker')).toEqual({ outcome: 'taken-back' })
      expect(await takeBack('a', 'marker')).toEqual({ outcome: 'nothing-to-do' })
      expect(await sheets()).toEqual({})
      expect(JSON.stringify((await log())[0])).not.toContain('"given"')
    })

    test('by an admin, also when it is done, unless it has changed meanwhile', async () => {
      await mark('a', everyone)
      expect(await takeBack('a', 'marker')).toEqual({ outcome: 'refused' })
      expect(await takeBack('z', 'admin', 7)).toEqual({ outcome: 'conflict' })
      expect(await takeBack('z', 'admin')).toEqual({ outcome: 'taken-back' })
      expect(await todos()).toEqual(['to-mark'])
    })
  })

  const say = (changes: object, basedOn = 0) =>
    saveStatusWords(open().db, {
      ...key,
      basedOn,
      actor: actorOf('e'),
      now,
      words: { noteEn: '', noteCy: '', excludedReason: '', treatedBy: '', ...changes },
    })
  const override = (rule: string, reason: string, basedOn = 0) =>
    overrideStatus(open().db, {
      ...key,
      basedOn,
      actor: actorOf('z'),
      now,
      today,
      override: { rule, reason },
      criteria: newestCriteria(findRoot(import.meta.dirname)),
    })

  describe('what is said of a status', () => {
    test('is kept, the same form twice once, and whoever is late is told', async () => {
      expect(await say({ noteEn: 'Only one hospital.' })).toEqual({ outcome: 'saved' })
      expect(await say({ noteEn: 'Only one hospital.' })).toEqual({ outcome: 'nothing-to-do' })
      expect(await say({ noteEn: 'Two hospitals.' })).toMatchObject({ outcome: 'conflict', current: { changed_by: 'Reader e' } })
      expect(await say({ noteEn: 'Two hospitals.' }, 1)).toEqual({ outcome: 'saved' })
      expect((await standingOf(open().db, { round: roundId, code, today }))?.note).toBe('Two hospitals.')
    })

    test('names only a trust that there is, and another one', async () => {
      expect(await say({ treatedBy: 'EX-999' })).toEqual({ outcome: 'refused', faults: ['no-such-trust'] })
      expect(await say({ treatedBy: code })).toEqual({ outcome: 'refused', faults: ['same-trust'] })
      expect(await say({ treatedBy: 'EX-902', excludedReason: 'It treats no breast cancer.' })).toEqual({ outcome: 'saved' })
    })

    test('a status set by hand comes after the marks, with a reason, and goes back to the rules', async () => {
      expect(await override('records-some', 'They told us.')).toEqual({ outcome: 'refused', faults: ['not-marked'] })
      await mark('a', everyone)
      await mark('b', everyone)
      expect(await override('records-some', ' ')).toEqual({ outcome: 'refused', faults: ['reason-missing'] })
      expect(await override('no-such-rule', 'x')).toEqual({ outcome: 'refused', faults: ['no-such-rule'] })
      expect(await override('records-some', 'They told us.')).toEqual({ outcome: 'saved' })
      expect(await override('records-some', 'They told us.')).toEqual({ outcome: 'nothing-to-do' })
      const set = await standingOf(open().db, { round: roundId, code, today })
      expect(set).toMatchObject({
        status: 'partial',
        rule: 'records-some',
        todos: ['reason-missing'],
        override: { by: 'Reader z' },
      })
      expect(await say({ noteEn: 'One hospital does not take part.' }, 1)).toEqual({ outcome: 'saved' })
      expect(await todos()).toEqual([])
      expect(await override('', '', 2)).toEqual({ outcome: 'saved' })
      expect(await standingOf(open().db, { round: roundId, code, today })).toMatchObject({ status: 'collecting', override: null })
    })
  })

  test('how a round is marked can be chosen until somebody has begun', async () => {
    const choose = (mode: MarkingMode) => changeMarkingMode(open().db, { round: roundId, mode, actor: actorOf('e'), now })
    expect(await choose('check')).toEqual({ outcome: 'nothing-to-do' })
    expect(await choose('blind')).toEqual({ outcome: 'changed' })
    await mark('a', everyone, { isDone: false })
    expect(await choose('check')).toEqual({ outcome: 'marked-already' })
    expect(await modeNow()).toBe('blind')
  })

  test('the standings of a round are those of its requests one by one', async () => {
    await askForTests(open().db, 'EX-902')
    await mark('a', everyone)
    const all = await standingsOf(open().db, roundId, today)
    expect(all.map(({ trustCode }) => trustCode)).toEqual(['EX-901', 'EX-902'])
    for (const standing of all) {
      expect(standing).toEqual(await standingOf(open().db, { round: roundId, code: standing.trustCode, today }))
    }
  })
})
