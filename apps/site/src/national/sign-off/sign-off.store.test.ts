import { createHash } from 'node:crypto'
import { verifySubmission } from '@spotlight/submission'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { inTransaction, listAudit, listMail, type Principal, type Router, type Services } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import {
  latestRelease,
  newestCriteria,
  offerOf,
  publishResults,
  rowOfOffer,
  statusOf,
  withholdPassage,
} from '../../releases/index.ts'
import { countRefusal } from '../submissions/count-refusal.ts'
import { submissionById } from '../submissions/submission-store.ts'
import { decideOnSubmission } from './decide-on-submission.ts'
import type { SubmissionDecision } from './judge-decision.ts'
import { countsToPublish, publishCounts } from './publish-counts.ts'
import { publishedSubmissionRoutes } from './published-submission.ts'
import { submissionDeskAt, submissionFileAt, submissionsDeskPath } from './sign-off-links.ts'
import { signOffRoutes } from './sign-off-routes.ts'
import { signOffTodos } from './sign-off-todos.ts'
import { putSubmission } from './test/put-submission.ts'

const at = new Date('2026-11-22T10:00:00Z')
const staff = (role: Principal['role'], barredFrom: readonly string[] = []): Principal => ({
  kind: 'staff',
  id: `the-${role}`,
  name: `The ${role}`,
  email: `${role}@staff.example`,
  role,
  barredFrom,
})
const admin = staff('admin')
const actor = { kind: 'staff', id: admin.id, name: admin.name } as const
const words = { en: 'Please look at 2024 again.', cy: 'Edrychwch ar 2024 eto.' }

