const lowerWords = new Set([
  'and',
  'of',
  'the',
  'for',
  'on',
  'upon',
  'in',
  'with',
  'at',
  'to',
  'by',
  'under',
  'le',
  'y',
  'yr',
  'a',
])
const capitalWords = new Set([
  'NHS',
  'HCA',
  'BMI',
  'VII',
  'UK',
  'HQ',
  'NE',
  'NW',
  'SE',
  'SW',
  'II',
  'III',
  'ECT',
  'MRI',
  'CIC',
  'LHB',
  'HRH',
  'CDU',
])

/**
 * Turns a name in capitals into the mixed case people write: “ST MARY'S NHS TRUST” becomes “St Mary's NHS Trust”.
 * A name that already has lower-case letters keeps its own capitals; only its small words (Of, The, Upon) are lowered.
 */
export function properName(name: string): string {
  const tidy = name.replaceAll(/\s+/g, ' ').trim()
  const shouting = tidy === tidy.toUpperCase()
  return tidy
    .split(' ')
    .map((word, at, words) => wordCase(word, at === 0 || /[-–:(]$/.test(words[at - 1] ?? ''), shouting))
    .join(' ')
}

function wordCase(word: string, first: boolean, shouting: boolean): string {
  const bare = word.replaceAll(/[^\p{L}]/gu, '')
  if (!first && lowerWords.has(bare.toLowerCase()) && isPlainWord(word, bare)) return word.toLowerCase()
  if (capitalWords.has(bare.toUpperCase()) && bare.length > 2) return word.toUpperCase()
  if (shouting && /^\d+(ST|ND|RD|TH)$/.test(word)) return word.toLowerCase()
  if (!shouting || capitalWords.has(bare) || /\d/.test(word)) return word
  return hyphenated(word.toLowerCase(), first)
}

/** “A&E” and “OF-” are not small words. */
function isPlainWord(word: string, bare: string): boolean {
  return word === bare || word === `${bare},`
}

function hyphenated(word: string, first: boolean): string {
  return word
    .split(/(-|\/|&)/)
    .map((part, at) => (at > 0 && lowerWords.has(part) ? part : capitalise(part, first || at === 0)))
    .join('')
    .replace(/^\(\p{L}/u, start => start.toUpperCase())
}

function capitalise(part: string, force: boolean): string {
  const done = part.replace(/^\(?\p{L}/u, start => start.toUpperCase())
  return force ? done.replace(/^(Mc|O['’])(\p{L})/u, (_, prefix: string, letter: string) => prefix + letter.toUpperCase()) : done
}

/** A name made comparable: no case, accents, punctuation, “the” or “&”. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replace(/^\s*the\s/, '')
    .trim()
}

/** A trust's name without “NHS Foundation Trust” and the like: what people call it. */
export function coreName(name: string): string {
  return name.replace(/\s+(NHS|National Health Service)\s+(Foundation\s+)?Trust$/i, '').replace(/^The\s+/i, '')
}
