import { describe, expect, test } from 'vitest'
import { isProved, judgeAuthentication, type ProofState } from './judge-authentication.ts'
import { readAuthenticationResults } from './read-authentication-results.ts'

const judge = (results: string, from = 'charity.example') =>
  judgeAuthentication(readAuthenticationResults(`mx.example; ${results}`), from)

describe('what a mail server’s results mean for the sender whom people see', () => {
  const cases: [string, string, [ProofState, ProofState, ProofState]][] = [
    [
      'all three pass',
      'spf=pass smtp.mailfrom=x@charity.example; dkim=pass header.d=charity.example; dmarc=pass header.from=charity.example',
      ['passed', 'passed', 'passed'],
    ],
    [
      'a domain below that of the sender',
      'spf=pass smtp.mailfrom=reply.charity.example; dkim=pass header.i=@mail.charity.example; dmarc=pass',
      ['passed', 'passed', 'passed'],
    ],
    [
      'the provider’s own domain',
      'spf=pass smtp.mailfrom=bounce.provider.example; dkim=pass header.d=provider.example; dmarc=fail header.from=charity.example',
      ['not-aligned', 'not-aligned', 'failed'],
    ],
    [
      'a name that only ends alike',
      'spf=pass smtp.mailfrom=evilcharity.example; dmarc=pass',
      ['not-aligned', 'not-told', 'passed'],
    ],
    [
      'one good signature of two',
      'dkim=pass header.d=provider.example; dkim=pass header.d=charity.example; dkim=fail header.d=charity.example',
      ['not-told', 'passed', 'not-told'],
    ],
    [
      'no signature, no policy',
      'spf=softfail smtp.mailfrom=charity.example; dkim=none; dmarc=none header.from=charity.example',
      ['failed', 'failed', 'failed'],
    ],
    ['the server says nothing', 'arc=pass', ['not-told', 'not-told', 'not-told']],
    ['DMARC of somebody else', 'dmarc=pass header.from=other.example', ['not-told', 'not-told', 'not-aligned']],
    [
      'a pass that names no domain proves nothing of ours',
      'spf=pass; dkim=pass; dmarc=pass',
      ['not-aligned', 'not-aligned', 'passed'],
    ],
    ['a guess is no pass', 'dmarc=bestguesspass header.from=charity.example', ['not-told', 'not-told', 'failed']],
  ]
  test.each(cases)('%s', (_, results, [spf, dkim, dmarc]) => {
    const judgement = judge(results)
    expect([judgement.spf.state, judgement.dkim.state, judgement.dmarc.state]).toEqual([spf, dkim, dmarc])
    expect(isProved(judgement)).toBe([spf, dkim, dmarc].every(state => state === 'passed'))
  })

  test('a higher domain counts only where the server itself found it aligned', () => {
    const results = (dmarc: string) => `spf=pass smtp.mailfrom=charity.example; dmarc=${dmarc} header.from=news.charity.example`
    expect(judge(results('pass'), 'news.charity.example').spf.state).toBe('passed')
    expect(judge(results('fail'), 'news.charity.example').spf.state).toBe('not-aligned')
  })

  test('capitals and a dot at the end make no difference', () => {
    expect(judge('spf=pass smtp.mailfrom=X@Charity.Example.', 'CHARITY.example').spf).toEqual({
      state: 'passed',
      result: 'pass',
      domain: 'charity.example',
    })
  })
})
