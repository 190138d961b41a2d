import type { Generated } from 'kysely'
import type { LinkReason, LinkState } from './judge-link.ts'

/** The rows of the looks at links, as the database gives them. What each means is in docs/tables. */
export type LinkTables = {
  link_check: { id: Generated<number>; asked_at: Date; asked_by: string; ended_at: Date | null; links: number }
  checked_link: {
    address: string
    state: LinkState
    because: LinkReason
    status: number | null
    leads_to: string | null
    checked_at: Date
  }
}
