/** Whether something was looked at in time, and if not, for how many months it has been waiting. */
export type ReviewAge =
  | { readonly kind: 'in-time'; readonly by: string }
  | { readonly kind: 'past'; readonly by: string; readonly months: number }

/** Days are `YYYY-MM-DD`, in the UK. Until the end of its day it is in time; months are whole ones. */
export function reviewAge(by: string, today: string): ReviewAge {
  if (today <= by) return { kind: 'in-time', by }
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = by.split('-').map(Number)
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  return { kind: 'past', by, months: (year - fromYear) * 12 + month - fromMonth - (day < fromDay ? 1 : 0) }
}
