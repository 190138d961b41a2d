import type { Child } from 'hono/jsx'
import { type Ctx, localPath, Notice, type PageView, type Translate } from '../../../foundation/index.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import type { SavedDraft } from '../draft-store.ts'
import { questionsLink, receiptLink } from '../links.ts'
import type { ContactFault, TypedContact } from '../name-contact.ts'
import type { ReplyHere } from '../reply-here.ts'
import { partsOfReply } from '../reply-text.ts'
import { type LinkPurpose, receiptNumber } from '../reply-types.ts'
import { privatePage } from './private-page.tsx'
import { ContactForm, type FormState, ReplyForm } from './reply-form.tsx'
import { ShownPart } from './shown-part.tsx'

/** What was just done, as the address says it after a form. */
export const doneNotices = ['saved', 'files', 'gone', 'asked', 'asked-before'] as const
export type DoneNotice = (typeof doneNotices)[number]

export type ReplyView = {
  readonly here: ReplyHere
  readonly form: LinkPurpose
  readonly state: FormState
  readonly done?: DoneNotice | null
  /** What a colleague has saved meanwhile. */
  readonly conflict?: SavedDraft | null
  readonly contact?: { readonly typed: TypedContact; readonly faults: readonly ContactFault[] }
  readonly notice?: Child
  readonly status?: PageView['status']
}

const nobody: TypedContact = { name: '', role: '', email: '' }

/** The private page of one trust: its draft result with what it rests on, or our questions; and the form for what it says to that. */
export function replyPage(c: Ctx, { here, form, state, done, conflict, contact, notice, status }: ReplyView): Response {
  const { t } = c.var
  const shown = form === 'draft-result' ? here.shown : null
  const kind = shown ? 'draft-result' : 'answer'
  return privatePage(c, {
    title: t(`replies.page.${kind}.title`, { trust: here.trustName }),
    lead: t(`replies.page.${kind}.lead`, { trust: here.trustName, charity: here.charityName }),
    status,
    body: (
      <>
        {done && (
          <div role="status">
            <Notice>
              <p>{t(`replies.done.${done}`)}</p>
            </Notice>
          </div>
        )}
        {notice}
        {conflict && <ConflictPart t={t} here={here} form={form} current={conflict} />}
        <Facts t={t} here={here} />
        <SentPart t={t} here={here} />
        {shown && <ShownPart t={t} here={here} shown={shown} />}
        <ReplyForm t={t} here={here} form={form} state={state} />
        {shown && (
          <p>
            <a href={localPath(t.locale, questionsLink(here.token))}>{t('replies.page.questions')}</a>
          </p>
        )}
        <ContactForm t={t} here={here} typed={contact?.typed ?? nobody} faults={contact?.faults ?? []} />
        <NextPart t={t} here={here} />
      </>
    ),
  })
}

const Facts = ({ t, here }: { t: Translate; here: ReplyHere }) => (
  <ul class="private-facts">
    <li>
      <strong>{t('replies.facts.until', { day: t.day(here.until) })}</strong>
    </li>
    <li>{t('replies.facts.reference', { reference: here.request.reference, round: here.roundName })}</li>
    <li>{t('replies.facts.account')}</li>
    <li>{t('replies.facts.key', { trust: here.trustName })}</li>
  </ul>
)

const SentPart = ({ t, here }: { t: Translate; here: ReplyHere }) =>
  here.replies.length === 0 ? null : (
    <section aria-labelledby="sent">
      <h2 id="sent">{t('replies.sent.title')}</h2>
      <ul>
        {here.replies.map(reply => (
          <li>
            <a href={localPath(t.locale, receiptLink(here.token, reply.number))}>
              {t('replies.sent.one', { receipt: receiptNumber(reply), at: dayAndTime(t, reply.sentAt) })}
            </a>
            {': '}
            {t(`replies.verdict.${reply.verdict}.said`)}{' '}
            {reply.settledAs === null ? t('replies.sent.unread') : t('replies.sent.read')}
          </li>
        ))}
      </ul>
    </section>
  )

const NextPart = ({ t, here }: { t: Translate; here: ReplyHere }) => (
  <section aria-labelledby="next">
    <h2 id="next">{t('replies.next.title')}</h2>
    <ul>
      {(['person', 'changes', 'silence', 'totals'] as const).map(name => (
        <li>{t(`replies.next.${name}`)}</li>
      ))}
    </ul>
    <p>
      {t('replies.dead.write')} <a href={`mailto:${here.mailTo}`}>{here.mailTo}</a>
    </p>
  </section>
)

type ConflictProps = { readonly t: Translate; readonly here: ReplyHere; readonly form: LinkPurpose; readonly current: SavedDraft }

/** What is typed stays in the form; what the other has saved stands here, to be compared. */
const ConflictPart = ({ t, here, form, current }: ConflictProps) => (
  <Notice title={t('replies.conflict.title')}>
    <p>{t('replies.conflict.text', { at: dayAndTime(t, current.savedAt) })}</p>
    <ReplyText parts={partsOfReply(t, { draft: current.draft, form, questions: here.questions })} />
  </Notice>
)

export const ReplyText = ({ parts }: { parts: ReturnType<typeof partsOfReply> }) => (
  <dl class="reply-text">
    {parts.map(({ title, lines }) => (
      <div>
        <dt>{title}</dt>
        {lines.map(line => (
          <dd>{line}</dd>
        ))}
      </div>
    ))}
  </dl>
)
