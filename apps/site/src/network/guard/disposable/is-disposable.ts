import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRoot } from '../../../foundation/index.ts'

let domains: ReadonlySet<string> | null = null

/** Read once, when it is first asked for: 8,000 names. */
function disposableDomains(): ReadonlySet<string> {
  domains ??= new Set(
    readFileSync(join(findRoot(), 'data/disposable-domains.txt'), 'utf8')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  )
  return domains
}

/**
 * Whether addresses at a domain (as `readAddress` gives it) are made to be thrown away, by a public list (data/SOURCES.md). Such an address is
 * taken like any other, and marked for staff: some people have good reasons to hide where they have their mail.
 */
export function isDisposable(domain: string): boolean {
  const parts = domain.toLowerCase().split('.')
  // The list has the part that somebody registered: whatever stands before it is theirs as well.
  return parts.some((_, place) => place < parts.length - 1 && disposableDomains().has(parts.slice(place).join('.')))
}
