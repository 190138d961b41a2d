import { describe, expect, test } from 'vitest'
import { ownAuthentication, senderChecks } from './authentication.ts'

const received = 'from mail.trust.invalid (mail.trust.invalid [192.0.2.1]) by mx.spotlight.invalid (Postfix) with ESMTPS id 4X'
const from = 'foi@trust.example'

describe('whose word counts', () => {
  test.each([
    ['our own server’s', ['mx.spotlight.invalid; dmarc=pass'], 'mx.spotlight.invalid; dmarc=pass'],
    ['its name in other letters, with a version', ['MX.Spotlight.invalid 1; spf=pass'], 'MX.Spotlight.invalid 1; spf=pass'],
    ['another server’s: anybody can write that', ['mx.trust.invalid; dmarc=pass'], null],
    ['a name that only begins like ours', ['mx.spotlight.invalid.evil.invalid; dmarc=pass'], null],
    ['our name in a comment', ['(mx.spotlight.invalid) evil.invalid; dmarc=pass'], null],
    [
      'several of ours, one for each check',
      ['mx.spotlight.invalid; spf=pass', 'x; a=b', 'mx.spotlight.invalid; dkim=fail'],
      'mx.spotlight.invalid; spf=pass\nmx.spotlight.invalid; dkim=fail',
    ],
    ['none', [], null],
  ])('%s', (_, headers, expected) => {
    expect(ownAuthentication(headers, received)).toBe(expected)
  })

  test('nobody’s where no server of ours has handed it in', () => {
    expect(ownAuthentication(['mx.spotlight.invalid; dmarc=pass'], undefined)).toBeNull()
    expect(ownAuthentication(['mx.spotlight.invalid; dmarc=pass'], 'from x with HTTP')).toBeNull()
  })
})

test.each([
  ['dmarc holds', 'mx; dmarc=pass (p=reject) header.from=trust.example', 'proven'],
  ['dmarc holds for another place than the mail names', 'mx; dmarc=pass header.from=evil.example', 'doubtful'],
  [
    'dmarc fails, whatever else passes',
    'mx; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example; dmarc=fail',
    'doubtful',
  ],
  ['signed by the place itself', 'mx; dkim=pass header.d=trust.example; spf=fail', 'proven'],
  ['signed by somebody else', 'mx; dkim=pass header.d=newsletters.example', 'unknown'],
  ['one of two signatures holds', 'mx; dkim=fail header.d=x.example; dkim=pass header.i=@trust.example', 'proven'],
  ['a server of the place', 'mx; spf=pass smtp.mailfrom=bounce@trust.example', 'likely'],
  ['a server of elsewhere', 'mx; spf=pass smtp.mailfrom=evil.example', 'unknown'],
  ['not a server of the place', 'mx; spf=softfail smtp.mailfrom=trust.example', 'doubtful'],
  ['nothing to check', 'mx; spf=none; dkim=none; dmarc=none', 'unknown'],
  ['a check that broke', 'mx; dmarc=temperror; spf=permerror', 'unknown'],
  ['no header at all', null, 'unknown'],
  ['words in a comment', 'mx; spf=fail (dmarc=pass; dkim=pass header.d=trust.example)', 'doubtful'],
  ['words in quotes', 'mx; spf=fail smtp.mailfrom="x; dmarc=pass "', 'doubtful'],
  ['a better word beside a worse one', 'mx; dmarc=fail\nmx; dmarc=pass header.from=trust.example', 'doubtful'],
])('%s', (_, authentication, verdict) => {
  expect(senderChecks(authentication, from).verdict).toBe(verdict)
})

test('a name under a place that is everybody’s does not speak for it', () => {
  expect(senderChecks('mx; dkim=pass header.d=evil.nhs.example', 'a@nhs.example').verdict).toBe('unknown')
  expect(senderChecks('mx; dkim=pass header.d=mail.trust.nhs.example', 'a@trust.nhs.example').verdict).toBe('proven')
  expect(senderChecks('mx; dkim=pass header.d=nhs.example', 'a@trust.nhs.example').verdict).toBe('proven')
})

test('says what was checked, each once', () => {
  expect(
    senderChecks('mx; spf=neutral; dkim=fail header.d=a; dkim=pass header.d=b\nmx; arc=pass; dmarc/1=pass', from).checks,
  ).toEqual([
    { method: 'spf', result: 'unsure' },
    { method: 'dkim', result: 'pass' },
    { method: 'dmarc', result: 'pass' },
  ])
})

test('a header without end is read in no time', () => {
  expect(senderChecks(`mx; ${'('.repeat(500_000)} dmarc=pass`, from).verdict).toBe('unknown')
})
