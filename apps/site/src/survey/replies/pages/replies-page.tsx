import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  ButtonLink,
  type Ctx,
  DataTable,
  dayInUk,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  type PageView,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { StatusMark, StatusSymbols, statusCss } from '../../../releases/index.ts'
import { trailToRound } from '../../round-here.ts'
import type { Round } from '../../types.ts'
import { RoundTabs } from '../../worklist/round-tabs.tsx'
import worklistCss from '../../worklist/worklist.css?inline'
import { whatHinders } from '../judge-invitation.ts'
import { inviteAllLink, requestReplyAt, untilLink } from '../links.ts'
import type { Invitation } from '../prepare-invitations.ts'
import { type ReplyState, replyStates } from '../reply-state.ts'

export type RepliesView = {
  readonly round: Round
  readonly until: string | null
  readonly invitations: readonly Invitation[]
  readonly states: ReadonlyMap<string, ReplyState>
  readonly typed?: string
  readonly errors?: readonly FieldError[]
  readonly notice?: string | null
  readonly status?: PageView['status']
}

/** The right of reply of a whole round: until when, who can be shown a draft result, who has replied, and what waits to be read. */
export function repliesPage(c: Ctx, view: RepliesView): Response {
  const { t, services } = c.var
  const { round, until, invitations, states, errors = [], notice, status } = view
  const mayInvite = mayDo(principalOf(c), 'reply.invite', { state: round.state }) === 'yes'
  const ready = invitations.filter(({ refusal }) => refusal === null).length
  const isPast = until !== null && until < dayInUk(services.clock())
  return consolePage(c, {
    title: t('replies.console.title'),
    lead: leadOf(t, states),
    trail: trailToRound(t, round),
    status,
    css: [worklistCss, statusCss],
    body: (
      <>
        <RoundTabs t={t} round={round.id} current="replies" />
        {notice && (
          <div role="status">
            <Notice>
              <p>{notice}</p>
            </Notice>
          </div>
        )}
        <ErrorSummary t={t} errors={errors} />
        <h2>{t('replies.console.until.title')}</h2>
        <p>
          {until === null
            ? t('replies.console.until.none')
            : t(isPast ? 'replies.console.until.past' : 'replies.console.until.day', { day: t.day(until) })}
        </p>
        {mayInvite && <UntilForm t={t} view={view} />}
        {mayInvite && until !== null && !isPast && (
          <p>
            {ready === 0 ? (
              t('replies.console.invite.none')
            ) : (
              <ButtonLink href={localPath(t.locale, inviteAllLink(round.id))}>
                {t('replies.console.invite.look', { count: ready })}
              </ButtonLink>
            )}
          </p>
        )}
        <StatusSymbols />
        <DataTable
          id="replies"
          caption={t('replies.console.table.caption')}
          columns={(['trust', 'status', 'state', 'next'] as const).map(name => ({ label: t(`replies.console.table.${name}`) }))}
          rows={inOrder(invitations, states).map(one => [
            <a href={localPath(t.locale, requestReplyAt.link(one.request))}>{one.request.trustName}</a>,
            <DraftStatus t={t} invitation={one} />,
            sayState(t, states.get(one.request.trustCode) ?? null),
            sayNext(t, one, states.get(one.request.trustCode) ?? null),
          ])}
        />
        <p class="soft">{t('replies.console.noTracking')}</p>
      </>
    ),
  })
}

/** What somebody has to read stands first; then as the trusts are called. */
const inOrder = (invitations: readonly Invitation[], states: ReadonlyMap<string, ReplyState>): Invitation[] => {
  const isUnread = ({ request }: Invitation) => states.get(request.trustCode)?.state === 'unread'
  return [...invitations.filter(isUnread), ...invitations.filter(one => !isUnread(one))]
}

function leadOf(t: Translate, states: ReadonlyMap<string, ReplyState>): string {
  const all = [...states.values()]
  const counts = replyStates
    .map(state => ({ state, count: all.filter(each => each.state === state).length }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return t('replies.console.lead.none')
  return counts.map(({ state, count }) => t(`replies.console.lead.${state}`, { count })).join(' ')
}

function UntilForm({ t, view: { round, until, typed, errors = [] } }: { t: Translate; view: RepliesView }) {
  return (
    <form method="post" action={localPath(t.locale, untilLink(round.id))}>
      <input type="hidden" name="basedOn" value={until ?? ''} />
      <TextField
        t={t}
        id="until"
        type="date"
        label={t('replies.console.until.label')}
        hint={t('replies.console.until.hint')}
        value={typed ?? until ?? ''}
        error={errors.find(({ field }) => field === 'until')?.message}
      />
      <Button kind="quiet">{t('replies.console.until.save')}</Button>
    </form>
  )
}

/** The draft result; nothing where it is too early to say. */
export const DraftStatus = ({ t, invitation: { standing, refusal } }: { t: Translate; invitation: Invitation }) =>
  refusal === 'not-ready' || refusal === 'barred' ? (
    <span class="soft">{t('replies.console.tooEarly')}</span>
  ) : (
    <StatusMark t={t} status={standing.status === 'excluded' ? null : standing.status} words="shown" />
  )

export function sayState(t: Translate, state: ReplyState | null): string {
  if (state === null) return t('replies.console.state.none')
  const { link, replies } = state
  const last = replies.at(-1)
  const invited = link ? t('replies.console.state.since', { day: t.day(link.madeAt) }) : ''
  const said = last ? t(`replies.verdict.${last.verdict}.said`) : ''
  return [t(`replies.console.state.${state.state}`), said, state.state === 'invited' ? invited : '']
    .filter(text => text !== '')
    .join(' ')
}

export function sayNext(t: Translate, { refusal, standing }: Invitation, state: ReplyState | null): string {
  if (state?.state === 'unread') return t('replies.console.next.read')
  if (refusal === null)
    return t(state && state.state !== 'closed' ? 'replies.console.next.changed' : 'replies.console.next.ready')
  if (refusal === 'not-ready') return sayWaits(t, standing)
  if (refusal === 'shown-already') return t(`replies.console.next.${state?.state === 'invited' ? 'wait' : 'nothing'}`)
  return t(`replies.console.refusal.${refusal}`)
}

/** What still stands between an answer and a result. */
export const sayWaits = (t: Translate, standing: Invitation['standing']): string =>
  t('replies.console.next.waits', {
    todos: whatHinders(standing)
      .map(todo => t(`replies.console.todos.${todo}`))
      .join(', '),
  })
