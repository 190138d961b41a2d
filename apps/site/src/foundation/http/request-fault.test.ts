import { expect, test } from 'vitest'
import { requestFault } from './request-fault.ts'

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
