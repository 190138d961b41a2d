import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import type { Campaign } from '../../foundation/index.ts'
import { registerMigrationsForTests, registerSeedForTests } from '../register-for-tests.ts'
import { placesRoutes } from './places-route.ts'

eachDatabase(
  'GET /api/v1/places/{postcode}',
  open => {
    // The tests assert on what is in it.
    type Body = { nearest: { code: string }[]; constituency: unknown; detail: string }
    const bodyOf = async (response: Response) => (await response.json()) as Body
    const get = (postcode: string, campaign: Campaign = 'uk') =>
      testRouter(testServices(open(), { campaign }), placesRoutes).request(`/api/v1/places/${encodeURIComponent(postcode)}`)

    test('answers to the sector, with the constituency and the trusts nearby', async () => {
      const response = await get('ls97tf')
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(await response.json()).toMatchObject({
        postcode: 'LS9 7TF',
        answeredFor: 'LS9 7',
        precision: 'sector',
        corrected: false,
        nation: 'england',
        lat: 53.80324,
        lon: -1.52004,
        constituency: { code: 'E14001320', name: 'Leeds East' },
        nearest: [{ code: 'RR8', name: 'Leeds Teaching Hospitals NHS Trust', km: 0.4 }, {}, {}, {}, {}],
      })
    })

    test('only trusts that are asked and open are near', async () => {
      // Great Ormond Street is nearer than these and to be confirmed; North Bristol has closed.
      const codes = async (postcode: string) => (await bodyOf(await get(postcode))).nearest.map(trust => trust.code)
      expect(await codes('WC1N 3JH')).not.toContain('RP4')
      expect(await codes('BS10 5NB')).toContain('RA7')
      expect(await codes('BS10 5NB')).not.toContain('RVJ')
    })

    test('a sector gives a list where it may be one of several, an area gives null, Northern Ireland all eighteen', async () => {
      const constituency = async (postcode: string) => (await bodyOf(await get(postcode))).constituency
      expect(await constituency('LS9 7')).toContainEqual({ code: 'E14001320', name: 'Leeds East' })
      expect(await constituency('LS')).toBeNull()
      expect(await constituency('BT9 7AB')).toHaveLength(18)
    })

    test.each([
      ['QQ1 1AA', 400],
      ['hello', 400],
      ['x'.repeat(500), 400],
      ['ZE7 5AA', 404],
      ['JE2 3AB', 404],
      ['GIR 0AA', 404],
    ])('%s is a problem with status %i that does not repeat what was asked', async (postcode, status) => {
      const response = await get(postcode)
      expect(response.status).toBe(status)
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      const problem = await response.json()
      expect(problem).toMatchObject({ type: 'about:blank', status })
      expect(JSON.stringify(problem)).not.toContain(postcode)
    })

    test('an unknown part of a known district says which district to ask for', async () => {
      expect((await bodyOf(await get('LS9 2AA'))).detail).toContain('Ask for LS9 instead')
    })
  },
  { migrations: registerMigrationsForTests, seed: registerSeedForTests },
)
