/** What the criteria can ask for; quality measures each of these as a share. */
export const criteriaMeasures = [
  'nhs-number',
  'recurrence-months',
  'spread-described',
  'first-date',
  'stage',
  'pathway',
  'vital-status',
  'timely-feeds',
] as const
export type CriteriaMeasure = (typeof criteriaMeasures)[number]

/** These measure months and feeds, not people or their records. */
export const measuresOfThings: ReadonlySet<CriteriaMeasure> = new Set(['recurrence-months', 'timely-feeds'])
