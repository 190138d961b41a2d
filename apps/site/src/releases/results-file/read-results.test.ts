import { expect, test } from 'vitest'
import { readResults } from './read-results.ts'

/** A spec table: what a spreadsheet may write into a file, and what we read. It is the manual of `import-results`, too. */
const utf8 = (text: string) => new TextEncoder().encode(text)
const windows1252 = (text: string) =>
  Uint8Array.from(text, character => ({ '’': 0x92, '€': 0x80, é: 0xe9 })[character] ?? character.charCodeAt(0))
const utf16 = (text: string, order: 'le' | 'be', mark: boolean) => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

const heading = 'trust_code,status,answered_on,quote'
const row = (text: string) => readResults(utf8(`trust_code,status,answered_on,diagnosed,evidence_url,note\n${text}`)).entries[0]

test.each([
  ['plain UTF-8', utf8(`${heading}\nEX-001,collecting,2026-10-01,We’re counting\n`)],
  ['a byte-order mark', utf8(`\ufeff${heading}\nEX-001,collecting,2026-10-01,We’re counting\n`)],
  ['Windows line ends', utf8(`${heading}\r\nEX-001,collecting,2026-10-01,We’re counting\r\n`)],
  ['old Macintosh line ends', utf8(`${heading}\rEX-001,collecting,2026-10-01,We’re counting`)],
  ['Windows-1252', windows1252(`${heading}\r\nEX-001,collecting,2026-10-01,We’re counting\r\n`)],
  ['UTF-16, little end first', utf16(`${heading}\nEX-001,collecting,2026-10-01,We’re counting\n`, 'le', true)],
  ['UTF-16, big end first', utf16(`${heading}\nEX-001,collecting,2026-10-01,We’re counting\n`, 'be', true)],
  ['UTF-16 without a mark', utf16(`${heading}\nEX-001,collecting,2026-10-01,We’re counting\n`, 'le', false)],
  ['semicolons', utf8('trust_code;status;answered_on;quote\nEX-001;collecting;2026-10-01;We’re counting\n')],
  ['tabs', utf8('trust_code\tstatus\tanswered_on\tquote\nEX-001\tcollecting\t2026-10-01\tWe’re counting\n')],
  ['a separator hint', utf8('sep=;\ntrust_code;status;answered_on;quote\nEX-001;collecting;2026-10-01;We’re counting\n')],
  ['headings as people write them', utf8('Trust code,STATUS,Answered on,Quote\nEX-001,collecting,2026-10-01,We’re counting\n')],
  [
    'headings in quotes',
    utf8('"trust_code";"status";"answered_on";"quote"\n"EX-001";"collecting";"2026-10-01";"We’re counting"\n'),
  ],
  ['columns in another order', utf8('quote,answered_on,status,trust_code\nWe’re counting,2026-10-01,collecting,EX-001\n')],
  ['empty rows and empty columns', utf8(`${heading},,\n\n,,,,,\nEX-001,collecting,2026-10-01,We’re counting,,\n,,,\n`)],
  ['small letters and spaces', utf8(`${heading}\n ex-001 , Collecting ,2026-10-01, We’re counting \n`)],
])('%s', (_, bytes) => {
  const { entries, fileProblems } = readResults(bytes)
  expect(fileProblems).toEqual([])
  expect(entries.flatMap(entry => entry.problems)).toEqual([])
  expect(entries.map(entry => entry.row)).toMatchObject([
    { code: 'EX-001', status: 'collecting', answeredOn: '2026-10-01', quote: 'We’re counting' },
  ])
})

test('lines are those of the file, also after quoted line ends, empty rows and a separator hint', () => {
  const text =
    'sep=,\r\ntrust_code,status,note\r\n\r\nA1,partial,"one\r\ntwo ""and"" three"\r\n\r\nB2,wrong,x\r\nC3,partial,"a\nb"\nD4,wrong,y'
  const { entries } = readResults(utf8(text))
  expect(entries.map(({ code, line, lastLine }) => [code, line, lastLine])).toEqual([
    ['A1', 4, 5],
    ['B2', 7, 7],
    ['C3', 8, 9],
    ['D4', 10, 10],
  ])
  expect(entries[0]?.row?.note).toBe('one\ntwo "and" three')
  expect(entries.flatMap(entry => entry.problems.map(({ line, column }) => [line, column]))).toEqual([
    [7, 'status'],
    [10, 'status'],
  ])
})

test.each([
  ['2026-10-01', '2026-10-01'],
  ['01/10/2026', '2026-10-01'],
  ['1/10/26', '2026-10-01'],
  ['1.10.2026', '2026-10-01'],
  ['1-Oct-26', '2026-10-01'],
  ['1 October 2026', '2026-10-01'],
  ['1st Sept 2026', '2026-09-01'],
  ['2026-10-01 00:00:00', '2026-10-01'],
  ['01/10/2026 14:30', '2026-10-01'],
  ['46296', '2026-10-01'],
  ['46296.5', '2026-10-01'],
  ['36526', '2000-01-01'],
  ['29/02/2024', '2024-02-29'],
])('the day %s is %s', (cell, day) => {
  expect(row(`EX-001,collecting,${cell},,,`)?.row?.answeredOn).toBe(day)
})

test.each([
  ['11/23/2026', 'day-month-first'],
  ['31/02/2026', 'day-no-such-day'],
  ['29/02/2026', 'day-no-such-day'],
  ['31/31/2026', 'day-no-such-day'],
  ['Nov-26', 'day-month-only'],
  ['2026-10', 'day-month-only'],
  ['next week', 'day-not-a-day'],
  ['20261001', 'day-not-a-day'],
  ['12', 'day-not-a-day'],
  ['99999', 'day-not-a-day'],
  ['########', 'day-not-a-day'],
])('the day %s is refused as %s', (cell, problem) => {
  expect(row(`EX-001,collecting,${cell},,,`)?.problems).toMatchObject([{ line: 2, column: 'answered_on', problem }])
})

