import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allMigrations, makeApp } from '../src/app.tsx'
import type { OpenDatabase, Router } from '../src/foundation/index.ts'
import { registerSeedForTests } from '../src/register/register-for-tests.ts'
import { newestCriteria, publishResults } from '../src/releases/index.ts'
import { holidaySeed } from '../src/survey/index.ts'
import { openFromImage } from './support/test-image.ts'
import { testServices } from './support/test-router.ts'

const operation = z.object({
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() })),
})
const documentSchema = z.object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), operation)) })

/** What is asked of each address, and how it should go. An address of the document that stands here without a question fails the test. */
const questions: Readonly<Record<string, readonly (readonly [address: string, status: number])[]>> = {
  '/api/v1/trusts': [
    ['', 200],
    ['?limit=2', 200],
    ['?all=1', 200],
    ['?limit=none', 400],
  ],
  '/api/v1/trusts.csv': [
    ['', 200],
    ['?limit=2', 200],
    ['?limit=0', 400],
  ],
  '/api/v1/trusts.geojson': [
    ['', 200],
    ['?cursor=none', 400],
  ],
  '/api/v1/trusts/{code}': [
    ['/RA2', 200],
    ['/ZZZ', 404],
  ],
  '/api/v1/releases': [
    ['', 200],
    ['?limit=1', 200],
    ['?cursor=none', 400],
  ],
  '/api/v1/releases.csv': [
    ['', 200],
    ['?limit=0', 400],
  ],
  '/api/v1/releases/{id}': [
    ['/2026-1', 200],
    ['/2020-1', 404],
  ],
  '/api/v1/places/{postcode}': [
    ['/GU2 7XX', 200],
    ['/nowhere', 400],
    ['/ZE7 5AA', 404],
  ],
  '/api/v1/due-date': [
    ['?received=2026-05-18&law=foia', 200],
    ['?received=never&law=foia', 400],
  ],
  '/api/v1/submissions': [['', 422]],
  '/api/v1/submissions/{sha256}': [
    ['/nothing', 400],
    [`/${'0'.repeat(64)}`, 404],
  ],
}

/** What is sent to the addresses that take something. */
const sent: Readonly<Record<string, string>> = { '/api/v1/submissions': '{"submission":{},"signature":""}' }

/** What is in the answers depends on no database: one is enough. */
describe('the API as its OpenAPI document describes it', () => {
  let database: OpenDatabase
  let site: Router
  let text: string

  beforeAll(async () => {
    database = await openFromImage(allMigrations(), registerSeedForTests)
    const services = testServices(database, { campaign: 'uk' })
    await holidaySeed.run(services)
    await publishResults(database.db, {
      actor: { kind: 'command', name: 'test' },
      now: services.clock(),
      campaign: 'uk',
      criteria: newestCriteria(services.root),
      today: '2026-11-22',
      rows: [
        {
          line: null,
          code: 'RA2',
          status: 'partial',
          criterion: null,
          answeredOn: '2026-11-01',
          figures: { diagnosed: 31, deNovo: null, recurrent: null, periodStart: null, periodEnd: null },
          evidenceUrl: 'https://example.invalid/answer',
          quote: 'Some of them.',
          quoteLanguage: 'en',
          note: null,
        },
      ],
    })
    site = makeApp(services)
    text = await (await site.request('/api/v1/openapi.json')).text()
  })
  afterAll(() => database.close())

  test('the document is valid by the official schema of OpenAPI 3.1', async () => {
    const checked = await new Validator().validate(JSON.parse(text))
    expect([checked.valid, checked.errors]).toEqual([true, undefined])
  })

  test('every answer of every address obeys it, refusals included', async () => {
    const document = documentSchema.parse(JSON.parse(text))
    const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }))
    ajv.addSchema(JSON.parse(text), 'document')
    const obeys = async (path: string, method: string, answer: Response) => {
      const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
      const content = document.paths[path]?.[method]?.responses[answer.status]?.content
      expect(Object.keys(content ?? {}), `${path} ${answer.status}`).toContain(type)
      if (type === 'text/csv') return expect(parse(await answer.text(), { bom: true, columns: true }).length).toBeGreaterThan(0)
      const pointer = ['paths', path, method, 'responses', String(answer.status), 'content', type, 'schema']
      const at = pointer.map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
      const body = type.endsWith('json') && type !== 'application/geo+json' ? await answer.json() : await answer.text()
      const holds = ajv.validate({ $ref: `document#/${at}` }, body)
      expect(holds, `${path} ${answer.status}: ${ajv.errorsText()}`).toBe(true)
    }
    for (const [path, operations] of Object.entries(document.paths)) {
      const method = path in sent ? 'post' : 'get'
      expect(Object.keys(operations), path).toEqual([method])
      expect(questions[path], `a question to ${path}`).toBeDefined()
      for (const [asked, status] of questions[path] ?? []) {
        const address = encodeURI(asked.startsWith('/') ? path.replace(/\/\{\w+\}$/, asked) : path + asked)
        const answer = await site.request(address, { method, ...(path in sent ? { body: sent[path] } : {}) })
        expect(answer.status, `${path} ${asked}`).toBe(status)
        await obeys(path, method, answer)
      }
    }
    const wrong = Response.json({ campaign: 'UK', trusts: [{ code: 'RA2' }] })
    await expect(obeys('/api/v1/trusts', 'get', wrong)).rejects.toThrow('must have required property')
  })
})
