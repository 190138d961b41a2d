import { randomBytes } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import {
  askForTests,
  emptyRoundForTests,
  noonOf,
  openRoundForTests,
  roundId,
  type TestCode,
  tester,
} from '../../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testServices } from '../../../../test/support/test-router.ts'
import { makeApp } from '../../../app.tsx'
import { inTransaction, listAudit, type Router } from '../../../foundation/index.ts'
import { changeRequest } from '../../requests/change-request.ts'
import { recordEvent } from '../../requests/record-event.ts'
import { eventsOf, requestOf } from '../../requests/request-store.ts'
import type { Guess } from '../../types.ts'
import { answersOf, evidenceOf } from '../answer-store.ts'
import { nothingSaid } from '../decide-answer.ts'
import { saveAnswer } from '../save-answer.ts'
import { letterForTests } from '../what-came-for-tests.ts'
import { classifyOne } from './classify-one.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const path = `/console/rounds/${roundId}/classify`
const doesNot = 'Dear team,\n\nThe trust does not record secondary breast cancer 💛.\n\nFOI <Officer>'
const refused = 'We refuse your request under section 12.'

eachDatabase('sorting simple answers', open => {
  let app: Router
  let services: ReturnType<typeof testServices>
  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    await emptyRoundForTests(open().db)
    services = testServices(open(), { clock: () => noonOf('2027-04-20') })
    app = makeApp(services)
  })

  /** A request to which this has come, which nobody has read. */
  const wrote = async (code: TestCode, text: string, guess: Guess | null = 'answer', on = '2027-03-19') => {
    await askForTests(open().db, code, { changes: { work: 'to-read' } })
    const id = await letterForTests(open().db, code, { text, guess, on })
    const request = await requestOf(open().db, roundId, code)
    if (request?.work !== 'to-read') await toRead(code)
    return id
  }
  const toRead = async (code: TestCode) => {
    const basedOn = (await requestOf(open().db, roundId, code))?.version ?? 0
    const now = noonOf('2027-03-21')
    await changeRequest(open().db, { round: roundId, trustCode: code, changes: { work: 'to-read' }, basedOn, actor: tester, now })
  }
  const enter = async (barredFrom: string[] = []) => {
    const name = `Some marker ${randomBytes(3).toString('hex')}`
    const { cookie } = await signInForTests(services, { role: 'marker', name, barredFrom })
    const get = (address = path) => app.request(address, { headers: { cookie } })
    const post = (fields: URLSearchParams) => app.request(path, { method: 'POST', headers: { cookie, ...ours }, body: fields })
    return { get, post }
  }
  type Person = Awaited<ReturnType<typeof enter>>
  /** The form as the page shows it, with these ticked. */
  const ticked = async (person: Person, codes: readonly string[], changes: Record<string, string> = {}) => {
    const form = fieldsIn(await (await person.get()).text())
    for (const code of codes) form.set(`${code}.tick`, 'yes')
    for (const [name, value] of Object.entries(changes)) form.set(name, value)
    return form
  }
  const sortThem = (form: URLSearchParams) => {
    form.set('step', 'sort')
    return form
  }
  const kinds = async (code: string) =>
    (await eventsOf(open().db, roundId, code)).map(({ kind, on, answer }) => `${kind} ${on} ${answer}`).slice(1)

  test('shows what can be sorted with its words, and says how much has to be read', async () => {
    await wrote('EX-901', doesNot)
    await wrote('EX-902', 'Figures: 31 people.')
    await wrote('EX-903', 'Thank you for your request.', 'acknowledgement')
    await wrote('EX-905', 'Nid yw’r bwrdd yn cofnodi hyn.')
    await letterForTests(open().db, 'EX-905', { text: 'Yes, we record all patients.', guess: 'answer', on: '2027-03-20' })
    const html = await (await (await enter()).get()).text()
    expect(html).toContain('FOI &lt;Officer&gt;')
    expect(fieldsIn(html).getAll('row')).toEqual(['EX-903', 'EX-901'])
    expect(html).toContain('<option value="not-recorded" selected="">')
    expect(html).toContain('2 requests have to be read one by one')
  })

  test('looking records nothing; sorting records the event, the answer and the sentence that shows it', async () => {
    const message = await wrote('EX-901', doesNot)
    await wrote('EX-902', refused)
    await wrote('EX-903', 'Thank you for your request.', 'acknowledgement')
    const person = await enter()
    const form = await ticked(person, ['EX-901', 'EX-902', 'EX-903'])
    const [newest] = await listAudit(open().db, {}, { limit: 1 })
    const looked = await person.post(form)
    const html = await looked.text()
    expect([looked.status, html.match(/The trust does not record secondary breast cancer 💛\./g)?.length]).toEqual([200, 2])
    expect((await listAudit(open().db, {}, { limit: 1 }))[0]?.id).toBe(newest?.id)
    const sent = sortThem(fieldsIn(html))
    expect((await person.post(sent)).headers.get('location')).toBe(`${path}?done=3`)
    expect(await kinds('EX-901')).toEqual(['not-held 2027-03-19 null'])
    expect(await kinds('EX-902')).toEqual(['refused 2027-03-19 refused-cost'])
    expect(await kinds('EX-903')).toEqual(['acknowledged 2027-03-19 null'])
    const words = 'The trust does not record secondary breast cancer 💛.'
    expect(await answersOf(open().db, roundId, 'EX-901')).toMatchObject([{ question: 'records-routinely', words }])
    expect(await evidenceOf(open().db, roundId, 'EX-901')).toMatchObject([{ messageId: message, quote: words, isFound: true }])
    expect(await answersOf(open().db, roundId, 'EX-902')).toMatchObject([{ exemption: 's12', words: refused }])
    expect(await answersOf(open().db, roundId, 'EX-903')).toEqual([])
    const works = await Promise.all(['EX-901', 'EX-902', 'EX-903'].map(code => requestOf(open().db, roundId, code)))
    expect(works.map(request => [request?.answer, request?.work])).toEqual([
      ['not-held', 'to-mark'],
      ['refused-cost', 'to-mark'],
      ['acknowledged', 'waiting'],
    ])
    // The same form once more, and two at the same moment: nothing more.
    const [before] = await listAudit(open().db, {}, { limit: 1 })
    const again = await Promise.all([person.post(sent), person.post(sent)])
    expect(again.map(answer => answer.headers.get('location'))).toEqual([`${path}?done=3`, `${path}?done=3`])
    expect((await listAudit(open().db, {}, { limit: 1 }))[0]?.id).toBe(before?.id)
    expect(await (await person.get(`${path}?done=3`)).text()).toContain('3 answers were recorded.')
  })

  test('after the house fell down in the middle, the same form records the rest and doubles nothing', async () => {
    const messageId = await wrote('EX-901', doesNot)
    await wrote('EX-902', refused)
    const person = await enter()
    const form = sortThem(await ticked(person, ['EX-901', 'EX-902']))
    const basedOn = Number(form.get('EX-901.version'))
    const quote = form.get('EX-901.quote') ?? ''
    const row = {
      round: roundId,
      trustCode: 'EX-901',
      messageId,
      class: 'not-recorded',
      quote,
      exemption: null,
      basedOn,
    } as const
    // All that was done before it fell.
    expect(await classifyOne(open().db, { ...row, actor: tester, now: noonOf('2027-04-20') })).toEqual({ outcome: 'done' })
    expect((await person.post(form)).headers.get('location')).toBe(`${path}?done=2`)
    expect([await kinds('EX-901'), await kinds('EX-902')].map(found => found.length)).toEqual([1, 1])
    expect(await evidenceOf(open().db, roundId, 'EX-901')).toHaveLength(1)
  })

  test('two people at the same moment: each answer is recorded once', async () => {
    await wrote('EX-901', doesNot)
    const [one, other] = [await enter(), await enter()]
    const forms = [
      sortThem(await ticked(one, ['EX-901'])),
      sortThem(await ticked(other, ['EX-901'], { 'EX-901.class': 'elsewhere' })),
    ]
    const [first, second] = await Promise.all([
      one.post(forms[0] ?? new URLSearchParams()),
      other.post(forms[1] ?? new URLSearchParams()),
    ])
    const locations = [first.headers.get('location'), second.headers.get('location')].sort()
    expect(locations).toEqual([`${path}?done=0&left=EX-901%3Achanged-meanwhile`, `${path}?done=1`])
    expect(await kinds('EX-901')).toHaveLength(1)
    expect(await evidenceOf(open().db, roundId, 'EX-901')).toHaveLength(1)
  })

  test('what cannot be recorded is said beforehand and left whole, the others are recorded', async () => {
    await wrote('EX-901', doesNot)
    await wrote('EX-902', refused)
    await wrote('EX-903', doesNot)
    await wrote('EX-905', doesNot)
    const said = { ...nothingSaid, words: 'Recorded by hand' }
    const key = { round: roundId, trustCode: 'EX-903', question: 'records-routinely' }
    await saveAnswer(open().db, { ...key, said, basedOn: 0, actor: tester, now: noonOf('2027-03-20') })
    const person = await enter()
    const form = await ticked(person, ['EX-901', 'EX-902', 'EX-903', 'EX-905'], { 'EX-902.quote': 'We refuse everything' })
    // Somebody reads this one by itself meanwhile.
    await changeRequest(open().db, {
      round: roundId,
      trustCode: 'EX-905',
      changes: { work: 'waiting' },
      basedOn: (await requestOf(open().db, roundId, 'EX-905'))?.version ?? 0,
      actor: tester,
      now: noonOf('2027-03-22'),
    })
    const html = await (await person.post(form)).text()
    expect(html).toContain('Record this answer?')
    for (const why of ['does not stand in the message', 'recorded an answer already', 'changed this request meanwhile'])
      expect(html).toContain(why)
    const left = (await person.post(sortThem(fieldsIn(html)))).headers.get('location') ?? ''
    expect(new URL(left, 'http://localhost').searchParams.get('left')?.split(',').sort()).toEqual([
      'EX-902:quote-not-found',
      'EX-903:recorded-already',
      'EX-905:changed-meanwhile',
    ])
    expect([await kinds('EX-901'), await kinds('EX-902'), await kinds('EX-903')]).toEqual([['not-held 2027-03-19 null'], [], []])
    expect(await evidenceOf(open().db, roundId, 'EX-902')).toEqual([])
    expect(await (await person.get(left)).text()).toContain('3 were left as they are.')
  })

  test('whoever is kept away from a trust neither sees it nor sorts it', async () => {
    await wrote('EX-901', doesNot)
    const form = sortThem(await ticked(await enter(), ['EX-901']))
    const barred = await enter(['EX-901'])
    const html = await (await barred.get()).text()
    expect(html).not.toContain('does not record')
    expect(html).toContain('One more is from a trust that you are kept away from.')
    expect((await barred.post(form)).headers.get('location')).toBe(`${path}?done=0&left=EX-901%3Akept-away`)
    expect(await kinds('EX-901')).toEqual([])
  })

  test('a message that came after the last thing somebody entered counts, and what they have seen does not', async () => {
    await wrote('EX-901', 'Thank you.', 'acknowledgement', '2027-03-10')
    await inTransaction(open().db, tx =>
      recordEvent(tx, {
        round: roundId,
        trustCode: 'EX-901',
        kind: 'acknowledged',
        on: '2027-03-10',
        note: '',
        actor: tester,
        now: noonOf('2027-03-11'),
      }),
    )
    await letterForTests(open().db, 'EX-901', { text: doesNot, guess: 'answer' })
    await letterForTests(open().db, 'EX-901', { text: 'I am away.', guess: 'automatic-reply', on: '2027-03-20' })
    await toRead('EX-901')
    const person = await enter()
    expect(fieldsIn(await (await person.get()).text()).get('EX-901.class')).toBe('not-recorded')
  })

  test('an answer from before the letter arrived is refused by the law of the clock, in words', async () => {
    await wrote('EX-901', doesNot, 'answer', '2027-02-27')
    const person = await enter()
    const html = await (await person.post(await ticked(person, ['EX-901']))).text()
    expect(html).toContain('What cannot be recorded here')
    expect(html).not.toContain('value="sort"')
  })

  test('nothing ticked is said, and a torn form is no form', async () => {
    await wrote('EX-901', doesNot)
    const person = await enter()
    const nothing = await person.post(await ticked(person, []))
    expect([nothing.status, (await nothing.text()).includes('Tick at least one message')]).toEqual([422, true])
    expect((await person.post(await ticked(person, ['EX-901'], { 'EX-901.class': 'x' }))).status).toBe(400)
    expect((await person.post(await ticked(person, ['EX-901'], { 'EX-901.message': '1e99' }))).status).toBe(400)
    const foreign = await person.post(sortThem(await ticked(person, ['EX-901'], { 'EX-901.message': '999999' })))
    expect(foreign.headers.get('location')).toContain('no-such-message')
    const back = await ticked(person, ['EX-901'], { step: 'change', 'EX-901.quote': 'Typed <so far>' })
    expect(await (await person.post(back)).text()).toContain('Typed &lt;so far&gt;</textarea>')
  })
})

/** The fields of the page's own form, as they would be sent. */
function fieldsIn(html: string): URLSearchParams {
  const form = new RegExp(`<form method="post" action="${path}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? ''
  const plain = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  const found = new URLSearchParams()
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [name, value] = [/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1]]
    if (name && (!tag.includes('type="checkbox"') || tag.includes(' checked'))) found.append(name, plain(value ?? ''))
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    found.append(name, plain(value))
  for (const [, name = '', choices = ''] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    found.append(name, plain(/<option value="([^"]*)" selected/.exec(choices)?.[1] ?? ''))
  return found
}
