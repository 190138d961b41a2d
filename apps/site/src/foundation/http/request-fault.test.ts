import { expect, test } from 'vitest'
import { isUnreadAt, maxBodyAt, requestFault } from './request-fault.ts'

const fault = (path: string, headers: Record<string, string> = {}) =>
  requestFault({ url: `http://localhost${path}`, headers: new Headers(headers) })

test.each([
  ['an ordinary address', '/trusts/RA2', {}, null],
  ['letters of Welsh, encoded', '/cy/T%C5%B7', {}, null],
  ['a percent sign in a query', '/find?q=100%', {}, null],
  ['a path that is no text', '/trusts/%E0%A4%A', {}, 400],
  ['a NUL in the path', '/trusts/a%00', {}, 400],
  ['a NUL in the query', '/map?near=a%00', {}, 400],
  ['a body as large as may be', '/find', { 'content-length': '1048576' }, null],
  ['a larger one', '/find', { 'content-length': '1048577' }, 413],
  ['a body that does not say how large it is', '/find', { 'transfer-encoding': 'chunked' }, 413],
])('%s', (_, path, headers, expected) => expect(fault(path, headers)).toBe(expected))

const larger = [{ path: '/reply/:token', bytes: 50_000_000 }]

test.each([
  ['where files may be sent', '/reply/abc', 50_000_000],
  ['below it', '/reply/abc/done', 1_048_576],
  ['above it', '/reply', 1_048_576],
  ['with nothing in place of the token', '/reply/', 1_048_576],
  ['beside it', '/replies/abc', 1_048_576],
])('how much may be sent: %s', (_, path, expected) => expect(maxBodyAt(path, larger)).toBe(expected))

test('a body that is too large elsewhere may be sent where files may be', () => {
  const request = { url: 'http://localhost/reply/abc', headers: new Headers({ 'content-length': '2000000' }) }
  expect(requestFault(request)).toBe(413)
  expect(requestFault(request, maxBodyAt('/reply/abc', larger))).toBe(null)
})

test.each([
  ['where nothing of it is read', '/leave/abc', null],
  ['anywhere else', '/find', 413],
])('a body of unknown length %s', (_, path, expected) => {
  const request = { url: `http://localhost${path}`, headers: new Headers({ 'transfer-encoding': 'chunked' }) }
  expect(requestFault(request, undefined, { isUnread: isUnreadAt(path, ['/leave/:token']) })).toBe(expected)
})
