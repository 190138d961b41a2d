import { expect, test } from 'vitest'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { requestsPath } from '../links.ts'
import { openRequests } from './request-store.ts'

eachDatabase('a request about somebody’s data', open => {
  test('is noted once however often the button is pressed, and on no day that there never was', async () => {
    const services = testServices(open())
    const app = makeApp(services)
    const { cookie } = await signInForTests(services, { role: 'admin', name: 'First Admin' })
    const headers = { cookie, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
    const note = async (received: string): Promise<number> => {
      const body = new URLSearchParams({ kind: 'access', reference: 'Letter 7', received })
      return (await app.request(requestsPath, { method: 'POST', headers, body })).status
    }
    for (const day of ['2026-02-30', '0000-01-01', '2026-11-23', 'yesterday']) expect(await note(day)).toBe(422)
    expect(await Promise.all(Array.from({ length: 4 }, () => note('2026-11-02')))).toEqual([303, 303, 303, 303])
    expect(await openRequests(services.db)).toMatchObject([{ receivedOn: '2026-11-02', dueOn: '2026-12-02' }])
  })
})
