import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { registerMigrationsForTests, registerSeedForTests } from '../register-for-tests.ts'
import { placeFor } from './place-for.ts'

eachDatabase(
  'the place of a postcode',
  open => {
    const find = (text: string) => placeFor(open().db, text)

    test.each([
      // Asked, answered for, nation, constituencies
      ['ls97tf', 'LS9 7', 'england', ['Leeds East']],
      ['SW1A 2AA', 'SW1A 2', 'england', ['Cities of London and Westminster']],
      ['ZE1 0AA', 'ZE1 0', 'scotland', ['Orkney and Shetland']],
      ['LL57 2PW', 'LL57 2', 'wales', ['Bangor Aberconwy']],
      ['E1 0', 'E1 0', 'england', ['Bethnal Green and Stepney']],
      ['E10', 'E10', 'england', ['Leyton and Wanstead', 'Walthamstow']],
      // No district LS97: it is the sector LS9 7.
      ['LS97', 'LS9 7', 'england', ['Leeds Central and Headingley', 'Leeds East', 'Leeds South']],
    ] as const)('%s is answered for %s', async (asked, answeredFor, nation, constituencies) => {
      const answer = await find(asked)
      expect(answer).toMatchObject({ kind: 'place', place: { answeredFor, nation } })
      expect(answer.kind === 'place' && answer.place.constituencies.map(({ name }) => name)).toEqual(constituencies)
    })

    test('a postcode that no range knows of is one of its sector’s, never one at the other end of the country', async () => {
      const answer = await find('AB10 1AA')
      const names = answer.kind === 'place' ? answer.place.constituencies.map(({ name }) => name) : []
      expect(names.length).toBeGreaterThan(0)
      expect(names).not.toContain('Orkney and Shetland')
      expect(names.every(name => name.startsWith('Aberdeen'))).toBe(true)
    })

    test('a border is crossed only where it really runs', async () => {
      const answer = await find('HR5 3')
      expect(answer.kind === 'place' && answer.place.constituencies.map(({ name }) => name)).toEqual([
        'Brecon, Radnor and Cwm Tawe',
        'North Herefordshire',
      ])
    })

    test('Northern Ireland is answered by district, with all eighteen constituencies to choose from', async () => {
      const answer = await find('BT9 7AB')
      expect(answer).toMatchObject({
        kind: 'place',
        place: { postcode: 'BT9 7AB', answeredFor: 'BT9', precision: 'district', near: 'BT9', nation: 'northern-ireland' },
      })
      const constituencies = answer.kind === 'place' ? answer.place.constituencies : []
      expect(constituencies).toHaveLength(18)
      expect(constituencies.every(({ nation }) => nation === 'northern-ireland')).toBe(true)
    })

    test('an area is answered for its middle', async () => {
      const answer = await find('ls')
      expect(answer).toMatchObject({
        kind: 'place',
        place: { precision: 'area', near: 'LS', nation: 'england', constituencies: [] },
      })
      const { lat, lon } = answer.kind === 'place' ? answer.place : { lat: 0, lon: 0 }
      expect(Math.abs(lat - 53.82)).toBeLessThan(0.1)
      expect(Math.abs(lon + 1.55)).toBeLessThan(0.1)
    })

    test.each([
      ['LS9 2AA', { kind: 'unknown', asked: 'sector', near: 'LS9', districtKnown: true }],
      ['ZE7 5AA', { kind: 'unknown', asked: 'sector', near: 'ZE7', districtKnown: false }],
      ['ZE7', { kind: 'unknown', asked: 'district', near: 'ZE7', districtKnown: false }],
      ['BT90 1AA', { kind: 'unknown', asked: 'district', near: 'BT90', districtKnown: false }],
      ['JE2 3AB', { kind: 'elsewhere', where: 'jersey' }],
      ['QQ1 1AA', { kind: 'invalid', reason: 'unknown-area' }],
      ['Leeds', { kind: 'not-a-postcode' }],
    ])('%s is %o', async (asked, answer) => {
      expect(await find(asked)).toEqual(answer)
    })

    test('a slip is mended, and said', async () => {
      expect(await find('LS9 7TF')).toMatchObject({ place: { corrected: false } })
      expect(await find('LSl 3EX')).toMatchObject({ place: { corrected: true, postcode: 'LS1 3EX' } })
    })

    test('nothing that was typed is needed to say where: the district may stand in an address, the rest may not', async () => {
      const answer = await find('SW1A 2AA')
      expect(answer.kind === 'place' && answer.place.near).toBe('SW1A')
    })
  },
  { migrations: registerMigrationsForTests, seed: registerSeedForTests },
)
