import type { ReviewAnswer } from './answer.ts'
import { writeCsv } from './csv.ts'
import { allowedAnswers, answerWords, questions, reasonWords, type Worklist } from './item.ts'
import { stateOf } from './worklist.ts'
import { xlsx } from './xlsx.ts'

export const columns = [
  { title: 'id', width: 30 },
  { title: 'why', width: 30 },
  { title: 'who', width: 34 },
  { title: 'evidence', width: 90 },
  { title: 'question', width: 28 },
  { title: 'answer', width: 18 },
  { title: 'answered by', width: 20 },
  { title: 'note', width: 40 },
  { title: 'earlier answers', width: 40 },
] as const

/** What Excel takes in one cell. */
const cellLength = 32_000

/** The worklist as rows of text. What was answered before stands in its own column; the answer’s cell is empty, so that nothing is said twice. */
export function worklistRows(worklist: Worklist, answers: readonly ReviewAnswer[]): string[][] {
  return worklist.items.map(item => {
    const { answers: earlier } = stateOf(item, answers)
    return [
      item.id,
      reasonWords[item.why],
      item.who.join('\n'),
      item.evidence
        .map(({ when, what, where }) => [when, what, where].filter(Boolean).join(' | '))
        .join('\n')
        .slice(0, cellLength),
      questions[item.kind],
      '',
      '',
      '',
      earlier
        .map(({ at, by, answer, note }) => `${at.slice(0, 10)} ${by}: ${answer}${note === '' ? '' : ` (${note})`}`)
        .join('\n'),
    ]
  })
}

export const worklistCsv = (rows: readonly (readonly string[])[]): string =>
  writeCsv([columns.map(({ title }) => title), ...rows])

export function worklistXlsx(worklist: Worklist, rows: readonly (readonly string[])[]): Buffer {
  const choices = worklist.items.map(({ kind }, row) => ({ column: 5, row, values: allowedAnswers[kind] }))
  return xlsx({ columns, rows, choices }, howToAnswer)
}

const howToAnswer = [
  'Look at one line at a time, find the person in your own systems, and choose an answer in the column “answer”. Leave it empty if you have not looked yet.',
  ...Object.entries(answerWords).map(([value, words]) => `${value}: ${words}`),
  'For a case the answers are case, not-a-case and unsure. For a doubtful link and for a conflict: same-person, different-people and unsure.',
  'Write your name into “answered by” (or give it once with --by), and anything worth knowing into “note”.',
  'Leave the column “id” as it is. You may sort, filter, hide columns and delete lines.',
  'Save the file, then run: spotlight-count review FOLDER --import FILE. The next count takes the answers in. An earlier answer is never deleted; the last one counts.',
  'This file holds patients’ details. Keep it inside the hospital.',
]
