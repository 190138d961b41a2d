import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signInForTests } from '../../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testServices } from '../../../../test/support/test-router.ts'
import { makeApp } from '../../../app.tsx'
import {
  inTransaction,
  listAudit,
  type Role,
  type Router,
  record,
  rows,
  type Services,
  writes,
} from '../../../foundation/index.ts'
import { textOf } from '../../../site/test/site-for-tests.ts'
import type { NetworkTables } from '../../network-tables.ts'
import type { ConcernKind } from '../concern.ts'
import type { GuardTables } from '../guard-tables.ts'
import { keepGuard } from '../keep-guard.ts'
import { dropFlag, flagText } from './flag-text.ts'

const letter = { room: 'act', subject: 'letter', id: '12' } as const
const now = new Date('2026-11-22T10:00:00Z')

eachDatabase('flags', open => {
  const flag = (concerns: readonly ConcernKind[], id = '12') =>
    inTransaction(open().db, tx => flagText(tx, { ...letter, id, link: '/console/letters/12', concerns, now }))
  const all = () => rows<GuardTables>(open().db).selectFrom('guard_flag').selectAll().orderBy('id').execute()
  afterEach(() =>
    inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await writes<GuardTables>(tx).deleteFrom('guard_flag').execute()
    }),
  )

  test('a thing without a concern is not flagged', async () => {
    await flag([])
    expect(await all()).toEqual([])
  })

  test('a thing is flagged once, by its id, and the log holds nothing else of it', async () => {
    await flag(['links', 'distress'])
    await flag(['distress'])
    expect(await all()).toMatchObject([{ room: 'act', subject: 'letter', subject_id: '12', concerns: ['distress', 'links'] }])
    const [entry] = await listAudit(open().db, {}, { limit: 1 })
    expect(entry).toMatchObject({ deed: 'flag.raise', subject: { kind: 'flag', id: 'act/letter/12' } })
  })

  test('two that flag the same thing at once make one flag with what both found', async () => {
    await Promise.all([flag(['links']), flag(['abuse'])])
    expect(await all()).toMatchObject([{ concerns: ['abuse', 'links'] }])
  })

  test('a thing that is gone is gone from the list', async () => {
    await flag(['abuse'])
    await flag(['abuse'], '13')
    await inTransaction(open().db, tx => dropFlag(tx, { of: letter, now }))
    await inTransaction(open().db, tx => dropFlag(tx, { of: letter, now }))
    expect(await all()).toMatchObject([{ subject_id: '13' }])
  })

  test('one that was settled opens again when something new is found, and not for what was known', async () => {
    await flag(['links'])
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await writes<GuardTables>(tx).updateTable('guard_flag').set({ settled_at: now, settled_by: 'x', note: 'Looked.' }).execute()
    })
    await flag(['links'])
    expect((await all())[0]?.settled_at).toEqual(now)
    await flag(['danger'])
    expect(await all()).toMatchObject([{ settled_at: null, concerns: ['danger', 'links'] }])
  })

  describe('for staff', () => {
    let services: Services
    let app: Router
    let at: Date
    beforeEach(() => {
      at = now
      services = testServices(open(), { clock: () => at })
      app = makeApp(services)
    })
    const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
    const as = async (role: Role) => {
      const { cookie } = await signInForTests(services, { role, name: `First ${role}` })
      return {
        see: async (path: string) => textOf(await (await app.request(path, { headers: { cookie } })).text()),
        settle: async (note: string, id?: number) =>
          app.request(`/console/flags/${id ?? (await all())[0]?.id}/settle`, {
            method: 'POST',
            headers: { ...ours, cookie },
            body: new URLSearchParams({ note }),
          }),
      }
    }

    test('the gravest stands first, is pressing on the first page, and is for admins and editors alone', async () => {
      await flag(['disposable'], '1')
      await flag(['links', 'danger'], '2')
      const editor = await as('editor')
      const list = await editor.see('/console/flags')
      expect(list.indexOf('Letter 2')).toBeLessThan(list.indexOf('Letter 1'))
      expect(list).toContain('2 things are waiting')
      const today = await editor.see('/console')
      expect(today).toContain('Somebody may need help')
      expect(today).toContain('One thing that a form brought waits for a look')
      const marker = await as('marker')
      expect(await marker.see('/console')).not.toContain('Somebody may need help')
      expect(await marker.see('/console/flags')).not.toContain('Letter 2')
      expect((await marker.settle('I looked.')).status).toBe(403)
    })

    test('supporters whose address is thrown away are a number, and nobody’s name', async () => {
      const of = (place: number) => `person-${place}@${place < 12 ? 'mailinator.com' : 'post.example'}`
      await inTransaction(open().db, async tx => {
        await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
        const rowOf = (place: number) => ({ address: of(place), address_typed: of(place), locale: 'en', asked_at: now }) as const
        const many = Array.from({ length: 20 }, (_, place) => ({ ...rowOf(place), state: 'unconfirmed' as const }))
        await writes<NetworkTables>(tx).insertInto('supporter').values(many).execute()
      })
      const list = await (await as('editor')).see('/console/flags')
      expect(list).toContain('about 10 supporters have their address at a service')
      expect(list).not.toContain('mailinator')
      await inTransaction(open().db, async tx => {
        await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
        await writes<NetworkTables>(tx).deleteFrom('supporter').execute()
      })
      expect(await (await as('editor')).see('/console/flags')).toContain('No supporter’s address is at a service')
    })

    test('a note takes it off the list; without one it comes back filled; whoever is second learns so', async () => {
      await flag(['distress'])
      const editor = await as('editor')
      expect((await editor.settle('  ')).status).toBe(422)
      const long = await editor.settle('x'.repeat(2001))
      expect([long.status, (await long.text()).includes('x'.repeat(2001))]).toEqual([422, true])
      const both = await Promise.all([editor.settle('Wrote to them.'), editor.settle('Called them.')])
      expect(both.map(answer => answer.headers.get('location')).sort()).toEqual([
        '/console/flags?done=already',
        '/console/flags?done=settled',
      ])
      const list = await editor.see('/console/flags')
      expect(list).toContain('Nothing is waiting.')
      expect(list).toMatch(/Letter 12 \(distress\): First editor, 22 November 2026\. ?(Wrote to|Called) them\./)
      const entries = await listAudit(open().db, { deed: 'flag.settle' }, { limit: 5 })
      expect(entries).toHaveLength(1)
      expect(JSON.stringify(entries)).not.toMatch(/Wrote|Called/)
      expect((await editor.settle('Again.', 99_999)).status).toBe(404)
    })

    test('a flag is deleted when its time is over', async () => {
      await flag(['distress'], '1')
      await flag(['links'], '2')
      await (await as('editor')).settle('Looked.')
      const ids = async () => (await all()).map(row => row.subject_id)
      at = new Date(now.getTime() + 29 * 24 * 60 * 60_000)
      await keepGuard(services)
      expect(await ids()).toEqual(['1', '2'])
      at = new Date(now.getTime() + 31 * 24 * 60 * 60_000)
      await keepGuard(services)
      expect(await ids()).toEqual(['2'])
      at = new Date(now.getTime() + 91 * 24 * 60 * 60_000)
      await keepGuard(services)
      expect(await ids()).toEqual([])
    })
  })
})
