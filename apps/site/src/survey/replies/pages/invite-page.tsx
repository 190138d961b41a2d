import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, DataTable, Fold, localPath } from '../../../foundation/index.ts'
import { StatusSymbols, statusCss } from '../../../releases/index.ts'
import { trailToRound } from '../../round-here.ts'
import type { Round } from '../../types.ts'
import { inviteAllLink, repliesLink, requestReplyAt } from '../links.ts'
import type { Invitation } from '../prepare-invitations.ts'
import css from './replies-console.css?inline'
import { DraftStatus, sayNext } from './replies-page.tsx'

type InviteView = { readonly round: Round; readonly until: string; readonly invitations: readonly Invitation[] }

/** Everybody who would be shown a draft result now, with the letters; and who would not, and why. Nothing is sent before the button. */
export function invitePage(c: Ctx, { round, until, invitations }: InviteView): Response {
  const { t } = c.var
  const ready = invitations.filter(({ refusal }) => refusal === null)
  const others = invitations.filter(({ refusal }) => refusal !== null && refusal !== 'shown-already')
  return consolePage(c, {
    title: t('replies.console.inviteAll.title'),
    lead: t('replies.console.inviteAll.lead', { count: ready.length, day: t.day(until) }),
    trail: [...trailToRound(t, round), { href: repliesLink(round.id), label: t('replies.console.title') }],
    css: [statusCss, css],
    body: (
      <>
        <StatusSymbols />
        {ready.length > 0 && (
          <form method="post" action={localPath(t.locale, inviteAllLink(round.id))}>
            <input type="hidden" name="until" value={until} />
            {ready.map(({ standing }) => (
              <input type="hidden" name="seen" value={`${standing.trustCode} ${standing.fingerprint}`} />
            ))}
            <p>
              <Button>{t('replies.console.inviteAll.send', { count: ready.length })}</Button>
            </p>
          </form>
        )}
        <DataTable
          id="invited"
          caption={t('replies.console.inviteAll.who')}
          columns={(['trust', 'status', 'letter'] as const).map(name => ({ label: t(`replies.console.table.${name}`) }))}
          rows={ready.map(one => [
            <a href={localPath(t.locale, requestReplyAt.link(one.request))}>{one.request.trustName}</a>,
            <DraftStatus t={t} invitation={one} />,
            <Fold summary={t('replies.console.inviteAll.letterTo', { to: one.to ?? '' })}>
              <p>
                <strong>{one.letter?.subject}</strong>
              </p>
              <pre class="letter-text">{one.letter?.text}</pre>
            </Fold>,
          ])}
        />
        {others.length > 0 && (
          <DataTable
            id="not-invited"
            caption={t('replies.console.inviteAll.whoNot')}
            columns={(['trust', 'next'] as const).map(name => ({ label: t(`replies.console.table.${name}`) }))}
            rows={others.map(one => [
              <a href={localPath(t.locale, requestReplyAt.link(one.request))}>{one.request.trustName}</a>,
              sayNext(t, one, null),
            ])}
          />
        )}
      </>
    ),
  })
}
