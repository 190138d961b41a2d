import { linkTarget } from '../markdown/link-target.ts'
import { type Heard, judgeHeard, type LinkVerdict } from './judge-link.ts'

const mostHops = 5

/** Follows a link to where it leads, one address after the other: each is asked by the same rules as the first. */
export async function followLink(address: string, ask: (url: URL) => Promise<Heard>): Promise<LinkVerdict> {
  let url = new URL(address)
  let isForGood = true
  for (let hop = 0; hop <= mostHops; hop += 1) {
    if (!isAskable(url)) return judgeHeard({ kind: 'private-network' }, { leadsTo: hop > 0 ? url.href : null, isForGood })
    const heard = await ask(url)
    const leadsTo = hop > 0 ? url.href : null
    const next = heard.kind === 'answer' && isRedirect(heard.status) ? heard.location : null
    if (next === null) return judgeHeard(heard, { leadsTo, isForGood })
    if (!URL.canParse(next, url.href)) return { state: 'unclear', because: 'fails', status: null, leadsTo }
    isForGood &&= heard.kind === 'answer' && (heard.status === 301 || heard.status === 308)
    url = new URL(next, url)
  }
  return { state: 'broken', because: 'goes-round', status: null, leadsTo: null }
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/** Only the web, by its usual doors: a link that leads to another port asks for something else than a page. */
const isAskable = (url: URL): boolean => url.port === '' && linkTarget(url.href).kind === 'web'
