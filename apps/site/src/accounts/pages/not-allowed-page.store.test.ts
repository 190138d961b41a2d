import { expect, test } from 'vitest'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import type { Role, Router } from '../../foundation/index.ts'
import { consoleRoute } from '../console-route.ts'
import { accountsRoutes } from '../routes.ts'

const path = '/console/letter'
const closedRound = (router: Router) => {
  const subject = async () => ({ state: 'closed', trustCode: 'EX-001' })
  for (const method of ['get', 'post'] as const) {
    consoleRoute(router, { method, path, deed: 'request.write', subject, handle: c => c.text('written') })
  }
}
const letter = {
  subject: 'Ein cais',
  text: '\r\nAnnwyl dîm 💛\r\n</textarea><script>x</script>',
  password: 'hunter2',
  basedOn: '7',
}

eachDatabase('a form that comes when the round has moved on', open => {
  const enter = async (role: Role, barredFrom: string[] = []) => {
    const services = testServices(open())
    const { cookie } = await signInForTests(services, { role, barredFrom })
    const site = testRouter(services, accountsRoutes, closedRound)
    const headers = { cookie, origin: 'http://localhost:3000', host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }
    return {
      get: () => site.request(path, { headers }),
      post: (body: URLSearchParams | FormData | string, more: Record<string, string> = {}) =>
        site.request(path, { method: 'POST', headers: { ...headers, ...more }, body }),
    }
  }

  test('gives back what was typed, to be copied, and nothing secret', async () => {
    const response = await (await enter('editor')).post(new URLSearchParams(letter))
    expect(response.status).toBe(409)
    const html = await response.text()
    expect(html).toContain('What you had typed')
    expect(html).toContain('In the field “subject”')
    // The first line end of a textarea is the browser's to drop: the second is what was typed.
    expect(html).toMatch(/<textarea[^>]*readonly[^>]*>\n\r?\nAnnwyl dîm 💛\r?\n&lt;\/textarea&gt;&lt;script&gt;x/)
    expect(html).not.toContain('hunter2')
    expect(html).not.toContain('basedOn')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('says when a text was too long', async () => {
    const html = await (await (await enter('editor')).post(new URLSearchParams({ text: 'x'.repeat(20_001) }))).text()
    expect(html).toContain('One text was too long to be shown here.')
    expect(html).not.toContain('xxxxx')
  })

  test('says no without it when nothing was typed, nothing can be read, or a page is only looked at', async () => {
    const editor = await enter('editor')
    const answers = [
      editor.post(new URLSearchParams({ step: 'send' })),
      editor.post('not a form', { 'content-type': 'multipart/form-data; boundary=x' }),
      editor.post('{"text":"x"}', { 'content-type': 'application/json' }),
      editor.get(),
    ]
    for (const response of await Promise.all(answers)) {
      expect(response.status).toBe(409)
      expect(await response.text()).not.toContain('What you had typed')
    }
  })

  test.each([
    ['a role that does not include it', 'viewer', []],
    ['a bar', 'editor', ['EX-001']],
  ] as const)('gives nothing back to %s', async (_, role, barredFrom) => {
    const response = await (await enter(role, [...barredFrom])).post(new URLSearchParams(letter))
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain('Annwyl')
  })
})
