import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { hashOfToken, newToken } from '../../accounts/index.ts'
import { inTransaction, listAudit, type Services, writes } from '../../foundation/index.ts'
import { sayRestoredPassages } from '../say-restored-passages.ts'
import { protectSurvey } from './rules/protect-survey.ts'
import { noWords } from './rules/words-of-two.ts'
import { countAnswers } from './store/answer-store.ts'
import { changeById, changesOf } from './store/change-store.ts'
import { commentsOf } from './store/comment-store.ts'
import { pledgeById } from './store/pledge-store.ts'
import type { PledgeTables } from './store/pledge-tables.ts'
import { surveyById } from './store/survey-store.ts'
import { ask, en, fill, onceFor, openSurvey, promise, publish, staffActor, start, startPledge } from './test/pledge-for-tests.ts'
import { askChange } from './verbs/ask-change.ts'
import { countSurvey, settleDoubt } from './verbs/count-survey.ts'
import { reviewComment } from './verbs/review-comment.ts'
import { approveChange, refuseChange, takeBackChange } from './verbs/settle-change.ts'
import { takeAnswer } from './verbs/take-answer.ts'
import { tendPledges } from './verbs/tend-pledges.ts'

const on = (day: string) => ({ clock: () => new Date(`${day}T12:00:00Z`) })

