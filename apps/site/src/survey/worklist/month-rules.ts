/** A month, `YYYY-MM`, or null for anything else. */
export function readMonth(text: string | undefined): string | null {
  const found = /^(\d{4})-(\d{2})$/.exec(text ?? '')
  const month = Number(found?.[2])
  return found && month >= 1 && month <= 12 && Number(found[1]) >= 1900 ? found[0] : null
}

/** The month so many months later or earlier. */
export function monthPlus(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + months
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The weeks that a month touches, Monday to Sunday; days of the months around it are null. Days are `YYYY-MM-DD`. */
export function weeksOf(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T12:00:00Z`)
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const before = (first.getUTCDay() + 6) % 7
  const weeks = Math.ceil((before + length) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const date = week * 7 + weekday - before + 1
      return date >= 1 && date <= length ? `${month}-${String(date).padStart(2, '0')}` : null
    }),
  )
}
