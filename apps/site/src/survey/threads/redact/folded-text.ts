/**
 * A text as it is searched: small letters without accents, and `\u0001` where a new word begins without a blank (`JaneSmith`, `smith2`).
 * `from[i]` and `to[i]` say from where to where the i-th character stands in the text itself.
 */
export type FoldedText = {
  readonly text: string
  readonly folded: string
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** Letters and digits alone: what is not in here is not in the text. */
  readonly skeleton: string
}

/** What a letter or a digit of a folded text is, and what is none, as parts of a regular expression without the flag `u`, which is slow. */
export const letter = '[a-z0-9\\u0080-\\uffff]'
export const noLetter = '[^a-z0-9\\u0080-\\uffff]'

/** Stands between two words that nothing else keeps apart. */
export const wordBreak = '\u0001'

/** Letters that are no letter with a mark, as people write them where they have not got them. */
const alike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
}

const foldLetter = (character: string): string => {
  const small = character.toLowerCase()
  const plain = alike[small] ?? small.normalize('NFKD').replace(/\p{M}+/gu, '')
  return plain.toLowerCase()
}

const isLetterOrDigit = (character: string): boolean =>
  character >= '\u0080' ? /[\p{L}\p{N}]/u.test(character) : /[a-zA-Z0-9]/.test(character)
/** Signs beyond ASCII become blanks, and the sign of a lost letter a question mark: what is left beyond ASCII is a letter. */
const plainSign = (sign: string): string => (sign < '\u0080' ? sign : sign === '\ufffd' ? '?' : ' ')
type Kind = 'upper' | 'lower' | 'digit' | 'none'
const kindOf = (character: string): Kind => {
  if (/\p{N}/u.test(character)) return 'digit'
  if (/\p{Lu}/u.test(character)) return 'upper'
  return /\p{L}/u.test(character) ? 'lower' : 'none'
}

const known = new Map<string, { readonly plain: string; readonly kind: Kind }>()
/** Few characters make up a text: each is looked at once. */
function look(character: string): { readonly plain: string; readonly kind: Kind } {
  const seen = known.get(character)
  if (seen) return seen
  const found = { plain: foldLetter(character), kind: kindOf(character) }
  if (known.size < 20_000) known.set(character, found)
  return found
}

export function foldText(text: string): FoldedText {
  const folded: string[] = []
  const from: number[] = []
  const to: number[] = []
  const skeleton: string[] = []
  let before: Kind = 'none'
  let at = 0
  const add = (character: string, start: number, end: number): void => {
    for (const raw of character) {
      const each = isLetterOrDigit(raw) ? raw : plainSign(raw)
      for (let unit = 0; unit < each.length; unit += 1) {
        from.push(start)
        to.push(end)
      }
      folded.push(each)
      if (each === raw && isLetterOrDigit(raw)) skeleton.push(each)
    }
  }
  for (const character of text) {
    const end = at + character.length
    const { plain, kind } = look(character)
    const after = kind === 'upper' ? look(nextOf(text, end)).kind : 'none'
    if (beginsWord(before, kind, after)) add(wordBreak, at, at)
    // A mark that belongs to no letter before it goes with whatever stands there.
    if (plain !== '') add(plain, at, end)
    before = kind
    at = end
  }
  return { text, folded: folded.join(''), from, to, skeleton: skeleton.join('') }
}

const nextOf = (text: string, at: number): string => {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** `janeSmith`, `JSmith`, `smith2`, `2smith`: where a new word begins within a run of letters and digits. */
const beginsWord = (before: Kind, here: Kind, after: Kind): boolean =>
  (before === 'lower' && here === 'upper') ||
  (before === 'upper' && here === 'upper' && after === 'lower') ||
  (before === 'digit' && (here === 'upper' || here === 'lower')) ||
  ((before === 'upper' || before === 'lower') && here === 'digit')

/** The words of a name or a passage, each folded. */
export const foldedWords = (text: string): string[] =>
  foldText(text)
    .folded.replaceAll(wordBreak, '')
    .split(new RegExp(`${noLetter}+`))
    .filter(word => word !== '')
