import { largestSubmission, type SubmissionContent, sha256Of } from '@spotlight/submission'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { inTransaction, listAudit, type Router, record, rows, type Services, writes } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { submissionApi } from './api/submission-api.ts'
import { checkSubmission, receiveSubmission } from './receive-submission.ts'
import type { SubmissionRefusal } from './submission-refusal.ts'
import {
  countWaiting,
  decideSubmission,
  submissionById,
  submissionBySha,
  submissionsIn,
  submissionsOf,
  takeTurn,
} from './submission-store.ts'
import type { SubmissionTables } from './submission-tables.ts'
import {
  contentForTests,
  keyForTests,
  plantKey,
  revokePlanted,
  signedAnyhow,
  signedForTests,
} from './test-support/submissions-for-tests.ts'

const actor = { kind: 'system', name: 'test' } as const
const now = new Date('2026-11-23T10:00:00Z')
const names = new Map(
  [201, 202, 203, 204, 205, 206, 207, 208, 209].map(number => [`EX-${number}`, `The Example trust number ${number}`] as const),
)
const trustOf = (code: `EX-${number}`) => ({ code, name: names.get(code) ?? '' })
const own = keyForTests(1)

/** Of the trust that every attack is about. Nothing of it is ever received. */
const good = contentForTests({ trust: trustOf('EX-201') })
const changed = (change: Partial<Record<keyof SubmissionContent, unknown>>): Uint8Array =>
  signedAnyhow({ ...good, ...change }, own)
const withRow = (change: object): Uint8Array =>
  changed({ incidence: { ...good.incidence, rows: [{ ...good.incidence.rows[0], ...change }, ...good.incidence.rows.slice(1)] } })
const text = Buffer.from(signedForTests(good, own)).toString('utf8')
const edited = (from: string, to: string): Uint8Array => {
  if (!text.includes(from)) throw new Error(`There is no ${from}`)
  return Buffer.from(text.replace(from, to))
}
const on = (asAt: string, seenSince: string) => ({ asAt, prevalence: { ...good.prevalence, on: asAt, seenSince } })

