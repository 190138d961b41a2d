import type { Division } from '../schema.ts'

/** One bank holiday as a file has it. */
export type Incoming = { readonly day: string; readonly division: Division; readonly title: string; readonly substitute: boolean }

/** Where in a file something is wrong, as a person can find it. */
export type FilePlace =
  | { readonly kind: 'file' }
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'entry'; readonly entry: number; readonly division: Division | null }

export const fileFaults = [
  'empty',
  'too-large',
  'not-known',
  'not-json',
  'not-the-layout',
  'unknown-part',
  'no-events',
  'not-a-calendar',
  'bad-line',
  'no-division',
  'no-title',
  'not-a-day',
  'twice',
  'repeats',
  'several-days',
] as const
export type FileFault = { readonly place: FilePlace; readonly fault: (typeof fileFaults)[number]; readonly value: string }

export type ReadFile =
  | { readonly outcome: 'read'; readonly holidays: readonly Incoming[]; readonly source: string }
  | { readonly outcome: 'broken'; readonly faults: readonly FileFault[] }

/** GOV.UK’s whole list of ten years is 60 kB. A form of the site may hold a megabyte, and this one carries the list twice over at most. */
export const mostBytes = 400_000
/** Whoever mends these will find the rest at the next try. */
export const mostFaults = 20
/** A name of ours is at most 60 letters long. */
export const longestTitle = 120

export const wholeFile = (fault: FileFault['fault'], value = ''): ReadFile => ({
  outcome: 'broken',
  faults: [{ place: { kind: 'file' }, fault, value }],
})

/** Names stand with the apostrophe that we write everywhere, and on one line. */
export const cleanTitle = (title: string): string => title.replaceAll("'", '’').replaceAll(/\s+/g, ' ').trim()

/** The entries of a file, or what is wrong with each; the same day twice in one part is wrong. */
export function gather(entries: readonly (Incoming | FileFault)[], places: readonly FilePlace[], source: string): ReadFile {
  const seen = new Set<string>()
  const faults: FileFault[] = []
  const holidays: Incoming[] = []
  for (const [index, entry] of entries.entries()) {
    const place = places[index] ?? { kind: 'file' as const }
    if ('fault' in entry) faults.push(entry)
    else if (seen.has(`${entry.day} ${entry.division}`)) faults.push({ place, fault: 'twice', value: entry.day })
    else {
      seen.add(`${entry.day} ${entry.division}`)
      holidays.push(entry)
    }
  }
  return faults.length > 0 ? { outcome: 'broken', faults: faults.slice(0, mostFaults) } : { outcome: 'read', holidays, source }
}
