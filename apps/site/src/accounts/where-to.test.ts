import { expect, test } from 'vitest'
import { whereTo } from './where-to.ts'

test.each([
  ['/console/rounds', '/console/rounds'],
  ['/console/rounds/2027-1?state=open&page=2', '/console/rounds/2027-1?state=open&page=2'],
  ['/cy/console/rounds', '/cy/console/rounds'],
  ['/console', '/console'],
])('%s is ours', (wanted, to) => {
  expect(whereTo(wanted)).toBe(to)
})

test.each([
  '',
  null,
  undefined,
  'https://elsewhere.example/console',
  '//elsewhere.example/console',
  '/\\elsewhere.example/console',
  '/\t/elsewhere.example/console',
  'javascript:alert(1)',
  'console',
  '/map',
  '/consolelation',
  '/console/../map',
  '/console/%2e%2e/map',
  '/console/sign-in?to=/console',
  '/console/leave',
  '/console/enter/abc',
  `/console/${'x'.repeat(500)}`,
])('%j leads to the first page of the console', wanted => {
  expect(whereTo(wanted)).toBe('/console')
})
