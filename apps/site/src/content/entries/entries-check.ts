import type { Check, Finding, Services } from '../../foundation/index.ts'
import { allStanding } from './entry-todos.ts'
import { readSeedFolder } from './seed/seed-files.ts'

/** How many are named, before the rest is only counted. */
const named = 5

/** What `npm run spotlight -- check` says of entries: files that cannot be read, and texts that somebody should look at again. */
export const entriesCheck: Check = {
  name: 'What everybody reads can be read from its files and has been looked at',
  run: async services => [...brokenFiles(services), ...(await pastTheirDay(services)), ...(await missed(services))],
}

const brokenFiles = ({ root, entryKinds = [], campaign }: Services): Finding[] =>
  readSeedFolder(root, entryKinds, campaign).broken.map(({ path, broken }) => ({
    level: 'problem',
    what: `${path}, line ${broken.line}: ${broken.problem}.`,
    next: 'Mend that line, or bring the file back as it was, then start the site again. Until then the entry stays as it was.',
  }))

async function pastTheirDay(services: Services): Promise<Finding[]> {
  const overdue = (await allStanding(services)).filter(({ isOverdue }) => isOverdue)
  if (overdue.length === 0) return []
  return [
    {
      level: 'notice',
      what: `${overdue.length} entries are past the day on which they were to be looked at again: ${list(overdue)}.`,
      next: 'Check at /console/content that what they say is still right, and set another day.',
    },
  ]
}

async function missed(services: Services): Promise<Finding[]> {
  const failed = (await allStanding(services)).filter(({ entry }) => entry.draft?.failedAt)
  if (failed.length === 0) return []
  return [
    {
      level: 'notice',
      what: `${failed.length} entries could not be published at their hour: ${list(failed)}.`,
      next: 'Open them at /console/content: what is wrong is named there.',
    },
  ]
}

const list = (those: readonly { readonly entry: { readonly kind: string; readonly key: string } }[]): string => {
  const names = those.slice(0, named).map(({ entry }) => `${entry.kind}/${entry.key}`)
  return [...names, ...(those.length > named ? [`and ${those.length - named} more`] : [])].join(', ')
}
