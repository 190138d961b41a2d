import { Button, ButtonLink, type Ctx, localPath } from '../../../../foundation/index.ts'
import { type Concerns, callsForHelp, HelpAtOnce, joinBox } from '../../../../network/index.ts'
import { addPath, confirmLink, wallPath } from '../../sign-links.ts'
import type { ConfirmVerdict } from '../confirm-photo.ts'
import { unconfirmedDays } from '../wall-rules.ts'
import { wallView } from './wall-view.tsx'

/** After the form: the same for everybody, whatever the address was. */
export function askedPage(c: Ctx, concerns: Concerns = []): Response {
  const { t } = c.var
  const isPublic = concerns.length === 0
  return wallView(c, {
    title: t('sign.asked.title'),
    lead: t('sign.asked.lead'),
    isPublic,
    body: (
      <>
        {callsForHelp(concerns) && <HelpAtOnce t={t} />}
        <p>{t('sign.asked.nothing', { days: unconfirmedDays })}</p>
        {joinBox(c)}
      </>
    ),
  })
}

/** Asks whoever opened the link to press a button: programs that check mail open links too, and change nothing by it. */
export function confirmPage(c: Ctx, token: string): Response {
  const { t, locale } = c.var
  return wallView(c, {
    title: t('sign.confirm.good.title'),
    lead: t('sign.confirm.good.lead'),
    body: (
      <form method="post" action={localPath(locale, confirmLink(token))}>
        <Button>{t('sign.confirm.good.button')}</Button>
      </form>
    ),
  })
}

/** After the button, and for a link that does nothing any more. */
export function confirmedPage(c: Ctx, verdict: Exclude<ConfirmVerdict, 'good'> | 'confirmed'): Response {
  const { t, locale } = c.var
  const isDone = verdict === 'confirmed' || verdict === 'done'
  const status = isDone ? 200 : verdict === 'unknown' ? 404 : 410
  return wallView(c, {
    title: t(`sign.confirm.${verdict}.title`),
    lead: t(`sign.confirm.${verdict}.lead`),
    status,
    body: (
      <p>
        <ButtonLink kind="quiet" href={localPath(locale, isDone ? wallPath : addPath)}>
          {t(isDone ? 'sign.wall.see' : 'sign.wall.add')}
        </ButtonLink>
      </p>
    ),
  })
}
