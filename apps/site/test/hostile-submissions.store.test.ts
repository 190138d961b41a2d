import { sha256Of } from '@spotlight/submission'
import { describe, expect, test } from 'vitest'
import { makeApp } from '../src/app.tsx'
import type { Log } from '../src/foundation/index.ts'
import { exampleKey } from '../src/national/example/example-keys.ts'
import { submissionsIn, submissionsOf } from '../src/national/submissions/submission-store.ts'
import { exampleWithSubmissions } from './support/example-with-submissions.ts'
import {
  attacked,
  attacks,
  contentOfExample,
  exampleFile,
  nextFile,
  personLevel,
  signAnything,
} from './support/hostile-submissions.ts'
import { eachDatabase } from './support/test-database.ts'
import { testServices } from './support/test-router.ts'

const path = '/api/v1/submissions'

type Said = { readonly status: number; readonly type: string; readonly text: string; readonly json: Record<string, unknown> }

eachDatabase(
  'what somebody might try with a submission',
  open => {
    const logged: string[] = []
    const log: Log = (event, fields) => void logged.push(JSON.stringify({ event, ...fields }))
    const services = () => testServices(open(), { log })

    const send = async (bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Said> => {
      const answer = await makeApp(services()).request(path, {
        method: 'POST',
        // `fetch` tells the length by itself; an app that is called does not.
        headers: { 'content-type': 'application/json', 'content-length': String(bytes.byteLength), ...headers },
        body: bytes as Uint8Array<ArrayBuffer>,
      })
      const text = await answer.text()
      const type = answer.headers.get('content-type') ?? ''
      return { status: answer.status, type, text, json: type.includes('json') ? JSON.parse(text) : {} }
    }
    const everything = () => submissionsIn(open().db, { limit: 1000 })

    test.each(attacks())('$what', async ({ bytes, refusals }) => {
      const before = await everything()
      const said = await send(bytes)
      expect(said.status).toBeGreaterThanOrEqual(400)
      expect(said.status).toBeLessThan(500)
      expect(said.type).toContain('application/problem+json')
      expect(refusals).toContain(said.json.refusal)
      for (const secret of Object.values(personLevel))
        expect(said.text, 'nothing of what was sent is said again').not.toContain(secret)
      expect(await everything(), 'nothing is kept').toEqual(before)
    })

    test('what was tried is in no log', () => {
      for (const secret of Object.values(personLevel)) expect(logged.join('\n')).not.toContain(secret)
    })

    test('a body that says it is something else, or nothing', async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'image/png',
        '',
      ]) {
        const { status } = await send(Buffer.from('a=b'), { 'content-type': type })
        expect(status, type).toBeGreaterThanOrEqual(400)
        expect(status, type).toBeLessThan(500)
      }
    })

    test('bytes changed by chance are never taken, and never an error of ours', async () => {
      const before = await everything()
      const chance = chanceFrom(20_261_123)
      const good = nextFile()
      for (let run = 0; run < 60; run += 1) {
        const { status, json } = await send(spoil(good, chance))
        expect([400, 409, 413, 422, 429], JSON.stringify(json)).toContain(status)
      }
      expect(await everything()).toEqual(before)
    })

    describe('replayed', () => {
      test('a file of long ago gives the receipt of then, and takes nobody’s place', async () => {
        const [newest] = await submissionsOf(open().db, 'EX-011')
        const first = exampleFile('EX-011-1.json')
        const said = await send(first)
        expect(said.status).toBe(200)
        expect(said.text).toContain(sha256Of(first))
        const after = await submissionsOf(open().db, 'EX-011')
        expect(after).toHaveLength(2)
        expect(after[0]).toEqual(newest)
      })

      test('the figures of long ago, signed anew, are out of order', async () => {
        const said = await send(signAnything(contentOfExample('EX-011-1.json'), exampleKey('EX-011', 1), undefined))
        // Ed25519 needs no chance: it is the very file that we have.
        expect(said.status).toBe(200)
        const renamed = { ...contentOfExample('EX-056-1.json') }
        const withNewKey = await send(signAnything(renamed, exampleKey('EX-056', 2)))
        expect(withNewKey.json.refusal).toBe('out-of-order')
      })
    })

    test('what the attacks had changed is taken as it was: nothing else kept them out; twice is once', async () => {
      const bytes = nextFile()
      const taken = await send(bytes)
      expect(taken.status).toBe(201)
      const again = await send(bytes)
      expect(again.status).toBe(200)
      const [newest, before, ...none] = await submissionsOf(open().db, attacked.trust)
      expect(newest).toMatchObject({ sha256: sha256Of(bytes), state: 'received', replaces: before?.id })
      expect(before).toMatchObject({ state: 'received', replacedBy: newest?.id })
      expect(none).toEqual([])
    })
  },
  { seed: exampleWithSubmissions },
)

/** mulberry32: the same numbers on every computer. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Changes, adds, takes out or repeats a few bytes. */
function spoil(good: Uint8Array, chance: () => number): Uint8Array {
  const at = Math.floor(chance() * good.length)
  const other = Math.floor(chance() * 256)
  switch (Math.floor(chance() * 4)) {
    case 0:
      return good.map((byte, index) => (index === at ? byte ^ (1 + (other % 255)) : byte))
    case 1:
      return Buffer.concat([good.subarray(0, at), Buffer.from([other]), good.subarray(at)])
    case 2:
      return Buffer.concat([good.subarray(0, at), good.subarray(at + 1 + (other % 40))])
    default:
      return Buffer.concat([good.subarray(0, at), good.subarray(Math.max(0, at - other)), Buffer.from([other])])
  }
}
