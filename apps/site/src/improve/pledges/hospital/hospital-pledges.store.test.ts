import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../../test/support/test-router.ts'
import { newToken } from '../../../accounts/index.ts'
import { type HospitalPerson, inTransaction, type Services } from '../../../foundation/index.ts'
import { saveInventedTrusts } from '../../../register/index.ts'
import { inventedTrustForTests } from '../../../register/register-for-tests.ts'
import { kindsForHospital } from '../form/ask-by-form.ts'
import { noWords } from '../rules/words-of-two.ts'
import { changeById, changesOf } from '../store/change-store.ts'
import { commentsOf } from '../store/comment-store.ts'
import type { Survey } from '../store/survey-store.ts'
import { en, fill, openSurvey, promise, publish, staffActor, startPledge } from '../test/pledge-for-tests.ts'
import { countSurvey } from '../verbs/count-survey.ts'
import { reviewComment } from '../verbs/review-comment.ts'
import { refuseChange } from '../verbs/settle-change.ts'
import { takeAnswer } from '../verbs/take-answer.ts'
import { hospitalChangePage, hospitalPledgePage, hospitalPledgesPage, hospitalSurveyPage } from './hospital-pages.tsx'
import { postChange, postTakeBack } from './hospital-pledge-routes.ts'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const personOf = (trust: string): HospitalPerson => ({
  kind: 'hospital',
  id: '7',
  name: 'Data Manager',
  email: 'manager@trust.example',
  work: '',
  trust,
  isCalledBack: true,
})

