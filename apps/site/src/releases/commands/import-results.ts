import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type Command, type CommandContext, dayInUk, Refusal, type Translate } from '../../foundation/index.ts'
import { newestCriteria } from '../criteria/load-criteria.ts'
import { releaseLink } from '../links.ts'
import { type FileEntry, readResults } from '../results-file/read-results.ts'
import type { RowProblem } from '../results-file/result-row.ts'
import { leaveOut } from '../rules/leave-out.ts'
import { resultChecker } from '../verbs/prepare-release.ts'
import { type PublishOutcome, publishResults } from '../verbs/publish-results.ts'
import { readOptions } from './options.ts'
import { problemInWords, refusalInWords } from './problems-in-words.ts'

const usage =
  'npm run spotlight -- import-results FILE.csv [--release 2026-1] [--title TEXT] [--as-of YYYY-MM-DD] [--skip 12,40] ' +
  '[--correction-of 2026-1 --reason TEXT] [--dry-run]'

const mostBytes = 50 * 1024 * 1024

export const importResults: Command = {
  name: 'import-results',
  summary: 'Publishes a release from a spreadsheet saved as CSV.',
  usage,
  run: runImport,
}

async function runImport(args: readonly string[], { services, print, cwd }: CommandContext): Promise<number> {
  const { words, values, flags } = readOptions(args, {
    values: ['release', 'title', 'as-of', 'skip', 'correction-of', 'reason'],
    flags: ['dry-run'],
    usage,
  })
  const [file, ...more] = words
  if (file === undefined || more.length > 0) throw new Refusal('usage', 'Name one results file.', usage)
  const now = services.clock()
  const today = dayInUk(now)
  const asOf = readAsOf(values.get('as-of'))
  const correction = readCorrection(values)
  const t = services.messages.in('en')
  const criteria = newestCriteria(services.root)

  const results = readResults(readFile(resolve(cwd, file)))
  const skipLines = readSkip(values.get('skip'), results.entries)
  const wishes = { id: values.get('release'), title: values.get('title'), asOf, correction }
  const common = { ...wishes, campaign: services.campaign, criteria, today }
  const { rows, skipped, problems } = leaveOut(results.entries, {
    check: await resultChecker(services.db, common),
    skipLines,
    sayPublicly: problem => problemInWords(t, { ...problem, values: { ...problem.values, cell: '…' } }),
    unasked: t('releases.import.leftOut'),
  })
  const all = [...results.fileProblems, ...problems]
  if (all.length > 0) throw listProblems(all, { t, print, file, canSkip: results.fileProblems.length === 0 })
  const outcome = await publishResults(services.write, {
    ...common,
    actor: { kind: 'command', name: 'import-results' },
    now,
    rows,
    skipped,
    isDryRun: flags.has('dry-run'),
  })
  switch (outcome.kind) {
    case 'bad-rows':
      // Words that were withheld before, or the register changed between the check and the publication.
      throw listProblems(outcome.problems, { t, print, file, canSkip: true })
    case 'refused':
      throw refusalInWords(t, outcome.refused)
    case 'same':
      print(t('releases.import.same', { id: outcome.release.id, day: t.day(outcome.release.publishedOn) }))
      return 0
    default:
      printOutcome(outcome, skipped.length, { t, print })
      if (outcome.kind === 'published') print(services.baseUrl + releaseLink(outcome.release.id))
      return 0
  }
}

type Say = { readonly t: Translate; readonly print: (line: string) => void }

/** Prints every problem with its line and column. Returns the refusal that ends the command. */
function listProblems(
  problems: readonly RowProblem[],
  { t, print, file, canSkip }: Say & { file: string; canSkip: boolean },
): Refusal {
  for (const problem of problems) {
    const line = String(problem.line)
    const place =
      problem.column === null
        ? t('releases.import.atLine', { line })
        : t('releases.import.atCell', { line, column: problem.column })
    print(`${place} ${problemInWords(t, problem)}`)
  }
  const lines = [...new Set(problems.map(problem => problem.line))].join(',')
  return new Refusal(
    'bad-data',
    t('releases.import.nothingPublished', { count: problems.length, file: basename(file) }),
    canSkip ? t('releases.import.mendOrSkip', { lines }) : t('releases.import.mend'),
  )
}

type Done = Extract<PublishOutcome, { kind: 'published' | 'would-publish' }>

function printOutcome({ kind, release, counts }: Done, skipped: number, { t, print }: Say): void {
  print(t(`releases.import.${kind}`, { id: release.id, day: t.day(release.asOf) }))
  print(t('releases.number.sentence', { some: counts.notCountingEveryone, count: counts.answered }))
  const [notCollecting, noResponse, notAsked] = [counts['not-collecting'], counts['no-response'], counts['not-asked']]
  print(t('releases.import.counts', { ...counts, notCollecting, noResponse, notAsked, skipped }))
  print(t('releases.import.checksum', { sha256: release.sha256 }))
}

function readFile(path: string): Uint8Array {
  const next = 'Check the name. Paths begin in the folder from which you started the command.'
  try {
    const found = statSync(path)
    // A pipe would keep the running site waiting for what never comes.
    if (!found.isFile() && !found.isDirectory())
      throw new Refusal('no-input', `${basename(path)} is not a file.`, 'Save it as a file first, and name that.')
    if (found.size > mostBytes)
      throw new Refusal('bad-data', 'The file is larger than 50 MB.', 'A results file has one row a trust.')
    return readFileSync(path)
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
    if (code === 'ENOENT') throw new Refusal('no-input', `There is no file ${basename(path)}.`, next)
    if (code === 'EISDIR') throw new Refusal('no-input', `${basename(path)} is a folder.`, next)
    if (code === 'EACCES')
      throw new Refusal('no-input', `${basename(path)} may not be read.`, 'Give yourself the right to read it.')
    throw error
  }
}

function readAsOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  if (date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text
  throw new Refusal('usage', '--as-of is no day.', 'Write it like 2026-11-03.')
}

function readCorrection(values: ReadonlyMap<string, string>): { parent: string; reason: string } | undefined {
  const [parent, reason] = [values.get('correction-of'), values.get('reason')]
  if (parent === undefined && reason === undefined) return undefined
  if (parent === undefined) throw new Refusal('usage', '--reason belongs to a correction.', 'Add --correction-of RELEASE.')
  if (reason === undefined)
    throw new Refusal('usage', 'A correction needs its reason.', 'Add --reason "what was wrong, in words for everyone".')
  return { parent, reason: reason.trim() }
}

/** The lines to leave out. Each must be a line of a row: a slip of the pen must not publish what was meant to stay out. */
function readSkip(text: string | undefined, entries: readonly FileEntry[]): number[] {
  if (text === undefined) return []
  return text.split(',').map(part => {
    const line = /^\s*\d{1,7}\s*$/.test(part) ? Number(part) : Number.NaN
    if (Number.isNaN(line))
      throw new Refusal('usage', '--skip takes line numbers, with commas between them.', 'For example: --skip 12,40')
    if (!entries.some(entry => entry.line <= line && line <= entry.lastLine)) {
      throw new Refusal(
        'usage',
        `--skip names line ${line}, where the file has no row.`,
        'Give the line numbers that the list of problems shows.',
      )
    }
    return line
  })
}
