import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Command, type CommandContext, dayInUk, Refusal, type Translate } from '../../foundation/index.ts'
import { divisions } from '../schema.ts'
import { listHolidays } from './holiday-store.ts'
import { mostBytes } from './import-file.ts'
import { importHolidays } from './import-holidays.ts'
import { type ImportPlan, planImport, type Removal } from './plan-import.ts'
import { readHolidayFile } from './read-holiday-file.ts'
import { sayFault } from './say-fault.ts'

const usage = `import-holidays FILE [--division PART] [--remove] [--remove-past] [--dry-run]
  FILE              GOV.UK's bank-holidays.json, or a calendar (.ics) of one part of the UK
  --division PART   for a calendar: ${divisions.join(', ')}; guessed from its name when absent
  --remove          take out days to come that the list no longer has, in its parts and years
  --remove-past     take out days that have passed as well
  --dry-run         say what would change, and change nothing`

/** `npm run spotlight -- import-holidays`: brings the bank holidays up to date and counts the open requests again. */
export const importHolidaysCommand: Command = {
  name: 'import-holidays',
  summary: 'Bring the bank holidays up to date from GOV.UK’s list or a calendar, and count open due dates again',
  usage,
  run: async (args, context) => {
    const { services, print } = context
    const { file, division, remove, isDryRun } = readOptions(args)
    const t = services.messages.in('en')
    const read = readHolidayFile({ text: readText(file, context), name: basename(file), division })
    if (read.outcome === 'broken') {
      for (const fault of read.faults) print(sayFault(t, fault))
      throw new Refusal(
        'bad-data',
        `Nothing was imported: ${file} cannot be used.`,
        'Mend what is listed above, or get the list again.',
      )
    }
    const now = services.clock()
    if (isDryRun) {
      const present = await listHolidays(services.db)
      printPlan(print, t, planImport({ present, incoming: read.holidays, remove, today: dayInUk(now) }))
      print('Nothing was changed.')
      return 0
    }
    const actor = { kind: 'command', name: 'import-holidays' } as const
    const done = await importHolidays(services.write, {
      incoming: read.holidays,
      source: read.source,
      remove,
      agreed: null,
      actor,
      now,
    })
    printPlan(print, t, done.plan)
    if (done.outcome === 'nothing-to-do') print('The database has these bank holidays already.')
    const moves = done.outcome === 'conflict' ? [] : done.moves
    for (const { round, trustCode, trustName, from, to } of moves) {
      print(`Due date moved: ${round}/${trustCode} ${trustName}, from ${from ?? 'none'} to ${to ?? 'none'}.`)
    }
    if (moves.length === 0) print('No due date moved.')
    return 0
  },
}

function printPlan(print: (line: string) => void, t: Translate, plan: ImportPlan): void {
  const say = (word: string, { day, division, title }: { day: string; division: string; title: string }) =>
    print(`${word}: ${day} ${t(`legal.division.${division}`)}: ${title}`)
  for (const each of plan.added) say('Added', each)
  for (const each of plan.renamed) say(`Renamed (was “${each.before}”)`, each)
  for (const each of plan.removed) say('Taken out', each)
  for (const each of plan.kept) say(each.isPast ? 'Not in the list, kept (has passed)' : 'Not in the list, kept', each)
  print(`Unchanged: ${plan.unchanged}.`)
}

function readText(file: string, { cwd }: CommandContext): string {
  const path = resolve(cwd, file)
  if (!existsSync(path) || !statSync(path).isFile())
    throw new Refusal('no-input', `There is no file ${file}.`, 'Give the file with the list.')
  if (statSync(path).size > mostBytes)
    throw new Refusal('bad-data', `${file} is too large for a list of bank holidays.`, 'Give the list itself.')
  return readFileSync(path, 'utf8')
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parse(args)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Refusal('usage', 'Name one file.', usage)
  const division = divisions.find(each => each === values.division) ?? null
  if (values.division !== undefined && division === null)
    throw new Refusal('usage', `There is no part “${values.division}”.`, usage)
  const remove: Removal = values['remove-past'] ? 'past-too' : values.remove ? 'to-come' : 'nothing'
  return { file, division, remove, isDryRun: values['dry-run'] === true }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        division: { type: 'string' },
        remove: { type: 'boolean' },
        'remove-past': { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
      allowPositionals: true,
    })
  } catch (error) {
    // parseArgs names the argument that it does not know.
    throw new Refusal('usage', error instanceof Error ? error.message : 'The arguments could not be read.', usage)
  }
}
