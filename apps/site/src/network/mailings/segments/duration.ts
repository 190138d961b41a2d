/** What the mail sender does by itself in a second, carefully reckoned: no estimate promises more. */
const mailsPerSecond = 20

type Waiting = { readonly count: number }

/**
 * About how many minutes a mailing takes: the largest domain at its pace, and never less than all mails take to be handed over. For people; nothing
 * goes by it.
 */
export function reckonMinutes(domains: readonly Waiting[], perMinute: number | null): number {
  const all = domains.reduce((sum, { count }) => sum + count, 0)
  const largest = Math.max(0, ...domains.map(({ count }) => count))
  const byPace = perMinute === null ? 0 : Math.max(0, largest - 1) / perMinute
  return Math.ceil(Math.max(byPace, all / (60 * mailsPerSecond)))
}
