import { HTTPException } from 'hono/http-exception'
import { consolePage, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, countBatch, localPath } from '../../../foundation/index.ts'
import { roundHere, trailToRound } from '../../round-here.ts'
import { type BatchOutcome, batchOfRound, pauseLetters, releaseLetters, resumeLetters } from '../hold-batch.ts'
import { batchLink, recalledLink, sendLink } from '../links.ts'
import { countDeliveries } from '../progress-store.ts'
import { recallLetters } from '../recall-letters.ts'
import { sendRecalled } from '../send-recalled.ts'
import { actingHere, leadTo } from './send-here.ts'
import css from './sending.css?inline'

const batchHere = (c: Ctx): number => Number(c.req.param('batch'))

const steps = { pause: pauseLetters, resume: resumeLetters, release: releaseLetters } as const

/** Pauses a batch, lets it go on, or lets go what was held. */
export const changeBatch =
  (step: keyof typeof steps) =>
  async (c: Ctx): Promise<Response> => {
    const round = await roundHere(c)
    const { write, smtpUrl } = c.var.services
    // Without a mail server nothing can be let go.
    if (step === 'release' && smtpUrl === null) return leadTo(c, sendLink(round.id), { done: 'nothing' })
    const { outcome }: BatchOutcome = await steps[step](write, { round: round.id, batch: batchHere(c), ...actingHere(c) })
    if (outcome === 'no-such-batch') throw new HTTPException(404)
    return leadTo(c, sendLink(round.id), { done: outcome === 'done' ? step : 'nothing' })
  }

/** Says what a recall would do, before it is done. */
export async function recallPage(c: Ctx): Promise<Response> {
  const { t, locale, services } = c.var
  const round = await roundHere(c)
  const batch = await batchOfRound(services.db, round.id, batchHere(c))
  if (!batch) throw new HTTPException(404)
  const counts = await countBatch(services.db, batch.id)
  const waiting = (counts.get('queued') ?? 0) + (counts.get('held') ?? 0)
  const gone = ['sent', 'uncertain', 'failed', 'sending'] as const
  const left = gone.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
  return consolePage(c, {
    title: t('sending.recall.title'),
    trail: trailToRound(t, round),
    lead: t('sending.recall.lead', { count: waiting }),
    css: [css],
    body: (
      <>
        <p>{t('sending.recall.gone', { count: left })}</p>
        <p>{t(left === 0 && batch.what === 'request' ? 'sending.recall.draft' : 'sending.recall.later')}</p>
        {waiting > 0 && (
          <form method="post" action={localPath(locale, batchLink(round.id, batch.id, 'recall'))}>
            <Button>{t('sending.recall.button', { count: waiting })}</Button>
          </form>
        )}
        <p>
          <a href={localPath(locale, sendLink(round.id))}>{t('sending.recall.back')}</a>
        </p>
      </>
    ),
  })
}

export async function recall(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  const outcome = await recallLetters(c.var.services.write, { round: round.id, batch: batchHere(c), ...actingHere(c) })
  switch (outcome.outcome) {
    case 'recalled':
      return leadTo(c, sendLink(round.id), { done: 'recalled', count: outcome.count, leaving: outcome.leaving })
    case 'nothing-to-do':
      return leadTo(c, sendLink(round.id), { done: 'nothing' })
    case 'no-such-batch':
    case 'no-such-round':
      throw new HTTPException(404)
  }
}

/** Says which recalled letters would be sent after all. */
export async function recalledPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const round = await roundHere(c)
  const count = (await countDeliveries(db, round.id)).get('recalled') ?? 0
  return consolePage(c, {
    title: t('sending.recalled.title'),
    trail: trailToRound(t, round),
    lead: t('sending.recalled.confirm', { count }),
    css: [css],
    body: (
      <>
        <p>{t('sending.recalled.same')}</p>
        {count > 0 && (
          <form method="post" action={localPath(locale, recalledLink(round.id))}>
            <Button>{t('sending.recalled.button', { count })}</Button>
          </form>
        )}
        <p>
          <a href={localPath(locale, sendLink(round.id))}>{t('sending.recall.back')}</a>
        </p>
      </>
    ),
  })
}

export async function sendRecalledLetters(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  const outcome = await sendRecalled(c.var.services.write, {
    round: round.id,
    barredFrom: principalOf(c).barredFrom,
    ...actingHere(c),
    office: c.var.services,
  })
  if (outcome.outcome !== 'sent') return leadTo(c, sendLink(round.id), { done: 'nothing' })
  return leadTo(c, sendLink(round.id), { done: 'again', count: outcome.count, left: outcome.left.length })
}
