// Long because: every shape in which a name or a token can stand in a letter is tried with every name.
import { describe, expect, test } from 'vitest'
import { isNhsNumber } from './always-hidden.ts'
import { hidingOf, isClean, redactText } from './redact-text.ts'
import type { Piece, Redaction } from './redaction.ts'

/** What anybody can read of it. */
export const shown = (pieces: readonly Piece[]): string =>
  pieces.map(piece => (typeof piece === 'string' ? piece : `[${piece.removed}]`)).join('')

/** Letters and digits alone, whatever a program has made of them: another way of looking than the code's own. */
export const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øØ]/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

const token = 'k7m2q9x4w8'
const hide = (redactions: readonly Redaction[], own: readonly string[] = [token]) =>
  hidingOf(redactions, { own, all: ['otherz5y6token'] })
const redact = (text: string, ...redactions: Redaction[]): string => shown(redactText(text, hide(redactions)))

/** Invented, with all that names have: accents, hyphens, apostrophes, small words, capitals inside, letters that are two. */
const names = [
  'Zorvina Quellmarth',
  'Ŵenllïan Brŷthgôr',
  'Xérxila O’Thrumbolt',
  'Quim MacVorndel',
  'Jorvik van der Plûmqvist',
  'Øystra Skjoldværdh',
  'Trixla-Mæ Vöngrath-Quist',
  'Wyx Ñuvolari',
  'Strauß Łobzowix',
]

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
const quotedPrintable = (text: string): string =>
  [...Buffer.from(text, 'utf8')]
    .map(byte => (byte > 127 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte)))
    .join('')
const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/’/g, "'")
const parts = (name: string): [string, string] => [name.split(' ')[0] ?? '', name.split(' ').slice(1).join(' ')]
const address = (name: string): string =>
  ascii(name)
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replace(/ +/g, '.')
const middle = (word: string): number => Math.ceil([...word].length / 2)
const cut = (word: string, between: string): string =>
  `${[...word].slice(0, middle(word)).join('')}${between}${[...word].slice(middle(word)).join('')}`

