import { readFileSync } from 'node:fs'
import { Failure } from '../workbench/index.ts'
import { isRepeated, makeAnswer, type ReviewAnswer } from './answer.ts'
import { readCsv } from './csv.ts'
import { type AnswerValue, allowedAnswers, answerWords, type ReviewItem, type Worklist } from './item.ts'
import { stateOf } from './worklist.ts'

export type ImportedAnswers = { answers: ReviewAnswer[]; unanswered: number; repeated: number; changed: number }

/** How many wrong lines are named at once. */
const named = 20

/**
 * Reads answers back from worklist.xlsx or worklist.csv. Empty answers are not answers; the same answer again is not written again; one that contradicts an earlier one
 * is, and counts from then on. If any line is wrong nothing is taken in, and every wrong line is named.
 */
export async function importAnswers(
  file: string,
  options: { worklist: Worklist; earlier: readonly ReviewAnswer[]; by: string | undefined; now: () => Date },
): Promise<ImportedAnswers> {
  const { head, rows } = await readTable(file)
  const at = {
    id: head.indexOf('id'),
    answer: head.indexOf('answer'),
    by: head.indexOf('answered by'),
    note: head.indexOf('note'),
  }
  if (at.id < 0 || at.answer < 0)
    throw new Failure(
      'input',
      `${file} needs the columns “id” and “answer” in its first line. Use the worklist that review has written.`,
    )
  const items = new Map(options.worklist.items.map(item => [item.id, item]))
  const result: ImportedAnswers = { answers: [], unanswered: 0, repeated: 0, changed: 0 }
  const wrong: string[] = []
  for (const { line, cells } of rows) {
    const text = (column: number) => (column < 0 ? '' : (cells[column] ?? '').trim())
    if (text(at.answer) === '') {
      if (text(at.id) !== '') result.unanswered += 1
      continue
    }
    const item = items.get(text(at.id))
    const answer = item === undefined ? undefined : answerOf(item, text(at.answer))
    const by = text(at.by) || options.by || undefined
    if (item === undefined) wrong.push(`line ${line}: the id is not in this worklist; write the worklist anew`)
    else if (answer === undefined) wrong.push(`line ${line}: the answer is not one of ${allowedAnswers[item.kind].join(', ')}`)
    else if (by === undefined) wrong.push(`line ${line}: nobody’s name stands in “answered by”, and --by gives none`)
    else put(result, { item, given: { answer, by: by.slice(0, 200), note: text(at.note).slice(0, 4000) }, ...options })
  }
  if (wrong.length > 0) {
    const more = wrong.length > named ? `\n… and ${wrong.length - named} more.` : ''
    throw new Failure(
      'input',
      `Nothing was taken in, because ${file} has lines that cannot be right:\n${wrong.slice(0, named).join('\n')}${more}`,
    )
  }
  return result
}

function put(
  result: ImportedAnswers,
  {
    item,
    given,
    earlier,
    now,
  }: {
    item: ReviewItem
    given: { answer: AnswerValue; by: string; note: string }
    earlier: readonly ReviewAnswer[]
    now: () => Date
  },
): void {
  const { last } = stateOf(item, [...earlier, ...result.answers])
  if (isRepeated(last, given)) {
    result.repeated += 1
    return
  }
  if (last !== undefined && last.answer !== given.answer) result.changed += 1
  result.answers.push(makeAnswer(item, { ...given, at: now().toISOString() }))
}

/** The code, or the words that stand for it; in any case of letters, with blanks for dashes. */
function answerOf(item: ReviewItem, text: string): AnswerValue | undefined {
  const plain = text.toLowerCase().replace(/[\s_-]+/g, '-')
  return allowedAnswers[item.kind].find(value => value === plain || answerWords[value].toLowerCase() === text.toLowerCase())
}

async function readTable(file: string): Promise<{ head: string[]; rows: { line: number; cells: string[] }[] }> {
  const bytes = bytesOf(file)
  const rows = bytes[0] === 0x50 && bytes[1] === 0x4b ? await spreadsheetRows(file, bytes) : readCsv(bytes)
  const [head, ...rest] = rows
  return { head: (head?.cells ?? []).map(title => title.trim().toLowerCase()), rows: rest }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Failure('input', `${file} cannot be read. Is the name right, and is it a file?`, { cause: error })
  }
}

async function spreadsheetRows(file: string, bytes: Buffer): Promise<{ line: number; cells: string[] }[]> {
  // Loaded for a spreadsheet alone: it takes longer than reading a CSV.
  const { default: readExcelFile } = await import('read-excel-file/node')
  try {
    const [sheet] = await readExcelFile(bytes)
    return (sheet?.data ?? []).map((cells, at) => ({
      line: at + 1,
      cells: cells.map(cell => (cell === null ? '' : String(cell))),
    }))
  } catch (error) {
    throw new Failure('input', `${file} cannot be read as a spreadsheet. Save it as .xlsx or .csv and try again.`, {
      cause: error,
    })
  }
}
