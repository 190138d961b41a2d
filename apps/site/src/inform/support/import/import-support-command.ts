import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ImportChange, importEntries } from '../../../content/index.ts'
import { type Command, dayInUk, Refusal, type Translate, usageOf, usageRefusal } from '../../../foundation/index.ts'
import { supportKind } from '../support-kind.ts'
import { type BrokenLine, readSupportFile, type SupportLine } from './read-support-file.ts'
import { neededColumns, otherColumns } from './support-columns.ts'

const largestBytes = 10_000_000
const brokenToPrint = 50

const usage = `import-support FILE [--dry-run]
  FILE         a CSV file in UTF-8, one line a service. It needs the columns ${neededColumns.join(', ')};
               it may have ${otherColumns.join(', ')}.
               A key that is known is changed, a new one is added, every other entry stays. docs/import-support.md has each column
  --dry-run    says what would change, and changes nothing`

/** `npm run spotlight -- import-support`: support services from a list. With one broken line nothing is imported. */
export const importSupportCommand: Command = {
  name: 'import-support',
  summary: 'Bring in support services from a CSV file, each with where it was read and when',
  usage,
  run: async (args, { services, cwd, print }) => {
    const { values, positionals } = usageOf(importSupportCommand, () =>
      parseArgs({ args: [...args], options: { 'dry-run': { type: 'boolean' } }, allowPositionals: true }),
    )
    const [name, ...more] = positionals
    if (name === undefined || more.length > 0) throw usageRefusal(importSupportCommand)
    const now = services.clock()
    const lines = linesOf(name, textOf(name, cwd), dayInUk(now))
    const outcome = await importEntries(services.write, {
      kind: supportKind,
      entries: lines,
      actor: { kind: 'command', name: 'import-support' },
      now,
      isDryRun: values['dry-run'] === true,
    })
    switch (outcome.outcome) {
      case 'faults': {
        const t = services.messages.in('en')
        throw brokenRefusal(
          name,
          outcome.faults.map(({ key, fault }) => ({ line: lineOf(lines, key), why: sayFault(t, fault) })),
        )
      }
      case 'conflict':
        throw new Refusal(
          'bad-data',
          'Nothing was imported: somebody is changing one of these entries.',
          'Try again in a moment.',
        )
      default: {
        const count = (change: ImportChange) => outcome.entries.filter(each => each.change === change).length
        const said = { new: 'New', changed: 'Changed', left: 'Taken off the site by staff, and left so', same: null }
        for (const { key, change } of outcome.entries) if (said[change]) print(`${said[change]}: ${key}`)
        print(
          `${outcome.entries.length} services in the file: ${count('new')} new, ${count('changed')} changed, ${count('same') + count('left')} as they were.`,
        )
        if (outcome.outcome === 'dry-run') print('This was a dry run: nothing was changed.')
        return 0
      }
    }
  },
}

const lineOf = (lines: readonly SupportLine[], key: string): number => lines.find(each => each.key === key)?.line ?? 0

type Fault = {
  readonly field: string
  readonly locale: string | null
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}

const sayFault = (t: Translate, { field, locale, message, values }: Fault): string =>
  `${field}${locale === null ? '' : ` (${locale})`}: ${t(message, values)}`

function textOf(name: string, cwd: string): string {
  const file = resolve(cwd, name)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new Refusal('no-input', `There is no file ${name}.`, 'Give the path of a CSV file.')
  if (found.size > largestBytes)
    throw new Refusal('bad-data', `${name} is larger than 10 MB.`, 'Give a CSV file of support services only.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (cause) {
    throw new Refusal('bad-data', `${name} is not in UTF-8.`, 'Save it as “CSV UTF-8” and give it again.', { cause })
  }
}

function linesOf(name: string, text: string, today: string): readonly SupportLine[] {
  const read = readSupportFile(text, today)
  switch (read.outcome) {
    case 'read':
      return read.lines
    case 'empty':
      throw new Refusal('bad-data', `${name} holds no line.`, `Its first line names the columns ${neededColumns.join(',')}.`)
    case 'unclosed':
      throw new Refusal(
        'bad-data',
        `${name} cannot be read from line ${read.line} on: a quote is not closed.`,
        'Mend it, and give the whole file again.',
      )
    case 'columns':
      throw new Refusal(
        'bad-data',
        [
          `The columns of ${name} are not as they should be.`,
          ...(read.missing.length > 0 ? [`  missing: ${read.missing.join(', ')}`] : []),
          ...(read.unknown.length > 0 ? [`  unknown or twice: ${read.unknown.join(', ')}`] : []),
        ].join('\n'),
        'docs/import-support.md has every column.',
      )
    case 'broken':
      throw brokenRefusal(name, read.broken)
  }
}

function brokenRefusal(name: string, broken: readonly BrokenLine[]): Refusal {
  const lines = broken.slice(0, brokenToPrint).map(({ line, why }) => `  line ${line}: ${why}`)
  const more = broken.length - lines.length
  return new Refusal(
    'bad-data',
    [`Nothing was imported. Broken lines of ${name}:`, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n'),
    'Mend them, and give the whole file again.',
  )
}
