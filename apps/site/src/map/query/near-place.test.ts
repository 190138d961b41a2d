import { expect, it } from 'vitest'
import type { PlaceAnswer } from '../../register/index.ts'
import { nearPlace } from './near-place.ts'

const place = (postcode: string, near: string): PlaceAnswer => ({
  kind: 'place',
  place: {
    postcode,
    answeredFor: near,
    precision: 'district',
    near,
    nation: 'england',
    lat: 53.8,
    lon: -1.5,
    constituencies: [],
    corrected: false,
    ended: null,
    notIn: null,
  },
})

it('shows a district as it is asked for', () => {
  expect(nearPlace('LS9', place('LS9', 'LS9'))).toEqual({ district: 'LS9', point: { lat: 53.8, lon: -1.5 } })
})

it.each(['LS9 7TF', 'ls9', 'LS9 7', 'LS97TF'])(
  'keeps nothing but the district of %s, and shows nothing under that address',
  asked => {
    expect(nearPlace(asked, place('LS9 7TF', 'LS9'))).toEqual({ district: 'LS9', point: null })
  },
)

it('goes to the district when its sector is not known, and nowhere when there is no such place', () => {
  expect(nearPlace('LS9 0ZZ', { kind: 'unknown', asked: 'sector', near: 'LS9', districtKnown: true })).toEqual({
    district: 'LS9',
    point: null,
  })
  expect(nearPlace('LS99', { kind: 'unknown', asked: 'district', near: 'LS99', districtKnown: false })).toBeNull()
  expect(nearPlace('hello', { kind: 'not-a-postcode' })).toBeNull()
  expect(nearPlace('JE2', { kind: 'elsewhere', where: 'jersey' })).toBeNull()
})
