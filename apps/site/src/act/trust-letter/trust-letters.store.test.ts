import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { listMail, type Router, type Services } from '../../foundation/index.ts'
import { saveLetterBox } from '../../register/index.ts'
import { invented, publish, result, saveTrusts, textOf } from '../../site/test/site-for-tests.ts'
import { letterTones } from './letter-tone.ts'
import { trustTemplate } from './trust-template.ts'

const now = new Date('2026-11-22T10:00:00Z')
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const steps = '/act/trust/letter'
const statuses = [
  ['EX-001', 'collecting', 'Thank you for counting everyone'],
  ['EX-002', 'partial', 'Please count everyone'],
  ['EX-003', 'not-collecting', 'Please start to count'],
  ['EX-004', 'no-response', 'Please answer'],
  ['EX-005', 'not-asked', 'Do you count people'],
] as const

eachDatabase('letters to trusts', open => {
  let services: Services
  let app: Router
  beforeAll(async () => {
    const { db } = open()
    await saveTrusts(db, [
      ...statuses.map(([code]) => invented(code, `Trust ${code}`)),
      invented('EX-006', 'Old Trust', { closedOn: '2026-01-01' }),
    ])
    await publish(db, {
      title: 'First',
      asOf: '2026-05-01',
      rows: statuses.map(([code, status]) => result(code, status)),
    })
    const by = { actor: { kind: 'command', name: 'test' }, now, today: '2026-11-22', isExample: true } as const
    await saveLetterBox(db, { trust: 'EX-001', email: 'letters@ex-001.invalid', source: 'Its page', checkedOn: '2026-11-01' }, by)
    services = testServices(open(), { clock: () => now, mailDomain: 'spotlight.example', smtpUrl: 'smtp://127.0.0.1:1' })
    app = makeApp(services)
  })
  const get = async (path: string) => {
    const answer = await app.request(path)
    return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') }
  }
  const send = async (path: string, fields: Record<string, string>, headers: Record<string, string> = ours) => {
    const answer = await app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
    return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') }
  }

  test.each(statuses)('%s, %s: the letter fits, in both languages', async (code, _, subject) => {
    expect((await get(`/act/trust/${code}`)).status).toBe(200)
    expect((await get(`/cy/act/trust/${code}`)).status).toBe(200)
    const { html } = await send(steps, { trust: code, go: 'write' })
    expect(/name="subject"[^>]*value="([^"]*)"/.exec(html)?.[1]).toContain(subject)
  })

  test('no letter speaks of a number of people, or calls silence a refusal', () => {
    for (const locale of ['en', 'cy'] as const) {
      for (const tone of letterTones) {
        const t = services.messages.in(locale)
        const { before, after } = trustTemplate(t, { tone, name: 'A trust', release: null, site: '' })
        const text = [...before, ...after].map(block => block.text).join(' ')
        expect(text).not.toMatch(/\d|refus|gwrthod/i)
      }
    }
  })

  test('a name leads to the trust, a wrong one comes back with the reason, nothing typed stands in an address', async () => {
    expect(await send('/act/trust', { q: 'Trust EX-001' })).toMatchObject({ status: 303, to: '/act/trust/EX-001' })
    const none = await send('/act/trust', { q: 'No such place at all' })
    expect([none.status, textOf(none.html).includes('We found no trust for that')]).toEqual([422, true])
    expect((await send('/act/trust', { q: 'x'.repeat(5000) })).status).toBe(422)
    expect(
      (
        await send(
          '/act/trust',
          { q: 'EX-001' },
          { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
        )
      ).status,
    ).toBe(403)
  })

  test('where no address is known the letter is printed and never sent, and the page says where to look', async () => {
    expect(textOf((await get('/act/trust/EX-002')).html)).toContain('Patient Advice and Liaison Service')
    const { html } = await send(steps, { trust: 'EX-002', go: 'send', name: 'First Writer', address: 'writer@post.example' })
    expect(textOf(html)).toContain('We do not know an e-mail address')
    expect(html).not.toContain('value="you"')
    expect(await listMail(open().db)).toEqual([])
  })

  test('codes are forgiving, and a trust that is no more leads on', async () => {
    expect(await get('/act/trust/ex-001')).toMatchObject({ status: 301, to: '/act/trust/EX-001' })
    expect((await get('/act/trust/EX-999')).status).toBe(404)
    expect(textOf((await get('/act/trust/EX-006')).html)).toContain('is now part of another trust')
    expect((await get('/act/trust/letter')).status).toBe(302)
    expect(textOf((await send(steps, { trust: 'EX-006', go: 'write' })).html)).toContain('Write to your hospital')
  })
})
