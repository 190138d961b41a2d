import { type Actor, type ReadDb, record, rows, type WriteDb } from '../../foundation/index.ts'
import { allSuccessions, followSuccessions, presentTrusts } from '../../register/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import { writeNextVersion } from '../requests/request-version.ts'
import type { SurveyTables } from '../schema.ts'
import type { Channel } from '../types.ts'

/** A request on its way whose own channel is another one than its contact's would be. */
export type RequestElsewhere = RequestKey & { readonly trustName: string; readonly channel: Channel }

/**
 * The requests of rounds on their way whose letters go to this contact, and not by this channel: those to the trust itself, and to trusts
 * that became part of it.
 */
export async function requestsElsewhere(db: ReadDb, trustCode: string, channel: Channel): Promise<RequestElsewhere[]> {
  return rows<SurveyTables>(db)
    .selectFrom('request')
    .innerJoin('round', 'round.id', 'request.round_id')
    .select([
      'request.round_id as round',
      'request.trust_code as trustCode',
      'request.trust_name as trustName',
      'request.channel as channel',
    ])
    .where('request.trust_code', 'in', [trustCode, ...(await answeredBy(db, trustCode))])
    .where('request.channel', '!=', channel)
    .where('round.state', 'in', ['sending', 'open'])
    .orderBy('request.round_id', 'desc')
    .orderBy('request.trust_code')
    .execute()
}

/** The codes of closed trusts for which this one alone answers today. */
async function answeredBy(db: ReadDb, trustCode: string): Promise<string[]> {
  const successions = await allSuccessions(db)
  const leadHere = new Set(
    successions
      .map(({ from }) => from)
      .filter(from => from !== trustCode && followSuccessions(from, successions).some(end => end === trustCode)),
  )
  const found: string[] = []
  for (const code of leadHere) {
    const present = await presentTrusts(db, code)
    if (present.length === 1 && present[0]?.code === trustCode) found.push(code)
  }
  return found
}

type Follow = { readonly trustCode: string; readonly channel: Channel; readonly actor: Actor; readonly now: Date }

/** Lets those requests follow their contact, in the transaction that changes it. Returns how many did. */
export async function followContact(tx: WriteDb, { trustCode, channel, actor, now }: Follow): Promise<number> {
  let count = 0
  for (const key of await requestsElsewhere(tx, trustCode, channel)) {
    const request = await lockRequest(tx, key)
    if (!request || request.channel === channel) continue
    await writeNextVersion(tx, request, { channel, changed_at: now, changed_by: enteredBy(actor) })
    await record(tx, {
      actor,
      at: now,
      deed: 'request.change',
      subject: subjectOf(request),
      before: { channel: request.channel },
      after: { channel },
    })
    count += 1
  }
  return count
}
