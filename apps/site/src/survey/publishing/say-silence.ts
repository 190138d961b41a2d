import type { Translate } from '../../foundation/index.ts'
import type { StatusReason } from '../rounds/criteria/decide-status.ts'

export type Silence = Extract<StatusReason, { reason: 'silence' }>['silence']

/** What happened to a request that was not answered, each on its day (`YYYY-MM-DD`, UK). */
export type SilentRequest = {
  readonly silence: Silence
  readonly sentOn: string | null
  readonly receivedOn: string | null
  readonly dueOn: string | null
  readonly acknowledgedOn: string | null
  readonly askedToExplainOn: string | null
  readonly explainedOn: string | null
  /** The days on which reminders left. */
  readonly remindedOn: readonly string[]
}

/**
 * "No response" as a dated fact: when the request was sent and arrived, until when the answer was due, what was heard, and that nothing more
 * had come by the day up to which the release counts. It names nobody and holds no address.
 */
export function saySilence(t: Translate, request: SilentRequest, asOf: string): string {
  const { sentOn, receivedOn, dueOn, acknowledgedOn, askedToExplainOn, explainedOn, remindedOn } = request
  const days = new Intl.ListFormat(t.locale === 'cy' ? 'cy' : 'en-GB', { type: 'conjunction' })
  const parts = [
    receivedOn !== null &&
      (sentOn === null || sentOn === receivedOn
        ? t('publishing.silence.reached', { day: t.day(receivedOn) })
        : t('publishing.silence.sent', { sent: t.day(sentOn), received: t.day(receivedOn) })),
    acknowledgedOn !== null && t('publishing.silence.acknowledged', { day: t.day(acknowledgedOn) }),
    askedToExplainOn !== null && t('publishing.silence.asked', { day: t.day(askedToExplainOn) }),
    explainedOn !== null && t('publishing.silence.explained', { day: t.day(explainedOn) }),
    dueOn !== null && t('publishing.silence.due', { day: t.day(dueOn) }),
    remindedOn.length > 0 && t('publishing.silence.reminded', { days: days.format(remindedOn.map(day => t.day(day))) }),
    t('publishing.silence.nothing', { day: t.day(asOf) }),
  ]
  return parts.filter(part => part !== false).join(' ')
}
