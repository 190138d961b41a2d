import { dayInUk } from '../../foundation/index.ts'
import type { BulkAim, BulkGround } from './bulk-rules.ts'
import type { BulkPlan } from './bulk-store.ts'
import type { ChaseLetter } from './chase-letters.ts'
import type { ListedRequest } from './list-store.ts'

/** What the rules of a deed look at in a request, and in the letter that it would bring. */
export const groundOf = (request: ListedRequest, letter: ChaseLetter | undefined): BulkGround => ({
  code: request.trust_code,
  delivery: request.delivery,
  clock: request.clock,
  work: request.work,
  answer: request.answer,
  channel: request.channel,
  assignee: request.assignee,
  chasedOn: request.chased_at && dayInUk(request.chased_at),
  address: letter?.address ?? request.sent_to,
  isBouncing: letter?.isBouncing ?? false,
  letter: letter?.letter.state ?? 'missing',
})

export function aimOf({ kind, assignee }: Pick<BulkPlan, 'kind' | 'assignee'>, today: string): BulkAim {
  switch (kind) {
    case 'chase':
      return { kind, today }
    case 'assign':
      return { kind, assignee: assignee?.id ?? null }
    case 'portal':
    case 'read':
      return { kind }
  }
}
