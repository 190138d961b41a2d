import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { inTransaction, maxBodyAt, type Services } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { refusalsSince } from '../submissions/refusals-since.ts'
import { submissionsOf } from '../submissions/submission-store.ts'
import { contentForTests, keyForTests, plantKey, signedForTests } from '../submissions/test-support/submissions-for-tests.ts'
import { countToolRoutes } from './count-tool-routes.ts'
import { countToolPath, exampleReportPath, exampleReportPicture, manualLink, receiptLink, submitPath } from './links.ts'
import { submitBody } from './submit/submit-routes.ts'

const at = new Date('2026-11-23T10:00:00Z')
const content = contentForTests()
const key = keyForTests(7)

eachDatabase('sending a count by hand', open => {
  const services = (): Services => testServices(open(), { clock: () => at })
  const site = () => testRouter(services(), countToolRoutes)
  const headers = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
  const get = async (path: string) => {
    const answer = await site().request(path, { headers })
    return { answer, html: (await answer.text()).replace(/<style[\s\S]*?<\/style>/g, '') }
  }
  const send = async (fields: Record<string, string | File>, path = submitPath) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const answer = await site().request(path, { method: 'POST', headers, body })
    return { answer, html: (await answer.text()).replace(/<style[\s\S]*?<\/style>/g, '') }
  }
  const file = (bytes: Uint8Array, name = 'submission.json') => new File([new Uint8Array(bytes)], name)
  const sent = () => submissionsOf(open().db, content.trust.code)
  const bytes = signedForTests(content, key)

  beforeAll(async () => {
    const trusts = [inventedTrustForTests('EX-201', content.trust.name)]
    await inTransaction(open().db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, at))
    await plantKey(open().db, { trust: 'EX-201', key, at })
  })

  test('first everything in it is shown and nothing is kept; then it is sent, once, and has a receipt', async () => {
    const { answer, html } = await send({ do: 'check', file: file(bytes) })
    expect(answer.status).toBe(200)
    for (const part of [content.trust.name, '160', 'kept back', '2024', content.definitions.sha256]) expect(html).toContain(part)
    expect(await sent()).toEqual([])
    const text = /name="text" value="([^"]*)"/
      .exec(html)?.[1]
      ?.replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
    expect(text).toBe(new TextDecoder().decode(bytes))
    const first = await send({ do: 'send', text: text ?? '' })
    expect(first.answer.status).toBe(303)
    const [stored] = await sent()
    expect(stored).toMatchObject({ via: 'page', state: 'received', body: text })
    expect(first.answer.headers.get('location')).toBe(`${receiptLink(stored?.sha256 ?? '')}?done=received`)
    const again = await send({ do: 'send', text: text ?? '' })
    expect(again.answer.headers.get('location')).toContain('already-received')
    expect((await send({ do: 'check', file: file(bytes) })).answer.headers.get('location')).toContain('already-received')
    expect(await sent()).toHaveLength(1)
    const receipt = await get(receiptLink(stored?.sha256 ?? ''))
    expect(receipt.html).toContain('waiting to be read')
    // No figure before a release.
    expect(receipt.html).not.toContain('160')
    expect(receipt.answer.headers.get('cache-control')).toBe('no-store')
    expect((await get(receiptLink('0'.repeat(64)))).answer.status).toBe(404)
  })

  test.each<[what: string, made: () => Uint8Array, says: RegExp]>([
    [
      'saved by an editor',
      () => Buffer.from(JSON.stringify(JSON.parse(Buffer.from(bytes).toString()), null, 2)),
      /as the program wrote it/,
    ],
    [
      'changed by a digit',
      () => Buffer.from(Buffer.from(bytes).toString().replace('"total":65', '"total":70')),
      /changed after it was signed/,
    ],
    ['signed by somebody else', () => signedForTests(content, keyForTests(9)), /do not know the key/],
    ['too large', () => Buffer.from(`{"a":"${'x'.repeat(70_000)}"}`), /too large/],
    [
      'with a person in it',
      () => Buffer.from('{"submission":{"format":"spotlight-submission-1","nhs":"9995144867"}}'),
      /may not hold|not as the program/,
    ],
  ])('a file %s is refused with what to do, and nothing of it is shown again', async (_, made, says) => {
    const before = (await sent()).length
    const refusals = async () => (await refusalsSince(open().db, '2026-11-23')).reduce((sum, { count }) => sum + count, 0)
    const refusedBefore = await refusals()
    const { answer, html } = await send({ do: 'check', file: file(made()) })
    expect(await refusals(), 'staff hear that somebody tries and fails').toBe(refusedBefore + 1)
    expect([413, 422]).toContain(answer.status)
    expect(html).toMatch(says)
    expect(html).not.toMatch(/9995144867|"total"/)
    expect(await sent()).toHaveLength(before)
  })

  test('what lies beside it in the hospital is recognised before anything else looks at it', async () => {
    const { answer, html } = await send({ do: 'check', file: file(Buffer.from('nhs_number,name,born\n9995144867,x,y'), 'a.csv') })
    expect(answer.status).toBe(422)
    expect(html).toContain('extract with records of people')
    expect(html).not.toContain('9995144867')
    expect((await send({ do: 'check' })).html).toContain('Choose the file submission.json')
    expect((await send({ do: 'check', text: '-----BEGIN PRIVATE KEY-----' })).html).toContain('secret key')
  })

  test('a file and a paste together are not guessed between', async () => {
    const { answer, html } = await send({ do: 'check', file: file(bytes), text: 'something else' })
    expect(answer.status).toBe(422)
    expect(html).toContain('and pasted something too')
    expect(html).not.toContain('something else')
  })

  test('an empty file is told where it was chosen', async () => {
    const { html } = await send({ do: 'check', file: file(new Uint8Array()) })
    expect(html).toContain('href="#file"')
  })

  test('an extract of many megabytes is not read, and its sender hears what to do', async () => {
    const large = { ...headers, 'content-length': '90000000', 'content-type': 'multipart/form-data; boundary=x' }
    const answer = await site().request(submitPath, { method: 'POST', headers: large, body: 'x' })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('tell your information-governance lead')
    expect(maxBodyAt(submitPath, [submitBody])).toBeGreaterThan(90_000_000)
  })

  test('a file that is right but comes too soon need not be signed again', async () => {
    const { html } = await send({ do: 'check', file: file(signedForTests(content, keyForTests(9))) })
    expect(html).toContain('Keep this file as it is. Send us the public half')
    expect(html).toContain('href="/hospital/keys"')
    expect((await send({ do: 'check', text: '{}' })).html).not.toContain('href="/hospital/keys"')
  })

  test('a form of another site is not taken', async () => {
    const body = new URLSearchParams({ do: 'send', text: '{}' })
    const foreign = { ...headers, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    expect((await site().request(submitPath, { method: 'POST', headers: foreign, body })).status).toBe(403)
  })

  test('the pages stand in both languages, with the example, the report and the manual', async () => {
    for (const path of [countToolPath, `/cy${countToolPath}`, submitPath, `/cy${submitPath}`, manualLink('disclosure')]) {
      const { answer, html } = await get(path)
      expect(answer.status, path).toBe(200)
      expect(html.match(/<h1/g), path).toHaveLength(1)
    }
    const { html } = await get(countToolPath)
    for (const part of ['Example: invented patients', 'about 210', exampleReportPath, 'spotlight-count check EXTRACTS']) {
      expect(html).toContain(part)
    }
    expect((await get(exampleReportPath)).answer.headers.get('content-type')).toBe('application/pdf')
    expect((await get(exampleReportPicture)).answer.headers.get('content-type')).toBe('image/webp')
    expect((await get(manualLink('nothing'))).answer.status).toBe(404)
  })
})
