import type { AuthenticationResults } from './read-authentication-results.ts'

export const proofs = ['spf', 'dkim', 'dmarc'] as const
export type Proof = (typeof proofs)[number]

/** `not-aligned`: it passed, but for another domain than that of the sender whom people see. `not-told`: the server says nothing of it. */
export type ProofState = 'passed' | 'not-aligned' | 'failed' | 'not-told'
export type Judged = { readonly state: ProofState; readonly result: string | null; readonly domain: string | null }

export type MailJudgement = {
  /** The mail server that says so. */
  readonly server: string
  readonly fromDomain: string
} & { readonly [Each in Proof]: Judged }

/**
 * What a mail server's results mean for mail that people see as coming from `fromDomain`. SPF and DKIM count only for the same domain
 * (RFC 7489, section 3.1: alignment, relaxed). Which higher domain two names share only a list of all registries could tell; where the
 * server's own DMARC passed, it has found one of them aligned by that list.
 */
export function judgeAuthentication({ server, results }: AuthenticationResults, fromDomain: string): MailJudgement {
  const from = fromDomain.toLowerCase()
  const dmarc = best(
    results
      .filter(({ method }) => method === 'dmarc')
      .map(({ result, properties }) => judged(result, domainOf(properties['header.from']), true)),
  )
  const isAligned = (domain: string | null): boolean =>
    domain !== null && (isWithin(domain, from) || (dmarc.state === 'passed' && isWithin(from, domain)))
  const of = (method: Proof, ...names: string[]): Judged =>
    best(
      results
        .filter(each => each.method === method)
        .map(({ result, properties }) => {
          const domain = names.map(name => domainOf(properties[name])).find(found => found !== null) ?? null
          return judged(result, domain, isAligned(domain))
        }),
    )
  return {
    server,
    fromDomain: from,
    spf: of('spf', 'smtp.mailfrom', 'smtp.helo'),
    dkim: of('dkim', 'header.d', 'header.i'),
    dmarc: dmarc.domain !== null && !isWithin(dmarc.domain, from) ? { ...dmarc, state: 'not-aligned' } : dmarc,
  }
}

/** Whether all three passed for the domain that people see. */
export const isProved = (judgement: MailJudgement): boolean => proofs.every(proof => judgement[proof].state === 'passed')

const judged = (result: string, domain: string | null, isAligned: boolean): Judged => ({
  state: result === 'pass' ? (isAligned ? 'passed' : 'not-aligned') : 'failed',
  result,
  domain,
})

const order: readonly ProofState[] = ['passed', 'not-aligned', 'failed', 'not-told']

/** A mail may carry several signatures: one good one is enough. */
const best = (all: readonly Judged[]): Judged =>
  [...all].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0] ?? { state: 'not-told', result: null, domain: null }

/** `bounces@mail.charity.example`, `@charity.example` or `charity.example`: the domain of it. */
function domainOf(text: string | undefined): string | null {
  const domain = text
    ?.slice(text.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '')
  return domain === undefined || domain === '' ? null : domain
}

const isWithin = (domain: string, higher: string): boolean => domain === higher || domain.endsWith(`.${higher}`)