/** The same name as people, mail programs and servers write it. */
const shapes: Readonly<Record<string, (name: string) => string>> = {
  'as it is': name => `Please write to ${name} about it.`,
  'in small letters': name => `please ask ${name.toLowerCase()} about it`,
  'in capitals': name => `ASK ${name.toUpperCase()} ABOUT IT`,
  'with the capitals lock on': name =>
    [...name].map(letter => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())).join(''),
  'without its accents': name => `ask ${ascii(name)}.`,
  'with accents as characters of their own': name => `ask ${name.normalize('NFD')}.`,
  'over two lines': name => `ask ${name.replace(' ', '\n')} about it`,
  'over two quoted lines': name => `> ask ${name.replace(' ', '\r\n> ')} about it`,
  'over two lines quoted twice': name => `>> | ask ${name.replaceAll(' ', '\n>> |   ')}`,
  'broken within a word': name =>
    `ask ${name
      .split(' ')
      .map(word => cut(word, '-\n> '))
      .join(' ')} about it`,
  'broken by quoted-printable': name =>
    `ask ${name
      .split(' ')
      .map(word => cut(word, '=\n'))
      .join(' ')} about it`,
  'with blanks that do not break': name => `ask ${name.replaceAll(' ', '\u00a0')} about it`,
  'with blanks that nobody sees': name => `ask ${[...name].join('\u200b')} about it`,
  'with soft hyphens': name => `ask ${cut(name, '\u00ad')} about it`,
  'as HTML entities': name => `ask ${[...name].map(letter => `&#${letter.codePointAt(0)};`).join('')} about it`,
  'as HTML entities in hexadecimal': name =>
    `ask ${[...name].map(letter => `&#x${letter.codePointAt(0)?.toString(16)};`).join('')}`,
  'as HTML entities, twice': name => `ask ${[...name].map(letter => `&amp;#${letter.codePointAt(0)};`).join('')} about it`,
  'as quoted-printable': name => `To: ${quotedPrintable(name)}`,
  'as an encoded word (B)': name => `From: =?utf-8?B?${base64(name)}?= <foi@trust.example>`,
  'as an encoded word (Q)': name => `From: =?UTF-8?Q?${quotedPrintable(name).replaceAll(' ', '_')}?= <foi@trust.example>`,
  'as two encoded words': name => `=?utf-8?B?${base64(parts(name)[0])}?=\n =?utf-8?B?${base64(` ${parts(name)[1]}`)}?=`,
  'as a display name': name => `"${name}" <foi@trust.example>`,
  'as a display name turned around': name =>
    `"${parts(name)[1]}, ${parts(name)[0]} (LANTERN VALE HOSPITALS TRUST)" <foi@trust.example>`,
  'as an address': name => `${address(name)}@trust.example`,
  'as an address in a link': name => `[mailto:${address(name)}@trust.example]`,
  'as an address spelled out': name => `${address(name)} (at) trust dot example`,
  'as an address with blanks': name => `${address(name)} @ trust.example`,
  'as an address over two lines': name => `${address(name)}@\n> trust.example`,
  'as an address broken at a dot': name => `${address(name).replace('.', '.\n> ')}@trust.example`,
  'in a wrapped link': name =>
    `https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example&data=05%7C01%7C${encodeURIComponent(`${address(name)}@trust.example`)}%7C9d8f&reserved=0`,
  'in a link': name => `see https://trust.example/people/${encodeURIComponent(name)}?x=1`,
  'in a link with pluses': name => `see https://trust.example/people?who=${encodeURIComponent(name).replaceAll('%20', '+')}`,
  'in a link, encoded twice': name => `see https://trust.example/people/${encodeURIComponent(encodeURIComponent(name))}.`,
  'in a quoted head': name =>
    `-----Original Message-----\nFrom: ${name} [mailto:${address(name)}@trust.example]\nSent: 3 March 2027 10:12`,
  'before what is quoted': name => `On 3 Mar 2027, at 10:12, ${name} <${address(name)}@trust.example> wrote:`,
  'of a file': name => `${name.replaceAll(' ', '_')}_response.pdf`,
  'of a file without blanks': name => `FOI2027${name.replaceAll(' ', '')}Final.docx`,
  'of a file with %20': name => `Response%20${encodeURIComponent(name)}%202.pdf`,
  'with an initial': name => `ask ${parts(name)[0].slice(0, 1)}. ${parts(name)[1]} about it`,
  'the last name alone': name => `Dear Dr ${parts(name)[1]},`,
  'the first name alone': name => `Thanks,\n${parts(name)[0]}`,
  'of somebody who has something': name => `${name}’s letter and ${parts(name)[1]}'s`,
  'spoilt to Latin-1': name => `ask ${Buffer.from(name, 'utf8').toString('latin1')} about it`,
  'spoilt to Windows-1252': name => `ask ${new TextDecoder('windows-1252').decode(Buffer.from(name, 'utf8'))} about it`,
  'with letters lost': name => `ask ${name.replace(/[^\p{ASCII}]/gu, '\ufffd')} about it`,
  'in Welsh, after a title': name => `Annwyl Dr ${name},`,
  'between underscores': name => `__${name.replaceAll(' ', '__')}__`,
  'in wide letters': name =>
    ascii(name).replace(/[A-Za-z]/g, letter => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
}

