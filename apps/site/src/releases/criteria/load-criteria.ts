import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Refusal } from '../../foundation/index.ts'
import { type Criteria, criteriaSchema } from './criteria.ts'

/** Every version in content/criteria, newest first. A file that is not as it should be is named, with what is wrong. */
export function loadCriteria(root: string): Criteria[] {
  const folder = join(root, 'content/criteria')
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => readCriteria(join(folder, name), name))
    .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))
}

/** The version by which new results are read. */
export function newestCriteria(root: string): Criteria {
  const newest = loadCriteria(root)[0]
  if (!newest)
    throw new Refusal('configuration', 'There are no criteria in content/criteria.', 'Put back content/criteria/2026-1.yaml.')
  return newest
}

function readCriteria(file: string, name: string): Criteria {
  const parsed = criteriaSchema.safeParse(parse(readFileSync(file, 'utf8')))
  if (!parsed.success) {
    throw new Refusal(
      'configuration',
      `content/criteria/${name} cannot be used: ${z.prettifyError(parsed.error)}`,
      'Mend the file.',
    )
  }
  if (`${parsed.data.version}.yaml` !== name) {
    throw new Refusal(
      'configuration',
      `content/criteria/${name} says that it is version ${parsed.data.version}.`,
      'Name the file after its version.',
    )
  }
  if (parsed.data.version.endsWith('-round')) {
    throw new Refusal(
      'configuration',
      `content/criteria/${name} carries a name that belongs to the rules of a round.`,
      'Give it a version of its own, such as 2027-2.',
    )
  }
  return parsed.data
}
