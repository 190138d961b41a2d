/** In which part of its answer the search of the site shows something. */
export const searchGroups = [
  'pages',
  'trusts',
  'hospitals',
  'stories',
  'news',
  'support',
  'documents',
  'standards',
  'training',
] as const
export type SearchGroup = (typeof searchGroups)[number]

/** Something public that can be found by its words. */
export type SearchEntry = {
  readonly group: SearchGroup
  readonly title: string
  /** What else it can be found by, as plain text; its beginning is shown. */
  readonly text: string
  /** Where it is read, without the language. */
  readonly link: string
  /** Set where it is not in the language of the page. */
  readonly lang?: 'en'
}
