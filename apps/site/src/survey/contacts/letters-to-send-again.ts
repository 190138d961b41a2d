import { type ReadDb, rows } from '../../foundation/index.ts'
import type { SurveyTables } from '../schema.ts'
import type { Delivery, RoundId } from '../types.ts'

/** A letter of an open round that did not reach the trust, as far as we know. */
export type LetterBack = {
  readonly round: RoundId
  readonly trustCode: string
  readonly message: number
  readonly delivery: Delivery
  readonly subject: string
}

/** The newest letters to this trust that came back, failed, were recalled or are uncertain. */
export async function lettersToSendAgain(db: ReadDb, trustCode: string): Promise<LetterBack[]> {
  return rows<SurveyTables>(db)
    .selectFrom('request')
    .innerJoin('round', 'round.id', 'request.round_id')
    .innerJoin('message', join =>
      join.onRef('message.round_id', '=', 'request.round_id').onRef('message.trust_code', '=', 'request.trust_code'),
    )
    .select([
      'request.round_id as round',
      'request.trust_code as trustCode',
      'message.id as message',
      'request.delivery as delivery',
      'message.subject as subject',
    ])
    .distinctOn('request.round_id')
    .where('request.trust_code', '=', trustCode)
    .where('request.delivery', 'in', ['bounced', 'failed', 'recalled', 'uncertain'])
    .where('round.state', 'in', ['sending', 'open'])
    .where('message.direction', '=', 'out')
    .where('message.letter_kind', '=', 'request')
    .orderBy('request.round_id', 'desc')
    .orderBy('message.id', 'desc')
    .execute()
}