describe('a name that is blacked out', () => {
  const cases = Object.entries(shapes).map(([shape, write]) => [shape, write] as const)
  test.each(cases)('is nowhere to be read: %s', (_, write) => {
    for (const name of names) {
      const text = write(name)
      const hiding = hide([{ kind: 'name', text: name }])
      const pieces = redactText(text, hiding)
      // As a browser would show it, and once more as somebody who knows the tricks would read it.
      const left = bare(shown(pieces.map(piece => (typeof piece === 'string' ? piece : '#'))))
      for (const word of name.split(/[\s’-]/).filter(part => bare(part).length > 3))
        expect(left, `${name} in ${JSON.stringify(text)} left ${JSON.stringify(shown(pieces))}`).not.toContain(bare(word))
      expect(
        pieces.some(piece => typeof piece !== 'string'),
        text,
      ).toBe(true)
      expect(isClean(pieces, hiding)).toBe(true)
    }
  })

  /** One way of writing inside another: what a person breaks, a program encodes. */
  const inner = [
    'as it is',
    'over two quoted lines',
    'broken within a word',
    'as a display name turned around',
    'with an initial',
    'of a file',
    'in a link',
  ]
  const outer = [
    'in small letters',
    'in capitals',
    'with accents as characters of their own',
    'with blanks that nobody sees',
    'as HTML entities',
    'as HTML entities, twice',
    'as quoted-printable',
    'as an encoded word (B)',
    'in a link',
    'in wide letters',
  ]
  test.each(outer.flatMap(out => inner.map(within => [out, within] as const)))('is nowhere to be read: %s, %s', (out, within) => {
    for (const name of names) {
      const text = shapes[out]?.(shapes[within]?.(name) ?? '') ?? ''
      const left = bare(
        shown(redactText(text, hide([{ kind: 'name', text: name }])).map(piece => (typeof piece === 'string' ? piece : '#'))),
      )
      for (const word of name.split(/[\s’-]/).filter(part => bare(part).length > 3)) expect(left, text).not.toContain(bare(word))
    }
  })

  test('leaves what is no part of it', () => {
    expect(redact('The trust holds this as here and now', { kind: 'name', text: 'Asher Now-Els' })).toBe(
      'The trust holds this as here and [name]',
    )
    expect(redact('Planning annual plans; Anna.', { kind: 'name', text: 'Ann' })).toBe('Planning annual plans; Anna.')
    expect(redact('Ann, ANN and ann', { kind: 'name', text: 'Ann' })).toBe('[name] and [name]')
    expect(
      redact('We record 31 people (12 + 5 + 14), April 2015–March 2016.', { kind: 'name', text: 'Zorvina Quellmarth' }),
    ).toBe('We record 31 people (12 + 5 + 14), April 2015–March 2016.')
  })

  test('counts once, with the initials between its parts', () => {
    expect(redact('Dear Zorvina Q. Quellmarth,', { kind: 'name', text: 'Zorvina Quellmarth' })).toBe('Dear [name],')
  })

  test('any of its letters apart is no name', () => {
    expect(redact('A Q and a Z', { kind: 'name', text: 'Zorvina Quellmarth' })).toBe('A Q and a Z')
  })
})

describe('other words', () => {
  test('go together, over lines and marks of quoting, and not one by one', () => {
    const passage = { kind: 'words', text: 'one patient of 34 from a small village' } as const
    expect(redact('There was one\n> patient of 34\n> from a Small village. One patient.', passage)).toBe(
      'There was [words]. One patient.',
    )
  })

  test.each([
    [
      '020 7946 0000',
      ['02079460000', '+44 20 7946 0000', '+44 (0)20 7946-0000', '(020) 7946 0000', '0044 20 7946 0000', '020\u00a07946\n> 0000'],
    ],
    ['ext. 4417', ['ext 4417', 'Ext: 4417', 'EXT.4417']],
  ])('the number %s in other groups', (text, others) => {
    for (const other of [text, ...others]) expect(redact(`Call ${other} now`, { kind: 'phone', text })).toBe('Call [phone] now')
  })

  test('a postcode with and without its blank', () => {
    for (const text of ['EX1 9ZZ', 'ex19zz', 'EX1\n9ZZ'])
      expect(redact(`at ${text}.`, { kind: 'postcode', text: 'EX1 9ZZ' })).toBe('at [postcode].')
  })
})

