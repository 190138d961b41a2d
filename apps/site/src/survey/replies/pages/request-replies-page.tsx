// Long because: everything about the replies of one trust stands on one page, each part as a form of its own.
import type { Child } from 'hono/jsx'
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  Fold,
  localPath,
  Notice,
  type PageView,
  Radios,
  Tag,
  TextArea,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { StatusMark, StatusSymbols, statusCss } from '../../../releases/index.ts'
import { messageLink, requestLink } from '../../requests/links.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import { trailToRound } from '../../round-here.ts'
import type { Message, Round, SurveyRequest } from '../../types.ts'
import { inviteAt, makeLinkAt, removeContactLink, repliesLink, revokeAt, settleLink } from '../links.ts'
import type { NamedContact } from '../named-contact-store.ts'
import type { Invitation } from '../prepare-invitations.ts'
import type { ReplyState } from '../reply-state.ts'
import { linkPurposes, type Reply, type ReplyLink, receiptNumber, replyOutcomes } from '../reply-types.ts'
import css from './replies-console.css?inline'
import { sayNext, sayState, sayWaits } from './replies-page.tsx'

export type RequestRepliesView = {
  readonly round: Round
  readonly request: SurveyRequest
  readonly invitation: Invitation
  readonly state: ReplyState | null
  readonly links: readonly ReplyLink[]
  readonly replies: readonly { readonly reply: Reply; readonly message: Message | null }[]
  readonly contacts: readonly NamedContact[]
  /** Proposed as the last day, `YYYY-MM-DD`. */
  readonly until: string
  readonly now: Date
  readonly formToken: string
  readonly typed?: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
  readonly notice?: Child
  readonly status?: PageView['status']
}

type Props = { readonly t: Translate; readonly view: RequestRepliesView }

/** The right of reply of one trust: what it has said, which links it has, and the letter that would bring it a new one. */
export function requestRepliesPage(c: Ctx, view: RequestRepliesView): Response {
  const { t } = c.var
  const { round, request, errors = [], notice, status } = view
  const subject = { state: round.state, trustCode: request.trustCode }
  const may = (deed: 'reply.invite' | 'reply.settle') => mayDo(principalOf(c), deed, subject) === 'yes'
  return consolePage(c, {
    title: t('replies.console.one.title', { trust: request.trustName }),
    lead: `${sayState(t, view.state)} ${sayNext(t, view.invitation, view.state)}`,
    trail: [
      ...trailToRound(t, round),
      { href: repliesLink(round.id), label: t('replies.console.title') },
      { href: requestLink(request), label: request.trustName },
    ],
    status,
    css: [statusCss, css],
    body: (
      <>
        {notice}
        <ErrorSummary t={t} errors={errors} />
        <RepliesPart t={t} view={view} maySettle={may('reply.settle')} />
        <ContactsPart t={t} view={view} mayRemove={may('reply.invite')} />
        <LinksPart t={t} view={view} mayRevoke={may('reply.invite')} />
        {may('reply.invite') && <InvitePart t={t} view={view} />}
        {may('reply.invite') && <ByHandPart t={t} view={view} />}
      </>
    ),
  })
}

const RepliesPart = ({ t, view, maySettle }: Props & { maySettle: boolean }) => (
  <section aria-labelledby="said">
    <h2 id="said">{t('replies.console.one.said')}</h2>
    {view.replies.length === 0 && <p>{t('replies.console.one.nothingSaid')}</p>}
    {view.replies.toReversed().map(({ reply, message }) => (
      <article id={`reply-${reply.id}`} class="one-reply">
        <h3>{t(`replies.verdict.${reply.verdict}.said`)}</h3>
        <p class="soft">
          {receiptNumber(reply)}, {dayAndTime(t, reply.sentAt)}
        </p>
        {message && (
          <>
            <pre class="letter-text" lang={reply.language === t.locale ? undefined : reply.language}>
              {message.text.trim()}
            </pre>
            <p>
              <a href={localPath(t.locale, messageLink(view.request, message.id))}>
                {t('replies.console.one.inThread', { count: message.attachments.length })}
              </a>
            </p>
          </>
        )}
        {reply.settledAs && reply.settledAt ? (
          <p>
            <Tag>{t(`replies.console.outcome.${reply.settledAs}`)}</Tag> {reply.settledWords}{' '}
            <span class="soft">
              {t('replies.console.one.settledBy', { who: reply.settledBy ?? '', day: t.day(reply.settledAt) })}
            </span>
          </p>
        ) : (
          maySettle && <SettleForm t={t} view={view} reply={reply} />
        )}
      </article>
    ))}
  </section>
)

const errorIn = ({ errors = [] }: RequestRepliesView, field: string) => errors.find(error => error.field === field)?.message

function SettleForm({ t, view, reply }: Props & { reply: Reply }) {
  const field = (name: string) => `${name}-${reply.id}`
  return (
    <form method="post" action={localPath(t.locale, settleLink(view.request, reply.id))}>
      <Radios
        t={t}
        id={field('as')}
        name="as"
        label={t('replies.console.settle.as')}
        hint={t('replies.console.settle.hint')}
        value={view.typed?.[field('as')] ?? ''}
        error={errorIn(view, field('as'))}
        choices={replyOutcomes.map(value => ({ value, label: t(`replies.console.outcome.${value}`) }))}
      />
      <TextArea
        t={t}
        id={field('words')}
        name="words"
        rows={2}
        label={t('replies.console.settle.words')}
        value={view.typed?.[field('words')] ?? ''}
        error={errorIn(view, field('words'))}
      />
      <Button>{t('replies.console.settle.save')}</Button>
    </form>
  )
}

