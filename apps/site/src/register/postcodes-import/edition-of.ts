const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The month that a directory describes, `YYYY-MM`: that in its name (`ONSPD_NOV_2025_UK.csv`), else the newest that its rows name. */
export function editionOf(name: string, newestMonth: string | null): string | null {
  const [, word = '', year = ''] = /(?:^|[^a-z])([a-z]{3})[a-z]*[_ -]+(20\d\d)(?!\d)/i.exec(name) ?? []
  const month = months.indexOf(word.toLowerCase())
  return month < 0 ? newestMonth : `${year}-${String(month + 1).padStart(2, '0')}`
}
