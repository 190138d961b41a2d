import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, localPath, Notice } from '../../../foundation/index.ts'
import { countStatuses, StatusSymbols, statusCss } from '../../../releases/index.ts'
import { readForm } from '../../read-form.ts'
import { isFormToken, newFormToken } from '../../requests/form-token.ts'
import { nameOfRound, roundHere, trailToRound } from '../../round-here.ts'
import { actingHere, leadTo } from '../../sending/pages/send-here.ts'
import { momentInUk } from '../../sending/uk-time.ts'
import type { Round } from '../../types.ts'
import { changesOfPublication } from '../changes-of-publication.ts'
import { publishLink } from '../links.ts'
import { cancelPlan, publishRound } from '../publish-round.ts'
import { CountsTable } from './changes-part.tsx'
import { checkTyped, publicationHere, readTyped, type TypedPublication } from './publish-here.ts'
import { publishPage } from './publish-page.tsx'
import css from './publishing.css?inline'

/** `/console/rounds/:round/publish/confirm`: the last look, the numbers once more in words, and one button. */
export async function showConfirm(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  const typed = readTyped(name => c.req.query(name) ?? '')
  const checked = checkTyped(typed, c.var.services.clock())
  if ('faults' in checked) return publishPage(c, { typed, faults: checked.faults })
  return confirmPage(c, { round, typed, publishAt: checked.publishAt })
}

type Confirm = {
  readonly round: Round
  readonly typed: TypedPublication
  readonly publishAt: Date | null
  readonly isChanged?: boolean
}

async function confirmPage(c: Ctx, { round, typed, publishAt, isChanged = false }: Confirm): Promise<Response> {
  const { t, locale, services } = c.var
  const there = await publicationHere(c, round, typed.asOf)
  if (there.obstacles.length > 0 || there.preview?.kind !== 'would-publish') return leadTo(c, publishLink(round.id, typed.asOf))
  const { counts, statuses } = there.preview
  const { changes, gone } = changesOfPublication(there.before, statuses)
  const moved = changes.filter(({ kind }) => kind !== 'same' && kind !== 'beside' && kind !== 'new').length
  const now = services.clock()
  return consolePage(c, {
    title: t('publishing.confirm.title', { round: nameOfRound(round, locale) }),
    trail: [...trailToRound(t, round), { href: publishLink(round.id), label: t('publishing.tab') }],
    lead: t(publishAt ? 'publishing.confirm.lead.at' : 'publishing.confirm.lead.now'),
    status: isChanged ? 409 : 200,
    css: [statusCss, css],
    body: (
      <>
        <StatusSymbols />
        {isChanged && (
          <Notice title={t('publishing.confirm.changedTitle')}>
            <p>{t('publishing.confirm.changed')}</p>
          </Notice>
        )}
        <dl class="facts">
          <dt>{t('publishing.form.title')}</dt>
          <dd>{typed.title}</dd>
          <dt>{t('publishing.form.as-of')}</dt>
          <dd>{t.day(typed.asOf)}</dd>
          <dt>{t('publishing.form.when')}</dt>
          <dd>{publishAt ? momentInUk(t, publishAt, now) : t('publishing.form.when-now')}</dd>
        </dl>
        <p>{t('releases.number.sentence', { some: counts.notCountingEveryone, count: counts.answered })}</p>
        {there.last && <p>{t('publishing.confirm.moved', { count: moved, id: there.last.id })}</p>}
        {gone.length > 0 && <p>{t('publishing.changes.gone', { count: gone.length })}</p>}
        <CountsTable t={t} before={there.last ? countStatuses(there.before) : null} after={counts} />
        {there.cautions.length > 0 && <p>{t('publishing.confirm.cautions', { count: there.cautions.length })}</p>}
        <p>{t('publishing.confirm.forGood')}</p>
        <form method="post" action={localPath(locale, publishLink(round.id))}>
          <input type="hidden" name="title" value={typed.title} />
          <input type="hidden" name="as-of" value={typed.asOf} />
          <input type="hidden" name="when" value={typed.when} />
          <input type="hidden" name="day" value={typed.day} />
          <input type="hidden" name="time" value={typed.time} />
          <input type="hidden" name="fingerprint" value={there.fingerprint} />
          <input type="hidden" name="form" value={newFormToken()} />
          <Button kind="large">
            {t(publishAt ? 'publishing.confirm.plan' : 'publishing.confirm.publish', { count: statuses.length })}
          </Button>
        </form>
        <p>
          <a href={localPath(locale, publishLink(round.id, typed.asOf))}>{t('publishing.confirm.back')}</a>
        </p>
      </>
    ),
  })
}

export async function postPublish(c: Ctx): Promise<Response> {
  const { services } = c.var
  const round = await roundHere(c)
  const form = await readForm(c)
  const typed = readTyped(form.line)
  const formToken = form.line('form')
  if (!isFormToken(formToken)) throw new HTTPException(400)
  const checked = checkTyped(typed, services.clock())
  if ('faults' in checked) return publishPage(c, { typed, faults: checked.faults })
  const outcome = await publishRound(services.write, {
    round: round.id,
    title: typed.title,
    asOf: typed.asOf,
    publishAt: checked.publishAt,
    fingerprint: form.line('fingerprint'),
    formToken,
    house: services,
    ...actingHere(c),
  })
  switch (outcome.outcome) {
    case 'published':
      return leadTo(c, publishLink(round.id), { done: 'published' })
    case 'planned':
      return leadTo(c, publishLink(round.id), { done: 'planned' })
    case 'already':
      return leadTo(c, publishLink(round.id), { done: outcome.publication.state === 'published' ? 'published' : 'planned' })
    case 'planned-before':
      return leadTo(c, publishLink(round.id), { done: 'planned-before' })
    case 'blocked':
      return leadTo(c, publishLink(round.id, typed.asOf))
    case 'changed':
      return confirmPage(c, { round, typed, publishAt: checked.publishAt, isChanged: true })
    case 'no-such-round':
      throw new HTTPException(404)
  }
}

export async function postCancel(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  const id = Number(c.req.param('plan'))
  const isDone = await cancelPlan(c.var.services.write, { round: round.id, id, ...actingHere(c) })
  return leadTo(c, publishLink(round.id), { done: isDone ? 'cancelled' : 'nothing' })
}