eachDatabase('a hospital’s own pledges', open => {
  const services = (day = '2026-11-22'): Services => testServices(open(), { clock: () => at(day) })
  const site = (trust: string, day?: string) => {
    const person = personOf(trust)
    return testRouter(services(day), router => {
      router.get('/hospital/pledge', c => hospitalPledgesPage(c, person))
      router.get('/hospital/pledge/:id{[0-9]+}', c => hospitalPledgePage(c, person))
      router.get('/hospital/pledge/surveys/:survey', c => hospitalSurveyPage(c, person))
      router.get('/hospital/pledge/:id/change/:kind', c => hospitalChangePage(c, person))
      router.post('/hospital/pledge/:id/change/:kind', c => postChange(c, person))
      router.post('/hospital/pledge/asked/:change/take-back', c => postTakeBack(c, person))
    })
  }
  const read = async (trust: string, path: string, day?: string) => {
    const answer = await site(trust, day).request(path)
    return { status: answer.status, html: (await answer.text()).replace(/<style[\s\S]*?<\/style>/g, '') }
  }
  const send = (trust: string, path: string, fields: Record<string, string>) =>
    site(trust).request(path, { method: 'POST', body: new URLSearchParams(fields) })
  const change = (trust: string, id: number, kind: string, fields: Record<string, string>) =>
    send(trust, `/hospital/pledge/${id}/change/${kind}`, { once: newToken(), 'based-on': '0', ...fields })

  beforeAll(async () => {
    const trusts = [
      inventedTrustForTests('EX-001', 'Old', { closedOn: '2026-10-01' }),
      inventedTrustForTests('EX-002', 'Other'),
      inventedTrustForTests('EX-200', 'New'),
    ]
    const [old, , successor] = trusts
    if (!old || !successor) throw new Error('There are three')
    const successions = [{ from: old.code, fromName: null, to: successor.code, effectiveOn: '2026-10-01' }]
    await inTransaction(services().write, tx =>
      saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [], successions }, at('2026-11-01')),
    )
  })

  const write = (survey: Survey, text: string) =>
    takeAnswer(services('2026-11-03'), {
      surveyId: survey.id,
      way: 'online',
      locale: 'en',
      choices: { nurse: 'yes' },
      comments: [{ question: 'good', text, concerns: [] }],
      once: newToken(),
    })

  test('are those of the trust and of what became part of it, and nobody else’s', async () => {
    const id = await startPledge(services('2026-11-02'))
    const survey = await openSurvey(services('2026-11-02'), id)
    for (const path of [
      `/hospital/pledge/${id}`,
      `/hospital/pledge/surveys/${survey.id}`,
      `/hospital/pledge/${id}/change/withdraw`,
    ]) {
      expect([(await read('EX-200', path)).status, (await read('EX-002', path)).status], path).toEqual([200, 404])
    }
    expect((await change('EX-002', id, 'withdraw', { 'words-en': 'Not ours' })).status).toBe(404)
    // What must not be read any more is for staff to say.
    expect((await change('EX-200', id, 'withhold', { publication: '1', 'words-en': 'x' })).status).toBe(404)
  })

  test('comments are read only after staff have cleared them, the survey is counted, and twenty have answered', async () => {
    const id = await startPledge(services('2026-11-02'))
    const [few, many] = [
      await openSurvey(services('2026-11-02'), id),
      await openSurvey(services('2026-11-02'), id, { audience: 'staff' }),
    ]
    for (const survey of [few, many]) {
      await write(survey, 'A kind word about Sister Example')
      await write(survey, 'Another that waits')
      const waiting = await commentsOf(open().db, survey.id, 'waiting', { limit: 10 })
      const named = waiting.find(({ text }) => text.includes('Sister'))
      await reviewComment(services(), { id: named?.id ?? '', actor: staffActor, text: 'A kind word about a nurse' })
    }
    await fill(services('2026-11-03'), few, 17)
    await fill(services('2026-11-03'), many, 18)
    const page = async (survey: Survey) => (await read('EX-200', `/hospital/pledge/surveys/${survey.id}`)).html
    expect(await page(many)).not.toContain('A kind word')
    for (const survey of [few, many]) await countSurvey(services(), { id: survey.id, actor: staffActor })
    expect(await page(few)).not.toContain('A kind word')
    const shown = await page(many)
    expect(shown).toContain('A kind word about a nurse')
    expect(shown).not.toMatch(/Sister|Another that waits/)
  })

  test('while a survey runs the hospital knows how many answered until yesterday, rounded', async () => {
    const id = await startPledge(services('2026-11-02'))
    const survey = await openSurvey(services('2026-11-02'), id)
    await fill(services('2026-11-03'), survey, 12)
    const soFar = async (day: string) => (await read('EX-200', `/hospital/pledge/surveys/${survey.id}`, day)).html
    expect(await soFar('2026-11-01')).toContain('nobody had answered')
    expect(await soFar('2026-11-02')).toContain('about 10 people had answered')
    await write(survey, 'Today')
    expect(await soFar('2026-11-03')).toContain('about 10 people had answered')
  })

  test('what is asked for waits, can be taken back, and says why it was refused', async () => {
    const id = await startPledge(services('2026-11-02'))
    const once = newToken()
    const fields = { once, 'words-en': 'The unit closes\u202E', 'words-cy': 'Mae’r uned yn cau 💛' }
    const sent = await Promise.all([change('EX-200', id, 'withdraw', fields), change('EX-200', id, 'withdraw', fields)])
    expect(sent.map(({ status }) => status)).toEqual([303, 303])
    const mine = (await changesOf(open().db, ['EX-001'], 50)).filter(
      ({ pledgeId, state }) => pledgeId === id && state === 'waiting',
    )
    expect(mine).toHaveLength(1)
    expect(mine[0]?.change.facts).toEqual({ words: { en: 'The unit closes', cy: 'Mae’r uned yn cau 💛' } })
    const asked = mine[0]?.id ?? 0
    expect((await send('EX-002', `/hospital/pledge/asked/${asked}/take-back`, {})).status).toBe(404)
    expect((await send('EX-200', `/hospital/pledge/asked/${asked}/take-back`, {})).status).toBe(303)
    expect((await changeById(open().db, asked))?.state).toBe('taken-back')
    await change('EX-200', id, 'withdraw', { 'words-en': 'Once more' })
    const next = (await changesOf(open().db, ['EX-001'], 1))[0]
    await refuseChange(services(), { id: next?.id ?? 0, actor: staffActor, reason: 'Please say what becomes of the promises' })
    expect((await read('EX-200', '/hospital/pledge')).html).toContain('Please say what becomes of the promises')
  })

  test('a form gives back what was typed and says what to mend', async () => {
    const id = await startPledge(services('2026-11-02'))
    const survey = await openSurvey(services('2026-11-02'), id)
    await fill(services('2026-11-03'), survey, 40)
    await countSurvey(services(), { id: survey.id, actor: staffActor })
    await publish(services(), { kind: 'findings', facts: { moment: 'before', words: en('Heard'), themes: [] } }, { pledgeId: id })
    const agreement = { agreedOn: '2026-11-22', patients: en('Patients'), staff: en('Nurses'), words: en('All') }
    await publish(services(), { kind: 'agreement', facts: agreement }, { pledgeId: id })
    const version = { words: en('We promise'), changes: noWords, promises: [promise('A nurse', '2027-01-01')] }
    await publish(services(), { kind: 'version', facts: version }, { pledgeId: id })
    const cases = [
      [
        'survey',
        { moment: 'after', audience: 'staff', opensOn: '2026-12-01', closesOn: '2026-11-30' },
        'The last day is before the first',
      ],
      ['survey', { moment: 'after', audience: 'staff', opensOn: '2026-12-01', closesOn: '2027-12-01' }, 'At most 120 days'],
      ['survey', { moment: 'after', audience: 'staff', opensOn: '2027-02-30', closesOn: '2027-03-01' }, 'that there is'],
      ['progress', { promise: '9', state: 'done', on: '2026-11-20', 'words-en': 'Yes' }, 'no such promise'],
      ['progress', { promise: '1', state: 'done', on: '2026-11-23', 'words-en': 'Yes' }, 'has not come yet'],
      [
        'progress',
        { promise: '1', state: 'done', on: '2026-11-20', 'words-en': 'Yes', link: 'javascript:alert(1)' },
        'a whole address',
      ],
      ['version', { 'words-en': 'Second', 'based-on': '1' }, 'at least one promise'],
      [
        'version',
        {
          'words-en': 'Second',
          'based-on': '1',
          'promises-1-what-en': 'A nurse',
          'promises-1-owner-en': 'Nurse',
          'promises-1-dueOn': '2027-01-01',
        },
        'what is different',
      ],
      [
        'version',
        {
          'words-en': 'Second',
          'based-on': '0',
          'changes-en': 'New',
          'promises-1-what-en': 'A nurse',
          'promises-1-owner-en': 'Nurse',
          'promises-1-dueOn': '2027-01-01',
        },
        'Another version was published',
      ],
    ] as const
    for (const [kind, fields, message] of cases) {
      const answer = await change('EX-200', id, kind, fields)
      const html = await answer.text()
      expect([answer.status, html.includes(message)], message).toEqual([422, true])
    }
    for (const kind of kindsForHospital)
      for (const language of ['', '/cy'])
        expect((await read('EX-200', `${language}/hospital/pledge/${id}/change/${kind}`)).status, `${language} ${kind}`).toBe(200)
    // A new version begins with the one that holds.
    const { html } = await read('EX-200', `/hospital/pledge/${id}/change/version`)
    expect(html).toContain('name="promises-1-key" value="1"')
    expect(html).toContain('A nurse')
  })
})
