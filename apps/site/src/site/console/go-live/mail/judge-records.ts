import type { Proof } from './judge-authentication.ts'

/** What a look-up found: the texts at a name; null where nobody answered, which says nothing. */
export type Found = readonly string[] | null

/** The public records about mail from one domain, as they were when somebody looked. */
export type FoundRecords = {
  readonly domain: string
  readonly spf: Found
  /** Null where this site does not sign. */
  readonly dkim: { readonly name: string; readonly found: Found } | null
  /** At the domain itself, or else at the nearest higher one that has any. */
  readonly dmarc: { readonly name: string; readonly found: Found }
}

/** What this site needs the records to say. */
export type WantedRecords = {
  /** The mail server by which mail leaves, where it has a name in the world; null otherwise. */
  readonly smtpHost: string | null
  /** `v=DKIM1; k=rsa; p=…` of the configured key; null where this site does not sign. */
  readonly dkim: string | null
}

export type RecordFault = 'missing' | 'several' | 'lets-everybody' | 'other-key' | 'withdrawn-key' | 'no-answer' | 'not-signed'

export type JudgedRecord = {
  readonly proof: Proof
  readonly name: string
  readonly fault: RecordFault | null
  readonly found: readonly string[]
  /** The record to enter, where one is missing or wrong. */
  readonly enter: string | null
}

/** Compares the records of a domain with what mail from this site needs. Whether the right server is in the SPF record only a test message proves. */
export const judgeRecords = (records: FoundRecords, wanted: WantedRecords): readonly JudgedRecord[] => [
  judgeSpf(records, wanted),
  judgeDkim(records, wanted),
  judgeDmarc(records),
]

function judgeSpf({ domain, spf }: FoundRecords, { smtpHost }: WantedRecords): JudgedRecord {
  const common = { proof: 'spf', name: domain } as const
  if (spf === null) return { ...common, fault: 'no-answer', found: [], enter: null }
  const found = spf.filter(text => /^v=spf1(\s|$)/i.test(text.trim()))
  const enter = `v=spf1 ${smtpHost === null ? 'mx' : senderOf(smtpHost)} ~all`
  const [only] = found
  if (only === undefined) return { ...common, fault: 'missing', found, enter }
  if (found.length > 1) return { ...common, fault: 'several', found, enter: null }
  const isOpen = /\s\+?all\s*$/i.test(only)
  return { ...common, fault: isOpen ? 'lets-everybody' : null, found, enter: isOpen ? only.replace(/\+?all\s*$/i, '~all') : null }
}

const senderOf = (host: string): string =>
  /^\d+(\.\d+){3}$/.test(host) ? `ip4:${host}` : host.includes(':') ? `ip6:${host.replaceAll(/[[\]]/g, '')}` : `a:${host}`

function judgeDkim({ domain, dkim }: FoundRecords, wanted: WantedRecords): JudgedRecord {
  const common = { proof: 'dkim', name: dkim?.name ?? domain } as const
  if (dkim === null || wanted.dkim === null) return { ...common, fault: 'not-signed', found: [], enter: null }
  if (dkim.found === null) return { ...common, fault: 'no-answer', found: [], enter: null }
  const found = dkim.found.filter(text => tagOf(text, 'p') !== null)
  const key = tagOf(wanted.dkim, 'p')
  if (found.length === 0) return { ...common, fault: 'missing', found, enter: wanted.dkim }
  if (found.length > 1) return { ...common, fault: 'several', found, enter: null }
  const there = tagOf(found[0] ?? '', 'p')
  if (there === key) return { ...common, fault: null, found, enter: null }
  return { ...common, fault: there === '' ? 'withdrawn-key' : 'other-key', found, enter: wanted.dkim }
}

function judgeDmarc({ domain, dmarc }: FoundRecords): JudgedRecord {
  const common = { proof: 'dmarc', name: dmarc.name } as const
  if (dmarc.found === null) return { ...common, fault: 'no-answer', found: [], enter: null }
  const found = dmarc.found.filter(text => /^v=DMARC1\s*(;|$)/.test(text.trim()))
  if (found.length === 0) return { ...common, name: `_dmarc.${domain}`, fault: 'missing', found, enter: 'v=DMARC1; p=none' }
  return { ...common, fault: found.length > 1 ? 'several' : null, found, enter: null }
}

/** `p` of `v=DKIM1; k=rsa; p=MIIB…`, without the spaces that long keys are broken by; null where there is no such tag. */
function tagOf(text: string, tag: string): string | null {
  for (const part of text.split(';')) {
    const [name, ...value] = part.split('=')
    if (name?.trim().toLowerCase() === tag && value.length > 0) return value.join('=').replaceAll(/\s/g, '')
  }
  return null
}