const ContactsPart = ({ t, view, mayRemove }: Props & { mayRemove: boolean }) =>
  view.contacts.length === 0 ? null : (
    <section aria-labelledby="people">
      <h2 id="people">{t('replies.console.one.people')}</h2>
      {view.contacts.map(contact => (
        <form method="post" action={localPath(t.locale, removeContactLink(view.request, contact.id))}>
          <p>
            {contact.name}, {contact.role}
            {contact.confirmedAt ? (
              <>
                , <a href={`mailto:${contact.email}`}>{contact.email}</a> (
                {t('replies.contact.confirmed', { day: t.day(contact.confirmedAt) })})
              </>
            ) : (
              ` (${t('replies.contact.asked', { day: t.day(contact.namedAt) })})`
            )}{' '}
            {mayRemove && (
              <Button kind="quiet">
                {t('replies.console.one.removePerson')} <span class="hidden">{contact.name}</span>
              </Button>
            )}
          </p>
        </form>
      ))}
    </section>
  )

const LinksPart = ({ t, view, mayRevoke }: Props & { mayRevoke: boolean }) => (
  <section aria-labelledby="links">
    <h2 id="links">{t('replies.console.one.links')}</h2>
    {view.links.length === 0 && <p>{t('replies.console.one.noLinks')}</p>}
    <ul>
      {view.links.map(link => (
        <li>
          {t(`replies.console.purpose.${link.purpose}`)}, {dayAndTime(t, link.madeAt)},{' '}
          {link.sentTo === null ? t('replies.console.one.handed') : t('replies.console.one.sentTo', { to: link.sentTo })}:{' '}
          {sayLink(t, link, view.now)}
          {mayRevoke && link.ended === null && (
            <form method="post" action={localPath(t.locale, revokeAt.link(view.request))}>
              <input type="hidden" name="purpose" value={link.purpose} />
              <Button kind="quiet">{t('replies.console.one.revoke')}</Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  </section>
)

function sayLink(t: Translate, { ended, expiresAt }: ReplyLink, now: Date): string {
  if (ended) return t(`replies.console.link-state.${ended.because}`, { day: t.day(ended.at) })
  return t(`replies.console.link-state.${now < expiresAt ? 'works' : 'expired'}`, {
    day: t.day(new Date(expiresAt.getTime() - 1)),
  })
}

function InvitePart({ t, view }: Props) {
  const { invitation, until } = view
  const { letter, mailRefusal, standing, link, to } = invitation
  const isAgain = invitation.refusal === 'shown-already'
  const refusal = isAgain ? mailRefusal : invitation.refusal
  if (refusal !== null) {
    return (
      <p>
        {t(`replies.console.refusalOne.${refusal}`)} {refusal === 'not-ready' && sayWaits(t, standing)}
      </p>
    )
  }
  return (
    <section aria-labelledby="invite">
      <StatusSymbols />
      <h2 id="invite">{t(isAgain ? 'replies.console.one.again' : 'replies.console.one.invite')}</h2>
      <p>
        <StatusMark t={t} status={standing.status === 'excluded' ? null : standing.status} words="shown" />
      </p>
      {isAgain && <p>{t('replies.console.one.againLead')}</p>}
      <Fold summary={t('replies.console.inviteAll.letterTo', { to: to ?? '' })}>
        <p>
          <strong>{letter?.subject}</strong>
        </p>
        <pre class="letter-text">{letter?.text}</pre>
      </Fold>
      <form method="post" action={localPath(t.locale, inviteAt.link(view.request))}>
        <input type="hidden" name="fingerprint" value={standing.fingerprint} />
        {link && <input type="hidden" name="again" value={String(link.id)} />}
        <TextField
          t={t}
          id="until"
          type="date"
          label={t('replies.console.one.until')}
          value={view.typed?.until ?? until}
          error={errorIn(view, 'until')}
        />
        <Button>{t(isAgain ? 'replies.console.one.sendAgain' : 'replies.console.one.send')}</Button>
      </form>
    </section>
  )
}

function ByHandPart({ t, view }: Props) {
  const mayShow = view.invitation.refusal !== 'not-ready' && view.invitation.refusal !== 'not-asked'
  return (
    <section aria-labelledby="by-hand">
      <h2 id="by-hand">{t('replies.console.byHand.title')}</h2>
      <p>{t('replies.console.byHand.lead')}</p>
      <form method="post" action={localPath(t.locale, makeLinkAt.link(view.request))}>
        <input type="hidden" name="token" value={view.formToken} />
        <input type="hidden" name="fingerprint" value={view.invitation.standing.fingerprint} />
        <Radios
          t={t}
          id="purpose"
          label={t('replies.console.byHand.purpose')}
          value={view.typed?.purpose ?? 'answer'}
          error={errorIn(view, 'purpose')}
          choices={linkPurposes
            .filter(purpose => mayShow || purpose === 'answer')
            .map(value => ({ value, label: t(`replies.console.purpose.${value}`) }))}
        />
        <TextField
          t={t}
          id="hand-until"
          type="date"
          label={t('replies.console.one.until')}
          value={view.typed?.['hand-until'] ?? view.until}
          error={errorIn(view, 'hand-until')}
        />
        <Button kind="quiet">{t('replies.console.byHand.make')}</Button>
      </form>
    </section>
  )
}

/** The link, shown this once. */
export const madeLink = (t: Translate, link: string): Child => (
  <div role="status">
    <Notice title={t('replies.console.byHand.made')}>
      <p>
        <code class="made-link">{link}</code>
      </p>
      <p>{t('replies.console.byHand.once')}</p>
    </Notice>
  </div>
)
