import { describe, expect, test } from 'vitest'
import { readAuthenticationResults, readPastedHeaders } from './read-authentication-results.ts'

const short = (value: string) => {
  const { server, results } = readAuthenticationResults(value)
  return [server, ...results.map(({ method, result, properties }) => [method, result, properties])]
}

describe('one Authentication-Results header', () => {
  test.each([
    [
      'as many servers write it, with comments',
      ' mx.mailbox.example;\n dkim=pass header.i=@charity.example header.s=spotlight header.b="a;b=c";\n spf=pass (mailbox.example: domain of x@charity.example designates 192.0.2.1 as permitted (sender)) smtp.mailfrom=x@charity.example;\n dmarc=pass (p=NONE sp=NONE) header.from=charity.example',
      [
        'mx.mailbox.example',
        ['dkim', 'pass', { 'header.i': '@charity.example', 'header.s': 'spotlight', 'header.b': 'a;b=c' }],
        ['spf', 'pass', { 'smtp.mailfrom': 'x@charity.example' }],
        ['dmarc', 'pass', { 'header.from': 'charity.example' }],
      ],
    ],
    [
      'without the name of a server, and with words that are no property',
      ' spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=charity.example; dkim=none (message not signed) header.d=none;dmarc=bestguesspass action=none header.from=charity.example;compauth=pass reason=109',
      [
        '',
        ['spf', 'pass', { 'smtp.mailfrom': 'charity.example' }],
        ['dkim', 'none', { 'header.d': 'none' }],
        ['dmarc', 'bestguesspass', { 'header.from': 'charity.example' }],
        ['compauth', 'pass', {}],
      ],
    ],
    [
      'with versions and capitals',
      'MX.Example 1; SPF/1 = Fail smtp.MailFrom = "x@charity.example"',
      ['mx.example', ['spf', 'fail', { 'smtp.mailfrom': 'x@charity.example' }]],
    ],
    ['that says nothing', 'mx.example; none', ['mx.example']],
    [
      'a bracket within quotation marks is no comment',
      'mx.example; dkim=fail reason="bad (key)" header.d=a.example',
      ['mx.example', ['dkim', 'fail', { 'header.d': 'a.example' }]],
    ],
    ['a bracket that is never closed', 'mx.example; spf=pass (oh', ['mx.example', ['spf', 'pass', {}]]],
    ['nothing', '', ['']],
    ['rubbish', ';;= = ;( ) " ;', ['']],
  ])('%s', (_, value, expected) => {
    expect(short(value)).toEqual(expected)
  })
})

describe('what somebody pasted', () => {
  const folded = [
    'Delivered-To: somebody@mailbox.example',
    'ARC-Authentication-Results: i=1; other.example; spf=fail',
    'Authentication-Results: mx.mailbox.example;',
    '       spf=pass smtp.mailfrom=charity.example',
    'Message-ID: <one@charity.example>',
    'Authentication-Results: forged.example; spf=pass; dkim=pass; dmarc=pass',
    '',
    'Authentication-Results: in.the.text; dmarc=pass',
  ]
  const mine = {
    server: 'mx.mailbox.example',
    results: [{ method: 'spf', result: 'pass', properties: { 'smtp.mailfrom': 'charity.example' } }],
  }

  test.each([
    ['as it is', folded.join('\n')],
    ['with the line ends of mail', folded.join('\r\n')],
    ['with the space at the start of lines lost on the way', folded.map(line => line.trim()).join('\n')],
  ])('%s: the topmost server speaks, and no other', (_, text) => {
    expect(readPastedHeaders(text)).toEqual({ messageId: '<one@charity.example>', authentication: mine })
  })

  test('a server that writes one header for each is read whole', () => {
    const text =
      'Authentication-Results: mx.example; spf=pass\nAuthentication-Results: mx.example; dkim=pass\nMessage-Id:\n <a@b>'
    const { messageId, authentication } = readPastedHeaders(text)
    expect(messageId).toBe('<a@b>')
    expect(authentication?.results.map(({ method }) => method)).toEqual(['spf', 'dkim'])
  })

  test.each([
    ['nothing', ''],
    ['words', 'I have pressed “show original”.\nIt says PASS.'],
    ['a picture', '🎀\u0000\uD800'],
  ])('%s', (_, text) => {
    expect(readPastedHeaders(text)).toEqual({ messageId: null, authentication: null })
  })

  test('a very long paste is read in a moment', () => {
    const text = `Authentication-Results: mx.example; ${'('.repeat(200_000)}\n${'a'.repeat(200_000)}\n${'x '.repeat(100_000)}`
    expect(readPastedHeaders(text).authentication).toBeNull()
  })
})
