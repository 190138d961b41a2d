import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { answersTo, makeAnswer } from './answer.ts'
import { appendAnswers, readAnswers, unreadableInWords } from './answers-file.ts'
import { readCsv, writeCsv } from './csv.ts'
import { importAnswers } from './import-answers.ts'
import { inventedItem, inventedWorklist } from './invented-worklist.ts'
import { columns, worklistCsv, worklistRows, worklistXlsx } from './sheet.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const worklist = inventedWorklist()
const item = inventedItem('1')
const given = { answer: 'case', by: 'First Reviewer', note: '', at: '2026-11-03T10:00:00.000Z' } as const
const now = () => new Date('2026-11-04T09:00:00Z')

test('answers are added and read back; nobody else may read them', () => {
  expect(readAnswers(folder)).toEqual({ answers: [], unreadable: [] })
  const first = makeAnswer(item, given)
  const second = makeAnswer(item, { ...given, answer: 'not-a-case', note: 'Gwelwyd gan y tîm 🌟\nline two' })
  appendAnswers(folder, [first])
  appendAnswers(folder, [second])
  expect(readAnswers(folder).answers).toEqual([first, second])
  expect(statSync(join(folder, 'review/answers.jsonl')).mode & 0o077).toBe(0)
})

test('a line torn by a kill is said, loses nothing else, and does not swallow the next answer', () => {
  appendAnswers(folder, [makeAnswer(item, given)])
  const file = join(folder, 'review/answers.jsonl')
  appendFileSync(file, readFileSync(file, 'utf8').slice(0, 40))
  const next = makeAnswer(item, { ...given, answer: 'unsure' })
  appendAnswers(folder, [next])
  const read = readAnswers(folder)
  expect(read.answers.map(({ answer }) => answer)).toEqual(['case', 'unsure'])
  expect(read.unreadable).toEqual([2])
  expect(unreadableInWords(read)).toContain('(2)')
})

test('an answer about a case is found by any key of the person, one about a link by both', () => {
  const gained = inventedItem('1', { keys: ['local:pas:1', 'nhs:9434765919'] })
  expect(answersTo(gained, [makeAnswer(item, given)])).toHaveLength(1)
  const link = { ...inventedItem('3'), kind: 'link' as const, keys: ['a', 'b'] }
  const other = { ...link, keys: ['a', 'c'] }
  expect(answersTo(other, [makeAnswer(link, { ...given, answer: 'same-person' })])).toEqual([])
  expect(answersTo({ ...link, keys: ['b', 'a'] }, [makeAnswer(link, { ...given, answer: 'same-person' })])).toHaveLength(1)
})

function filled(answers: Record<string, readonly [answer: string, by?: string, note?: string]>): string[][] {
  return worklistRows(worklist, []).map(row => {
    const [answer = '', by = '', note = ''] = answers[row[0] ?? ''] ?? []
    return [...row.slice(0, 5), answer, by, note, row[8] ?? '']
  })
}
async function imported(rows: string[][], by: string | undefined = 'First Reviewer', earlier = readAnswers(folder).answers) {
  const file = join(folder, 'filled.csv')
  writeFileSync(file, worklistCsv(rows))
  return importAnswers(file, { worklist, earlier, by, now })
}

test('answers come back from a CSV file: by code or by words; blank is no answer', async () => {
  const { answers, unanswered } = await imported(
    filled({
      'case-1': ['Case'],
      'case-2': ['No, not secondary breast cancer', 'Second Reviewer', '=1+1, “é”'],
      'link-abc': ['same person'],
    }),
  )
  expect(answers.map(({ answer, by, note, subject }) => [answer, by, note, subject.keys])).toEqual([
    ['case', 'First Reviewer', '', ['local:pas:1']],
    ['not-a-case', 'Second Reviewer', '=1+1, “é”', ['local:pas:2']],
    ['same-person', 'First Reviewer', '', ['local:pas:8', 'record:aa']],
  ])
  expect(unanswered).toBe(4)
  expect(answers[0]?.asked).toEqual({ why: 'possible', evidence: ['R7 possible 2021-03-04'] })
})

