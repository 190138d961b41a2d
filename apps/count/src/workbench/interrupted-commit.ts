import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isLeftOver } from './left-overs.ts'

/** Written when all drafts are whole, before the first is moved: what the commit consists of. */
export const journalName = 'commit.json'

/**
 * Finishes the commit of a process that was killed between two files: a new register beside old figures would be two truths. Drafts without a journal
 * were not whole; they are left for removeLeftOvers.
 */
export function finishCommits(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter(entry => isLeftOver(entry, '.draft'))) {
    const drafts = join(folder, name)
    for (const file of journalOf(drafts)) {
      if (!existsSync(join(drafts, file))) continue
      mkdirSync(dirname(join(folder, file)), { recursive: true, mode: 0o700 })
      renameSync(join(drafts, file), join(folder, file))
    }
  }
}

function journalOf(drafts: string): string[] {
  const file = join(drafts, journalName)
  if (!existsSync(file)) return []
  try {
    const names: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(names) ? names.filter(name => typeof name === 'string') : []
  } catch {
    // A journal that was cut off while it was written: nothing had been moved yet.
    return []
  }
}
