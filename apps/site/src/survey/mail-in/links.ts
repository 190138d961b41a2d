import type { RequestKey } from '../requests/request-store.ts'

export const heldMailPath = '/console/held-mail'
/** Mail that somebody brings as files. */
export const takeInPath = '/console/held-mail/take-in'
export const heldMailItemPath = '/console/held-mail/:id'
export const fileHeldPath = '/console/held-mail/:id/file'
export const setAsidePath = '/console/held-mail/:id/set-aside'
export const putBackPath = '/console/held-mail/:id/put-back'
/** "This is something else", or "it was right after all", about what a mail of a request looks like. */
export const guessPath = '/console/rounds/:round/requests/:code/messages/:message/guess'
/** Takes a mail that a person has filed here back into the holding pen. */
export const takeBackPath = '/console/rounds/:round/requests/:code/messages/:message/take-back'

/** `aside`: what was set aside. `before`: older than this mail. */
export function heldMailLink({ aside = false, before }: { aside?: boolean; before?: number } = {}): string {
  const query = new URLSearchParams({ ...(aside ? { show: 'aside' } : {}), ...(before ? { before: String(before) } : {}) })
  return query.size > 0 ? `${heldMailPath}?${query}` : heldMailPath
}

export const heldMailItemLink = (id: number): string => `${heldMailPath}/${id}`
export const fileHeldLink = (id: number): string => `${heldMailPath}/${id}/file`
export const setAsideLink = (id: number): string => `${heldMailPath}/${id}/set-aside`
export const putBackLink = (id: number): string => `${heldMailPath}/${id}/put-back`

export const guessLink = ({ round, trustCode }: RequestKey, message: number): string =>
  `/console/rounds/${round}/requests/${trustCode}/messages/${message}/guess`

export const takeBackLink = ({ round, trustCode }: RequestKey, message: number): string =>
  `/console/rounds/${round}/requests/${trustCode}/messages/${message}/take-back`

/** What was just brought, in numbers: all of it, and of that what waits in the pen and what had been there. */
export type TakenCounts = { readonly mails: number; readonly held: number; readonly known: number }

export function takeInLink(counts: TakenCounts | null = null): string {
  if (counts === null) return takeInPath
  const { mails, held, known } = counts
  return `${takeInPath}?${new URLSearchParams({ mails: String(mails), held: String(held), known: String(known) })}`
}