test('the same answers again write nothing; a different one is added, and both are kept', async () => {
  const rows = filled({ 'case-1': ['case'] })
  appendAnswers(folder, (await imported(rows)).answers)
  expect(await imported(rows)).toMatchObject({ answers: [], repeated: 1, changed: 0 })
  const changed = await imported(filled({ 'case-1': ['not-a-case'] }))
  expect(changed).toMatchObject({ repeated: 0, changed: 1 })
  appendAnswers(folder, changed.answers)
  expect(readAnswers(folder).answers.map(({ answer }) => answer)).toEqual(['case', 'not-a-case'])
})

test('one wrong line and nothing is taken in; each is named by its line, without what it says', async () => {
  const rows = filled({ 'case-1': ['maybe'], 'case-2': ['case'], 'link-abc': ['case'] })
  rows.push(['case-nobody', '', '', '', '', 'case', '', '', ''])
  const message = await imported(rows).catch((error: Error) => error.message)
  expect(message).toContain('Nothing was taken in')
  expect(message).toMatch(/line \d+: the answer is not one of case, not-a-case, unsure/)
  expect(message).toMatch(/the answer is not one of same-person, different-people, unsure/)
  expect(message).toMatch(/the id is not in this worklist/)
  expect(message).not.toContain('maybe')
  await expect(imported(filled({ 'case-1': ['case'] }), '')).rejects.toThrow(/nobody’s name/)
})

test('answers come back from a spreadsheet that another program saved, with its columns moved', async () => {
  const rows = [
    ['note', 'answer', 'id', 'answered by'],
    ['seen', 'unsure', 'case-1', 'Second Reviewer'],
    ['', '', 'case-2', ''],
  ]
  const file = join(folder, 'moved.xlsx')
  await writeExcelFile(rows.map(row => row.map(value => ({ value, type: String })))).toFile(file)
  const { answers } = await importAnswers(file, { worklist, earlier: [], by: undefined, now })
  expect(answers.map(({ answer, note, by }) => [answer, note, by])).toEqual([['unsure', 'seen', 'Second Reviewer']])
})

test('our own spreadsheet opens, offers a choice, is the same bytes each time, and comes back', async () => {
  const bytes = worklistXlsx(worklist, filled({ 'case-2': ['case', 'First Reviewer'] }))
  expect(bytes.equals(worklistXlsx(worklist, filled({ 'case-2': ['case', 'First Reviewer'] })))).toBe(true)
  const file = join(folder, 'own.xlsx')
  writeFileSync(file, bytes)
  const { answers } = await importAnswers(file, { worklist, earlier: [], by: undefined, now })
  expect(answers.map(({ subject }) => subject.keys)).toEqual([['local:pas:2']])
})

test.each([
  ['no.xlsx', 'PK\u0003\u0004 torn'],
  ['no.csv', 'a,b\n1,2\n'],
])('%s that is no worklist is refused in words', async (name, text) => {
  writeFileSync(join(folder, name), text)
  await expect(importAnswers(join(folder, name), { worklist, earlier: [], by: 'First Reviewer', now })).rejects.toThrow(
    /cannot be read as a spreadsheet|needs the columns/,
  )
})

test('what a spreadsheet would take for a formula is written as text, and read back as it was', () => {
  const cells = ['=1+1', '+44', '-1', '@SUM(A1)', '\tx', "it's", 'a;b', 'two\nlines', '"quoted"']
  const text = writeCsv([cells])
  expect(text).not.toMatch(/(^|,)"?[=+@-]/m)
  expect(readCsv(Buffer.from(text))[0]?.cells).toEqual(cells)
})

test('CSV as Excel saves it in other countries and in Windows-1252', () => {
  expect(readCsv(Buffer.from('id;answer\r\n1;caf\xe9\r\n', 'latin1'))).toEqual([
    { line: 1, cells: ['id', 'answer'] },
    { line: 2, cells: ['1', 'café'] },
  ])
})

test('earlier answers stand in a column of their own, and the answer is left empty', () => {
  const [row] = worklistRows(worklist, [makeAnswer(item, { ...given, note: 'seen' })])
  expect(row?.[columns.findIndex(({ title }) => title === 'answer')]).toBe('')
  expect(row?.[8]).toBe('2026-11-03 First Reviewer: case (seen)')
})
