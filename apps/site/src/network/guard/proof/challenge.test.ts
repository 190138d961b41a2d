import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { beforeAll, expect, test } from 'vitest'
import { checkProof, makeChallenge, proofMinutes } from './challenge.ts'

const house = { secret: 'a secret of a site that is only for tests' }
const now = new Date('2026-11-22T10:00:00Z')
const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

let solved: {
  challenge: { parameters: Record<string, unknown>; signature: string }
  solution: { counter: number; derivedKey: string }
}
beforeAll(async () => {
  const challenge = decode(await makeChallenge(house, { form: 'join', now }))
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('The library found no solution')
  solved = { challenge, solution }
})
const check = (proof: string, at = now, form = 'join', by = house) => checkProof(by, { proof, form, now: at })

test('work that was done for this form is good, and known again by its signature', async () => {
  const verdict = await check(encode(solved))
  expect(verdict).toMatchObject({ good: true, until: new Date('2026-11-22T10:20:00Z') })
  expect(await check(encode({ ...solved, solution: { ...solved.solution, time: 3 } }))).toEqual(verdict)
})

test('two challenges are never the same', async () => {
  const [one, other] = [await makeChallenge(house, { form: 'join', now }), await makeChallenge(house, { form: 'join', now })]
  expect(decode(one).signature).not.toBe(decode(other).signature)
})

const parameters = (change: Record<string, unknown>) => ({
  ...solved,
  challenge: { ...solved.challenge, parameters: { ...solved.challenge.parameters, ...change } },
})

test.each([
  ['nothing', () => '', 'unreadable'],
  ['noise', () => 'not a proof at all', 'unreadable'],
  ['a book', () => 'A'.repeat(100_000), 'unreadable'],
  ['a list', () => encode([]), 'unreadable'],
  ['less work than we ask for', () => encode(parameters({ cost: 1 })), 'unreadable'],
  ['more work for us than we ask for', () => encode(parameters({ cost: 2_000_000_000 })), 'unreadable'],
  ['a longer life', () => encode(parameters({ data: { form: 'join', until: now.getTime() + 1e9 } })), 'forged'],
  ['another form in the same signature', () => encode(parameters({ data: { form: 'letter', until: now.getTime() } })), 'forged'],
  [
    'a signature of their own',
    () => encode({ ...solved, challenge: { ...solved.challenge, signature: '00'.repeat(32) } }),
    'forged',
  ],
  ['a guess', () => encode({ ...solved, solution: { counter: 7, derivedKey: '00'.repeat(32) } }), 'wrong'],
  ['half of a key', () => encode({ ...solved, solution: { ...solved.solution, derivedKey: 'zz' } }), 'wrong'],
])('%s is refused', async (_, proof, why) => {
  expect(await check(proof())).toEqual({ good: false, why })
})

test('it is for one form, for some minutes, and for this site', async () => {
  expect(await check(encode(solved), now, 'letter')).toEqual({ good: false, why: 'other-form' })
  const end = now.getTime() + proofMinutes * 60_000
  expect(await check(encode(solved), new Date(end))).toMatchObject({ good: true })
  expect(await check(encode(solved), new Date(end + 1))).toEqual({ good: false, why: 'expired' })
  expect(await check(encode(solved), now, 'join', { secret: 'another secret' })).toEqual({ good: false, why: 'forged' })
})