eachDatabase('pledges', open => {
  const at = (day: string): Services => testServices(open(), on(day))

  /** As far as an agreement: surveyed by patients, counted, heard and agreed. */
  async function agreed(): Promise<number> {
    const pledgeId = await startPledge(at('2026-11-02'))
    const survey = await openSurvey(at('2026-11-02'), pledgeId)
    await fill(at('2026-11-03'), survey, 40)
    expect(await countSurvey(at('2026-11-22'), { id: survey.id, actor: staffActor })).toBe('done')
    const services = at('2026-11-22')
    await publish(services, { kind: 'findings', facts: { moment: 'before', words: en('Heard'), themes: [] } }, { pledgeId })
    const facts = { agreedOn: '2026-11-22', patients: en('Three patients'), staff: en('Lead nurse'), words: noWords }
    await publish(services, { kind: 'agreement', facts }, { pledgeId })
    return pledgeId
  }

  test('each stage stands on the one before', async () => {
    const services = at('2026-11-02')
    const pledgeId = await startPledge(services)
    const trying = (change: Parameters<typeof ask>[1]) =>
      askChange(services, {
        trustCode: 'EX-001',
        pledgeId,
        change,
        basedOn: 0,
        once: onceFor(services),
        askedBy: { kind: 'staff', id: 'first-editor' },
        actor: staffActor,
      })
    const facts = { agreedOn: '2026-11-22', patients: en('Patients'), staff: en('Nurses'), words: noWords }
    expect(await trying({ kind: 'agreement', facts })).toEqual({ kind: 'refused', why: 'no-findings' })
    expect(await trying({ kind: 'findings', facts: { moment: 'before', words: en('Heard'), themes: [] } })).toEqual({
      kind: 'refused',
      why: 'not-counted',
    })
    const version = { words: en('We promise'), changes: noWords, promises: [promise('A nurse', '2027-01-01')] }
    expect(await trying({ kind: 'version', facts: version })).toEqual({ kind: 'refused', why: 'no-agreement' })
  })

  test('a version is published once, keeps the numbers of its promises, and cannot be changed by anybody', async () => {
    const pledgeId = await agreed()
    const services = at('2026-11-23')
    const facts = {
      words: en('We promise'),
      changes: noWords,
      promises: [promise('A nurse', '2027-01-01'), promise('A list', '2027-02-01')],
    }
    await publish(services, { kind: 'version', facts }, { pledgeId, basedOn: 0 })
    const next = {
      ...facts,
      changes: en('One more'),
      promises: [promise('A list', '2027-03-01', 2), promise('Time', '2027-04-01')],
    }
    const [one, other] = [
      await ask(services, { kind: 'version', facts: next }, { pledgeId, basedOn: 1 }),
      await ask(services, { kind: 'version', facts: { ...next, changes: en('Another') } }, { pledgeId, basedOn: 1 }),
    ]
    // Two people of the hospital have written a second version at the same time: one is published, both are kept.
    expect(await approveChange(services, { id: one, actor: staffActor })).toMatchObject({ kind: 'done' })
    expect(await approveChange(services, { id: one, actor: staffActor })).toEqual({ kind: 'changed' })
    expect(await approveChange(services, { id: other, actor: staffActor })).toEqual({ kind: 'refused', why: 'written-meanwhile' })
    expect((await changeById(services.db, other))?.change.facts).toMatchObject({ changes: en('Another') })
    const story = (await pledgeById(services.db, pledgeId))?.story
    expect(story?.versions.map(({ number, promises }) => [number, promises.map(({ key }) => key)])).toEqual([
      [1, [1, 2]],
      [2, [2, 3]],
    ])
    const change = inTransaction(services.write, tx =>
      writes<PledgeTables>(tx).updateTable('pledge_publication').set({ facts: '{}' }).where('pledge_id', '=', pledgeId).execute(),
    )
    await expect(change).rejects.toMatchObject({ code: '23000' })
  })

  test('the same form sent twice asks once; of two who approve at once one does; what is taken back or refused is not published', async () => {
    const services = at('2026-11-02')
    const form = {
      trustCode: 'EX-002',
      pledgeId: null,
      change: start,
      basedOn: 0,
      once: onceFor(services),
      askedBy: { kind: 'hospital', id: '7' },
      actor: { kind: 'hospital', id: '7', name: 'EX-002' },
    } as const
    const sent = await Promise.all([askChange(services, form), askChange(services, form)])
    expect(sent.map(({ kind }) => kind).sort()).toEqual(['asked', 'sent-before'])
    const [asked] = await changesOf(services.db, ['EX-002'], 10)
    const id = asked?.id ?? 0
    expect(await takeBackChange(services, { id, actor: staffActor, codes: ['EX-003'] })).toEqual({ kind: 'unknown' })
    const both = await Promise.all([
      approveChange(services, { id, actor: staffActor }),
      approveChange(services, { id, actor: staffActor }),
    ])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'done'])
    expect(await takeBackChange(services, { id, actor: staffActor, codes: ['EX-002'] })).toEqual({ kind: 'changed' })
    const second = await ask(services, start, { trustCode: 'EX-002', pledgeId: null })
    expect(await refuseChange(services, { id: second, actor: staffActor, reason: 'It has one' })).toMatchObject({ kind: 'done' })
    expect(await approveChange(services, { id: second, actor: staffActor })).toEqual({ kind: 'changed' })
  })

  test('an answer is kept without order, hour or log; twice the same form is one; after the last day none', async () => {
    const pledgeId = await startPledge(at('2026-11-02'))
    const survey = await openSurvey(at('2026-11-02'), pledgeId)
    const once = newToken()
    const answer = {
      surveyId: survey.id,
      way: 'online',
      locale: 'cy',
      choices: { nurse: 'yes' },
      comments: [{ question: 'good', text: 'Diolch 💛 i’r tîm', concerns: [] }],
      once,
    } as const
    const before = (await listAudit(open().db, {}, { limit: 100 })).length
    expect(await takeAnswer(at('2026-11-21'), answer)).toBe('kept')
    expect(await takeAnswer(at('2026-11-21'), answer)).toBe('sent-before')
    // Opened in the last evening, sent after midnight: it is of the last day.
    expect(await takeAnswer(at('2026-11-22'), { ...answer, once: newToken(), comments: [] })).toBe('kept')
    expect(await takeAnswer(at('2026-11-23'), { ...answer, once: newToken() })).toBe('closed')
    expect(await takeAnswer(at('2026-11-23'), { ...answer, way: 'paper', once: newToken(), comments: [] })).toBe('kept')
    expect(await countAnswers(open().db, survey.id, '2026-11-21')).toBe(3)
    expect((await listAudit(open().db, {}, { limit: 100 })).length).toBe(before)
    const [comment] = await commentsOf(open().db, survey.id, 'waiting', { limit: 10 })
    expect(comment).toMatchObject({ text: 'Diolch 💛 i’r tîm', locale: 'cy' })
    expect(await reviewComment(at('2026-11-23'), { id: comment?.id ?? '', actor: staffActor, text: null })).toBe('done')
    expect(await reviewComment(at('2026-11-23'), { id: comment?.id ?? '', actor: staffActor, text: 'x' })).toBe('changed')
    expect(await commentsOf(open().db, survey.id, 'refused', { limit: 10 })).toMatchObject([{ text: '' }])
  })

  test('ten thousand answers are counted once, by whoever comes first, and then deleted', async () => {
    const pledgeId = await startPledge(at('2026-11-02'))
    const survey = await openSurvey(at('2026-11-02'), pledgeId)
    await inTransaction(
      at('2026-11-03').write,
      tx =>
        writes<PledgeTables>(tx)
          .insertInto('pledge_answer')
          .values(
            Array.from({ length: 10_000 }, (_, person) => ({
              id: hashOfToken(`many ${person}`),
              survey_id: survey.id,
              day: '2026-11-03',
              way: 'online' as const,
              choices: JSON.stringify({ nurse: person % 4 === 0 ? 'no' : 'yes' }),
            })),
          )
          .execute(),
      { limitMs: 30_000 },
    )
    expect(await countSurvey(at('2026-11-21'), { id: survey.id, actor: staffActor })).toBe('open')
    expect((await tendPledges(at('2026-11-30'))).counted).toBe(0)
    await Promise.all([tendPledges(at('2026-12-06')), tendPledges(at('2026-12-06'))])
    const subject = { kind: 'pledge-survey', id: String(survey.id) }
    expect(await listAudit(open().db, { deed: 'pledge.count', subject }, { limit: 10 })).toHaveLength(1)
    const counted = await surveyById(open().db, survey.id)
    expect(counted?.counts?.questions[0]).toEqual({
      id: 'nurse',
      cells: [
        { id: 'yes', people: 7500 },
        { id: 'partly', people: 0 },
        { id: 'no', people: 2500 },
        { id: 'not-for-me', people: 0 },
        { id: 'skipped', people: 0 },
      ],
    })
    expect(await countAnswers(open().db, survey.id)).toBe(0)
  })

  test('more answers than people were asked: the figures wait for staff', async () => {
    const pledgeId = await startPledge(at('2026-11-02'))
    const survey = await openSurvey(at('2026-11-02'), pledgeId, { invited: 25 })
    await fill(at('2026-11-03'), survey, 26)
    await countSurvey(at('2026-11-22'), { id: survey.id, actor: staffActor })
    expect((await surveyById(open().db, survey.id))?.doubt).toBe('more-than-invited')
    const settle = () => settleDoubt(at('2026-11-22'), { id: survey.id, actor: staffActor, says: 'set-aside' })
    expect([await settle(), await settle()]).toEqual(['done', 'changed'])
  })

  test('a survey with 4 answers shows no figures', async () => {
    const pledgeId = await startPledge(at('2026-11-02'))
    const survey = await openSurvey(at('2026-11-02'), pledgeId)
    await fill(at('2026-11-03'), survey, 4)
    await countSurvey(at('2026-11-22'), { id: survey.id, actor: staffActor })
    const counts = (await surveyById(open().db, survey.id))?.counts
    expect(counts && protectSurvey(counts)).toEqual({ kind: 'too-few' })
  })

  test('comments go a year after the count, and the log says only that they went', async () => {
    const pledgeId = await startPledge(at('2024-01-02'))
    const survey = await openSurvey(at('2024-01-02'), pledgeId, { opensOn: '2024-01-02', closesOn: '2024-01-20' })
    const comments = [{ question: 'good', text: 'Kind', concerns: [] }]
    const answer = { surveyId: survey.id, way: 'online', locale: 'en', choices: {}, comments, once: newToken() } as const
    expect(await takeAnswer(at('2024-01-03'), answer)).toBe('kept')
    await countSurvey(at('2024-01-25'), { id: survey.id, actor: staffActor })
    expect((await tendPledges(at('2025-01-23'))).forgotten).toBe(0)
    expect((await tendPledges(at('2025-02-01'))).forgotten).toBe(1)
  })

  test('nothing more is said of a pledge that was withdrawn', async () => {
    const services = at('2026-11-02')
    const pledgeId = await startPledge(services)
    await publish(services, { kind: 'withdraw', facts: { words: en('The unit closes') } }, { pledgeId })
    expect((await pledgeById(services.db, pledgeId))?.story.withdrawn?.words).toEqual(en('The unit closes'))
    // After a restore somebody has to look whether passages came back.
    expect(await sayRestoredPassages(services.db)).toMatch(/^Pledges: [1-9]/)
    await expect(openSurvey(services, pledgeId)).rejects.toThrow('withdrawn')
  })
})
