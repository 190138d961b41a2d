import type { Ctx } from '../../../foundation/index.ts'
import type { DeadLink } from '../reply-here.ts'
import { privatePage } from './private-page.tsx'

/** A link that opens nothing: why, and what to do instead. */
export function deadLinkPage(c: Ctx, { verdict, roundName, mailTo }: DeadLink): Response {
  const { t } = c.var
  return privatePage(c, {
    title: t(`replies.dead.${verdict}.title`),
    lead: t(`replies.dead.${verdict}.lead`, { round: roundName ?? '' }),
    status: verdict === 'unknown' ? 404 : 410,
    body: (
      <>
        <p>{t(`replies.dead.${verdict}.next`)}</p>
        {mailTo && (
          <p>
            {t('replies.dead.write')} <a href={`mailto:${mailTo}`}>{mailTo}</a>
          </p>
        )}
      </>
    ),
  })
}

/** Too many wrong links came from one place. */
export const shutPage = (c: Ctx, minutes: number): Response =>
  privatePage(c, {
    title: c.var.t('replies.shut.title'),
    lead: c.var.t('replies.shut.lead', { count: minutes }),
    status: 429,
    body: <p>{c.var.t('replies.shut.next')}</p>,
  })
