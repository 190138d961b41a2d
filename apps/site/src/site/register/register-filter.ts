import { z } from 'zod'
import { type Nation, nations, type SurveyDecision } from '../../register/index.ts'

/** In the order in which the register is read. */
export const decisions = ['surveyed', 'to-confirm', 'not-surveyed'] as const satisfies readonly SurveyDecision[]

/** What of the register is shown. `closed`: trusts that are no more. */
export type RegisterFilter = { readonly nation: Nation | null; readonly decision: SurveyDecision | 'closed' | null }

const filterSchema = z.object({
  nation: z.enum(nations).nullable().catch(null),
  decision: z
    .enum([...decisions, 'closed'])
    .nullable()
    .catch(null),
})

/** Reads the filter of an address; what it does not know is left out. */
export const readFilter = (search: URLSearchParams): RegisterFilter =>
  filterSchema.parse({ nation: search.get('nation'), decision: search.get('decision') })

/** Whether an address says nothing but its filter. Only such pages are kept: there are few of them, while anybody can invent words. */
export const isWholeFilter = (filter: RegisterFilter, search: URLSearchParams): boolean =>
  [...search.keys()].every(name => name in filter) &&
  search.get('nation') === filter.nation &&
  search.get('decision') === filter.decision
