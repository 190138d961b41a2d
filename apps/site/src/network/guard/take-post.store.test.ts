import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { rows, writes } from '../../foundation/index.ts'
import type { GuardTables } from './guard-tables.ts'
import { keepGuard } from './keep-guard.ts'
import { type GuardLimits, guardLimits } from './limits/guard-limits.ts'
import { PressureMeter } from './limits/pressure-meter.ts'
import { makeChallenge, proofMinutes } from './proof/challenge.ts'
import { type Post, type PostVerdict, takePost, wouldAskForProof } from './take-post.ts'

const secret = 'a secret of a site that is only for tests'
const start = new Date('2026-11-22T10:00:00Z')
const on: PostVerdict = { go: 'on', isByMail: false, sameText: false }

/** One piece of work is enough for all tests: it is for one form, and good on every database that has not seen it. */
let work: Promise<string> | null = null
const doneWork = () => {
  work ??= (async () => {
    const text = await makeChallenge({ secret }, { form: 'join', now: start })
    const challenge = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const solution = await solveChallenge({ challenge, deriveKey })
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64url')
  })()
  return work
}

eachDatabase('the guard', open => {
  let now: Date
  let meter: PressureMeter
  beforeEach(() => {
    now = start
    meter = new PressureMeter()
  })
  afterEach(async () => {
    for (const table of ['guard_count', 'guard_rate', 'guard_proof', 'guard_salt'] as const) {
      await writes<GuardTables>(open().db).deleteFrom(table).execute()
    }
  })

  const house = () => ({ write: open().db, secret, clock: () => now })
  const later = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000)
  }
  const send = (post: Partial<Post> = {}, limits: GuardLimits = guardLimits, by = meter) =>
    takePost(
      house(),
      { form: 'join', connection: '192.0.2.1', address: null, proof: '', isByMail: false, texts: [], ...post },
      { limits, meter: by },
    )
  const many = async (count: number, post: (place: number) => Partial<Post>, limits: GuardLimits = guardLimits) => {
    const went: string[] = []
    for (let place = 0; place < count; place++) went.push((await send(post(place), limits)).go)
    return went
  }

  test('a hospital behind one address: three hundred sign up within an hour, and nobody notices a thing', async () => {
    const went: PostVerdict[] = []
    for (let place = 0; place < 300; place++) {
      went.push(await send({ address: `person-${place}@hospital.example` }))
      later(12)
    }
    expect(went.filter(verdict => verdict.go !== 'on')).toEqual([])
  })

  test('a flood from one address is slowed, and nobody else is', async () => {
    const went = await many(guardLimits.connectionEasy + 3, () => ({}))
    expect(went.slice(0, guardLimits.connectionEasy)).not.toContain('prove')
    expect(went.slice(guardLimits.connectionEasy)).toEqual(['prove', 'prove', 'prove'])
    expect(await send({ connection: '192.0.2.2' })).toEqual(on)
    expect(await wouldAskForProof(house(), { form: 'join', connection: '192.0.2.1' }, { meter })).toBe(true)
    expect(await wouldAskForProof(house(), { form: 'join', connection: '192.0.2.2' }, { meter })).toBe(false)
    later(10 * 60)
    expect(await send()).toEqual(on)
  })

  test('a flood from many addresses is slowed for its form first, for all forms when it goes on, and ends by itself', async () => {
    const limits = { ...guardLimits, pressureOfForm: 8, pressureOfAll: 12 }
    const from = (place: number, form = 'join') => ({ form, connection: `198.51.100.${place}` })
    expect(await many(10, place => from(place), limits)).toEqual([...Array(8).fill('on'), 'prove', 'prove'])
    expect(await many(3, place => from(20 + place, 'letter'), limits)).toEqual(['on', 'on', 'prove'])
    later(5 * 60 + 60)
    expect(await send(from(40), limits)).toEqual(on)
  })

  test('two processes count together, of a connection at once and of the pressure within a second', async () => {
    const limits = { ...guardLimits, pressureOfForm: 8, connectionEasy: 3 }
    const [one, other] = [new PressureMeter(), new PressureMeter()]
    expect((await send({}, limits, one)).go).toBe('on')
    expect((await send({}, limits, other)).go).toBe('on')
    expect((await send({}, limits, one)).go).toBe('on')
    expect((await send({}, limits, other)).go).toBe('prove')
    for (let place = 0; place < 6; place++) await send({ connection: `203.0.113.${place}` }, limits, one)
    later(1)
    await send({ connection: '203.0.113.50' }, limits, one)
    expect((await send({ connection: '203.0.113.60' }, limits, other)).go).toBe('prove')
    later(1)
    expect((await send({ connection: '203.0.113.61' }, limits, other)).go).toBe('prove')
  })

  test('many at the very same moment are all counted', async () => {
    const went = await Promise.all(Array.from({ length: 12 }, () => send({}, { ...guardLimits, connectionEasy: 5 })))
    expect(went.filter(({ go }) => go === 'on')).toHaveLength(5)
  })

  test('nobody can keep somebody out by typing their address: whoever does so runs into a number of their own', async () => {
    const victim = 'someone@post.example'
    const went = await many(50, () => ({ address: victim, connection: '192.0.2.66' }))
    expect(went.filter(go => go === 'on')).toHaveLength(guardLimits.mailsADay)
    expect(went[3]).toBe('quiet')
    expect(await send({ address: victim, connection: '192.0.2.1' })).toEqual(on)
  })

  test('nor by typing it into every form there is', async () => {
    const victim = 'someone@post.example'
    const forms = ['join', 'updates', 'alerts', 'letter']
    const went = await many(48, place => ({
      address: victim,
      connection: '192.0.2.66',
      form: forms[place % 4] ?? '',
      mailsADay: 12,
    }))
    expect(went.filter(go => go === 'on')).toHaveLength(guardLimits.mailsOfAllFormsFromOne)
    for (const form of forms) expect(await send({ address: victim, form })).toEqual(on)
  })

  test('nor can many together fill a mailbox', async () => {
    const went = await many(20, place => ({ address: 'someone@post.example', connection: `198.51.100.${place}` }))
    expect(went.filter(go => go === 'on')).toHaveLength(guardLimits.mailsADay * guardLimits.mailsFromAll)
    // Another form may still write to them, and tomorrow all may.
    expect((await send({ address: 'someone@post.example', form: 'letter' })).go).toBe('on')
    later(24 * 60 * 60)
    expect((await send({ address: 'someone@post.example' })).go).toBe('on')
  })

  test('what is refused uses up nothing of the address', async () => {
    const limits = { ...guardLimits, connectionEasy: 0 }
    expect(await many(30, () => ({ address: 'someone@post.example' }), limits)).toEqual(Array(30).fill('prove'))
    expect(await send({ address: 'someone@post.example' })).toEqual(on)
  })

  test('work opens the way once: not twice, not for another form, not too late', async () => {
    const limits = { ...guardLimits, connectionEasy: 0 }
    const proof = await doneWork()
    expect(await send({ proof, form: 'letter' }, limits)).toEqual({ go: 'prove', isAgain: true })
    later(proofMinutes * 60 + 1)
    expect(await send({ proof }, limits)).toEqual({ go: 'prove', isAgain: true })
    now = start
    const both = await Promise.all([send({ proof }, limits), send({ proof }, limits)])
    expect(both.map(({ go }) => go).sort()).toEqual(['on', 'prove'])
    expect(await send({ proof }, limits)).toEqual({ go: 'prove', isAgain: true })
    expect(await send({}, limits)).toEqual({ go: 'prove', isAgain: false })
  })

  test('without scripts the mail takes its place, within a tighter number', async () => {
    const limits = { ...guardLimits, connectionEasy: 0, withoutProof: 3, withoutProofInAll: 5 }
    const byMail = (place: number) => ({ isByMail: true, address: `person-${place}@post.example` })
    expect(await send(byMail(0), limits)).toEqual({ go: 'on', isByMail: true, sameText: false })
    expect(await many(3, place => byMail(1 + place), limits)).toEqual(['on', 'on', 'wait'])
    expect(await send(byMail(9), limits)).toEqual({ go: 'wait', until: new Date('2026-11-22T10:10:00Z') })
    // Of all connections together.
    expect((await send({ ...byMail(5), connection: '192.0.2.7' }, limits)).go).toBe('on')
    expect((await send({ ...byMail(6), connection: '192.0.2.8' }, limits)).go).toBe('on')
    expect((await send({ ...byMail(7), connection: '192.0.2.9' }, limits)).go).toBe('wait')
  })

  test('there is an end to what one connection may send, and it is said when it is over', async () => {
    const limits = { ...guardLimits, connectionEasy: 1, connectionMost: 2, connectionDay: 3 }
    later(60)
    expect(await many(2, () => ({}), limits)).toEqual(['on', 'prove'])
    expect(await send({}, limits)).toEqual({ go: 'wait', until: new Date('2026-11-22T10:10:00Z') })
    expect(await send({}, limits)).toEqual({ go: 'wait', until: new Date('2026-11-23T00:00:00Z') })
    later(24 * 60 * 60)
    expect(await send({}, limits)).toEqual(on)
  })

  test('the same own words, sent by very many, are noticed', async () => {
    const texts = ['i was told on a tuesday, and nobody wrote it down anywhere, and i would like you to ask why']
    const limits = { ...guardLimits, sameText: 2 }
    const from = (place: number) => ({ texts, connection: `198.51.100.${place}`, address: `person-${place}@post.example` })
    await many(2, from, limits)
    expect(await send(from(3), limits)).toMatchObject({ go: 'on', sameText: true })
    expect(await send({ texts: ['something else altogether'] }, limits)).toMatchObject({ sameText: false })
  })

  test('of connections and addresses nothing is kept that could be read, and of yesterday nothing at all', async () => {
    await send({ connection: '192.0.2.1', address: 'someone@post.example', texts: ['words that only one person has'] })
    const kept = async () => ({
      counts: await rows<GuardTables>(open().db).selectFrom('guard_count').selectAll().execute(),
      salts: await rows<GuardTables>(open().db).selectFrom('guard_salt').selectAll().execute(),
    })
    const first = await kept()
    expect(JSON.stringify(first)).not.toMatch(/192\.0\.2|someone|words that/)
    expect(first.counts.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
    later(24 * 60 * 60)
    await send({ connection: '192.0.2.1', address: 'someone@post.example' })
    await keepGuard(house())
    const second = await kept()
    expect(second.salts.map(({ day }) => day)).toEqual(['2026-11-23'])
    const before = new Set(first.counts.map(({ key }) => key))
    expect(second.counts.filter(({ key }) => before.has(key))).toEqual([])
    expect(second.counts.length).toBeGreaterThan(0)
  })

  test.each([
    ['in October, when an hour comes twice', '2026-10-25T00:30:00Z'],
    ['in March, when one is left out', '2027-03-28T00:30:00Z'],
  ])('the clocks change %s: nobody waits an hour longer or is let through twice', async (_, from) => {
    now = new Date(from)
    const limits = { ...guardLimits, connectionEasy: 2 }
    const went: string[] = []
    for (let minute = 0; minute < 120; minute += 10) {
      went.push(...(await many(3, () => ({}), limits)))
      later(10 * 60)
    }
    expect(went).toEqual(Array.from({ length: 12 }, () => ['on', 'on', 'prove']).flat())
  })
})
