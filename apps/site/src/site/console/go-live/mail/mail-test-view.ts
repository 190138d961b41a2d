import type { Charity } from '../../../../content/index.ts'
import { type DkimKey, readDkimKey, type Services } from '../../../../foundation/index.ts'
import { type DomainCheck, domainCheckOf, lastJudgedTest, type MailTest, newestMailTests } from '../go-live-store.ts'
import { dkimRecord } from './dkim-record.ts'
import { domainOfAddress } from './domain-of-address.ts'
import { type JudgedRecord, judgeRecords } from './judge-records.ts'

export type CheckedDomain = {
  readonly domain: string
  readonly check: (DomainCheck & { readonly records: readonly JudgedRecord[] }) | null
}

export type SendForm = { readonly typed: string; readonly fault: string | null }
export type HeadersForm = { readonly typed: string; readonly fault: string | null }

export type MailTestView = {
  readonly fromAddress: string
  readonly isMailOn: boolean
  readonly canLookUp: boolean
  readonly domains: readonly CheckedDomain[]
  readonly tests: readonly MailTest[]
  readonly judged: MailTest | null
  readonly send: SendForm
  readonly headers: HeadersForm
  readonly done: string | null
  readonly mayChange: boolean
  readonly seesOutbox: boolean
}

/** The domains that mail of this site comes from: the charity's own address, and the one to which trusts reply. */
export function mailDomains(charity: Charity, { mailDomain }: Pick<Services, 'mailDomain'>): string[] {
  const own = charity.fromAddress === '' ? [] : [domainOfAddress(charity.fromAddress)]
  return [...new Set([...own, mailDomain.toLowerCase()])].filter(domain => domain.includes('.'))
}

/** What the records of a domain were when somebody last looked, set against what this site needs today. */
export async function checkedDomain({ db, smtpUrl, dkim }: Services, domain: string): Promise<CheckedDomain> {
  const check = await domainCheckOf(db, domain)
  if (check === null) return { domain, check: null }
  const key = signingKey(dkim)
  const wanted = { smtpHost: hostOf(smtpUrl), dkim: key && dkimRecord(key.privateKey) }
  return { domain, check: { ...check, records: judgeRecords(check.found, wanted) } }
}

export const readTests = async ({ db }: Services) => ({ tests: await newestMailTests(db), judged: await lastJudgedTest(db) })

/** Read when it is needed and not kept: the site has refused to start with one that cannot be used. */
const signingKey = (dkim: Services['dkim']): DkimKey | null => (dkim ? readDkimKey(dkim) : null)

/** The name under which the mail server is known in the world; none for one on this machine. */
function hostOf(smtpUrl: string | null): string | null {
  const host = smtpUrl === null ? '' : new URL(smtpUrl).hostname
  return host === '' || host === 'localhost' || host === '[::1]' || host.startsWith('127.') ? null : host
}
