export const holidaysPath = '/console/holidays'
export const previewPath = '/console/holidays/preview'
export const importPath = '/console/holidays/import'

/** The list of a year; or, after an import, what it did: `at` is its instant. */
export function holidaysLink(what: { year?: string; done?: 'imported' | 'nothing'; at?: Date } = {}): string {
  const query = new URLSearchParams()
  if (what.year !== undefined) query.set('year', what.year)
  if (what.done !== undefined) query.set('done', what.done)
  if (what.at !== undefined) query.set('at', what.at.toISOString())
  return query.size === 0 ? holidaysPath : `${holidaysPath}?${query}`
}
