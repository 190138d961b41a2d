import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Command, type CommandContext, Refusal, type Translate } from '../../foundation/index.ts'
import { importList } from './import-list.ts'
import { UnusableList } from './read-list.ts'
import { sayListFault } from './say-list-fault.ts'

const usage = `import-supporters FILE [--dry-run]
  FILE       a CSV file with the evidence of how each person agreed: docs/import-supporters.md
  --dry-run  say what would become of it, and keep nothing`

const mostShown = 50

/** `npm run spotlight -- import-supporters`: takes in a list of supporters with the evidence of how each agreed. */
export const importSupportersCommand: Command = {
  name: 'import-supporters',
  summary: 'Take in a list of supporters with the evidence of how each agreed',
  usage,
  run: async (args, context) => {
    const { services, print } = context
    const { file, isTrial } = readOptions(args, context)
    const t = services.messages.in('en')
    const actor = { kind: 'command', name: 'import-supporters' } as const
    const { counts, faults } = await orRefuse(t, () => importList(services, { content: createReadStream(file), isTrial, actor }))
    for (const { line, reason } of faults.slice(0, mostShown)) {
      print(t('join.import.line', { line, reason: t(`join.import.faults.${reason}`) }))
    }
    if (faults.length > mostShown) print(t('join.import.more', { count: faults.length - mostShown }))
    print(t('join.import.counts', counts))
    print(t(isTrial ? 'join.import.trial' : 'join.import.kept'))
    return 0
  },
}

async function orRefuse<Value>(t: Translate, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UnusableList)) throw error
    throw new Refusal('bad-data', sayListFault(t, error.why), t('join.import.next'))
  }
}

function readOptions(args: readonly string[], { cwd }: CommandContext): { file: string; isTrial: boolean } {
  const { values, positionals } = parsed(args)
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new Refusal('usage', 'Name one file.', usage)
  const file = resolve(cwd, name)
  if (!existsSync(file))
    throw new Refusal('no-input', `There is no file ${name}.`, 'Relative names start where you typed the command.')
  return { file, isTrial: values['dry-run'] === true }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } })
  } catch {
    throw new Refusal('usage', 'That is not how this command is typed.', usage)
  }
}
