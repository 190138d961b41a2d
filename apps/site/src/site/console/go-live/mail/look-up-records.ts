import { dkimName } from './dkim-record.ts'
import type { Found, FoundRecords } from './judge-records.ts'

/** The texts at a name of the DNS, each put together from its pieces: none where there is none. Throws when nobody answers. */
export type LookUpTxt = (name: string) => Promise<readonly string[]>

type Signing = { readonly domain: string; readonly selector: string }

/** Asks the DNS for what it says of mail from a domain. A name about which nobody answers is null, which is not the same as nothing there. */
export async function lookUpRecords(lookUp: LookUpTxt, domain: string, signing: Signing | null): Promise<FoundRecords> {
  const ask = async (name: string): Promise<Found> => {
    try {
      return await lookUp(name)
    } catch {
      // The network is not ours: what is told to people is that nobody answered.
      return null
    }
  }
  const [spf, dkim, dmarc] = await Promise.all([
    ask(domain),
    signing && ask(dkimName(signing)).then(found => ({ name: dkimName(signing), found })),
    lookUpDmarc(ask, domain),
  ])
  return { domain, spf, dkim, dmarc }
}

/** A domain without a policy of its own has that of the higher domain. */
async function lookUpDmarc(ask: (name: string) => Promise<Found>, domain: string): Promise<FoundRecords['dmarc']> {
  const labels = domain.split('.')
  const own = `_dmarc.${domain}`
  const first = await ask(own)
  if (first === null || isPolicy(first)) return { name: own, found: first }
  for (let from = 1; from <= labels.length - 2; from += 1) {
    const name = `_dmarc.${labels.slice(from).join('.')}`
    const found = await ask(name)
    if (found !== null && isPolicy(found)) return { name, found }
  }
  return { name: own, found: first }
}

const isPolicy = (texts: readonly string[]): boolean => texts.some(text => text.trim().startsWith('v=DMARC1'))
