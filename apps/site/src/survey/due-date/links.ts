import type { Law } from '../types.ts'

export const dueDatePath = '/due-date'
export const dueDateApiPath = '/api/v1/due-date'

/** The page with a question in its address: a day and a law say nothing of a person. */
export const dueDateLink = (asked?: { received: string; law: Law }): string =>
  asked ? `${dueDatePath}?${new URLSearchParams({ received: asked.received, law: asked.law })}` : dueDatePath
