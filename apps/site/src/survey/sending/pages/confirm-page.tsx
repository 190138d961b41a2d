import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  defaultIntervalSeconds,
  domainOf,
  ErrorSummary,
  estimateEnd,
  localPath,
  Notice,
  TextField,
} from '../../../foundation/index.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import type { Round } from '../../types.ts'
import { checkLink, sendLink } from '../links.ts'
import type { SendPlan } from '../load-plan.ts'
import { isBlocked } from '../preflight.ts'
import { usualRecallMinutes } from '../send-round.ts'
import { momentInUk } from '../uk-time.ts'
import { leadTo, planHere } from './send-here.ts'
import css from './sending.css?inline'
import { SendSteps } from './steps.tsx'

type Again = {
  /** What was typed for the recall window, and what is wrong with it. */
  readonly minutes?: string
  readonly fault?: string
  /** Something has changed since the page was made. */
  readonly isChanged?: boolean
  readonly plan?: SendPlan
}

/** The last look before sending: the numbers once more in words, and one button. */
export async function confirmPage(c: Ctx, round: Round, again: Again = {}): Promise<Response> {
  const { t, locale, services } = c.var
  const plan = again.plan ?? (await planHere(c, round))
  if (isBlocked(plan.findings)) return leadTo(c, checkLink(round.id))
  const now = services.clock()
  const byMail = plan.letters.flatMap(({ to }) => to ?? [])
  const byHand = plan.letters.length - byMail.length
  const domains = Map.groupBy(byMail, domainOf)
  const first = new Date(now.getTime() + usualRecallMinutes * 60_000)
  const waiting = [...domains].map(([domain, some]) => ({ domain, count: some.length, from: first, lastAt: null }))
  const end = estimateEnd(waiting, defaultIntervalSeconds, now)
  const minutes = again.minutes ?? String(usualRecallMinutes)
  return consolePage(c, {
    title: t('sending.confirm.title', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    lead: t('sending.confirm.lead'),
    status: again.isChanged ? 409 : again.fault ? 422 : 200,
    css: [css],
    body: (
      <>
        <SendSteps t={t} round={round.id} current="confirm" />
        {again.isChanged && (
          <Notice title={t('sending.confirm.changedTitle')}>
            <p>{t('sending.confirm.changed')}</p>
          </Notice>
        )}
        <ErrorSummary t={t} errors={again.fault ? [{ field: 'minutes', message: again.fault }] : []} />
        <ul class="send-numbers">
          {byMail.length > 0 && <li>{t('sending.confirm.byMail', { count: byMail.length })}</li>}
          {byMail.length > 0 && <li>{t('sending.confirm.domains', { count: domains.size, seconds: defaultIntervalSeconds })}</li>}
          {byHand > 0 && <li>{t('sending.confirm.byHand', { count: byHand })}</li>}
          <li>{t('sending.confirm.leftOut', { count: plan.exclusions.length })}</li>
          {services.smtpUrl === null
            ? byMail.length > 0 && <li>{t('sending.confirm.held')}</li>
            : end && (
                <li>
                  {t('sending.confirm.times', {
                    minutes: usualRecallMinutes,
                    first: momentInUk(t, first, now),
                    last: momentInUk(t, end, now),
                  })}
                </li>
              )}
        </ul>
        <form method="post" action={localPath(locale, sendLink(round.id))}>
          <input type="hidden" name="fingerprint" value={plan.fingerprint} />
          <TextField
            t={t}
            id="minutes"
            label={t('sending.confirm.minutes')}
            hint={t('sending.confirm.minutesHint')}
            value={minutes}
            error={again.fault}
          />
          <Button kind="large">{t('sending.confirm.send', { count: plan.letters.length })}</Button>
        </form>
        <p>
          <a href={localPath(locale, checkLink(round.id))}>{t('sending.confirm.back')}</a>
        </p>
      </>
    ),
  })
}
