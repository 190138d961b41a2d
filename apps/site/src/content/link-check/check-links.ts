import {
  type Actor,
  describeError,
  inTransaction,
  type Looking,
  lookEvery,
  record,
  type Services,
} from '../../foundation/index.ts'
import { askElsewhere } from './ask-elsewhere.ts'
import { publishedNaming } from './entries-naming.ts'
import { followLink } from './follow-link.ts'
import { type Heard, judgeHeard, type LinkVerdict } from './judge-link.ts'
import {
  beginCheck,
  blameOwnNetwork,
  checkedLinks,
  endCheck,
  forgetCheckedBefore,
  newestCheck,
  writeChecked,
} from './link-store.ts'
import { type LinkToCheck, linksToCheck } from './links-to-check.ts'

type House = Pick<Services, 'db' | 'write' | 'clock' | 'log' | 'baseUrl' | 'entryKinds'>

/** Asks this site for one of its own pages: the status of its answer. */
export type AskOwn = (path: string) => Promise<number>

const subjectOfCheck = (id: number) => ({ kind: 'link-check', id: String(id) })
const lookEveryMs = 5_000
const limitMs = 10_000
/** So many servers are asked at once, and each only once at a time. */
const atOnce = 4

/** Somebody asks that all links are looked at. `under-way`: that is happening already. */
export const askForCheck = (
  { write, clock }: Pick<House, 'write' | 'clock'>,
  { actor }: { readonly actor: Actor },
): Promise<'asked' | 'under-way'> =>
  inTransaction(write, async tx => {
    const now = clock()
    const id = await beginCheck(tx, { askedBy: actor.name, now })
    if (id === null) return 'under-way'
    await record(tx, { actor, at: now, deed: 'link.check', subject: subjectOfCheck(id) })
    return 'asked'
  })

type How = {
  readonly askOwn: AskOwn
  readonly ask?: (url: URL) => Promise<Heard>
  /** True when the site is being stopped: what is left is done by the next process. */
  readonly isStopping?: () => boolean
}

/**
 * Carries out the look that somebody has asked for, if there is one. What was found is written link by link: a process that ends in the middle leaves the rest to the next one, and two
 * at the same time ask twice and write the same.
 */
export async function checkLinks(house: House, { askOwn, ask, isStopping = () => false }: How): Promise<boolean> {
  const { db, write, clock, entryKinds = [] } = house
  const check = await newestCheck(db)
  if (check === null || check.endedAt !== null) return false
  const userAgent = `Spotlight link check (+${house.baseUrl})`
  const asking = ask ?? (url => askElsewhere(url, { limitMs, userAgent }))
  const links = linksToCheck(await publishedNaming(db, entryKinds))
  const done = await checkedLinks(db)
  const left = links.filter(({ address }) => (done.get(address)?.checkedAt ?? new Date(0)) < check.askedAt)
  await inLanes(laneByHost(left), async link => {
    if (isStopping()) return
    const found = await judge(link, { askOwn, ask: asking })
    await inTransaction(write, tx => writeChecked(tx, link.address, found, clock()))
  })
  if (isStopping()) return false
  const now = clock()
  return inTransaction(write, async tx => {
    // Another process may have done the same work.
    if (!(await endCheck(tx, check.id, { links: links.length, now }))) return false
    const actor = { kind: 'system', name: 'links' } as const
    await record(tx, { actor, at: now, deed: 'link.checked', subject: subjectOfCheck(check.id), after: { links: links.length } })
    await blameOwnNetwork(tx, check.askedAt)
    await forgetCheckedBefore(tx, check.askedAt)
    return true
  })
}

/** What becomes of one link. Pages of staff and hospitals are closed to those who read the link. */
async function judge(
  { kind, address }: LinkToCheck,
  { askOwn, ask }: Required<Pick<How, 'askOwn' | 'ask'>>,
): Promise<LinkVerdict> {
  if (kind === 'refused') return { state: 'broken', because: 'malformed', status: null, leadsTo: null }
  if (kind === 'web') return followLink(address, ask)
  if (/^(?:\/cy)?\/(?:console|hospital)(?:\/|$)/.test(address))
    return { state: 'private', because: 'console', status: null, leadsTo: null }
  const status = await askOwn(address)
  return judgeHeard({ kind: 'answer', status, location: null }, { leadsTo: null, isForGood: false })
}

/** The links of one server after each other, so that nobody is asked by us many times at once. */
function laneByHost(links: readonly LinkToCheck[]): readonly (readonly LinkToCheck[])[] {
  const hostOf = ({ kind, address }: LinkToCheck): string => (kind === 'web' ? new URL(address).host : '')
  return [...Map.groupBy(links, hostOf).values()]
}

async function inLanes<Item>(lanes: readonly (readonly Item[])[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...lanes]
  const worker = async () => {
    for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) {
      for (const item of lane) await work(item)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Looks every few seconds whether somebody wants all links looked at. Nothing that other servers do holds up the site. */
export function keepLinks(house: House, askOwn: AskOwn): Looking {
  let isStopping = false
  const looking = lookEvery(lookEveryMs, async () => {
    try {
      if (await checkLinks(house, { askOwn, isStopping: () => isStopping })) house.log('links-checked', {})
    } catch (error) {
      house.log('links-not-checked', describeError(error))
    }
  })
  return {
    stop: () => {
      isStopping = true
      return looking.stop()
    },
  }
}
