import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { dkimName, dkimRecord } from './dkim-record.ts'
import { type FoundRecords, judgeRecords, type WantedRecords } from './judge-records.ts'

const wanted: WantedRecords = { smtpHost: 'smtp.provider.example', dkim: 'v=DKIM1; k=rsa; p=AAAA' }
const good: FoundRecords = {
  domain: 'charity.example',
  spf: ['google-site-verification=x', 'v=spf1 include:provider.example ~all'],
  dkim: { name: 's._domainkey.charity.example', found: ['v=DKIM1; k=rsa; p=AA AA'] },
  dmarc: { name: '_dmarc.charity.example', found: ['v=DMARC1; p=quarantine'] },
}
const judge = (change: Partial<FoundRecords>, want: WantedRecords = wanted) => judgeRecords({ ...good, ...change }, want)
const told = (change: Partial<FoundRecords>, proof: string, want?: WantedRecords) => {
  const found = judge(change, want).find(record => record.proof === proof)
  return [found?.name, found?.fault, found?.enter]
}

describe('the public records about mail', () => {
  test('all there', () => {
    expect(judge({}).map(({ fault, enter }) => [fault, enter])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
  })

  test.each<[string, Partial<FoundRecords>, WantedRecords | undefined, string | null, string | null]>([
    ['none', { spf: [] }, undefined, 'missing', 'v=spf1 a:smtp.provider.example ~all'],
    [
      'none, the server known by its number',
      { spf: [] },
      { ...wanted, smtpHost: '192.0.2.7' },
      'missing',
      'v=spf1 ip4:192.0.2.7 ~all',
    ],
    [
      'none, by its longer number',
      { spf: [] },
      { ...wanted, smtpHost: '[2001:db8::7]' },
      'missing',
      'v=spf1 ip6:2001:db8::7 ~all',
    ],
    ['none, the server unknown', { spf: [] }, { ...wanted, smtpHost: null }, 'missing', 'v=spf1 mx ~all'],
    ['another that only begins alike', { spf: ['v=spf10 all'] }, undefined, 'missing', 'v=spf1 a:smtp.provider.example ~all'],
    ['two', { spf: ['v=spf1 mx -all', 'v=spf1 ~all'] }, undefined, 'several', null],
    ['one that lets everybody', { spf: ['v=spf1 mx +all'] }, undefined, 'lets-everybody', 'v=spf1 mx ~all'],
    ['one that lets everybody without a sign', { spf: ['v=spf1 mx all'] }, undefined, 'lets-everybody', 'v=spf1 mx ~all'],
    ['one that ends in refusing', { spf: ['v=spf1 mx -all'] }, undefined, null, null],
    ['nobody answered', { spf: null }, undefined, 'no-answer', null],
  ])('SPF: %s', (_, change, want, fault, enter) => {
    expect(told(change, 'spf', want)).toEqual(['charity.example', fault, enter])
  })

  const at = (...found: string[]): Partial<FoundRecords> => ({ dkim: { name: 's._domainkey.charity.example', found } })
  test.each<[string, Partial<FoundRecords>, string, string | null]>([
    ['none', at(), 'missing', 'v=DKIM1; k=rsa; p=AAAA'],
    ['of another key', at('v=DKIM1; p=BBBB'), 'other-key', 'v=DKIM1; k=rsa; p=AAAA'],
    ['withdrawn', at('v=DKIM1; p='), 'withdrawn-key', 'v=DKIM1; k=rsa; p=AAAA'],
    ['several', at('p=AAAA', 'p=BBBB'), 'several', null],
    ['nobody answered', { dkim: { name: 's._domainkey.charity.example', found: null } }, 'no-answer', null],
  ])('DKIM: %s', (_, change, fault, enter) => {
    expect(told(change, 'dkim')).toEqual(['s._domainkey.charity.example', fault, enter])
  })

  test('DKIM: this site does not sign', () => {
    expect(told({ dkim: null }, 'dkim', { ...wanted, dkim: null })).toEqual(['charity.example', 'not-signed', null])
  })

  test.each<[string, readonly string[] | null, string | null, string | null]>([
    ['none', [], 'missing', 'v=DMARC1; p=none'],
    ['one that is none', ['v=DMARC12; p=none'], 'missing', 'v=DMARC1; p=none'],
    ['two', ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'several', null],
    ['nobody answered', null, 'no-answer', null],
  ])('DMARC: %s', (_, found, fault, enter) => {
    expect(told({ dmarc: { name: '_dmarc.charity.example', found } }, 'dmarc')).toEqual(['_dmarc.charity.example', fault, enter])
  })
})

test('the record of a key holds its public half, by which a signature can be checked, and nothing of the private one', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const record = dkimRecord(privateKey)
  const key = /^v=DKIM1; k=rsa; p=([A-Za-z0-9+/=]+)$/.exec(record)?.[1] ?? ''
  const signature = sign('sha256', Buffer.from('a mail'), privateKey)
  const publicKey = { key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' } as const
  expect(verify('sha256', Buffer.from('a mail'), publicKey, signature)).toBe(true)
  expect(dkimName({ selector: 's', domain: 'charity.example' })).toBe('s._domainkey.charity.example')
})
