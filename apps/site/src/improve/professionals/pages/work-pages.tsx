import type { Child } from 'hono/jsx'
import { Button, ButtonLink, type Ctx, localPath, Notice } from '../../../foundation/index.ts'
import { type Concerns, callsForHelp, HelpAtOnce } from '../../../network/index.ts'
import type { ConfirmOutcome } from '../confirm-work.ts'
import { confirmLink } from '../links.ts'
import { confirmDays } from '../professional.ts'
import type { WorkPurpose } from '../work-purpose.ts'
import { workView } from './work-view.tsx'

/** After a form with an address at work: the same for everybody, whatever address was typed. */
export function askedPage(c: Ctx, concerns: Concerns = []): Response {
  const { t, services } = c.var
  return workView(c, {
    title: t('professionals.asked.title'),
    lead: t('professionals.asked.lead'),
    isPublic: concerns.length === 0,
    body: (
      <>
        {callsForHelp(concerns) && <HelpAtOnce t={t} />}
        {services.smtpUrl === null && (
          <Notice>
            <p>{t('network.asked.outbox')}</p>
          </Notice>
        )}
        <p>{t('professionals.asked.nothing', { count: confirmDays })}</p>
        <p>{t('professionals.asked.review')}</p>
        <p>{t('professionals.asked.missing')}</p>
      </>
    ),
  })
}

type Confirming = { readonly token: string; readonly purpose: WorkPurpose; readonly shown: Child }

/** Shows what is said yes to, and asks to press a button: programs that check mail open links too, and change nothing by it. */
export function confirmPage(c: Ctx, { token, purpose, shown }: Confirming): Response {
  const { t, locale } = c.var
  return workView(c, {
    title: t(`${purpose.words}.work.good.title`),
    lead: t(`${purpose.words}.work.good.lead`),
    body: (
      <>
        {shown}
        <form method="post" action={localPath(locale, confirmLink(token))}>
          <Button>{t(`${purpose.words}.work.good.button`)}</Button>
        </form>
        <p class="hint">{t('professionals.confirm.notYou')}</p>
      </>
    ),
  })
}

const isDone = (outcome: ConfirmOutcome): boolean => outcome === 'confirmed' || outcome === 'review' || outcome === 'done'

/** After the button, and for a link that does nothing any more. */
export function confirmedPage(c: Ctx, outcome: ConfirmOutcome, purpose: WorkPurpose | null): Response {
  const { t, locale } = c.var
  if (purpose === null || outcome === 'unknown') {
    return workView(c, { title: t('professionals.unknown.title'), lead: t('professionals.unknown.lead'), status: 404 })
  }
  return workView(c, {
    title: t(`${purpose.words}.work.${outcome}.title`),
    lead: t(`${purpose.words}.work.${outcome}.lead`),
    status: isDone(outcome) ? 200 : 410,
    body: (
      <p>
        <ButtonLink kind="quiet" href={localPath(locale, purpose.formPath)}>
          {t('professionals.confirm.back')}
        </ButtonLink>
      </p>
    ),
  })
}
