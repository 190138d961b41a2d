import { type CharityFacts, isComplete, isHelplineCheckDue, type NeededFact } from '../../../content/index.ts'
import type { Campaign, MailState } from '../../../foundation/index.ts'

export type Todo =
  /** `stakes`: what does not happen until it is done, which differs between the campaigns. */
  | { readonly kind: 'charity'; readonly missing: readonly NeededFact[]; readonly stakes: Campaign }
  | { readonly kind: 'helpline-check'; readonly checkedOn: string }
  | { readonly kind: 'mail-uncertain' | 'mail-failed'; readonly count: number }
  | { readonly kind: 'mail-off'; readonly count: number }
  | { readonly kind: 'old-table'; readonly tables: readonly OldTable[] }

export type OldTable = { readonly name: string; readonly ageMonths: number }
export type DatedTable = OldTable & { readonly isOverdue: boolean }

export type Situation = {
  readonly campaign: Campaign
  readonly charity: CharityFacts
  readonly today: string
  readonly mail: ReadonlyMap<MailState, number>
  readonly isMailOff: boolean
  readonly tables: readonly DatedTable[]
}

/** What staff have to do today, the most pressing first. */
export function whatNeedsDoing({ campaign, charity, today, mail, isMailOff, tables }: Situation): Todo[] {
  const { missing } = isComplete(charity)
  const count = (state: MailState): number => mail.get(state) ?? 0
  const old = tables
    .filter(table => table.isOverdue)
    .map(({ name, ageMonths }) => ({ name, ageMonths }))
    .sort((a, b) => b.ageMonths - a.ageMonths)
  const todos: (Todo | false)[] = [
    count('uncertain') > 0 && { kind: 'mail-uncertain', count: count('uncertain') },
    count('failed') > 0 && { kind: 'mail-failed', count: count('failed') },
    missing.length > 0 && { kind: 'charity', missing, stakes: campaign },
    charity.helpline !== null &&
      isHelplineCheckDue(charity, today) && { kind: 'helpline-check', checkedOn: charity.helpline.checkedOn },
    // In the example campaign mail is meant to stay here.
    isMailOff && campaign === 'uk' && { kind: 'mail-off', count: count('held') },
    old.length > 0 && { kind: 'old-table', tables: old },
  ]
  return todos.filter(todo => todo !== false)
}
