import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { lockFile, updateFile } from './attachment-store.ts'

export type Release = {
  readonly sha256: string
  /** True: everybody who may read the request may open it. False: nobody any more. */
  readonly isOpen: boolean
  readonly reason: string
  readonly actor: Actor
  readonly now: Date
}

export type ReleaseOutcome = { readonly outcome: 'done' | 'as-before' | 'no-such-file' | 'cannot' }

/** Opens a file that was closed, or closes it again, with a reason. Only what was closed for something that was found in it can be opened. */
export function releaseFile(db: WriteDb, { sha256, isOpen, reason, actor, now }: Release): Promise<ReleaseOutcome> {
  return inTransaction(db, async tx => {
    const file = await lockFile(tx, sha256)
    if (!file) return { outcome: 'no-such-file' }
    const [from, to] = isOpen ? (['quarantined', 'released'] as const) : (['released', 'quarantined'] as const)
    if (file.state === to) return { outcome: 'as-before' }
    if (file.state !== from) return { outcome: 'cannot' }
    const released = isOpen
      ? { released_at: now, released_by: actor.name, release_reason: reason }
      : { released_at: null, released_by: null, release_reason: null }
    await updateFile(tx, sha256, { state: to, ...released })
    await record(tx, {
      actor,
      at: now,
      deed: isOpen ? 'file.release' : 'file.close',
      subject: { kind: 'file', id: sha256 },
      before: { state: from },
      after: { state: to, reason },
    })
    return { outcome: 'done' }
  })
}
