/** The columns that every file needs. */
export const neededColumns = ['key', 'form', 'title_en', 'provider_en', 'text_en', 'checked_on', 'source'] as const

/** Those that a file may have too. One that it has not is as if every line left it empty. */
export const otherColumns = [
  'title_cy',
  'provider_cy',
  'text_cy',
  'when_en',
  'when_cy',
  'where_en',
  'where_cy',
  'welsh',
  'needs',
  'nations',
  'phone',
  'text_phone',
  'email',
  'link',
  'postcode',
  'lat',
  'lon',
  'hours',
  'languages',
  'cost',
  'source_read_on',
  'source_note',
] as const

export type SupportColumn = (typeof neededColumns)[number] | (typeof otherColumns)[number]
export const supportColumns: readonly SupportColumn[] = [...neededColumns, ...otherColumns]
