import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Command, dayInUk, Refusal, usageOf, usageRefusal } from '../../foundation/index.ts'
import { decodeSource } from '../import/read-source.ts'
import { importPoliticians, type PoliticiansPlan, planPoliticians, type SeatChange } from './import-politicians.ts'
import { politicianColumns } from './read-politicians-file.ts'

const largestBytes = 5_000_000
const brokenToPrint = 50

const usage = `import-politicians FILE [--dry-run]
  FILE         a CSV file with the columns ${politicianColumns.join(', ')}:
               one line a member; an empty name is a vacant seat. Each seat in it is replaced whole, the others stay
  --dry-run    says what would change, and changes nothing`

/** `npm run spotlight -- import-politicians`: members of the four parliaments, by-elections and vacant seats. */
export const importPoliticiansCommand: Command = {
  name: 'import-politicians',
  summary: 'Bring in members of the Scottish Parliament, the Senedd, the Northern Ireland Assembly and the House of Commons',
  usage,
  run: async (args, { services, cwd, print }) => {
    const { values, positionals } = usageOf(importPoliticiansCommand, () =>
      parseArgs({ args: [...args], options: { 'dry-run': { type: 'boolean' } }, allowPositionals: true }),
    )
    const [name, ...more] = positionals
    if (name === undefined || more.length > 0) throw usageRefusal(importPoliticiansCommand)
    const now = services.clock()
    const input = { text: textOf(name, cwd), today: dayInUk(now) }
    const isDryRun = values['dry-run'] === true
    const actor = { kind: 'command', name: 'import-politicians' } as const
    const plan = isDryRun
      ? await planPoliticians(services.db, input)
      : await importPoliticians(services.write, { ...input, actor, now })
    for (const line of told(plan, name)) print(line)
    if (isDryRun) print('This was a dry run: nothing was changed.')
    if (services.campaign === 'example') print('This is the example campaign: its pages go on to name invented members only.')
    return 0
  },
}

function textOf(name: string, cwd: string): string {
  const file = resolve(cwd, name)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new Refusal('no-input', `There is no file ${name}.`, 'Give the path of a CSV file.')
  if (found.size > largestBytes) throw new Refusal('bad-data', `${name} is larger than 5 MB.`, 'Give a CSV file of members only.')
  return decodeSource(readFileSync(file))
}

function told(plan: PoliticiansPlan, file: string): string[] {
  switch (plan.kind) {
    case 'no-columns':
      throw new Refusal(
        'bad-data',
        `${file} lacks the columns ${plan.missing.join(', ')}.`,
        `Its first line must name ${politicianColumns.join(',')}.`,
      )
    case 'empty':
      throw new Refusal('bad-data', `${file} holds no line.`, `Its first line names the columns ${politicianColumns.join(',')}.`)
    case 'broken': {
      const lines = plan.broken.slice(0, brokenToPrint).map(({ line, why }) => `  line ${line}: ${why}`)
      const more = plan.broken.length - lines.length
      throw new Refusal(
        'bad-data',
        [`Nothing was imported. Broken lines of ${file}:`, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n'),
        'Mend them, and give the whole file again.',
      )
    }
    case 'plan':
      return changeLines(plan.changes)
  }
}

function changeLines(changes: readonly SeatChange[]): string[] {
  const count = (kind: SeatChange['kind']) => changes.filter(change => change.kind === kind).length
  return [
    `${changes.length} seats in the file: ${count('new')} new, ${count('changed')} changed, ${count('same')} as they were.`,
    ...changes
      .filter(({ kind }) => kind !== 'same')
      .map(({ body, seat, before, after }) => `  ${body}, ${seat}: ${before} before, ${after} now`),
  ]
}
