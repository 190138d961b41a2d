import { storableText } from '../../mail-in/storable-text.ts'

/**
 * A text as a person reads it, with nothing left in it that a machine could read otherwise: words that mail programs encode (RFC 2047),
 * HTML entities and quoted-printable letters are written out, and what nobody sees (soft hyphens, characters without width) is gone. Only
 * such a text is searched for names, and only such a text is published: no name can hide in a spelling that is not looked for.
 */
export function readableText(text: string): string {
  let read = text
  // Again and again, for what was encoded more than once on its way: `&amp;eacute;`.
  for (let pass = 0; pass < 8; pass += 1) {
    const plainer = entities(quotedPrintable(encodedWords(read)))
    if (plainer === read) break
    read = plainer
  }
  return storableText(
    read.normalize('NFC').replace(unseen, '').replace(blanks, ' ').replace(otherBreaks, '\n'),
    Number.POSITIVE_INFINITY,
  )
}

/** Soft hyphens, characters without width, variation selectors, tags and fillers. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu
const blanks = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const otherBreaks = /\r\n?|[\u0085\u2028\u2029]/g

const encodedWord = /=\?([\w.:-]{2,40})(?:\*[\w-]*)?\?([bq])\?([^?\n]{0,4000})\?=(?:\s+(?==\?[\w.:*-]{2,60}\?[bq]\?))?/gi

const encodedWords = (text: string): string =>
  text.includes('=?')
    ? text.replace(encodedWord, (whole: string, charset: string, how: string, words: string) => {
        const bytes = how.toLowerCase() === 'b' ? Buffer.from(words, 'base64') : bytesOf(words.replace(/_/g, ' '))
        return decode(bytes, charset) ?? whole
      })
    : text

const bytesOf = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** Null for a character set that nobody knows, and for bytes that are none of it. */
function decode(bytes: Buffer, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Letters beyond ASCII that were left as `=C3=A2`, and lines that were folded with `=`. */
const quotedPrintable = (text: string): string =>
  text.replace(/(?:=[89a-f][0-9a-f]){2,}/gi, run => decode(bytesOf(run), 'utf-8') ?? run).replace(/(?<=\S)=\n(?=[^\s>])/g, '')

const marks: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  macr: '\u0304',
  breve: '\u0306',
  dot: '\u0307',
  uml: '\u0308',
  ring: '\u030a',
  caron: '\u030c',
  cedil: '\u0327',
  ogon: '\u0328',
}
const others: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
  lrm: '',
  rlm: '',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  hyphen: '-',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  pound: '£',
  euro: '€',
  commat: '@',
  period: '.',
  lowbar: '_',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
  lstrok: 'ł',
  Lstrok: 'Ł',
  eth: 'ð',
  ETH: 'Ð',
  thorn: 'þ',
  THORN: 'Þ',
  inodot: 'ı',
}

const markedLetter = new RegExp(`^([A-Za-z])(${Object.keys(marks).join('|')})$`)

const entities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([A-Za-z]{2,8}));/gi,
        (whole: string, hex?: string, dec?: string, name?: string) => {
          if (name === undefined) return character(hex === undefined ? Number(dec) : Number.parseInt(hex, 16)) ?? whole
          const [, letter, mark] = markedLetter.exec(name) ?? []
          if (letter !== undefined && mark !== undefined) return `${letter}${marks[mark] ?? ''}`.normalize('NFC')
          return others[name] ?? others[name.toLowerCase()] ?? whole
        },
      )
    : text

const character = (code: number): string | null =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null
