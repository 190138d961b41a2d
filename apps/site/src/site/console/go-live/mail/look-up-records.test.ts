import { afterEach, describe, expect, test } from 'vitest'
import { type DnsResponder, startDnsResponder, type TxtRecords } from '../../../../../test/support/dns-responder.ts'
import { lookUpRecords } from './look-up-records.ts'
import { makeTxtLookup } from './make-txt-lookup.ts'

describe('looking up what the DNS says of mail from a domain', () => {
  let dns: DnsResponder | undefined
  afterEach(() => {
    dns?.close()
    dns = undefined
  })
  const lookUp = async (records: TxtRecords, domain: string, signing: { domain: string; selector: string } | null = null) => {
    dns = await startDnsResponder(records)
    return lookUpRecords(makeTxtLookup([dns.server]), domain, signing)
  }

  test('all three, a long key put together from its pieces', async () => {
    const key = `v=DKIM1; k=rsa; p=${'A'.repeat(700)}`
    const found = await lookUp(
      {
        'charity.example': ['other', 'v=spf1 mx ~all'],
        's._domainkey.charity.example': [key],
        '_dmarc.charity.example': ['v=DMARC1; p=none'],
      },
      'charity.example',
      { domain: 'charity.example', selector: 's' },
    )
    expect(found).toEqual({
      domain: 'charity.example',
      spf: ['other', 'v=spf1 mx ~all'],
      dkim: { name: 's._domainkey.charity.example', found: [key] },
      dmarc: { name: '_dmarc.charity.example', found: ['v=DMARC1; p=none'] },
    })
  })

  test('nothing there is told apart from nobody answering', async () => {
    const found = await lookUp({ 'charity.example': 'refuse', '_dmarc.charity.example': [] }, 'charity.example')
    expect(found).toMatchObject({ spf: null, dkim: null, dmarc: { name: '_dmarc.charity.example', found: [] } })
  })

  test('a domain without a policy has that of the higher one', async () => {
    const found = await lookUp({ '_dmarc.charity.example': ['v=DMARC1; p=reject'] }, 'post.news.charity.example')
    expect(found.dmarc).toEqual({ name: '_dmarc.charity.example', found: ['v=DMARC1; p=reject'] })
    expect(dns?.asked).not.toContain('_dmarc.example')
  })
})
