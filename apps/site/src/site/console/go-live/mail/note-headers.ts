import { type Actor, inTransaction, record, type WriteDb } from '../../../../foundation/index.ts'
import { mailTestByMessageId, saveJudgement } from '../go-live-store.ts'
import { domainOfAddress } from './domain-of-address.ts'
import { judgeAuthentication, type MailJudgement } from './judge-authentication.ts'
import { readPastedHeaders } from './read-authentication-results.ts'

export type HeadersOutcome =
  | { readonly outcome: 'noted' | 'nothing-to-do'; readonly judgement: MailJudgement }
  /** `no-results`: no Authentication-Results among them. `no-message-id`, `not-ours`: they prove nothing of one of our messages. */
  | { readonly outcome: 'refused'; readonly why: 'no-results' | 'no-message-id' | 'not-ours' }

type NoteHeaders = { readonly headers: string; readonly actor: Actor; readonly now: Date }

/**
 * Notes what another mail server said of a test message: from its headers, as somebody pastes them or as they came in by mail. Only
 * headers of a message that this site has sent as a test count.
 */
export async function noteHeaders(db: WriteDb, { headers, actor, now }: NoteHeaders): Promise<HeadersOutcome> {
  const { messageId, authentication } = readPastedHeaders(headers)
  if (authentication === null) return { outcome: 'refused', why: 'no-results' }
  if (messageId === null) return { outcome: 'refused', why: 'no-message-id' }
  return inTransaction(db, async (tx): Promise<HeadersOutcome> => {
    const test = await mailTestByMessageId(tx, messageId)
    if (test === null) return { outcome: 'refused', why: 'not-ours' }
    const judgement = judgeAuthentication(authentication, domainOfAddress(test.fromAddress))
    if (sayTheSame(test.judgement, judgement)) return { outcome: 'nothing-to-do', judgement }
    await saveJudgement(tx, { id: test.id, judgement, by: actor.name, now })
    const subject = { kind: 'mail-test', id: String(test.id) }
    await record(tx, { actor, at: now, deed: 'go-live.read-headers', subject, before: test.judgement, after: judgement })
    return { outcome: 'noted', judgement }
  })
}

/** The keys of what comes back from the database stand in another order. */
function sayTheSame(one: MailJudgement | null, other: MailJudgement): boolean {
  const told = ({ server, fromDomain, ...judged }: MailJudgement) =>
    JSON.stringify([
      server,
      fromDomain,
      ...[judged.spf, judged.dkim, judged.dmarc].map(each => [each.state, each.result, each.domain]),
    ])
  return one !== null && told(one) === told(other)
}
