import { type ReadDb, rows } from '../../foundation/index.ts'
import type { SurveyTables } from '../schema.ts'
import { requestLink } from './links.ts'

/** The requests to a trust in rounds that are on their way, with the page of each: what somebody has to end when the trust has merged. */
export async function requestsOnTheirWay(db: ReadDb, trustCode: string): Promise<{ round: string; link: string }[]> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('request')
    .innerJoin('round', 'round.id', 'request.round_id')
    .select(['request.round_id as round', 'request.trust_code as trustCode'])
    .where('request.trust_code', '=', trustCode)
    .where('round.state', 'in', ['sending', 'open'])
    .orderBy('request.round_id')
    .execute()
  return found.map(key => ({ round: key.round, link: requestLink(key) }))
}