describe('what nobody can bring back', () => {
  test.each([
    ['an address', 'Write to foi@trust.example.', 'Write to [address].'],
    ['an address of letters beyond ASCII', 'a tŷ.helyg@bwrdd.cymru b', 'a [address] b'],
    ['an address of our own', `Reply to reply+${token}@letters.example today`, 'Reply to [address] today'],
    ['our token alone', `Your key is ${token}.`, 'Your key is [code].'],
    ['our token in capitals', `KEY ${token.toUpperCase()}`, 'KEY [code]'],
    ['our token broken by a program', `key ${token.slice(0, 5)}=\n> ${token.slice(5)} end`, 'key [code] end'],
    ['the token of another trust', 'key otherz5y6token end', 'key [code] end'],
    ['a reply address without a domain', 'at reply+abcdefgh end', 'at [code] end'],
    [
      'the link to a reply',
      'Open https://site.example/cy/reply/Ab3dEf6hIj9kLmNoPqRsTuVwXyZ0123456789abcd-_E now',
      'Open [code] now',
    ],
    [
      'the link to a reply over two lines',
      'Open https://site.example/reply/Ab3dEf6hIj9kLmNoPqRs\n> TuVwXyZ0123456789abcd now',
      'Open [code] now',
    ],
    ['the key of a reply alone', 'key Ab3dEf6hIj9kLmNoPqRsTuVwXyZ0123456789abcd-_E', 'key [code]'],
    ['an NHS number', 'She is 943 476 5919.', 'She is [number].'],
    ['an NHS number without blanks', 'She is 9434765919.', 'She is [number].'],
    ['a Message-ID', 'Message-ID: <abc.123@mail.trust.example>', 'Message-ID: <[address]>'],
  ])('%s', (_, text, left) => {
    expect(redact(text)).toBe(left)
  })

  test('what a program left encoded', () => {
    const block =
      base64('From Zorvina Quellmarth about a patient with secondary breast cancer. '.repeat(3))
        .match(/.{1,76}/g)
        ?.join('\n') ?? ''
    expect(redact(`See:\n${block}\nEnd`)).toBe('See:\n[encoded]\nEnd')
  })

  test('but days, figures, references, sections and links to read stay', () => {
    const text =
      'Section 12(2), s.40; our reference 2027-1/EX-901; 2015-04-01 to 2016-03-31; 1,234 people; £450.00; 12:30 @ noon; ' +
      'https://trust.example/breast-cancer/annual-report-2016-2017-final-version; @trust on a page.'
    expect(redact(text)).toBe(text)
  })

  test('NHS numbers check themselves', () => {
    expect(['9434765919', '9876543210', '1234567890', '0000000000', '943476591'].map(isNhsNumber)).toEqual([
      true,
      true,
      false,
      true,
      false,
    ])
  })
})

test('a letter of a million characters and forty names takes no time that anybody would notice', () => {
  const text = 'The trust records everyone who is diagnosed, de novo and recurrent. '.repeat(15_000)
  const redactions = Array.from(
    { length: 40 },
    (_, index): Redaction => ({ kind: 'name', text: `${names[index % names.length]} ${'abcdefghij'[index % 10]}xq` }),
  )
  expect(redactText(text, hide(redactions))).toEqual([text])
}, 20_000)

// A reading that goes to the end of the run from each link takes half a minute here, and hours of a mail of 3 MB: the site would stand still.
test('a mail that is one endless run of links is read at once, and its token is still found', () => {
  const links = 'http://%41'.repeat(20_000)
  const key = 'Abc1Def2Ghi3Jkl4Mno5Pqr6Stu7Vwx8Yz90aBcDeF0'
  const text = `${links} https://spotlight.example/${'a/'.repeat(300)}reply/${key}`
  expect(redact(text)).not.toContain(key)
})
