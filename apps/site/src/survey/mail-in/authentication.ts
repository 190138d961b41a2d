/** The ways in which a mail server checks who has sent a mail: RFC 7208, 6376 and 7489. */
export const checkMethods = ['spf', 'dkim', 'dmarc'] as const
export type CheckMethod = (typeof checkMethods)[number]

/** `unsure`: our mail server could say neither that it passed nor that it failed. */
export type CheckResult = 'pass' | 'fail' | 'unsure' | 'none'

export type SenderCheck = { readonly method: CheckMethod; readonly result: CheckResult }

/**
 * `proven`: it comes from the place that it names. `likely`: from a server of that place. `doubtful`: our mail server says that it may be
 * forged. `unknown`: nothing was found out.
 */
export type SenderVerdict = 'proven' | 'likely' | 'doubtful' | 'unknown'

export type SenderChecks = { readonly verdict: SenderVerdict; readonly checks: readonly SenderCheck[] }

type Finding = { readonly method: CheckMethod; readonly result: CheckResult; readonly domain: string | null }

/** As much of one header as is read, and as many of them: a stranger may write them without end. */
const longest = 4000
const mostHeaders = 20

/**
 * What our own mail server found out, of all Authentication-Results headers of a mail (RFC 8601): those that bear the name of the server
 * that handed it to us, which stands in the topmost Received header; anybody can write others. Null: it found out nothing.
 */
export function ownAuthentication(headers: readonly string[], received: string | undefined): string | null {
  const server = /\bby\s+([a-z0-9][a-z0-9.-]{0,250})/i.exec((received ?? '').slice(0, longest))?.[1]?.toLowerCase()
  if (server === undefined) return null
  const own = headers.slice(0, mostHeaders).filter(header => serverOf(header) === server)
  return own.length === 0 ? null : own.join('\n')
}

const serverOf = (header: string): string | undefined => partsOf(header)[0]?.split(/\s/)[0]?.toLowerCase()

/** What the checks say of the address that a mail says it is from. */
export function senderChecks(authentication: string | null, from: string): SenderChecks {
  const findings = (authentication ?? '').split('\n').flatMap(findingsIn)
  const domain = domainOf(from)
  const checks = checkMethods.flatMap(method => {
    const results = findings.filter(finding => finding.method === method).map(({ result }) => result)
    return results.length === 0 ? [] : [{ method, result: overall(method, results) }]
  })
  return { verdict: verdictOn(findings, checks, domain), checks }
}

function verdictOn(findings: readonly Finding[], checks: readonly SenderCheck[], from: string): SenderVerdict {
  const result = (method: CheckMethod) => checks.find(check => check.method === method)?.result ?? 'none'
  const stands = (method: CheckMethod) =>
    findings.some(finding => finding.method === method && finding.result === 'pass' && isOf(finding.domain, from))
  if (result('dmarc') === 'fail') return 'doubtful'
  // Where the server names no domain, it is that of the address itself.
  if (result('dmarc') === 'pass') return findings.every(isDmarcOf(from)) ? 'proven' : 'doubtful'
  if (stands('dkim')) return 'proven'
  if (stands('spf') && result('spf') === 'pass') return 'likely'
  return result('spf') === 'fail' || result('dkim') === 'fail' ? 'doubtful' : 'unknown'
}

const isDmarcOf =
  (from: string) =>
  ({ method, domain }: Finding): boolean =>
    method !== 'dmarc' || domain === null || isOf(domain, from)

/** One signature that holds is enough; of the other checks the worst counts, so that nobody can add a better one. */
function overall(method: CheckMethod, results: readonly CheckResult[]): CheckResult {
  const order: readonly CheckResult[] =
    method === 'dkim' ? ['pass', 'fail', 'unsure', 'none'] : ['fail', 'unsure', 'none', 'pass']
  return order.find(result => results.includes(result)) ?? 'none'
}

function findingsIn(header: string): Finding[] {
  return partsOf(header)
    .slice(1)
    .flatMap(part => {
      const [, name, word] = /^([a-z]+)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/i.exec(part) ?? []
      const method = checkMethods.find(known => known === name?.toLowerCase())
      if (method === undefined || word === undefined) return []
      return [{ method, result: resultOf(word.toLowerCase()), domain: domainIn(method, part) }]
    })
}

const resultOf = (word: string): CheckResult =>
  word === 'pass' ? 'pass' : word === 'none' ? 'none' : word === 'fail' || word === 'softfail' ? 'fail' : 'unsure'

const properties: Readonly<Record<CheckMethod, RegExp>> = {
  spf: /\bsmtp\.mailfrom\s*=\s*([^\s;]+)/i,
  dkim: /\bheader\.[di]\s*=\s*([^\s;]+)/i,
  dmarc: /\bheader\.from\s*=\s*([^\s;]+)/i,
}

function domainIn(method: CheckMethod, part: string): string | null {
  const found = properties[method].exec(part)?.[1]
  return found === undefined ? null : domainOf(found)
}

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/[>.\s]+$/, '')

/** A place may speak for the names under it, and a server of a place for it; `nhs.uk` itself is not everybody under it. */
const isOf = (domain: string | null, from: string): boolean =>
  domain !== null &&
  domain !== '' &&
  (domain === from || from.endsWith(`.${domain}`) || (from.split('.').length > 2 && domain.endsWith(`.${from}`)))

/** The parts between semicolons, without comments; what is quoted is left out, because others may have written it. */
function partsOf(header: string): string[] {
  const parts = ['']
  let depth = 0
  let isQuoted = false
  for (const character of header.slice(0, longest)) {
    if (isQuoted) isQuoted = character !== '"'
    else if (character === '"') isQuoted = true
    else if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && character === ';') parts.push('')
    else if (depth === 0) parts.push(`${parts.pop() ?? ''}${character}`)
  }
  return parts.map(part => part.trim())
}
