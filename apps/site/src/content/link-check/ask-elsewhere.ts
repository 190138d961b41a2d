import { promises as dns, type LookupAddress } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { isPublicAddress } from './is-public-address.ts'
import type { Heard } from './judge-link.ts'

export type AskHow = {
  readonly limitMs: number
  /** Says who asks. */
  readonly userAgent: string
  /** Finds the addresses of a name; passed in by tests. */
  readonly lookUp?: (name: string) => Promise<readonly LookupAddress[]>
  /** Which addresses may be asked; only tests allow others. */
  readonly isAllowed?: (address: string) => boolean
}

/**
 * Asks one address once, without following where it leads, and reads nothing but the heading of the answer. The name is looked up here, each of its addresses is checked, and the
 * connection is made to the very address that was checked: a name that answers otherwise the second time changes nothing.
 */
export async function askElsewhere(
  url: URL,
  { limitMs, userAgent, lookUp = lookUpAll, isAllowed = isPublicAddress }: AskHow,
): Promise<Heard> {
  const name = url.hostname.replace(/^\[|\]$/g, '')
  const overall = AbortSignal.timeout(limitMs)
  let addresses: readonly LookupAddress[]
  try {
    addresses = isIP(name) ? [{ address: name, family: isIP(name) }] : await within(overall, lookUp(name))
  } catch (error) {
    if (overall.aborted) return { kind: 'too-slow' }
    // Only this says that there is no such name: all else is a fault of those who were asked, or of ours.
    return { kind: error instanceof Error && 'code' in error && error.code === 'ENOTFOUND' ? 'no-such-site' : 'no-answer' }
  }
  const [first] = addresses
  if (!first) return { kind: 'no-such-site' }
  if (!addresses.every(({ address }) => isAllowed(address))) return { kind: 'private-network' }
  return new Promise<Heard>(resolve => {
    const ask = url.protocol === 'https:' ? requestHttps : requestHttp
    const asking = ask(
      url,
      {
        method: 'GET',
        agent: false,
        signal: overall,
        headers: { 'user-agent': userAgent, accept: 'text/html,*/*;q=0.5' },
        lookup: (_, options, done) => (options.all ? done(null, [first]) : done(null, first.address, first.family)),
      },
      answer => {
        resolve({ kind: 'answer', status: answer.statusCode ?? 0, location: answer.headers.location ?? null })
        answer.destroy()
      },
    )
    asking.on('error', error => resolve({ kind: overall.aborted ? 'too-slow' : faultOf(error) }))
    asking.end()
  })
}

/** The system’s look-up cannot be called off: whoever waits for it does not wait longer. */
const within = <Value>(signal: AbortSignal, asked: Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    asked.then(resolve, reject)
  })

const lookUpAll = (name: string): Promise<LookupAddress[]> => dns.lookup(name, { all: true, verbatim: true })

/** Certificates that do not fit are a danger for whoever follows the link; all else is no answer. */
const faultOf = (error: Error): 'unsafe' | 'no-answer' =>
  'code' in error && /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/.test(String(error.code)) ? 'unsafe' : 'no-answer'