test('one date with the month first puts every date in doubt that could be read either way', () => {
  const { entries } = readResults(
    utf8(`${heading}\nA1,partial,11/23/2026,\nB2,partial,03/11/2026,\nC3,partial,05/05/2026,\nD4,partial,2026-11-03,`),
  )
  expect(entries.map(entry => entry.problems.map(each => each.problem))).toEqual([['day-month-first'], ['day-ambiguous'], [], []])
})

test.each([
  ['0', 0],
  ['31', 31],
  ['31.0', 31],
  [' 31 ', 31],
  ['"1,234"', 1234],
  ['', null],
])('the number of people in %j is %j', (cell, count) => {
  expect(row(`EX-001,collecting,,${cell},,`)?.row?.figures.diagnosed).toBe(count)
})

test.each([
  ['"12,5"', 'count-decimal'],
  ['12.5', 'count-decimal'],
  ['"1,23"', 'count-decimal'],
  ['-3', 'count-negative'],
  ['<5', 'count-suppressed'],
  ['*', 'count-suppressed'],
  ['10-20', 'count-suppressed'],
  ['#N/A', 'count-excel-error'],
  ['#REF!', 'count-excel-error'],
  ['1.2E+05', 'count-exponent'],
  ['9999999', 'count-too-large'],
  ['about 70', 'count-not-a-count'],
  ['n/a', 'count-not-a-count'],
])('the number of people in %s is refused as %s', (cell, problem) => {
  expect(row(`EX-001,collecting,,${cell},,`)?.problems).toMatchObject([{ column: 'diagnosed', problem }])
})

test.each([
  ['Not collecting', 'not-collecting'],
  ['NOT_COLLECTING', 'not-collecting'],
  ['not – collecting', 'not-collecting'],
  ['Partly', 'partial'],
  ['Partially collecting', 'partial'],
  ['No response', 'no-response'],
  ['Excluded', 'excluded'],
])('the status %s is %s', (cell, status) => {
  expect(row(`EX-001,${cell},,,,`)?.row?.status).toBe(status)
})

test.each([
  ['EX-001,refused,,,,', 'status', 'unknown-status'],
  ['EX-001,,,,,', 'status', 'no-status'],
  [',collecting,,,,', 'trust_code', 'no-code'],
  ['1.00E+10,collecting,,,,', 'trust_code', 'code-exponent'],
  ['#N/A,collecting,,,,', 'trust_code', 'code-excel-error'],
  ['Leeds Teaching,collecting,,,,', 'trust_code', 'code-shape'],
  ['EX-001,collecting,,,javascript:alert(1),', 'evidence_url', 'url-scheme'],
  ['EX-001,collecting,,,ftp://example.org/x,', 'evidence_url', 'url-scheme'],
  ['EX-001,collecting,,,www.example.org,', 'evidence_url', 'url-shape'],
  ['EX-001,collecting,,,https://user:secret@example.org,', 'evidence_url', 'url-password'],
  [`EX-001,collecting,,,https://example.org/${'x'.repeat(2000)},`, 'evidence_url', 'url-too-long'],
  [`EX-001,collecting,,,,${'x'.repeat(1501)}`, 'note', 'too-long'],
  ['EX-001,collecting,,,,a\u0007b', 'note', 'control-characters'],
  ['EX-001,collecting,,,,a note, with a comma', null, 'too-many-cells'],
])('%s: %s %s', (text, column, problem) => {
  const entry = row(text)
  expect(entry?.problems).toMatchObject([{ line: 2, column, problem }])
  expect(entry?.row).toBeNull()
})

test('every problem of a row is listed, not only the first', () => {
  expect(row('??,maybe,soon,few,nowhere,')?.problems.map(each => each.column)).toEqual([
    'trust_code',
    'status',
    'answered_on',
    'diagnosed',
    'evidence_url',
  ])
})

test.each([
  ['nothing', utf8(''), 'empty-file'],
  ['a workbook', utf8('PK\u0003\u0004rest'), 'not-a-text-file'],
  ['a quotation mark never closed', utf8(`${heading}\nEX-001,partial,,"We count\nEX-002,partial,,x\n`), 'unclosed-quote'],
  ['no status column', utf8('trust_code,quote\nEX-001,x\n'), 'missing-column'],
  ['the same column twice', utf8('trust_code,status,status\nEX-001,partial,partial\n'), 'repeated-column'],
  ['a column that does not exist', utf8('trust_code,status,dignosed\nEX-001,partial,3\n'), 'unknown-column'],
])('a file with %s is refused as a whole', (_, bytes, problem) => {
  const { entries, fileProblems } = readResults(bytes)
  expect(fileProblems).toMatchObject([{ problem }])
  expect(entries).toEqual([])
})

test('an apostrophe of our own downloads is taken off again', () => {
  expect(row("EX-001,collecting,,,,'=SUM(A1)")?.row?.note).toBe('=SUM(A1)')
})

test('ten thousand rows', () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, at) => `EX-${String(at).padStart(5, '0')},partial,2026-10-01,"line one\nline two"`,
  )
  const { entries } = readResults(utf8(`${heading}\n${rows.join('\n')}\n`))
  expect(entries).toHaveLength(10_000)
  expect(entries.at(-1)).toMatchObject({ line: 20_000, lastLine: 20_001, row: { code: 'EX-09999' } })
})
