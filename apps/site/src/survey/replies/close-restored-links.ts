import { inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import type { WritableReplyTables } from './reply-tables.ts'

const actor = { kind: 'command', name: 'restore' } as const

/**
 * Closes every private link that came back with a backup: which of them was closed or replaced since nobody can know, and one that has
 * fallen into wrong hands must not open again. What a trust has written half stays, and is there behind its next link.
 */
export const closeRestoredLinks = (db: WriteDb, now: Date): Promise<string | null> =>
  inTransaction(db, async tx => {
    const closed = await writes<WritableReplyTables>(tx)
      .updateTable('reply_link')
      .set({ ended_at: now, ended_because: 'revoked', ended_by: actor.name })
      .where('ended_at', 'is', null)
      .returning(['id', 'round_id as round'])
      .execute()
    for (const [round, links] of Map.groupBy(closed, ({ round }) => round)) {
      const after = { links: links.map(({ id }) => Number(id)) }
      await record(tx, { actor, at: now, deed: 'reply.revoke', subject: { kind: 'round', id: round }, after })
    }
    if (closed.length === 0) return null
    return `Private links to trusts are closed: ${closed.length}. Send new ones from the replies page of each open round.`
  })
