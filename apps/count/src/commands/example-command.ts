import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printAccuracy, readCounted, readTruth, score } from '../accuracy/index.ts'
import { type FormatName, formatNames, type PresetName, presetNames, writeExample } from '../example/index.ts'
import { Failure, openWorkbench } from '../workbench/index.ts'
import type { Command, CommandContext } from './command.ts'

export const exampleCommand: Command = {
  name: 'example',
  summary: 'Writes the extracts of an invented hospital with the truth beside them, or says how right a count of it is',
  usage: 'example FOLDER [--hospital district] [--people 2000] [--seed 1]  or  example --score FOLDER --results FOLDER',
  options: {
    hospital: {
      type: 'string',
      value: 'NAME',
      description: `${presetNames.join(', ')}: its systems and how well it registers. district if left out.`,
    },
    people: { type: 'string', value: 'N', description: 'How many people its systems hold, from 1 to 200000. 2000 if left out.' },
    seed: {
      type: 'string',
      value: 'N',
      description: 'Another number gives other people; the same gives the same bytes. 1 if left out.',
    },
    formats: { type: 'string', value: 'A,B', description: `Only these formats: ${formatNames.join(', ')}.` },
    'with-faults': { type: 'boolean', description: 'Adds files as they should not be, to try “check”.' },
    score: { type: 'string', value: 'FOLDER', description: 'Compares results with the truth of the example in this folder.' },
    results: { type: 'string', value: 'FOLDER', description: 'The results that “count” has written, for --score.' },
  },
  run: context => (context.options.score === undefined ? write(context) : compare(context)),
}

async function write({ options, positionals, say, progress }: CommandContext): Promise<void> {
  const [folder, ...more] = positionals
  if (folder === undefined || more.length > 0)
    throw new Failure('usage', 'Say in which folder the example is to be: spotlight-count example FOLDER')
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Failure(
      'usage',
      `${folder} is not empty. Choose a new folder, so that nothing in it is mixed with invented people.`,
    )
  }
  const settings = {
    hospital: oneOf(presetNames, options.hospital ?? 'district', '--hospital'),
    people: wholeNumber(options.people ?? '2000', '--people', 200_000),
    seed: wholeNumber(options.seed ?? '1', '--seed', 1_000_000_000),
    formats:
      typeof options.formats === 'string'
        ? options.formats.split(',').map(name => oneOf(formatNames, name.trim(), '--formats'))
        : undefined,
    withFaults: options['with-faults'] === true,
  } satisfies { hospital: PresetName; formats: FormatName[] | undefined; people: number; seed: number; withFaults: boolean }
  const { people, withSpread, records, files, maps } = await writeExample(folder, { ...settings, progress })
  say(
    `Invented ${people} people, ${withSpread} of them with secondary breast cancer: ${records} records in ${files} files. Nobody of them exists.`,
  )
  say(`The extracts are in ${join(folder, 'extracts')}, the truth in ${join(folder, 'truth')}. Count them with:`)
  const declared = maps.map(name => ` --map ${join(folder, 'maps', name)}`).join('')
  say(`  spotlight-count count ${join(folder, 'extracts')} --out ${join(folder, 'results')}${declared}`)
}

async function compare({ options, positionals, say, signal }: CommandContext): Promise<void> {
  const { score: example, results } = options
  if (typeof example !== 'string' || typeof results !== 'string' || positionals.length > 0) {
    throw new Failure('usage', 'Say which results to compare: spotlight-count example --score FOLDER --results FOLDER')
  }
  const beside = mkdtempSync(join(tmpdir(), 'spotlight-count-'))
  try {
    const workbench = await openWorkbench({ beside, signal })
    try {
      const truth = await readTruth(workbench, example)
      const { asAt, counted } = await readCounted(workbench, results)
      say(printAccuracy(score(truth, counted, asAt)))
    } finally {
      workbench.close()
    }
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

function oneOf<Name extends string>(names: readonly Name[], value: unknown, option: string): Name {
  const found = names.find(name => name === value)
  if (found === undefined) throw new Failure('usage', `${option} must be one of: ${names.join(', ')}.`)
  return found
}

function wholeNumber(value: unknown, option: string, most: number): number {
  const number = typeof value === 'string' && /^[0-9]{1,10}$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= 1 && number <= most)) throw new Failure('usage', `${option} must be a whole number from 1 to ${most}.`)
  return number
}
