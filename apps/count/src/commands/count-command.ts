import { countFolder } from '../pipeline/count-folder.ts'
import { readAllowList } from '../pipeline/only-people.ts'
import type { DeclaredMap } from '../readers/reader.ts'
import { Failure, openOutFolder, readDate } from '../workbench/index.ts'
import type { Command, CommandContext } from './command.ts'

const defaultOut = 'spotlight-results'

export const countCommand: Command = {
  name: 'count',
  summary: 'Counts the people with secondary breast cancer in a folder of extracts',
  usage: `count FOLDER [--out ${defaultOut}] [--on 2026-09-30] [--map FILE]`,
  options: {
    out: {
      type: 'string',
      value: 'FOLDER',
      description: `Where the results go. ${defaultOut} if left out. They hold patients’ data.`,
    },
    on: {
      type: 'string',
      value: 'DATE',
      description: 'The day of the count. If left out: the last day of the last month that the extracts cover as usual.',
    },
    map: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      description: 'A declared mapping of an MDT sheet or of COSD 10. May be given several times.',
    },
    'only-people': {
      type: 'string',
      value: 'FILE',
      description: 'Count only these NHS numbers, one a line: for a hospital that has decided to leave out who has opted out.',
    },
    threads: { type: 'string', value: 'N', description: 'How many processors to use. All, but at most 8, if left out.' },
    memory: {
      type: 'string',
      value: 'MB',
      description: 'How much memory the database may use before it writes to the disk. 480 if left out.',
    },
  },
  async run({ options, positionals, say, warn, progress, signal }: CommandContext) {
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0)
      throw new Failure('usage', 'Say which folder holds the extracts: spotlight-count count FOLDER')
    const on = dayOf(options.on)
    const threads = wholeNumber('threads', options.threads, 1, 256)
    const memoryMb = wholeNumber('memory', options.memory, 200, 1_000_000)
    const maps = await declaredMaps(textsOf(options.map))
    const only = textsOf(options['only-people'])[0]
    const onlyPeople = only === undefined ? undefined : readAllowList(only)
    const out = openOutFolder(textsOf(options.out)[0] ?? defaultOut, folder)
    const { result } = await countFolder(folder, out, { on, maps, onlyPeople, threads, memoryMb, progress, signal, warn })
    const { summaryOf } = await import('./count-summary.ts')
    for (const line of summaryOf(result, out.path)) say(line)
  },
}

const textsOf = (value: CommandContext['options'][string]): string[] =>
  (Array.isArray(value) ? value : [value]).filter(text => typeof text === 'string')

/** What understands a mapping is loaded for one alone: it takes longer than opening the database. */
async function declaredMaps(files: readonly string[]): Promise<readonly DeclaredMap[]> {
  if (files.length === 0) return []
  const { loadDeclaredMaps } = await import('../readers/declared-maps.ts')
  return await loadDeclaredMaps(files)
}

function dayOf(value: CommandContext['options'][string]): string | undefined {
  const text = textsOf(value)[0]
  if (text === undefined) return undefined
  const date = readDate(text)
  if ('iso' in date && date.precision === 'day') return date.iso
  throw new Failure('usage', `“${text}” is not a day. Write it as 2026-09-30.`)
}

function wholeNumber(name: string, value: CommandContext['options'][string], least: number, most: number): number | undefined {
  const text = textsOf(value)[0]
  if (text === undefined) return undefined
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new Failure('usage', `--${name} must be a whole number from ${least} to ${most}.`)
}
