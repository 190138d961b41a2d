import { accessSync, constants, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Command, type CommandContext, Refusal, usageOf, usageRefusal } from '../../foundation/index.ts'
import { irishTerms } from './describe-postcodes.ts'
import { DirectoryReader } from './directory-reader.ts'
import { brokenRowsToKeep, type DirectorySummary } from './directory-summary.ts'
import { type ImportOutcome, importActor, importPostcodes } from './import-postcodes.ts'
import { progressLines } from './progress-lines.ts'
import { swapBack } from './roll-back-postcodes.ts'
import { whereToGetIt } from './unusable-file.ts'

const usage = `import-postcodes FILE
       npm run spotlight -- import-postcodes --rollback
  FILE         the ONS Postcode Directory: the ZIP as ONS publishes it, or the CSV in it
  --rollback   use the postcodes before the last import again; a second time: back to the newer ones`

/** `npm run spotlight -- import-postcodes`: from then on a full postcode is answered exactly. */
export const importPostcodesCommand: Command = {
  name: 'import-postcodes',
  summary: 'Bring in every postcode of the UK from the ONS Postcode Directory',
  usage,
  run: async (args, context) => {
    const { values, positionals } = usageOf(importPostcodesCommand, () =>
      parseArgs({ args: [...args], options: { rollback: { type: 'boolean' } }, allowPositionals: true }),
    )
    if (values.rollback === true && positionals.length === 0) return rollBack(context)
    const [name, ...more] = positionals
    if (name === undefined || more.length > 0 || values.rollback === true) throw usageRefusal(importPostcodesCommand)
    const reader = new DirectoryReader()
    try {
      return await importFrom(fileNamed(name, context.cwd), reader, context)
    } finally {
      await reader.close()
    }
  },
}

async function importFrom(file: string, reader: DirectoryReader, { services, print }: CommandContext): Promise<number> {
  const begun = performance.now()
  const outcome = await importPostcodes(services.write, {
    file,
    reader,
    now: services.clock(),
    progress: progressLines(print, () => performance.now()),
    read: found => tellBroken(found, print),
  })
  for (const line of outcomeLines(outcome, (performance.now() - begun) / 1000)) print(line)
  return 0
}

async function rollBack({ services, print }: CommandContext): Promise<number> {
  const { now, before } = await swapBack(services.write, services.clock(), importActor)
  print(
    now === null
      ? 'There are no unit postcodes in use now: the site answers for the sector.'
      : `The postcodes of ${now} are in use now.`,
  )
  if (before !== null) print(`Those of ${before} are kept until the next import: --rollback again brings them back.`)
  return 0
}

function fileNamed(name: string, cwd: string): string {
  const file = resolve(cwd, name)
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) throw new Refusal('no-input', `There is no file ${name}.`, whereToGetIt)
  if (!found.isFile()) throw new Refusal('no-input', `${name} is a folder, not a file.`, whereToGetIt)
  try {
    accessSync(file, constants.R_OK)
  } catch (error) {
    throw new Refusal('no-input', `This user may not read ${name}.`, 'Give it to the user of the site (chown, chmod).', {
      cause: error,
    })
  }
  return file
}

function tellBroken({ broken, brokenRows }: DirectorySummary, print: (line: string) => void): void {
  if (broken === 0) return
  print(broken === 1 ? 'One row is broken:' : `${number(broken)} rows are broken:`)
  for (const { line, column, why } of brokenRows) print(`  line ${number(line)}, ${column}: ${why}`)
  if (broken > brokenRowsToKeep) print(`  and ${number(broken - brokenRowsToKeep)} more`)
}

function outcomeLines({ kind, describes, notes, found }: ImportOutcome, seconds: number): string[] {
  if (kind === 'same') return [`These postcodes, of ${describes}, are in use already. Nothing was changed.`]
  if (kind === 'back') return [`These postcodes, of ${describes}, were those before: they are in use again.`]
  const left = found.broken > 0 ? ` ${number(found.broken)} broken rows were left out.` : ''
  return [
    `${number(found.stored)} postcodes of ${describes} are in use now, ${number(found.ended)} of them ended.${left}`,
    ...notes,
    `It took ${seconds.toFixed(1)} s, ${number(Math.round(found.rows / seconds))} rows a second.`,
    'The postcodes that were in use before are kept until the next import: --rollback brings them back.',
    ...(found.northernIrish > 0 ? [`${number(found.northernIrish)} are in Northern Ireland. ${irishTerms}`] : []),
  ]
}

const number = (value: number): string => value.toLocaleString('en-GB')
