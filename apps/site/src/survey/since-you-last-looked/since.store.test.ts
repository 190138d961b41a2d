import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type RoundWithAnswers, roundWithAnswers } from '../../../test/support/round-with-answers.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { inTransaction, type Principal, type Role, type Router, record } from '../../foundation/index.ts'
import { lastLook, noteLook } from './last-look.ts'
import { type News, whatsNew } from './news-since.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const path = '/console/since'
const longAgo = new Date('2026-12-01T00:00:00Z')
const now = new Date('2027-03-08T10:00:00Z')

eachDatabase('what is new to somebody', open => {
  let round: RoundWithAnswers
  let app: Router
  let services: ReturnType<typeof testServices>
  let clock = now
  beforeAll(async () => {
    round = await roundWithAnswers(open().db)
    services = testServices(open(), { clock: () => clock })
    app = makeApp(services)
  })
  beforeEach(() => {
    clock = now
  })

  const enter = async (role: Role = 'marker') => {
    const { cookie, principal } = await signInForTests(services, { role, name: `Some ${role}` })
    const get = async (address = path) => (await app.request(address, { headers: { cookie } })).text()
    const post = (fields: Record<string, string>) =>
      app.request(path, { method: 'POST', headers: { cookie, ...ours }, body: new URLSearchParams(fields) })
    return { get, post, principal }
  }
  const news = async (me: Principal, since = longAgo) => whatsNew(open().db, { since, now, me })
  const of = (found: readonly News[], kind: News['kind']) => found.find(each => each.kind === kind)
  const codesOf = (found: News | undefined) => found?.items.map(({ request }) => request?.trustCode)

  test('counts what came and changed, each kind by itself, and leaves out what there is nothing of', async () => {
    const { principal } = await enter()
    const found = await news(principal)
    expect(codesOf(of(found, 'differs'))).toEqual(round.allIn('differs'))
    expect(codesOf(of(found, 'replies'))).toEqual(round.allIn('unread reply'))
    expect(codesOf(of(found, 'files'))).toContain(round.oneIn('quarantined'))
    expect(codesOf(of(found, 'due'))).toContain(round.oneIn('silent'))
    expect(codesOf(of(found, 'due'))).not.toContain(round.oneIn('clock running'))
    expect(codesOf(of(found, 'mail'))).toContain(round.oneIn('unread'))
    expect(of(found, 'held')).toBeUndefined()
    expect(await news(principal, now)).toEqual([])
  })

  test('what a person did themselves is no news to them', async () => {
    const [one, other] = [await enter('admin'), await enter('admin')]
    const id = '2027-1'
    await inTransaction(open().db, tx =>
      record(tx, {
        actor: { kind: 'staff', id: one.principal.id, name: one.principal.name },
        at: new Date(now.getTime() - 1000),
        deed: 'release.publish',
        subject: { kind: 'release', id },
      }),
    )
    expect(of(await news(one.principal), 'published')).toBeUndefined()
    expect(of(await news(other.principal), 'published')?.items).toMatchObject([{ what: id, request: null }])
    expect(await other.get()).toContain('href="/releases/2027-1"')
  })

  test('a viewer is told nothing of files and held mail, which they may not open', async () => {
    const { principal } = await enter('viewer')
    const found = await news(principal)
    expect([of(found, 'files'), of(found, 'held')]).toEqual([undefined, undefined])
    expect(of(found, 'mail')?.count).toBeGreaterThan(0)
  })

  test('looking alone changes nothing; saying so does, for oneself alone', async () => {
    const [one, other] = [await enter(), await enter()]
    const first = await one.get()
    expect(first).toContain('New in the last week')
    const until = /name="until" value="([^"]*)"/.exec(first)?.[1] ?? ''
    const posted = await one.post({ until })
    expect([posted.status, posted.headers.get('location')]).toEqual([303, `${path}?done=seen`])
    const after = await one.get(`${path}?done=seen`)
    expect(after).toContain('Nothing is new to you.')
    expect(after).toContain('Since you last looked')
    expect(await other.get()).toContain('New in the last week')
    expect(await one.get('/console')).not.toContain('href="/console/since"')
    expect(await other.get('/console')).toContain('href="/console/since"')
  })

  test('what comes while the page lies open is still new, and an old page takes nothing back', async () => {
    const { principal } = await enter()
    const staffId = principal.id
    const [early, late] = [new Date('2027-03-08T08:00:00Z'), new Date('2027-03-08T09:00:00Z')]
    await noteLook(open().db, { staffId, until: late, now })
    await noteLook(open().db, { staffId, until: early, now })
    expect(await lastLook(open().db, staffId, now)).toEqual({ at: late, isSaid: true })
    // A clock that is wrong, or somebody who plays with the form, hides nothing of tomorrow.
    await noteLook(open().db, { staffId, until: new Date('2099-01-01T00:00:00Z'), now })
    expect(await lastLook(open().db, staffId, now)).toEqual({ at: now, isSaid: true })
  })

  test('a torn form is no form, and names of trusts are text', async () => {
    const { post, get } = await enter()
    expect((await post({ until: 'yesterday' })).status).toBe(400)
    expect((await post({})).status).toBe(400)
    expect(await get(`/cy${path}`)).toContain('Newydd yn yr wythnos ddiwethaf')
  })
})
