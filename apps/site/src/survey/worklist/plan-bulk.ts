import { randomUUID } from 'node:crypto'
import { dayInUk, inTransaction, type Principal, type WriteDb } from '../../foundation/index.ts'
import type { Round } from '../types.ts'
import { aimOf, groundOf } from './bulk-ground.ts'
import { type BulkKind, judgeBulk } from './bulk-rules.ts'
import { forgetOldPlans, insertPlan } from './bulk-store.ts'
import { type ChaseLetter, chaseLetters } from './chase-letters.ts'
import type { ListQuery } from './list-query.ts'
import { type ListedRequest, listRequests, requestsByCodes } from './list-store.ts'

/** Those that were ticked, or everything that the list shows on all its pages. */
export type BulkExtent = { readonly codes: readonly string[] } | { readonly query: ListQuery }

type PlanInput = {
  readonly round: Round
  readonly kind: BulkKind
  readonly assignee: { readonly id: string; readonly name: string } | null
  readonly extent: BulkExtent
  /** The words of the list's address, for the way back. */
  readonly cameFrom: string
  readonly principal: Principal
  readonly now: Date
  readonly mailDomain: string
  readonly baseUrl?: string
}

export type PlanOutcome = { readonly outcome: 'planned'; readonly id: string } | { readonly outcome: 'nothing-chosen' }

/** Notes what a deed would do to each of the chosen requests. Nothing of theirs is changed: somebody looks at it first. */
export async function planBulk(db: WriteDb, input: PlanInput): Promise<PlanOutcome> {
  const { round, kind, assignee, principal, now, cameFrom } = input
  const today = dayInUk(now)
  return inTransaction(db, async tx => {
    const requests = await chosen(tx, input, today)
    if (requests.length === 0) return { outcome: 'nothing-chosen' }
    const letters: ReadonlyMap<string, ChaseLetter> =
      kind === 'chase'
        ? await chaseLetters(tx, { round, requests, today, mailDomain: input.mailDomain, baseUrl: input.baseUrl })
        : new Map()
    const aim = aimOf({ kind, assignee }, today)
    const id = randomUUID()
    await forgetOldPlans(tx, now)
    const items = requests.map(request => ({
      code: request.trust_code,
      name: request.trust_name,
      basedOn: request.version,
      verdict: judgeBulk(aim, groundOf(request, letters.get(request.trust_code)), principal.barredFrom),
    }))
    const { id: by, name, barredFrom } = principal
    await insertPlan(tx, { id, round: round.id, kind, assignee, cameFrom, madeBy: { id: by, name, barredFrom }, items }, now)
    return { outcome: 'planned', id }
  })
}

async function chosen(tx: WriteDb, { round, extent, principal }: PlanInput, today: string): Promise<ListedRequest[]> {
  if ('codes' in extent) return [...(await requestsByCodes(tx, round.id, extent.codes)).values()]
  return listRequests(tx, { round: round.id, query: extent.query, me: principal.id, today }, 'all')
}
