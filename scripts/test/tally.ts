/** One thing that was tried, with why it failed or was skipped. */
export type Result = { name: string; outcome: 'passed' | 'failed' | 'skipped'; reason?: string }

export type Tally = { passed: number; failed: number; skipped: number }

export function count(results: readonly Result[]): Tally {
  const tally = { passed: 0, failed: 0, skipped: 0 }
  for (const { outcome } of results) tally[outcome] += 1
  return tally
}

/** The last line of `npm test`, which other programs read. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Nothing may fail, something must have run, and where everything is meant to be at hand (CI) nothing may be skipped. */
export function isGood({ passed, failed, skipped }: Tally, maySkip: boolean): boolean {
  return failed === 0 && passed > 0 && (maySkip || skipped === 0)
}

/** What was skipped, gathered by reason: twenty tests without a database are one line to read. */
export function skippedInWords(results: readonly Result[]): string[] {
  const byReason = Map.groupBy(
    results.filter(({ outcome }) => outcome === 'skipped'),
    ({ reason, name }) => reason ?? name,
  )
  return [...byReason].map(
    ([reason, skipped]) => `${skipped.length === 1 ? '1 test was' : `${skipped.length} tests were`} skipped: ${reason}`,
  )
}
