import { describe, expect, test } from 'vitest'
import {
  type DecidedEvidence,
  decideEvidence,
  type EvidenceFault,
  type FileSource,
  type Source,
  type TypedEvidence,
} from './decide-evidence.ts'

const sha = 'a'.repeat(64)
const file: FileSource = {
  kind: 'file',
  sha256: sha,
  name: 'figures.pdf',
  messageId: 7,
  day: '2027-03-19',
  state: 'clean',
  pages: [
    { page: 1, text: 'Everyone is recorded at the' },
    { page: 2, text: 'weekly meeting. 31 people.' },
  ],
}
const sources: readonly Source[] = [
  file,
  { ...file, sha256: 'b'.repeat(64), name: 'hidden.xlsx', state: 'quarantined', pages: [] },
  { kind: 'message', id: 7, day: '2027-03-19', text: 'We record everyone. See 31 people.' },
  { kind: 'message', id: 9, day: '2027-04-02', text: 'Nid ydym yn cofnodi.' },
]
const typed: TypedEvidence = {
  quote: '',
  where: '',
  page: '',
  url: '',
  dated: '',
  language: '',
  translation: '',
  isCopied: false,
  isOurs: false,
}
const decide = (changes: Partial<TypedEvidence>, from = sources) =>
  decideEvidence({ ...typed, ...changes }, { sources: from, today: '2027-04-20', language: 'en' })

const none: DecidedEvidence = {
  source: 'quote',
  messageId: null,
  fileSha256: null,
  fileName: null,
  page: null,
  quote: null,
  language: null,
  translation: null,
  url: null,
  dated: null,
  isFound: false,
  isShown: true,
}
const url = 'https://ex-901.invalid/foi?a=1#b'

describe('evidence is added', () => {
  test.each<[string, Partial<TypedEvidence>, Partial<DecidedEvidence>]>([
    [
      'a quote, wherever it stands',
      { quote: 'We record everyone.' },
      { quote: 'We record everyone.', messageId: 7, language: 'en', dated: '2027-03-19', isFound: true },
    ],
    [
      'a quote that stands in a message and a file: the message',
      { quote: '31 people' },
      { quote: '31 people', messageId: 7, language: 'en', dated: '2027-03-19', isFound: true },
    ],
    [
      'a quote of the file that was named, with its page',
      { quote: '31 people', where: `file:${sha}` },
      {
        quote: '31 people',
        messageId: 7,
        fileSha256: sha,
        fileName: 'figures.pdf',
        page: 2,
        language: 'en',
        dated: '2027-03-19',
        isFound: true,
      },
    ],
    [
      'a quote over the end of a page',
      { quote: 'at the weekly meeting' },
      {
        quote: 'at the weekly meeting',
        messageId: 7,
        fileSha256: sha,
        fileName: 'figures.pdf',
        page: 1,
        language: 'en',
        dated: '2027-03-19',
        isFound: true,
      },
    ],
    [
      'a Welsh quote with what it means',
      { quote: 'Nid ydym yn cofnodi', language: 'cy', translation: 'We do not record' },
      {
        quote: 'Nid ydym yn cofnodi',
        messageId: 9,
        language: 'cy',
        translation: 'We do not record',
        dated: '2027-04-02',
        isFound: true,
      },
    ],
    [
      'words of a picture in a file',
      { quote: 'Yes', where: `file:${sha}`, page: '3', isCopied: true },
      { quote: 'Yes', messageId: 7, fileSha256: sha, fileName: 'figures.pdf', page: 3, language: 'en', dated: '2027-03-19' },
    ],
    [
      'words of a web page',
      { quote: 'Yes', url, isCopied: true, dated: '2016-09-21' },
      { quote: 'Yes', url, language: 'en', dated: '2016-09-21' },
    ],
    [
      'words said to be copied that stand there after all',
      { quote: 'We record everyone.', isCopied: true },
      { quote: 'We record everyone.', messageId: 7, language: 'en', dated: '2027-03-19', isFound: true },
    ],
    ['a link', { url }, { source: 'link', url }],
    ['a link that stands in a message', { url, where: 'message:9' }, { source: 'link', url, messageId: 9, dated: '2027-04-02' }],
    [
      'a file with a page, for ourselves',
      { where: `file:${sha}`, page: '12', isOurs: true },
      {
        source: 'file',
        messageId: 7,
        fileSha256: sha,
        fileName: 'figures.pdf',
        page: 12,
        dated: '2027-03-19',
        isFound: true,
        isShown: false,
      },
    ],
  ])('%s', (_, changes, expected) => {
    expect(decide(changes)).toEqual({ decision: 'add', evidence: { ...none, ...expected } })
  })
})

test('nothing typed is nothing to add, also where a message stands chosen', () => {
  expect(decide({})).toEqual({ decision: 'nothing' })
  expect(decide({ where: 'message:7', dated: '2027-03-19' })).toEqual({ decision: 'nothing' })
})

describe('evidence is refused', () => {
  test.each<[string, Partial<TypedEvidence>, EvidenceFault]>([
    ['words that stand nowhere', { quote: 'We record nobody' }, 'not-found'],
    ['words that stand in another message', { quote: 'We record everyone.', where: 'message:9' }, 'not-found-there'],
    ['copied words that name nothing', { quote: 'We record nobody', isCopied: true }, 'nothing-to-go-by'],
    ['a message of somebody else', { quote: 'We record everyone.', where: 'message:8' }, 'no-such-source'],
    ['a file of somebody else', { where: `file:${'c'.repeat(64)}` }, 'no-such-source'],
    ['a file that nobody has let out of quarantine', { where: `file:${'b'.repeat(64)}` }, 'file-closed'],
    ['a page that is none', { where: `file:${sha}`, page: '0' }, 'page-not-a-number'],
    ['a page of a message', { quote: 'We record everyone.', where: 'message:7', page: '2' }, 'page-without-file'],
    ['a script for an address', { url: 'javascript:alert(1)' }, 'no-web-address'],
    ['an address with a password', { url: 'https://a:b@ex-901.invalid/' }, 'no-web-address'],
    ['half an address', { url: 'www.ex-901.invalid' }, 'no-web-address'],
    ['an address of this machine', { url: 'http://localhost/x' }, 'no-web-address'],
    ['a day that is none', { url, dated: '2027-02-29' }, 'dated-not-a-day'],
    ['a day to come', { url, dated: '2027-04-21' }, 'dated-in-future'],
    ['a quote without end', { quote: 'a'.repeat(5001) }, 'quote-too-long'],
    ['a translation without end', { quote: 'a', translation: 'a'.repeat(5001) }, 'translation-too-long'],
  ])('%s', (_, changes, fault) => {
    expect(decide(changes)).toEqual({ decision: 'refuse', fault })
  })

  test('the text of a quarantined file is not looked through, even if it were there', () => {
    const [closed] = [{ ...file, state: 'quarantined' as const }]
    expect(decide({ quote: '31 people' }, [closed])).toEqual({ decision: 'refuse', fault: 'not-found' })
  })
})
