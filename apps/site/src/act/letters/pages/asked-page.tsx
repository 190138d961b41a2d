import { type Ctx, Notice } from '../../../foundation/index.ts'
import { HelpAtOnce, joinBox } from '../../../network/index.ts'
import { confirmDays } from '../letter-links.ts'
import { letterPage } from './letter-page.tsx'

/** After a letter was written: the same for everybody, whatever address was typed. */
export function askedPage(c: Ctx, { withHelp = false }: { readonly withHelp?: boolean } = {}): Response {
  const { t, services } = c.var
  return letterPage(c, {
    title: t('act-letters.asked.title'),
    lead: t('act-letters.asked.lead'),
    kind: withHelp ? 'link' : 'public',
    body: (
      <>
        {withHelp && <HelpAtOnce t={t} />}
        {services.smtpUrl === null && (
          <Notice>
            <p>{t('network.asked.outbox')}</p>
          </Notice>
        )}
        <p>{t('act-letters.asked.next', { days: confirmDays })}</p>
        <p>{t('act-letters.asked.nothing')}</p>
        {joinBox(c)}
      </>
    ),
  })
}

/** After a letter was taken back, or erased: also for whoever presses the button twice. */
export const gonePage = (c: Ctx): Response =>
  letterPage(c, {
    title: c.var.t('act-letters.gone.title'),
    lead: c.var.t('act-letters.gone.lead'),
    kind: 'public',
    body: <p>{c.var.t('act-letters.gone.text')}</p>,
  })
