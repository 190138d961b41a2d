import { Button, type Ctx, localPath, Notice } from '../../../foundation/index.ts'
import type { SavedDraft } from '../draft-store.ts'
import { questionsLink, replyLink } from '../links.ts'
import type { ReplyHere } from '../reply-here.ts'
import { partsOfReply } from '../reply-text.ts'
import type { LinkPurpose } from '../reply-types.ts'
import { privatePage } from './private-page.tsx'
import { ReplyText } from './reply-page.tsx'

type Looked = {
  readonly here: ReplyHere
  readonly form: LinkPurpose
  readonly saved: SavedDraft
  readonly formToken: string
  /** A colleague has changed it since somebody pressed the button. */
  readonly wasChanged: boolean
}

/** A reply once more, all of it, before it is sent. */
export function lookPage(c: Ctx, { here, form, saved, formToken, wasChanged }: Looked): Response {
  const { t, locale } = c.var
  const address = localPath(locale, form === 'answer' ? questionsLink(here.token) : replyLink(here.token))
  return privatePage(c, {
    title: t('replies.look.title'),
    lead: t('replies.look.lead', { trust: here.trustName }),
    body: (
      <>
        {wasChanged && (
          <div role="status">
            <Notice>
              <p>{t('replies.look.changed')}</p>
            </Notice>
          </div>
        )}
        <ReplyText parts={partsOfReply(t, { draft: saved.draft, form, questions: here.questions })} />
        <form method="post" action={address}>
          <input type="hidden" name="step" value="send" />
          <input type="hidden" name="version" value={String(saved.version)} />
          <input type="hidden" name="token" value={formToken} />
          <p>{here.link.sentTo === null ? t('replies.look.receiptHere') : t('replies.look.receipt', { to: here.link.sentTo })}</p>
          <p class="buttons">
            <Button>{t('replies.look.send')}</Button> <a href={address}>{t('replies.look.change')}</a>
          </p>
        </form>
      </>
    ),
  })
}
