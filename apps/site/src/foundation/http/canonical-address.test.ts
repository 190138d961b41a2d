import { expect, test } from 'vitest'
import { isCanonicalAddress } from './canonical-address.ts'

test.each([
  '/',
  '/map',
  '/cy/',
  '/cy/map',
  '/trusts/RA2',
  '/map?status=partial',
  '/map?status=partial&nation=wales&sort=name&dir=desc',
  '/register?nation=wales&decision=surveyed',
  '/releases/2026-1.1',
])('%s may be kept', address => expect(isCanonicalAddress(address)).toBe(true))

test.each([
  ['a tracking code', '/?utm_source=mail'],
  ['a name that no page knows beside one that it knows', '/map?status=partial&x=1'],
  ['a place', '/map?near=LS9'],
  ['another order', '/map?nation=wales&status=partial'],
  ['a name twice', '/map?status=a&status=b'],
  ['an empty query', '/map?'],
  ['an empty value', '/map?status='],
  ['a value that can be written in more than one way', '/map?region=%4cD'],
  ['a path that can be written in more than one way', '/trusts/%52A2'],
  ['two slashes', '//map'],
  ['a path that goes up', '/about/../map'],
  ['a long one', `/${'a'.repeat(400)}`],
  ['another host', 'http://elsewhere.example/'],
])('%s may not', (_, address) => expect(isCanonicalAddress(address)).toBe(false))