const attacks: readonly [what: string, bytes: Uint8Array, refusal: SubmissionRefusal][] = [
  ['nothing', Buffer.from(''), 'not-json'],
  ['a table of people', Buffer.from('nhs_number,name\n9990000018,Ŵynne\n'), 'not-json'],
  ['brackets in brackets', Buffer.from('['.repeat(32_000) + ']'.repeat(32_000)), 'unknown-version'],
  ['objects in objects', Buffer.from(`${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`), 'unknown-version'],
  [
    'a byte too many',
    Buffer.concat([Buffer.from(text), Buffer.alloc(largestSubmission + 1 - Buffer.byteLength(text), ' ')]),
    'too-large',
  ],
  ['a figure edited', edited('"notKnownDead":160', '"notKnownDead":165'), 'wrong-signature'],
  ['a name twice', edited('"asAt":', '"asAt":"2026-01-31","asAt":'), 'not-canonical'],
  ['half of a character', edited('Example', '\\ud800'), 'not-canonical'],
  ['half of a character, escaped as canonical JSON would', edited('The Example', 'The \\ud800Example'), 'not-canonical'],
  ['indented', Buffer.from(JSON.stringify(JSON.parse(text), null, 1)), 'not-canonical'],
  ['signed by a stranger', signedAnyhow(good, keyForTests(99)), 'unknown-key'],
  ['signed by a stranger in our name', signedAnyhow(good, keyForTests(99), own), 'wrong-signature'],
  ['signed with the key of another trust', signedAnyhow(good, keyForTests(2)), 'key-of-other-trust'],
  ['signed with a key that waits', signedAnyhow(good, keyForTests(3)), 'key-waiting'],
  ['signed with a key that was revoked', signedAnyhow(good, keyForTests(4)), 'key-revoked'],
  ['another trust', changed({ trust: trustOf('EX-202') }), 'key-of-other-trust'],
  ['no trust', changed({ trust: { code: 'EX-999', name: 'Nowhere' } }), 'unknown-trust'],
  ['a real trust in the example', changed({ trust: { code: 'RA2', name: 'Nowhere' } }), 'unknown-trust'],
  ['a trust that has merged', signedAnyhow({ ...good, trust: trustOf('EX-203') }, own), 'merged-trust'],
  ['a patient in the name', changed({ trust: { code: 'EX-201', name: 'Wynne Example-Jones' } }), 'wrong-name'],
  ['a number in the name', changed({ trust: { code: 'EX-201', name: 'Bed 4, 9990000018' } }), 'not-allowed'],
  ['a program that there is not', changed({ program: { name: 'spotlight-count', version: '7.7.7' } }), 'unknown-program'],
  ['patients beside it', changed({ patients: [{ nhsNumber: '9990000018' }] } as never), 'not-allowed'],
  ['patients in a row', withRow({ who: ['9990000018'] }), 'not-allowed'],
  ['a patient as a test', changed({ completeness: [...good.completeness, { id: 'p-9990000018', band: '*' }] }), 'wrong-verdict'],
  ['3 people', withRow({ deNovo: 3 }), 'not-allowed'],
  ['63 people', withRow({ total: 63 }), 'not-allowed'],
  ['-0 people', edited('"unclassified":0', '"unclassified":-0'), 'not-canonical'],
  ['parts that are no total', withRow({ deNovo: 50, recurrent: 50, unclassified: 50 }), 'contradiction'],
  ['a hidden number alone', withRow({ deNovo: 20, unclassified: '*' }), 'discloses'],
  ['hidden numbers without room', withRow({ total: 10, recurrent: 10 }), 'discloses'],
  ['other rules', changed({ definitions: { ...good.definitions, sha256: 'a'.repeat(64) } }), 'unknown-definitions'],
  ['no rules', changed({ definitions: { ...good.definitions, parts: [] } }), 'unknown-definitions'],
  ['a verdict without its tests', changed({ completeness: [] }), 'wrong-verdict'],
  [
    'a better verdict',
    changed({ completeness: good.completeness.map(({ id }) => ({ id, band: { from: 5, to: 10 } })) }),
    'wrong-verdict',
  ],
  ['a day to come', changed(on('2026-12-31', '2025-01-01')), 'wrong-period'],
  ['a day long ago', changed({ ...on('2016-12-31', '2015-01-01'), incidence: { shown: 'none', rows: [] } }), 'wrong-period'],
  ['one before it that we do not have', changed({ previous: 'd'.repeat(64) }), 'out-of-order'],
]

const problem = z.object({
  status: z.number(),
  title: z.string().min(5),
  detail: z.string().min(5),
  refusal: z.string(),
  reasons: z.array(z.object({ code: z.string(), text: z.string(), values: z.record(z.string(), z.unknown()) })).min(1),
})

