import type { Message } from '../types.ts'
import type { Arrivals } from './arrivals.ts'

/** Why a message is folded away: what machines send by themselves, and a mail that stands in the thread already. */
export type FoldReason = 'automatic-reply' | 'bounce' | 'read-receipt' | 'again'

export type FoldedMessage = { readonly message: Message; readonly why: FoldReason }

export type ThreadItem =
  | { readonly kind: 'message'; readonly message: Message }
  /** One or more that follow each other. */
  | { readonly kind: 'folded'; readonly messages: readonly FoldedMessage[] }

/**
 * A thread (oldest first) with what nobody needs to read folded away; nothing is left out. A message of which somebody has said that it is
 * something else than it looks like stands open.
 */
export function foldThread(messages: readonly Message[], arrivals: Arrivals): ThreadItem[] {
  const items: ThreadItem[] = []
  const seen = new Set<string>()
  for (const message of messages) {
    const why = reasonToFold(message, arrivals, seen)
    const last = items.at(-1)
    if (why === null) items.push({ kind: 'message', message })
    else if (last?.kind === 'folded') items.splice(-1, 1, { kind: 'folded', messages: [...last.messages, { message, why }] })
    else items.push({ kind: 'folded', messages: [{ message, why }] })
  }
  return items
}

function reasonToFold(message: Message, arrivals: Arrivals, seen: Set<string>): FoldReason | null {
  if (message.direction !== 'in') return null
  const mark = markOf(message, arrivals)
  const isAgain = mark !== null && seen.has(mark)
  if (mark !== null) seen.add(mark)
  if (isAgain) return 'again'
  const { guess, guessUndone } = message
  return !guessUndone && (guess === 'automatic-reply' || guess === 'bounce' || guess === 'read-receipt') ? guess : null
}

/** Two mails with the same Message-ID are the same only when they say the same and bring the same: anybody can write any Message-ID. */
function markOf({ id, from, subject, text, attachments }: Message, arrivals: Arrivals): string | null {
  const headerMessageId = arrivals.get(id)?.headerMessageId ?? null
  if (headerMessageId === null) return null
  return JSON.stringify([headerMessageId, from, subject, text, attachments.map(({ name, sha256 }) => [name, sha256])])
}
