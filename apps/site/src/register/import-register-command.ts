import { cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Command, type CommandContext, dayInUk, Refusal } from '../foundation/index.ts'
import { importRegister } from './import/import-register.ts'
import { tableDefinitions } from './import/table-definitions.ts'
import { seedRegister, tablesToLoad } from './seed-register.ts'

const usage = `import-register [--from FOLDER] [--only TABLE,TABLE] [--dry-run]
  --from FOLDER   read newer source files from this folder, rewrite the tables in data/, then load them
  --only TABLES   of these tables alone, separated by commas
  --dry-run       say what would change, row by row, and change nothing
  Without --from: load the committed tables of data/ into the database.`

/** `npm run spotlight -- import-register`: brings the tables in data/ up to date, then the database. */
export const importRegisterCommand: Command = {
  name: 'import-register',
  summary: 'Bring the register of trusts, hospitals, politicians and postcodes up to date',
  usage,
  run: async (args, context) => {
    const { from, only, isDryRun } = readOptions(args, context)
    if (isDryRun) return lookOnly({ from, only }, context)
    const { services, print } = context
    const now = services.clock()
    if (from !== null) {
      await importRegister({ from, dataFolder: join(services.root, 'data'), only, today: dayInUk(now), print })
    }
    const loaded = await seedRegister(services.write, services.root, now, { kind: 'command', name: 'import-register' })
    print(loaded.length === 0 ? 'The database has these tables already.' : `Loaded into the database: ${loaded.join(', ')}.`)
    return 0
  },
}

/** Makes the tables in a copy of `data/`, says what differs from those that are committed and from those in the database, and throws the copy away. */
async function lookOnly({ from, only }: Pick<Options, 'from' | 'only'>, { services, print }: CommandContext): Promise<number> {
  const copy = mkdtempSync(join(tmpdir(), 'spotlight-register-'))
  try {
    const dataFolder = join(copy, 'data')
    cpSync(join(services.root, 'data'), dataFolder, { recursive: true })
    if (from !== null) await importRegister({ from, dataFolder, only, today: dayInUk(services.clock()), print })
    const waiting = await tablesToLoad(services.db, copy)
    for (const { name, before, after } of waiting) print(`In the database, ${name} would go from ${before} to ${after} rows.`)
    if (waiting.length === 0) print('The database would stay as it is.')
    print('This was a dry run: nothing was changed.')
    return 0
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

type Options = { readonly from: string | null; readonly only: string[] | undefined; readonly isDryRun: boolean }

function readOptions(args: readonly string[], { cwd }: CommandContext): Options {
  const { values } = parse(args)
  const isDryRun = values['dry-run'] === true
  const only = values.only?.split(',').map(name => name.trim())
  const known = tableDefinitions.map(definition => definition.name as string)
  const unknown = only?.find(name => !known.includes(name))
  if (unknown !== undefined) throw new Refusal('usage', `There is no table “${unknown}”.`, `The tables are: ${known.join(', ')}.`)
  if (values.from === undefined) {
    if (only) throw new Refusal('usage', '--only needs --from.', usage)
    return { from: null, only, isDryRun }
  }
  const from = resolve(cwd, values.from)
  if (!existsSync(from) || !statSync(from).isDirectory()) {
    throw new Refusal('no-input', `There is no folder ${values.from}.`, 'Give the folder that holds the source files.')
  }
  return { from, only, isDryRun }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { from: { type: 'string' }, only: { type: 'string' }, 'dry-run': { type: 'boolean' } },
      allowPositionals: false,
    })
  } catch (error) {
    // parseArgs names the argument that it does not know.
    throw new Refusal('usage', error instanceof Error ? error.message : 'The arguments could not be read.', usage)
  }
}
