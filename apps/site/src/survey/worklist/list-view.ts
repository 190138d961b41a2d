import type { Round } from '../types.ts'
import type { ListQuery } from './list-query.ts'
import type { ListedRequest } from './list-store.ts'
import type { QuickView } from './quick-views.ts'

/** A list of requests as its page shows it. */
export type ListView = {
  readonly round: Round
  readonly query: ListQuery
  readonly today: string
  readonly rows: readonly ListedRequest[]
  readonly total: number
  readonly shown: number
  readonly pages: number
  readonly quick: Readonly<Record<QuickView, number>>
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  /** Who answers now for a trust that has merged, by its code. */
  readonly successors: ReadonlyMap<string, string>
  /** True when the address said nothing, and the list is as somebody left it. */
  readonly isRemembered: boolean
  /** Whether whoever looks may change several at once. */
  readonly mayBulk: boolean
  readonly hasKeys: boolean
}
