import { beforeAll, beforeEach, expect, test } from 'vitest'
import { askForTests, emptyRoundForTests, noonOf, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { inTransaction, listAudit, type Role, type Router, record, type Services, writes } from '../../foundation/index.ts'
import { newFormToken } from '../requests/form-token.ts'
import { letterForTests } from '../threads/threads-for-tests.ts'
import { allComplaints, openComplaints } from './complaint-store.ts'
import type { WritableComplaintTables } from './complaint-tables.ts'
import {
  acknowledgeAt,
  complaintLink,
  complaintNotesAt,
  complaintsLink,
  followAt,
  mendAt,
  recordComplaintLink,
  reopenAt,
  settleAt,
} from './links.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }

eachDatabase('complaints of trusts', open => {
  let services: Services
  let app: Router
  let today = '2027-03-10'

  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    today = '2027-03-10'
    await inTransaction(open().db, async tx => {
      const tables = writes<WritableComplaintTables>(tx)
      await tables.deleteFrom('complaint_note').execute()
      await tables.deleteFrom('complaint').execute()
      await record(tx, {
        actor: { kind: 'command', name: 'test' },
        at: noonOf(today),
        deed: 'round.change',
        subject: { kind: 'round', id: roundId },
      })
    })
    await emptyRoundForTests(open().db)
    await askForTests(open().db, 'EX-901')
    services = testServices(open(), { clock: () => noonOf(today), campaign: 'example' })
    app = makeApp(services)
  })
  const enter = async (role: Role = 'admin', barredFrom: string[] = []) => {
    const { cookie } = await signInForTests(services, { role, name: `Some ${role}`, barredFrom })
    const get = async (path: string) => {
      const response = await app.request(path, { headers: { cookie } })
      return { status: response.status, html: await response.text(), to: response.headers.get('location') }
    }
    const post = async (path: string, fields: Record<string, string>) => {
      const response = await app.request(path, {
        method: 'POST',
        headers: { cookie, ...ours },
        body: new URLSearchParams(fields),
      })
      return { status: response.status, to: response.headers.get('location'), html: await response.text() }
    }
    return { get, post }
  }
  type Person = Awaited<ReturnType<typeof enter>>
  const words = 'The figure of 31 <b>is</b> not ours, writes Zorvina Quellmarth. Tŷ 💛'
  const fields = (change: Record<string, string> = {}) => ({
    about: words,
    received: '2027-03-08',
    round: roundId,
    message: '',
    token: newFormToken(),
    ...change,
  })
  const recorded = async (person: Person, change: Record<string, string> = {}) => {
    const { status } = await person.post(recordComplaintLink('EX-901'), fields(change))
    expect(status).toBe(303)
    const [complaint] = await allComplaints(open().db)
    if (!complaint) throw new Error('Nothing was recorded')
    return complaint
  }

  test('is recorded once however often the form is sent, from the mail that brought it, and shown as text', async () => {
    const id = await inTransaction(open().db, tx =>
      letterForTests(tx, { round: roundId, trustCode: 'EX-901', text: 'We complain' }),
    )
    const editor = await enter('editor')
    expect((await editor.get(`/console/complaints/new?trust=EX-901`)).to).toBe(recordComplaintLink('EX-901'))
    const form = await editor.get(recordComplaintLink('EX-901', { round: roundId, message: id }))
    expect(form.html).toContain(`<option value="${id}" selected="">`)
    const sent = fields({ message: String(id), round: '' })
    const answers = await Promise.all([1, 2, 3].map(() => editor.post(recordComplaintLink('EX-901'), sent)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    const all = await allComplaints(open().db)
    expect(all.map(({ round, messageId, law }) => [round, messageId, law])).toEqual([[roundId, id, 'foia']])
    const page = await editor.get(answers[0]?.to ?? '')
    expect(page.html).toContain('The figure of 31 &lt;b&gt;is&lt;/b&gt; not ours')
    expect(page.html).toContain('Settle it by 8 April 2027')
    expect(await openComplaints(open().db, roundId)).toHaveLength(1)
    expect(await openComplaints(open().db, '2099-1')).toHaveLength(0)
  })

  test('says what is wrong with a form, and gives back what was typed', async () => {
    const editor = await enter('editor')
    for (const [change, said] of [
      [{ about: '' }, 'Say what the trust complains of'],
      [{ received: '2027-02-30' }, 'Choose a day that exists'],
      [{ received: '2027-03-11' }, 'Choose today or an earlier day'],
    ] as const) {
      const refused = await editor.post(recordComplaintLink('EX-901'), fields(change))
      expect([refused.status, refused.html.includes(said)]).toEqual([422, true])
    }
    expect((await editor.post(recordComplaintLink('EX-901'), fields({ token: 'torn' }))).status).toBe(400)
    expect(await allComplaints(open().db)).toEqual([])
  })

  test('goes its way: acknowledged, settled, followed up, opened again; each dated, no word of it in the log', async () => {
    const admin = await enter()
    const complaint = await recorded(admin)
    const version = async () => String((await allComplaints(open().db))[0]?.version)
    expect((await admin.post(acknowledgeAt.link(complaint), { version: '1', acknowledged: '2027-03-09' })).to).toContain(
      'done=acknowledged',
    )
    expect((await admin.post(complaintNotesAt.link(complaint), { note: 'Zorvina rang', token: newFormToken() })).to).toContain(
      'done=note',
    )
    expect((await admin.post(complaintNotesAt.link(complaint), { note: '', token: newFormToken() })).status).toBe(422)
    expect(
      (
        await admin.post(mendAt.link(complaint), {
          version: await version(),
          about: `${words}!`,
          received: '2027-03-08',
          round: '',
        })
      ).to,
    ).toContain('done=mended')
    const settle = { outcome: 'upheld', reason: 'Zorvina was right.', 'leads-to': 'correction' }
    expect((await admin.post(settleAt.link(complaint), { ...settle, version: await version(), outcome: '' })).status).toBe(422)
    expect((await admin.post(settleAt.link(complaint), { ...settle, version: await version() })).to).toContain('done=settled')
    expect((await admin.get(complaintLink(complaint))).html).toContain('Still to do: A correction of what we published')
    expect((await admin.post(followAt.link(complaint), { version: await version(), release: '2099-9' })).status).toBe(422)
    expect((await admin.post(reopenAt.link(complaint), { version: await version() })).to).toContain('done=reopened')
    const [now] = await allComplaints(open().db)
    expect(now).toMatchObject({ outcome: null, reason: '', settledOn: null, acknowledgedOn: '2027-03-09', round: null })
    const log = JSON.stringify(
      (await listAudit(open().db, {}, { limit: 200 })).filter(({ subject }) => subject.kind === 'complaint'),
    )
    expect(log).toContain('complaint.reopen')
    expect(log).not.toMatch(/zorvina|figure|right/i)
  })

  test('two people at once: the second is told, with what they typed', async () => {
    const [first, second] = [await enter(), await enter()]
    const complaint = await recorded(first)
    await first.post(acknowledgeAt.link(complaint), { version: '1', acknowledged: '2027-03-09' })
    const late = await second.post(settleAt.link(complaint), {
      version: '1',
      outcome: 'withdrawn',
      reason: 'It wrote again.',
      'leads-to': 'nothing',
    })
    expect([late.status, late.html.includes('Somebody else was faster'), late.html.includes('It wrote again.')]).toEqual([
      409,
      true,
      true,
    ])
    // What is so already is so: nobody is stopped for it.
    expect((await second.post(acknowledgeAt.link(complaint), { version: '1', acknowledged: '2027-03-09' })).to).toContain(
      'done=same',
    )
  })

  test('asks for what presses, on the first page of the console', async () => {
    const admin = await enter()
    const complaint = await recorded(admin)
    const said = async () => (await admin.get('/console')).html
    expect(await said()).toContain('Tell Lantern Vale Hospitals Trust that you have its complaint')
    today = '2027-03-16'
    expect(await said()).toContain('We promised that by 15 March 2027')
    await admin.post(acknowledgeAt.link(complaint), { version: '1', acknowledged: '2027-03-16' })
    expect(await said()).toContain('An open complaint: Lantern Vale Hospitals Trust')
    today = '2027-04-09'
    expect(await said()).toContain('A complaint is overdue: Lantern Vale Hospitals Trust')
    expect((await admin.get(complaintsLink())).html).toContain('8 April 2027, overdue')
  })

  test('is nobody’s business who may not work on the trust, and a number of another trust is not found', async () => {
    const complaint = await recorded(await enter())
    const barred = await enter('admin', ['EX-901'])
    expect((await barred.get(complaintLink(complaint))).status).toBe(200)
    expect((await barred.post(settleAt.link(complaint), { version: '1' })).status).toBe(403)
    expect((await barred.post(recordComplaintLink('EX-901'), fields())).status).toBe(403)
    expect((await (await enter('viewer')).get(complaintsLink())).status).toBe(403)
    expect((await (await enter('marker')).post(acknowledgeAt.link(complaint), {})).status).toBe(403)
    expect((await barred.get(complaintLink({ ...complaint, trustCode: 'EX-903' }))).status).toBe(404)
  })
})
