import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetGuard } from '../../../test/support/forget-guard.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { inTransaction, listAudit, listMail, type Router, record, rows, type Services, writes } from '../../foundation/index.ts'
import { askToConfirmWork } from './ask-to-confirm-work.ts'
import { confirmWork } from './confirm-work.ts'
import { decideProfessional } from './decide-professional.ts'
import { keepProfessionals } from './keep-professionals.ts'
import { professionalRoutes } from './professional-routes.ts'
import type { ProfessionalTables } from './professional-tables.ts'
import type { WorkPurpose } from './work-purpose.ts'

const dayMs = 24 * 60 * 60 * 1000
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }

eachDatabase('an address at work', open => {
  let services: Services
  let app: Router
  let now: Date
  let settled: string[]
  let isHeld: boolean
  let shown: string | null
  const purpose: WorkPurpose = {
    name: 'endorsement',
    words: 'endorsements',
    formPath: '/standards/endorse',
    shown: async () => shown,
    settle: async (_tx, _house, { ref, standing }) => {
      settled.push(`${ref} ${standing}`)
      return 'done'
    },
    isHeld: async () => isHeld,
  }
  beforeEach(() => {
    now = new Date('2026-11-23T10:00:00Z')
    settled = []
    isHeld = false
    shown = 'What was asked for'
    services = testServices(open(), { clock: () => now, mailDomain: 'spotlight.example' })
    app = testRouter(services, router => professionalRoutes(router, [purpose]))
  })
  afterEach(async () => {
    await forgetGuard(open().db)
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      const db = writes<ProfessionalTables & { mail: { id: number } }>(tx)
      for (const table of ['professional', 'mail'] as const) await db.deleteFrom(table).execute()
    })
  })

  const ask = (address: string, ref: number | null = 7) =>
    askToConfirmWork(services, { address, locale: 'en', purpose, keep: async () => ref })
  const professionals = () => rows<ProfessionalTables>(open().db).selectFrom('professional').selectAll().orderBy('id').execute()
  const only = async () => {
    const [one, ...more] = await professionals()
    if (!one || more.length > 0) throw new Error('There is not one address')
    return one
  }
  const link = async () => {
    const [mail] = await listMail(open().db)
    const found = /http:\/\/localhost:3000(\/professionals\/confirm\/[\w-]{43})/.exec(mail?.text ?? '')?.[1]
    if (!found) throw new Error('No mail has a link')
    return found
  }
  const tokenIn = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const press = (path: string, headers: Record<string, string> = ours) =>
    app.request(path, { method: 'POST', headers, body: new URLSearchParams() })
  const deeds = async () => (await listAudit(open().db, {}, { limit: 20 })).map(({ deed }) => deed)

  test('of the health service counts by the yes of its owner, once, and no look at the link is one', async () => {
    await ask('nurse@trust.nhs.uk')
    expect(await only()).toMatchObject({ state: 'unconfirmed', address: 'nurse@trust.nhs.uk', version: 1 })
    const path = await link()
    // A scanner follows it, twice.
    for (const _ of [1, 2]) expect(await (await app.request(path)).text()).toContain('What was asked for')
    expect([(await only()).state, settled]).toEqual(['unconfirmed', []])
    expect((await press(path, { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await press(path)).status).toBe(200)
    expect([(await only()).state, settled]).toEqual(['good', ['7 good']])
    const again = await press(path)
    expect([again.status, again.headers.get('cache-control'), again.headers.get('set-cookie'), settled.length]).toEqual([
      200,
      'no-store',
      null,
      1,
    ])
    expect((await deeds()).filter(deed => deed === 'professional.confirm').length).toBe(1)
    // Nothing of the address is in the log.
    expect(JSON.stringify(await listAudit(open().db, {}, { limit: 20 }))).not.toContain('trust.nhs.uk')
  })

  test('pressed by two at once is confirmed once', async () => {
    await ask('nurse@trust.nhs.uk')
    const token = tokenIn(await link())
    const both = await Promise.all([confirmWork(services, [purpose], token), confirmWork(services, [purpose], token)])
    expect(both.sort()).toEqual(['confirmed', 'done'])
    expect(settled).toEqual(['7 good'])
  })

  test('that only looks like one of the health service waits for a person, whose word can be taken back', async () => {
    await ask('nurse@nhs-uk.com')
    expect(await confirmWork(services, [purpose], tokenIn(await link()))).toBe('review')
    const { id, version } = await only()
    expect(settled).toEqual(['7 review'])
    const actor = { kind: 'system', name: 'test' } as const
    const decide = (verdict: 'good' | 'refused', seen: number) =>
      decideProfessional(services, [purpose], { id, version: seen, actor, verdict })
    expect(await decide('refused', version)).toBe('done')
    // Who had opened the page before is told, and nothing happens.
    expect(await decide('good', version)).toBe('changed')
    expect(await decide('good', version + 1)).toBe('done')
    expect(settled).toEqual(['7 review', '7 refused', '7 good'])
    // What is asked for with it later counts at once: somebody here knows the address.
    await ask('nurse@nhs-uk.com', 8)
    expect(await confirmWork(services, [purpose], tokenIn(await link()))).toBe('confirmed')
    expect(settled.at(-1)).toBe('8 good')
  })

  test('is the same page for every address, and no mail goes where the same was asked for a moment ago', async () => {
    await ask('nurse@trust.nhs.uk')
    await ask('nurse@trust.nhs.uk', null)
    expect((await listMail(open().db)).length).toBe(1)
    const page = await app.request('/professionals/asked')
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null])
  })

  test('a link has its time, and one that is no link opens nothing', async () => {
    await ask('nurse@trust.nhs.uk')
    const path = await link()
    now = new Date(now.getTime() + 8 * dayMs)
    expect((await press(path)).status).toBe(410)
    expect((await press('/professionals/confirm/short')).status).toBe(404)
    expect((await app.request(`/professionals/confirm/${'a'.repeat(43)}`)).status).toBe(404)
    now = new Date(now.getTime() - 8 * dayMs)
    shown = null
    expect((await app.request(path)).status).toBe(410)
  })

  test('is forgotten with our mails once nothing is kept for it, and not before', async () => {
    await ask('nurse@trust.nhs.uk')
    now = new Date(now.getTime() + 8 * dayMs)
    isHeld = true
    expect(await keepProfessionals(services, [purpose])).toEqual({ forgotten: 0, mails: 0 })
    isHeld = false
    expect(await keepProfessionals(services, [purpose])).toEqual({ forgotten: 1, mails: 0 })
    expect(await professionals()).toEqual([])
    expect((await listMail(open().db)).map(({ to, text, state }) => [to, text, state])).toEqual([['', '', 'recalled']])
  })
})
