import { type ReadDb, rows } from '../../foundation/index.ts'
import type { RoundId } from '../types.ts'
import type { ReplyTables } from './reply-tables.ts'

/** The trusts of a round with a reply that nobody has dealt with. Silence holds nothing up; these do. */
export async function unreadReplies(db: ReadDb, round: RoundId): Promise<ReadonlySet<string>> {
  const found = await rows<ReplyTables>(db)
    .selectFrom('reply')
    .select('trust_code')
    .distinct()
    .where('round_id', '=', round)
    .where('settled_at', 'is', null)
    .execute()
  return new Set(found.map(({ trust_code }) => trust_code))
}
