import type { Services } from '../../foundation/index.ts'
import { MailFolder } from '../mail-in/mail-folder.ts'
import { AttachmentFolder } from './attachment-folder.ts'
import { hasTakenAnythingIn, unnamedOf } from './attachment-store.ts'

/** Whoever has brought a file has its row written within a minute; nothing younger than a day is ever deleted. */
const dayMs = 24 * 60 * 60 * 1000

/**
 * Deletes files that came and that nothing speaks of: of a form that was not kept, or taken away again before it was sent. What came since
 * the oldest mail that still waits to be filed stays: it may be a file of that mail. `realMs`: the real time, as the disk has it; the
 * site's clock can be moved in a rehearsal. An empty database knows of nothing: its backup may not be restored yet. A process that ends in the middle leaves the rest to the next one.
 */
export async function forgetUnnamedFiles(
  { write: db, dataFolder }: Pick<Services, 'write' | 'dataFolder'>,
  { realMs, isStopped = () => false }: { readonly realMs: number; readonly isStopped?: () => boolean },
): Promise<number> {
  if (!(await hasTakenAnythingIn(db))) return 0
  const folder = new AttachmentFolder(dataFolder)
  const waitsSince = await new MailFolder(dataFolder).waitsSince()
  const before = Math.min(realMs - dayMs, waitsSince ?? realMs)
  let forgotten = 0
  await folder.settleAside(before)
  for await (const some of folder.keptBefore(before)) {
    for (const sha256 of await unnamedOf(db, some)) {
      if (isStopped()) return forgotten
      if (await folder.forget(sha256, before)) forgotten += 1
    }
  }
  return forgotten
}
