/** A piece of a text that may tell who somebody is. */
export type Spotted = { readonly start: number; readonly end: number; readonly kind: SpottedKind }
export const spottedKinds = ['name', 'address', 'telephone', 'number', 'postcode', 'birthday'] as const
export type SpottedKind = (typeof spottedKinds)[number]

const capital = String.raw`\p{Lu}[\p{L}\p{M}'’-]+`
const titles = 'mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sister|matron|nurse|consultant|meddyg|nyrs|metron|dr\\.'
/** Words before which no name is needed to be known by: `my nurse Xyz`, `called Xyz`, `o’r enw Xyz`. */
const introduced = `(?:${titles}|called|named|name is|surgeon|oncologist|receptionist|husband|wife|partner|daughter|son|o['’]r enw|fy enw i yw|llawfeddyg)`
/** Begin with a capital and name nobody. */
const noNames = new Set(
  (
    'I NHS GP MDT CT MRI PET HER2 Macmillan UK England Wales Scotland Ireland Northern Welsh English Cymru Cymraeg Monday Tuesday Wednesday Thursday Friday ' +
    'Saturday Sunday January February March April May June July August September October November December Christmas Easter Covid COVID Breast Cancer Care ' +
    'Hospital Trust Unit Ward Clinic Dydd Llun Mawrth Mercher Iau Gwener Sadwrn Sul Ionawr Chwefror Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr ' +
    'The A An My We It They She He You This That There And But So If When What Why How Not No Yes Please Thank Thanks Everyone Nobody Somebody'
  ).split(' '),
)

const patterns: readonly { readonly kind: SpottedKind; readonly pattern: RegExp; readonly isName?: true }[] = [
  { kind: 'address', pattern: /[^\s@<>]{1,64}\s?(?:@|\(at\)|\[at\])\s?[^\s@<>]{2,100}/giu },
  { kind: 'number', pattern: /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/gu },
  { kind: 'telephone', pattern: /(?<!\d)(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)/gu },
  { kind: 'postcode', pattern: /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/giu },
  { kind: 'birthday', pattern: /(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}(?!\d)/gu },
  {
    kind: 'name',
    pattern: new RegExp(`(?<![\\p{L}])(?:${introduced})\\s+(?:[A-Za-z]{0,12}\\s+)?(${capital}(?:\\s+${capital})?)`, 'giu'),
    isName: true,
  },
  { kind: 'name', pattern: new RegExp(`${capital}(?:\\s+(?:ap|ab|ferch|van|von|de|O['’])?\\s*${capital})+`, 'gu'), isName: true },
  { kind: 'name', pattern: new RegExp(`(?<=[\\p{Ll}\\d,;:)]\\s+)${capital}`, 'gu'), isName: true },
]

/**
 * Finds what may name a person in words that somebody wrote: for the eyes of whoever reviews them, who reads the whole text in any case. It rather
 * marks too much: a word with a capital inside a sentence is often a place. What it does not find may be a name all the same.
 */
export function spotNames(text: string): Spotted[] {
  const found = patterns.flatMap(({ kind, pattern, isName }) =>
    [...text.matchAll(pattern)].flatMap((match): Spotted[] => {
      const spotted = isName ? withoutSmall(match[1] ?? match[0]) : match[0]
      const start = match.index + match[0].lastIndexOf(spotted)
      if (isName && isNobody(spotted)) return []
      return [{ kind, start, end: start + spotted.length }]
    }),
  )
  return withoutOverlaps(found)
}

/** `i` makes a pattern take small letters for capitals: a name has one, and ends where none follows. */
const withoutSmall = (words: string): string => words.replace(/(?:\s+\p{Ll}[^\s]*)+$/u, '')

const isNobody = (words: string): boolean =>
  words.split(/\s+/).every(word => noNames.has(word.replace(/[’']s?$/u, '')) || !/^\p{Lu}/u.test(word))

function withoutOverlaps(found: readonly Spotted[]): Spotted[] {
  const sorted = [...found].sort((one, other) => one.start - other.start || other.end - one.end)
  const kept: Spotted[] = []
  for (const each of sorted) {
    const last = kept.at(-1)
    if (!last || each.start >= last.end) kept.push(each)
  }
  return kept
}
