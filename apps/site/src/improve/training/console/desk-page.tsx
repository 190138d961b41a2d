import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  Fold,
  localPath,
  Notice,
  type PageView,
  TextArea,
  type Translate,
} from '../../../foundation/index.ts'
import { employerOf } from '../../endorsements/employers.ts'
import type { Completion } from '../completions/completion.ts'
import { latestCompletions } from '../completions/completion-store.ts'
import { trainingTotals } from '../coverage/training-totals.ts'
import { certificateLink, providerAt, revokeAt } from '../training-links.ts'

type Again = { readonly id: number; readonly field: 'provider' | 'revoke'; readonly note: string; readonly error: string }
type Shown = { readonly again?: Again; readonly status?: PageView['status'] }

const atOnce = 100
const dones = ['done', 'already'] as const

/** Completions that count or wait, the newest first: noting what a provider has confirmed, and withdrawing one. */
export async function deskPage(c: Ctx, { again, status }: Shown = {}): Promise<Response> {
  const { t, db } = c.var
  const totals = await trainingTotals(db)
  const latest = await latestCompletions(db, atOnce)
  const rows = await Promise.all(
    latest.map(async completion => ({
      completion,
      where: await employerOf(c, { trust_code: completion.trustCode, employer: completion.employer }),
    })),
  )
  const done = dones.find(each => each === c.req.query('done'))
  return consolePage(c, {
    title: t('training.console.title'),
    lead: t('training.console.lead', { count: totals.all }),
    status,
    body: (
      <>
        <ErrorSummary t={t} errors={again ? [{ field: `${again.field}-${again.id}`, message: again.error }] : []} />
        {done && (
          <Notice>
            <p role="status">{t(`training.console.done.${done}`)}</p>
          </Notice>
        )}
        <p>{t('training.console.what')}</p>
        {rows.map(({ completion, where }) => (
          <One t={t} completion={completion} where={where} again={again?.id === completion.id ? again : undefined} />
        ))}
        {latest.length === atOnce && <p>{t('training.console.more', { count: atOnce })}</p>}
      </>
    ),
  })
}

type OneProps = {
  readonly t: Translate
  readonly completion: Completion
  readonly where: string
  readonly again: Again | undefined
}

function One({ t, completion, where, again }: OneProps) {
  const { id, code, name, titleEn, completedOn, state, providerConfirmedAt, providerNote } = completion
  return (
    <section aria-labelledby={`completion-${id}`}>
      <h2 id={`completion-${id}`} dir="auto">
        {name}
      </h2>
      <p dir="auto">
        {t('training.console.one', { training: titleEn, where, day: t.day(completedOn) })}{' '}
        {state === 'standing' ? <a href={localPath(t.locale, certificateLink(code))}>{code}</a> : t('training.console.waits')}
      </p>
      {providerConfirmedAt !== null && (
        <p>
          {t('training.console.confirmed', { day: t.day(providerConfirmedAt) })} <span dir="auto">{providerNote}</span>
        </p>
      )}
      <Fold summary={t('training.console.change')}>
        {state === 'standing' && providerConfirmedAt === null && (
          <NoteForm t={t} action={providerAt.link(id)} id={id} field="provider" again={again} />
        )}
        <NoteForm t={t} action={revokeAt.link(id)} id={id} field="revoke" again={again} />
      </Fold>
    </section>
  )
}

type FormProps = {
  readonly t: Translate
  readonly action: string
  readonly id: number
  readonly field: 'provider' | 'revoke'
  readonly again: Again | undefined
}

const NoteForm = ({ t, action, id, field, again }: FormProps) => (
  <form method="post" action={localPath(t.locale, action)} novalidate>
    <TextArea
      t={t}
      id={`${field}-${id}`}
      name="note"
      rows={2}
      label={t(`training.console.${field}.label`)}
      hint={t(`training.console.${field}.hint`)}
      value={again?.field === field ? again.note : undefined}
      error={again?.field === field ? again.error : undefined}
    />
    <Button kind="quiet">{t(`training.console.${field}.button`)}</Button>
  </form>
)
