import { HTTPException } from 'hono/http-exception'
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, ErrorSummary, type FieldError, localPath, Notice, TextArea } from '../../../foundation/index.ts'
import { ChangeShown, textsIn } from '../form/change-shown.tsx'
import { idIn } from '../pages/pledge-page.tsx'
import css from '../pages/pledges.css?inline'
import { approveAt, deskPath, refuseAt } from '../pledge-links.ts'
import { spotNames } from '../rules/spot-names.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { type AskedChange, changeById } from '../store/change-store.ts'
import { pledgeById } from '../store/pledge-store.ts'
import { namesOf } from './desk-page.tsx'

/** One thing that somebody asked to make public, as it would be, and the two buttons that decide. */
export async function askedPage(c: Ctx, errors: readonly FieldError[] = []): Promise<Response> {
  const { t, locale, db } = c.var
  const asked = await changeById(db, idIn(c, 'change'))
  if (!asked) throw new HTTPException(404)
  const pledge = asked.pledgeId === null ? null : await pledgeById(db, asked.pledgeId)
  const trust = (await namesOf(c, [asked.trustCode])).get(asked.trustCode) ?? asked.trustCode
  const unit = pledge ? `, ${sayIn(pledge.story.about.unit, locale).text}` : ''
  const names = textsIn(asked.change.facts).flatMap(text => spotNames(text))
  return consolePage(c, {
    title: t(`pledges.kinds.${asked.change.kind}`),
    lead: `${trust}${unit}`,
    trail: [{ href: deskPath, label: t('pledges.console.title') }],
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {c.req.query('changed') !== undefined && (
          <Notice>
            <p role="status">{t('pledges.console.changed')}</p>
          </Notice>
        )}
        <p>{t(`pledges.console.askedBy.${asked.askedBy.kind}`, { day: t.day(asked.askedAt) })}</p>
        {asked.state !== 'waiting' && (
          <p>
            <b>{t(`pledges.changeStates.${asked.state}`)}</b> {asked.reason}
          </p>
        )}
        {asked.state === 'waiting' && names.length > 0 && (
          <Notice title={t('pledges.console.names.title')}>
            <p>{t('pledges.console.names.text')}</p>
          </Notice>
        )}
        <div class="comment-words">
          <ChangeShown t={t} change={asked.change} story={pledge?.story ?? null} />
        </div>
        {asked.state === 'waiting' && (
          <Decide c={c} asked={asked} error={errors.find(({ field }) => field === 'reason')?.message} />
        )}
      </>
    ),
  })
}

function Decide({ c, asked, error }: { readonly c: Ctx; readonly asked: AskedChange; readonly error: string | undefined }) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), 'pledge.approve', { state: null, trustCode: asked.trustCode }) !== 'yes')
    return <p>{t('pledges.console.onlyEditors')}</p>
  return (
    <>
      <h2>{t('pledges.console.approve.title')}</h2>
      <p>{t('pledges.console.approve.text')}</p>
      <form method="post" action={localPath(locale, approveAt.link(asked.id))}>
        <Button>{t('pledges.console.approve.button')}</Button>
      </form>
      <h2>{t('pledges.console.refuse.title')}</h2>
      <form method="post" action={localPath(locale, refuseAt.link(asked.id))} novalidate>
        <TextArea
          t={t}
          id="reason"
          rows={3}
          label={t('pledges.console.refuse.reason')}
          hint={t('pledges.console.refuse.hint')}
          error={error}
        />
        <Button kind="quiet">{t('pledges.console.refuse.button')}</Button>
      </form>
    </>
  )
}
