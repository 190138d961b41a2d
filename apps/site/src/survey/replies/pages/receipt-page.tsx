import { type Ctx, localPath } from '../../../foundation/index.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import type { Message } from '../../types.ts'
import { replyLink } from '../links.ts'
import type { ReplyHere } from '../reply-here.ts'
import { type Reply, receiptNumber } from '../reply-types.ts'
import { privatePage } from './private-page.tsx'

type Receipt = { readonly here: ReplyHere; readonly reply: Reply; readonly message: Message }

/** What was sent, when, and under which number: to print or to keep. */
export function receiptPage(c: Ctx, { here, reply, message }: Receipt): Response {
  const { t, locale } = c.var
  const foreign = reply.language === locale ? undefined : reply.language
  return privatePage(c, {
    title: t('replies.receipt.title'),
    lead: t('replies.receipt.lead', { trust: here.trustName, charity: here.charityName }),
    body: (
      <>
        <dl class="facts">
          <dt>{t('replies.receipt.number')}</dt>
          <dd>{receiptNumber(reply)}</dd>
          <dt>{t('replies.receipt.at')}</dt>
          <dd>{dayAndTime(t, reply.sentAt)}</dd>
          <dt>{t('replies.receipt.round')}</dt>
          <dd>{here.roundName}</dd>
        </dl>
        <h2>{t('replies.receipt.said')}</h2>
        <pre class="said-text" lang={foreign}>
          {message.text.trim()}
        </pre>
        {message.attachments.length > 0 && <p>{t('replies.receipt.files', { count: message.attachments.length })}</p>}
        <p>{t('replies.receipt.next')}</p>
        <p class="no-print">
          <a href={localPath(locale, replyLink(here.token))}>{t('replies.receipt.back')}</a>
        </p>
      </>
    ),
  })
}