eachDatabase('signing off', open => {
  const services = (): Services => testServices(open(), { clock: () => at })

  /** A trust for each test, so that all share one database and one release, in which each counts some. */
  const codes = Array.from({ length: 14 }, (_, at) => `EX-${100 + at}` as const)
  let used = 0
  const freshTrust = (): string => {
    used += 1
    return codes[used - 1] ?? 'none is left'
  }
  beforeAll(async () => {
    used = 0
    const trusts = codes.map(code => inventedTrustForTests(code, `Example ${code}`))
    await inTransaction(open().db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, at))
    await release()
  })
  const decide = (id: number, decision: SubmissionDecision, basedOn: number) =>
    decideOnSubmission(services(), {
      decision,
      id,
      basedOn,
      actor,
      by: admin.id,
      words: decision === 'sign-off' ? null : words,
    })

  const fingerprintOf = async (trust: string) => (await countsToPublish(open().db, trust))?.fingerprint ?? ''

  const release = () =>
    publishResults(open().db, {
      campaign: 'example',
      criteria: newestCriteria(services().root),
      rows: codes.map(code => ({
        line: null,
        code,
        status: 'partial',
        criterion: null,
        answeredOn: '2026-10-01',
        figures: { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null },
        evidenceUrl: null,
        quote: 'We record some.',
        quoteLanguage: 'en',
        note: null,
      })),
      today: '2026-11-22',
      actor,
      now: at,
    })

  function siteFor(principal: Principal): Router {
    return testRouter(services(), router => {
      router.use(async (c, next) => {
        c.set('principal', principal)
        await next()
      })
      signOffRoutes(router)
      publishedSubmissionRoutes(router)
    })
  }
  const send = (site: Router, path: string, fields: Record<string, string>) =>
    site.request(path, { method: 'POST', body: new URLSearchParams(fields) })

  test('makes the count an offer to the releases to come, tells the log, and publishes nothing', async () => {
    const trust = freshTrust()
    const { id, sha256 } = await putSubmission(services(), trust)
    expect(await decide(id, 'sign-off', 1)).toEqual({ outcome: 'done' })
    expect(await offerOf(open().db, trust)).toMatchObject({
      status: 'collecting',
      evidence: { sha256, asAt: '2026-03-31', receivedOn: '2026-11-22', program: 'spotlight-count 0.1.0' },
    })
    expect(await submissionById(open().db, id)).toMatchObject({ state: 'signed-off', decidedBy: admin.id, version: 2 })
    expect(await statusOf(open().db, '2026-1', trust)).toMatchObject({ status: 'partial' })
    expect((await siteFor(admin).request(submissionFileAt.link(sha256))).status).toBe(404)
    const [entry] = await listAudit(open().db, {}, { limit: 1 })
    expect(entry).toMatchObject({ deed: 'submission.sign-off', subject: { kind: 'submission', id: String(id) } })
    expect(await listMail(open().db)).toEqual([])
  })

  test('two staff at once: the second is told, and nothing of theirs is done', async () => {
    const trust = freshTrust()
    const { id } = await putSubmission(services(), trust)
    const both = await Promise.all([decide(id, 'sign-off', 1), decide(id, 'decline', 1)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'done'])
  })

  test('a newer count makes what is shown of the older one out of date', async () => {
    const trust = freshTrust()
    const older = await putSubmission(services(), trust)
    await putSubmission(services(), trust, { change: { asAt: '2026-09-30' } })
    expect(await decide(older.id, 'sign-off', older.version)).toEqual({ outcome: 'changed' })
    expect(await decide(older.id, 'sign-off', older.version + 1)).toEqual({ outcome: 'may-not', why: 'later' })
  })

  test('taking a sign-off back brings the count before it back, and then none', async () => {
    const trust = freshTrust()
    const first = await putSubmission(services(), trust)
    await decide(first.id, 'sign-off', 1)
    const second = await putSubmission(services(), trust, {
      change: { asAt: '2026-09-30', verdict: { status: 'partial', criteriaVersion: '1.0.1' } },
    })
    await decide(second.id, 'sign-off', 1)
    expect(await offerOf(open().db, trust)).toMatchObject({ status: 'partial', evidence: { sha256: second.sha256 } })
    expect(await decide(second.id, 'withdraw', 2)).toEqual({ outcome: 'done' })
    expect(await offerOf(open().db, trust)).toMatchObject({ status: 'collecting', evidence: { sha256: first.sha256 } })
    expect(await decide(first.id, 'withdraw', 3)).toEqual({ outcome: 'done' })
    expect(await offerOf(open().db, trust)).toBeNull()
  })

  test('publishing at once corrects the newest release for this trust alone, names it and the reason, and can be undone', async () => {
    const trust = freshTrust()
    const { id, sha256 } = await putSubmission(services(), trust)
    await decide(id, 'sign-off', 1)
    const counts = await countsToPublish(open().db, trust)
    if (!counts) throw new Error('The release does not hold it yet')
    const order = { trust, fingerprint: counts.fingerprint, reason: 'It sent a count.', actor }
    expect(await publishCounts(services(), { ...order, fingerprint: '0'.repeat(64) })).toEqual({ outcome: 'changed' })
    expect(await publishCounts(services(), order)).toEqual({ outcome: 'published', release: '2026-1.1' })
    expect(await statusOf(open().db, '2026-1.1', trust)).toMatchObject({
      status: 'collecting',
      criterion: 'records-everyone',
      answeredOn: '2026-10-01',
      evidence: [{ source: 'quote' }, { source: 'submission', sha256, id: `2026-1.1/${trust}/2` }],
    })
    expect(await publishCounts(services(), order)).toEqual({ outcome: 'nothing' })
    const file = await siteFor(admin).request(submissionFileAt.link(sha256))
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect([file.status, createHash('sha256').update(bytes).digest('hex')]).toEqual([200, sha256])
    expect(verifySubmission(bytes)).toMatchObject({ isVerified: true })
    await decide(id, 'withdraw', 2)
    const undo = await countsToPublish(open().db, trust)
    if (!undo) throw new Error('The release holds what does not stand')
    const undone = await publishCounts(services(), { ...order, fingerprint: undo.fingerprint, reason: 'It does not stand.' })
    expect(undone).toEqual({ outcome: 'published', release: '2026-1.2' })
    expect(await statusOf(open().db, '2026-1.2', trust)).toMatchObject({
      status: 'partial',
      evidence: [{ source: 'quote', quote: 'We record some.' }],
    })
  })

  test('a count in which everything is kept back turns the pin all the same', async () => {
    const trust = freshTrust()
    const { id } = await putSubmission(services(), trust, {
      change: {
        incidence: { shown: 'dropped', rows: [] },
        prevalence: { on: '2026-03-31', seenSince: '2024-04-01', notKnownDead: 'dropped', seenIn24Months: 'dropped' },
      },
    })
    await decide(id, 'sign-off', 1)
    const counts = await countsToPublish(open().db, trust)
    await publishCounts(services(), {
      trust,
      fingerprint: counts?.fingerprint ?? '',
      reason: 'It sent a count.',
      actor,
    })
    const newest = await latestRelease(open().db)
    expect(await statusOf(open().db, newest?.id ?? '', trust)).toMatchObject({ status: 'collecting' })
  })

  test('a trust that nobody asked is in the release with its count alone', async () => {
    const trust = freshTrust()
    const { id } = await putSubmission(services(), trust)
    await decide(id, 'sign-off', 1)
    const offer = await offerOf(open().db, trust)
    expect(offer && rowOfOffer(offer, '2026-10-01')).toMatchObject({ status: 'collecting', answeredOn: null })
    expect(offer && rowOfOffer(offer, '2026-11-22')).toMatchObject({ status: 'collecting', answeredOn: '2026-11-22' })
  })

  test('the list and the page say all of it, with the one before beside it and no number for what is kept back', async () => {
    const trust = freshTrust()
    const site = siteFor(admin)
    const first = await putSubmission(services(), trust)
    await decide(first.id, 'sign-off', 1)
    const { id } = await putSubmission(services(), trust, {
      change: {
        asAt: '2026-09-30',
        prevalence: { on: '2026-09-30', seenSince: '2024-10-01', notKnownDead: '*', seenIn24Months: 'dropped' },
      },
    })
    const list = await (await site.request(submissionsDeskPath)).text()
    expect(list).toMatch(/counts? waits? for you/)
    expect(list).toContain(`Example ${trust}`)
    const page = await (await site.request(submissionDeskAt.link(id))).text()
    expect(page).toContain('The count as on 30 September 2026')
    expect(page).toContain('kept back<span class="soft under">before: about 160</span>')
    expect(page).toContain('Partly')
    expect(page).toContain('name="based-on" value="1"')
    const welsh = await (await site.request(`/cy${submissionDeskAt.link(id)}`)).text()
    expect(welsh).toContain('wedi’i gadw’n ôl<span class="soft under">cynt: tua 160</span>')
    expect((await site.request(submissionDeskAt.link(999))).status).toBe(404)
  })

  test('a form without words comes back as it was filled in; with them it is done, and sent twice it is done once', async () => {
    const trust = freshTrust()
    const site = siteFor(staff('editor'))
    const { id } = await putSubmission(services(), trust)
    const path = `${submissionDeskAt.link(id)}/decline`
    const empty = await send(site, path, { 'based-on': '1', 'words-en': 'Only in English', 'words-cy': '' })
    const html = await empty.text()
    expect([empty.status, html.includes('Only in English'), html.includes('Write the same in Welsh.')]).toEqual([422, true, true])
    const fields = { 'based-on': '1', 'words-en': words.en, 'words-cy': words.cy }
    for (let time = 0; time < 2; time += 1) {
      const answer = await send(site, path, fields)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${submissionDeskAt.link(id)}?done=decline`])
    }
    expect(await submissionById(open().db, id)).toMatchObject({ state: 'declined', decisionWords: words, version: 2 })
    expect((await send(site, path, { ...fields, 'based-on': 'x' })).status).toBe(400)
    const late = await send(siteFor(admin), path, fields)
    expect([late.status, (await late.text()).includes('nothing of yours was done')]).toEqual([422, true])
  })

  test('whoever is barred from the trust may look, and may not decide or publish', async () => {
    const trust = freshTrust()
    const { id } = await putSubmission(services(), trust)
    const site = siteFor(staff('admin', [trust]))
    const page = await (await site.request(submissionDeskAt.link(id))).text()
    expect(page).toContain('An administrator has noted that somebody else should')
    for (const part of ['sign-off', 'decline', 'withdraw', 'publish'])
      expect((await send(site, `${submissionDeskAt.link(id)}/${part}`, { 'based-on': '1' })).status, part).toBe(403)
  })

  test('staff see why files were not taken, as numbers, and of the last months alone', async () => {
    const desk = async () => (await siteFor(admin).request(submissionsDeskPath)).text()
    const note = (day: string) =>
      inTransaction(open().db, tx => countRefusal(tx, { refusal: 'wrong-signature', via: 'page', day }))
    await note('2026-01-10')
    expect(await desk()).not.toContain('Files that were not taken')
    for (const day of ['2026-11-01', '2026-11-03', '2026-11-03']) await note(day)
    expect(await desk()).toMatch(/This file was changed after it was signed[^1]*on the page for sending.*?>3<.*?3 November 2026/s)
  })

  test('the reason put into a correction is of the count that it takes up, though another is on the page', async () => {
    const trust = freshTrust()
    const first = await putSubmission(services(), trust, { change: { asAt: '2025-12-31' } })
    await decide(first.id, 'sign-off', 1)
    const second = await putSubmission(services(), trust, { change: { asAt: '2026-03-31' } })
    await decide(second.id, 'sign-off', 1)
    const reasonOn = async (id: number) =>
      /<textarea[^>]*id="reason"[^>]*>([^<]*)/.exec(await (await siteFor(admin).request(submissionDeskAt.link(id))).text())?.[1]
    expect(await reasonOn(first.id)).toContain('as on 31 March 2026')
    await decide(second.id, 'withdraw', 2)
    expect(await reasonOn(second.id)).toContain('as on 31 December 2025')
    await publishCounts(services(), { trust, fingerprint: await fingerprintOf(trust), reason: 'It counts.', actor })
    const third = await putSubmission(services(), trust, { change: { asAt: '2026-06-30' } })
    await decide(third.id, 'sign-off', 1)
    expect(await (await siteFor(admin).request(submissionDeskAt.link(third.id))).text()).toContain('holds an earlier count')
    await publishCounts(services(), { trust, fingerprint: await fingerprintOf(trust), reason: 'Again.', actor })
    await decide(third.id, 'withdraw', 2)
    expect(await reasonOn(third.id)).toBe(
      `The count of Example ${trust} as on 30 June 2026 does not stand any more. Its count as on 31 December 2025, which we received on 22 November 2026, stands again.`,
    )
  })

  test('that was withheld from a release and still stands signed off is named on the first page of the console, until it is taken back', async () => {
    const trust = freshTrust()
    const { id, sha256 } = await putSubmission(services(), trust)
    await decide(id, 'sign-off', 1)
    const by = { trust, actor, reason: 'They counted.' }
    const published = await publishCounts(services(), { ...by, fingerprint: await fingerprintOf(trust) })
    if (published.outcome !== 'published') throw new Error('Not published')
    const site = testRouter(services(), router => {
      router.use(async (c, next) => {
        c.set('principal', admin)
        await next()
      })
      router.get('/console/todos', async c => c.json(await signOffTodos(c)))
      signOffRoutes(router)
    })
    const link = submissionDeskAt.link(id)
    const todos = async () => {
      const all: { link: string }[] = JSON.parse(await (await site.request('/console/todos')).text())
      return all.filter(todo => todo.link === link)
    }
    expect(await todos()).toEqual([])
    const held = await statusOf(open().db, published.release, trust)
    const piece = held?.evidence.find(each => each.source === 'submission' && each.sha256 === sha256)
    await withholdPassage(open().db, {
      actor,
      now: at,
      passage: piece?.id ?? '',
      reason: 'The trust asked for it.',
      today: '2026-11-22',
    })
    expect(await todos()).toMatchObject([{ weight: 'today', title: expect.stringContaining(`Example ${trust}`), link }])
    expect(await (await site.request(link)).text()).toContain('was withheld from a release')
    await decide(id, 'withdraw', 2)
    expect(await todos()).toEqual([])
  })
})
