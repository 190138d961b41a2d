import { closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ReviewAnswer, reviewAnswer } from '../decide/index.ts'
import { explain } from '../workbench/index.ts'

export const answersName = 'review/answers.jsonl'

export type AnswersRead = {
  answers: ReviewAnswer[]
  /** Lines that are no answer, for example the last one of a run that was killed while it wrote. Counted from 1. */
  unreadable: number[]
}

/** Reads all answers of a folder of results; none if nobody has answered yet. What cannot be read is said, never dropped in silence. */
export function readAnswers(folder: string): AnswersRead {
  const file = join(folder, answersName)
  if (!existsSync(file)) return { answers: [], unreadable: [] }
  const answers: ReviewAnswer[] = []
  const unreadable: number[] = []
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, at) => {
      if (line.trim() === '') return
      const answer = parsed(line)
      if (answer === undefined) unreadable.push(at + 1)
      else answers.push(answer)
    })
  return { answers, unreadable }
}

function parsed(line: string): ReviewAnswer | undefined {
  try {
    return reviewAnswer.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

export const unreadableInWords = ({ unreadable }: AnswersRead): string =>
  `${answersName} has ${unreadable.length === 1 ? 'a line' : 'lines'} that cannot be read (${unreadable.slice(0, 10).join(', ')}), as is left when the program is stopped while it writes. All other answers hold. Please answer again what was answered last.`

/**
 * Adds answers at the end of the file and waits until they are on the disk. Nothing that stands there is ever changed; a torn last line is closed off
 * first, so that it does not swallow the next answer.
 */
export function appendAnswers(folder: string, answers: readonly ReviewAnswer[]): void {
  if (answers.length === 0) return
  const file = join(folder, answersName)
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const handle = openSync(file, 'a+', 0o600)
    try {
      const text = `${endsTorn(handle) ? '\n' : ''}${answers.map(answer => `${JSON.stringify(answer)}\n`).join('')}`
      const bytes = Buffer.from(text, 'utf8')
      let at = 0
      while (at < bytes.length) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    throw explain(error, folder)
  }
}

function endsTorn(handle: number): boolean {
  const { size } = fstatSync(handle)
  if (size === 0) return false
  const last = Buffer.alloc(1)
  readSync(handle, last, 0, 1, size - 1)
  return last[0] !== 10
}
