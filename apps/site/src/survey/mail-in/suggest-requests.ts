import type { ReadDb } from '../../foundation/index.ts'
import type { IncomingMail } from './incoming-mail.ts'
import { type AddressedRequest, requestsAtDomain, requestsThatFit } from './mail-in-store.ts'

export type Suggestion = AddressedRequest & { readonly because: 'thread' | 'token' | 'reference' | 'domain' }

/** Providers that anybody can have an address at say nothing about who it is. */
const everybodysDomains = /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|btinternet|protonmail|proton)\./

/**
 * Requests that a mail in the holding pen may belong to, the surest first: it answers one of our letters, it quotes a reply address, it
 * quotes a reference, or it comes from the domain that we wrote to. Suggestions only; a person files.
 */
export async function suggestRequests(
  db: ReadDb,
  mail: Pick<IncomingMail, 'answers' | 'subject' | 'text' | 'from' | 'signs'>,
): Promise<Suggestion[]> {
  const words = `${mail.subject}\n${mail.text}`.slice(0, 200_000)
  const returned = mail.signs.returnedHeaders ?? ''
  const found: Suggestion[] = await requestsThatFit(db, {
    messageIds: mail.answers.flatMap(bothWays),
    tokens: all(/reply\+([A-Za-z0-9_-]{8,100})@/gi, `${words}\n${returned}`).map(token => token.toLowerCase()),
    references: all(/\b(\d{4}-\d{1,2}\/[A-Z0-9-]{2,20})\b/gi, words).map(reference => reference.toUpperCase()),
  })
  const domain = mail.from.split('@').at(-1)?.toLowerCase() ?? ''
  if (/^[a-z0-9.-]+\.[a-z]+$/.test(domain) && !everybodysDomains.test(domain)) {
    found.push(...(await requestsAtDomain(db, domain)).map(request => ({ ...request, because: 'domain' as const })))
  }
  const seen = new Set<string>()
  return found
    .sort((a, b) => sureness[a.because] - sureness[b.because])
    .filter(({ round, trustCode }) => !seen.has(`${round}/${trustCode}`) && seen.add(`${round}/${trustCode}`))
    .slice(0, 10)
}

const sureness: Readonly<Record<Suggestion['because'], number>> = { thread: 0, token: 1, reference: 2, domain: 3 }

/** Message-IDs are kept with their brackets by some and without by others. */
const bothWays = (id: string): string[] => [id, id.replace(/^<|>$/g, '')]

const all = (pattern: RegExp, text: string): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, found]) => found ?? ''))].slice(0, 20)
