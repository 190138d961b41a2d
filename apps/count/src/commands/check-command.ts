import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { type Checked, checkFolder, writeProposal } from '../quality/index.ts'
import { loadDeclaredMaps } from '../readers/declared-maps.ts'
import { Failure } from '../workbench/index.ts'
import { checkInWords } from './check-in-words.ts'
import type { Command, CommandContext } from './command.ts'

export const checkCommand: Command = {
  name: 'check',
  summary: 'Says what lies in a folder, what will be used, what is wrong in it, and what a complete count would still need',
  usage: 'check FOLDER [--map FILE] [--quick] [--json] [--propose-map FILE]',
  options: {
    map: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      description: 'A mapping for a local sheet or for COSD 10 (may be given again).',
    },
    quick: { type: 'boolean', description: 'Looks at the beginnings of the files only.' },
    json: { type: 'boolean', description: 'Writes what was found as JSON.' },
    'propose-map': {
      type: 'string',
      value: 'FILE',
      description: 'Writes a mapping to begin with for the first local sheet that has none.',
    },
    temp: {
      type: 'string',
      value: 'FOLDER',
      description: 'Where temporary files may lie. The system’s folder for them if left out.',
    },
  },
  async run(context) {
    const [folder, ...more] = context.positionals
    if (folder === undefined || more.length > 0)
      throw new Failure('usage', 'Say which folder is to be looked at: spotlight-count check FOLDER')
    const maps = await loadDeclaredMaps(mapPaths(context.options.map))
    const temp = typeof context.options.temp === 'string' ? context.options.temp : tmpdir()
    if (!existsSync(temp) || !statSync(temp).isDirectory())
      throw new Failure('usage', `There is no folder ${temp} for temporary files. Choose another with --temp.`)
    const beside = mkdtempSync(join(temp, 'spotlight-check-'))
    try {
      const { signal, progress } = context
      const proposal = context.options['propose-map']
      if (typeof proposal === 'string') {
        refuseInside(folder, proposal)
        const sheet = await writeProposal(folder, proposal, { maps, beside, signal })
        context.say(
          `A mapping to begin with for ${sheet} is in ${proposal}. Check every line of it, and give it to “check” and “count” with --map.`,
        )
        return
      }
      tell(
        context,
        folder,
        await checkFolder(folder, { maps, isQuick: context.options.quick === true, beside, progress, signal }),
      )
    } finally {
      rmSync(beside, { recursive: true, force: true })
    }
  },
}

const mapPaths = (option: CommandContext['options'][string]): string[] =>
  [option ?? []].flat().filter(path => typeof path === 'string')

function refuseInside(folder: string, file: string): void {
  const inside = relative(resolve(folder), resolve(file))
  if (!inside.startsWith('..'))
    throw new Failure('usage', 'The mapping would lie among the extracts. Choose a place outside of them with --propose-map.')
}

function tell({ options, say }: CommandContext, folder: string, checked: Checked): void {
  if (options.json === true) say(JSON.stringify(checked, null, 2))
  else if (checked.files.length > 0) for (const line of checkInWords(checked)) say(line)
  if (checked.files.length === 0)
    throw new Failure(
      'input',
      `There is nothing in ${folder}. Put the extracts that the hospital has into it: COSD XML, hospital stays (HES or SUS), SACT, radiotherapy, FHIR, OMOP, the list of the team meeting.`,
    )
  if (!checked.canBeCounted)
    throw new Failure('input', `Nothing in ${folder} can be counted. The reason stands beside each file.`)
}