eachDatabase('submissions', open => {
  let services: Services
  let site: Router
  const post = (bytes: Uint8Array, path = '/api/v1/submissions') =>
    site.request(path, {
      method: 'POST',
      headers: { 'content-length': `${bytes.byteLength}`, origin: 'https://elsewhere.invalid', 'sec-fetch-site': 'cross-site' },
      body: Uint8Array.from(bytes),
    })
  const receive = (bytes: Uint8Array) => receiveSubmission(services, { bytes, via: 'page', actor })
  /** The next of a trust that was never heard of. */
  const begin = async (trust: `EX-${number}`, number: number) => {
    const key = keyForTests(number)
    const keyId = await plantKey(services.write, { trust, key, at: now })
    const content = contentForTests({ trust: trustOf(trust) })
    const next = (change: Partial<SubmissionContent>) => signedForTests({ ...content, ...change }, key)
    return { keyId, first: next({}), next }
  }

  beforeAll(async () => {
    services = testServices(open(), { clock: () => now })
    site = testRouter(services, submissionApi)
    const trusts = [...names].map(([code, name]) => inventedTrustForTests(code, name))
    await inTransaction(services.write, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, now))
    await inTransaction(services.write, async tx => {
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      const register = writes<{ trust: { code: string; closed_on: string }; succession: Record<string, string> }>(tx)
      await register.updateTable('trust').set({ closed_on: '2026-03-31' }).where('code', '=', 'EX-203').execute()
      await register
        .insertInto('succession')
        .values({ old_code: 'EX-203', old_name: 'Number 203', new_code: 'EX-204', effective_on: '2026-04-01', source: 'test' })
        .execute()
    })
    for (const [number, trust, state] of [
      [1, 'EX-201', 'standing'],
      [2, 'EX-202', 'standing'],
      [3, 'EX-201', 'waiting'],
      [4, 'EX-201', 'revoked'],
    ] as const) {
      await plantKey(services.write, { trust, key: keyForTests(number), state, at: now })
    }
  })
  beforeEach(() => writes<{ staff_rate_limit: object }>(services.write).deleteFrom('staff_rate_limit').execute())

  describe('an attack', () => {
    test.each(attacks)('%s', async (_, bytes, refusal) => {
      const posted = await post(bytes, '/cy/api/v1/submissions')
      expect(posted.status).toBe(refusal === 'too-large' ? 413 : 422)
      expect(posted.headers.get('content-type')).toContain('application/problem+json')
      expect(posted.headers.get('set-cookie')).toBeNull()
      const said = await posted.text()
      expect(said).not.toMatch(/9990000018|[ŴW]ynne/i)
      if (refusal !== 'too-large') expect(problem.parse(JSON.parse(said)).refusal).toBe(refusal)
    })

    test('leaves nothing behind but a number for the day', async () => {
      const kept = await rows<SubmissionTables>(services.db).selectFrom('submission_refusal').selectAll().execute()
      expect(kept.find(({ refusal, via }) => refusal === 'wrong-name' && via === 'api')).toMatchObject({
        day: '2026-11-23',
        count: 1,
      })
      expect(await submissionsOf(services.db, 'EX-201')).toEqual([])
    })
  })

  test('is received once, with a receipt, and is what was sent', async () => {
    const { first } = await begin('EX-204', 10)
    expect(await checkSubmission(services, first)).toMatchObject({ outcome: 'acceptable', earlier: null })
    const [sent, again] = [await post(first), await post(first)]
    expect([sent.status, again.status]).toEqual([201, 200])
    const receipt = await sent.json()
    expect(receipt).toMatchObject({
      trust: 'EX-204',
      asAt: '2026-09-30',
      state: 'received',
      sha256: sha256Of(first),
      replaces: null,
    })
    expect(await again.json()).toEqual(receipt)
    expect(await (await site.request(new URL(sent.headers.get('location') ?? '').pathname)).json()).toEqual(receipt)
    const [stored, ...others] = await submissionsOf(services.db, 'EX-204')
    expect(others).toEqual([])
    expect(stored).toMatchObject({ body: Buffer.from(first).toString('utf8'), via: 'api', version: 1, replacedBy: null })
    const [entry] = await listAudit(services.db, { deed: 'submission.receive' }, { limit: 1 })
    expect(entry).toMatchObject({ subject: { kind: 'submission', id: `${stored?.id}` }, after: { trust: 'EX-204' } })
  })

  test('a receipt that there is not', async () => {
    expect((await site.request(`/api/v1/submissions/${'0'.repeat(64)}`)).status).toBe(404)
    expect((await site.request('/api/v1/submissions/none')).status).toBe(400)
  })

  test('the same file at the same moment, and two next ones: one of each', async () => {
    const { first, next } = await begin('EX-205', 11)
    const same = await Promise.all([receive(first), receive(first), receive(first)])
    expect(same.map(({ outcome }) => outcome).sort()).toEqual(['already-received', 'already-received', 'received'])
    const previous = sha256Of(first)
    const two = [165, 170].map(notKnownDead => next({ previous, prevalence: { ...good.prevalence, notKnownDead } }))
    const answers = await Promise.all(two.map(receive))
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['received', 'refused'])
    expect(answers.find(({ outcome }) => outcome === 'refused')).toMatchObject({ refusal: 'out-of-order' })
    const [newest, before] = await submissionsOf(services.db, 'EX-205')
    expect(newest).toMatchObject({
      replaces: before?.id,
      replacedBy: null,
      findings: [{ code: 'same-day', values: { day: '2026-09-30' } }],
    })
    // Whoever had the earlier one open is told that a later one has come.
    expect(before).toMatchObject({ replacedBy: newest?.id, version: 2 })
    // Sent again it is still the same, and takes nobody’s place.
    expect(await receive(first)).toMatchObject({ outcome: 'already-received', stored: { id: before?.id } })
  })

  test('a key that is revoked while its file is looked at', async () => {
    const { first, keyId } = await begin('EX-206', 12)
    let letGo = () => {}
    const opened = new Promise<void>(resolve => {
      letGo = resolve
    })
    let isHeld = () => {}
    const held = new Promise<void>(resolve => {
      isHeld = resolve
    })
    const revoking = inTransaction(services.write, async tx => {
      await takeTurn(tx, 'EX-206')
      isHeld()
      await opened
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await revokePlanted(tx, keyId, now)
    })
    await held
    const receiving = receive(first)
    setTimeout(letGo, 200)
    await revoking
    expect(await receiving).toMatchObject({
      outcome: 'refused',
      refusal: 'key-revoked',
      reasons: [{ values: { day: '2026-11-23' } }],
    })
    expect(await submissionBySha(services.db, sha256Of(first))).toBeNull()
  })

  test('what was received before its key was revoked stays, and keeps its receipt', async () => {
    const { first, keyId } = await begin('EX-207', 13)
    await receive(first)
    await inTransaction(services.write, async tx => {
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await revokePlanted(tx, keyId, now)
    })
    expect(await receive(first)).toMatchObject({ outcome: 'already-received' })
  })

  test('a decision is made once, on what was shown, and what was signed never changes', async () => {
    const { first } = await begin('EX-208', 14)
    const waiting = await countWaiting(services.db)
    const answer = await receive(first)
    if (answer.outcome !== 'received') throw new Error('It was not received')
    const { id, version } = answer.stored
    expect(await countWaiting(services.db)).toBe(waiting + 1)
    const decide = () =>
      inTransaction(services.write, async tx => {
        await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
        return decideSubmission(tx, { id, basedOn: version, state: 'signed-off', by: 'a', at: now, words: null })
      })
    expect([await decide(), await decide()]).toEqual(['done', 'changed'])
    expect(await submissionById(services.db, id)).toMatchObject({ state: 'signed-off', decidedBy: 'a', version: version + 1 })
    expect((await submissionsIn(services.db, { state: 'signed-off', limit: 5 })).map(one => one.id)).toEqual([id])
    expect(await submissionsIn(services.db, { state: 'signed-off', limit: 5, before: id })).toEqual([])
    const change = (work: (tables: ReturnType<typeof writes<SubmissionTables>>) => Promise<unknown>) =>
      inTransaction(services.write, async tx => {
        await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
        await work(writes<SubmissionTables>(tx))
      })
    await expect(
      change(tables => tables.updateTable('submission').set({ body: '{}' }).where('id', '=', id).execute()),
    ).rejects.toThrow()
    await expect(change(tables => tables.deleteFrom('submission').where('id', '=', id).execute())).rejects.toThrow()
  })

  test('too many from one address, or with one key, wait', async () => {
    const { next } = await begin('EX-209', 15)
    const ended: string[] = []
    for (let tries = 0; tries < 11; tries += 1) ended.push((await checkSubmission(services, next({}))).outcome)
    expect([ended.indexOf('refused'), ended.length]).toEqual([10, 11])
    await post(Buffer.from(''))
    await writes<{ staff_rate_limit: { tries: number } }>(services.write)
      .updateTable('staff_rate_limit')
      .set({ tries: 200 })
      .execute()
    const answer = await post(Buffer.from(''))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '600'])
  })

  test('whatever is sent, the site answers', async () => {
    let seed = 36
    const chance = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    const whole = Buffer.from(text)
    const pieces = [
      '"',
      '{',
      '}',
      '[',
      '\\u0000',
      '\\ud800',
      '\u0000',
      '1e999',
      '__proto__',
      'null',
      '٣',
      '"*"',
      '-0',
      '\u2028',
    ].map(piece => Buffer.from(piece))
    const answered = new Set<number>()
    for (let round = 0; round < 60; round += 1) {
      const [at, piece] = [chance(whole.length), pieces[chance(pieces.length)] ?? Buffer.alloc(0)]
      const bytes = Buffer.concat([whole.subarray(0, at), piece, whole.subarray(at + chance(40))])
      if (round % 3 === 0) bytes[chance(bytes.length)] = chance(256)
      answered.add((await post(round % 10 === 0 ? bytes.subarray(0, at) : bytes)).status)
    }
    expect([...answered]).toEqual([422])
  })
})
