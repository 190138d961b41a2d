import type { DirectorySummary } from './directory-summary.ts'
import { editionOf } from './edition-of.ts'

export type Judgement =
  | { readonly kind: 'refused'; readonly what: string; readonly next: string }
  | { readonly kind: 'accepted'; readonly describes: string; readonly notes: readonly string[] }

export type KnownPlaces = {
  /** The sectors of our own table: every edition since then has them, because a postcode that ends stays in the directory. */
  readonly sectors: readonly string[]
  readonly constituencies: ReadonlySet<string>
  /** How many postcodes are in use now; null before the first import. */
  readonly rowsInUse: number | null
}

/** A few broken rows are left out and listed; more than one in a thousand, and the file is not what it should be. */
const toleratedBroken = (rows: number): number => Math.max(20, Math.floor(rows / 1000))
/** Sectors that may be missing: some were mended or recoded between the two sources. */
const toleratedMissing = 0.02
/** The directory only ever grows: one that has lost a tenth is a part. */
const leastOfBefore = 0.9
const toleratedUnknownSeats = 0.05

const tryAgain = 'Nothing was changed. Download it again, and compare its size with what the page of ONS says.'

/** Decides from a whole reading whether these postcodes may take the place of those in use. Nothing has been written yet. */
export function judgeDirectory(found: DirectorySummary, known: KnownPlaces): Judgement {
  const refused = (what: string, next = tryAgain): Judgement => ({ kind: 'refused', what: `${found.name} ${what}`, next })
  if (found.stored === 0 && found.broken === 0) return refused('has no rows.')
  if (found.broken > toleratedBroken(found.rows)) {
    return refused(`has ${count(found.broken)} broken rows among ${count(found.rows)}: too many to leave out.`)
  }
  if (found.isCutShort) return refused(`ends in the middle of line ${count(found.rows + 1)}: it is cut short.`)
  const whole = completeness(found, known)
  if (whole !== null) return refused(whole)
  const describes = editionOf(found.name, found.newestMonth)
  if (describes === null) {
    return refused('does not say which month it describes.', 'Give it the name that ONS gave it, such as ONSPD_NOV_2025_UK.csv.')
  }
  return { kind: 'accepted', describes, notes: notesOn(found, known) }
}

/** What is missing of the country; null when all of it is there. */
function completeness({ sectors, stored }: DirectorySummary, known: KnownPlaces): string | null {
  const there = new Set(sectors)
  const areas = new Set(sectors.map(areaOf))
  const missingAreas = [...new Set(known.sectors.map(areaOf))].filter(area => !areas.has(area))
  if (missingAreas.length > 0) {
    const named = missingAreas.slice(0, 8).join(', ')
    return `has no postcode of ${named}${missingAreas.length > 8 ? ` and ${missingAreas.length - 8} more areas` : ''}: it is a part of the directory, or cut short.`
  }
  const missing = known.sectors.filter(sector => !there.has(sector)).length
  if (missing > known.sectors.length * toleratedMissing) {
    return `lacks ${count(missing)} of the ${count(known.sectors.length)} postcode sectors that we know: it is not the whole directory.`
  }
  if (known.rowsInUse !== null && stored < known.rowsInUse * leastOfBefore) {
    return `has ${count(stored)} postcodes, and those in use are ${count(known.rowsInUse)}: it is a part, or very old.`
  }
  return null
}

function notesOn({ constituencies, split, placeless }: DirectorySummary, known: KnownPlaces): string[] {
  const total = sum(constituencies.values())
  const strange = sum([...constituencies].filter(([code]) => !known.constituencies.has(code)).map(([, rows]) => rows))
  const notes: string[] = []
  if (total === 0) notes.push('No postcode has a constituency in this file: constituencies are answered as before.')
  else if (strange > total * toleratedUnknownSeats) {
    notes.push(
      `${postcodes(strange, 'is', 'are')} in constituencies that our table does not have: this edition is of before July 2024, or much newer. Theirs are answered as before.`,
    )
  } else if (strange > 0) notes.push(`${postcodes(strange, 'is', 'are')} in a constituency that our table does not have.`)
  if (placeless > 0) notes.push(`${postcodes(placeless, 'is', 'are')} known without a place.`)
  if (split > 0) notes.push(`${postcodes(split, 'stands', 'stand')} in more than one constituency: all of them are offered.`)
  return notes
}

const areaOf = (sector: string): string => /^[A-Z]+/.exec(sector)?.[0] ?? ''
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0)
const postcodes = (value: number, one: string, several: string): string =>
  value === 1 ? `One postcode ${one}` : `${count(value)} postcodes ${several}`
const count = (value: number): string => value.toLocaleString('en-GB')
