import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { SiteEnv } from '../foundation/index.ts'
import { callerAddress, networkOf } from './caller-address.ts'

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:DB8:0:0:ffff::', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['unknown', 'unknown'],
  ['not:an:address', 'not:an:address'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test.each([
  ['203.0.113.9', undefined, '203.0.113.9'],
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::1', 'forged.example, 198.51.100.1', '198.51.100.1'],
  ['::ffff:127.0.0.1', undefined, '127.0.0.1'],
])('from %s with X-Forwarded-For %s: %s', async (peer, forwarded, wanted) => {
  const app = new Hono<SiteEnv>().get('/', c => c.text(callerAddress(c)))
  const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {}
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } })
  expect(await answer.text()).toBe(wanted)
})
