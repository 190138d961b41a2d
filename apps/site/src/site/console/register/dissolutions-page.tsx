import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, DataTable, ErrorSummary, localPath, Notice, Select, TextField } from '../../../foundation/index.ts'
import { bodies, type Dissolution, type DissolutionFault, type TypedDissolution } from '../../../register/index.ts'
import { registerDeskPath } from '../console-links.ts'
import { dissolutionsPath, endDissolutionLink, type ParliamentNews, withdrawDissolutionLink } from './parliament-links.ts'

export type DissolutionsView = {
  readonly all: readonly Dissolution[]
  readonly typed: TypedDissolution
  readonly faults: readonly DissolutionFault[]
  readonly mayChange: boolean
  readonly done: ParliamentNews | null
}

/** When parliaments had, or have, no members. */
export function dissolutionsPage(c: Ctx, view: DissolutionsView): Response {
  const { t } = c.var
  return consolePage(c, {
    title: t('parliaments.title'),
    lead: t('parliaments.lead'),
    trail: [{ href: registerDeskPath, label: t('register-desk.title') }],
    ...(view.faults.length > 0 ? { status: 422 as const } : {}),
    body: (
      <>
        {view.done && (
          <Notice>
            <p>{t(`parliaments.done.${view.done}`)}</p>
          </Notice>
        )}
        {view.all.length === 0 ? <p>{t('parliaments.none')}</p> : <Entered c={c} view={view} />}
        {view.mayChange && <EnterForm c={c} view={view} />}
      </>
    ),
  })
}

function EnterForm({ c, view: { typed, faults } }: { c: Ctx; view: DissolutionsView }) {
  const { t, locale } = c.var
  const field = (id: DissolutionFault['field']) => {
    const fault = faults.find(each => each.field === id)
    return {
      t,
      id,
      label: t(`parliaments.${id}`),
      value: typed[id],
      ...(fault ? { error: t(`parliaments.faults.${fault.why}`) } : {}),
    }
  }
  return (
    <section>
      <h2>{t('parliaments.enter')}</h2>
      <form method="post" action={localPath(locale, dissolutionsPath)}>
        <ErrorSummary
          t={t}
          errors={faults.map(({ field: name, why }) => ({ field: name, message: t(`parliaments.faults.${why}`) }))}
        />
        <Select {...field('body')} choices={bodies.map(body => ({ value: body, label: t(`parliaments.bodies.${body}`) }))} />
        <TextField {...field('from')} type="date" hint={t('parliaments.fromHint')} />
        <TextField {...field('until')} type="date" hint={t('parliaments.untilHint')} optional />
        <TextField {...field('source')} hint={t('parliaments.sourceHint')} />
        <Button>{t('parliaments.enter')}</Button>
      </form>
    </section>
  )
}

const Entered = ({ c, view: { all, mayChange } }: { c: Ctx; view: DissolutionsView }) => {
  const { t } = c.var
  return (
    <DataTable
      id="dissolutions"
      caption={t('parliaments.caption')}
      columns={(['body', 'from', 'until', 'source', 'who', 'state'] as const).map(name => ({
        label: t(`parliaments.columns.${name}`),
      }))}
      rows={all.map(one => [
        t(`parliaments.bodies.${one.body}`),
        t.day(one.from),
        one.until === null ? t('parliaments.open') : t.day(one.until),
        one.source,
        t('parliaments.whoValue', { who: one.enteredBy, day: t.day(one.enteredAt) }),
        <State c={c} one={one} mayChange={mayChange} />,
      ])}
    />
  )
}

function State({ c, one, mayChange }: { c: Ctx; one: Dissolution; mayChange: boolean }) {
  const { t, locale } = c.var
  if (one.withdrawnAt !== null) {
    return <>{t('parliaments.withdrawn', { who: one.withdrawnBy ?? '', day: t.day(one.withdrawnAt) })}</>
  }
  if (!mayChange) return <>{t('parliaments.holds')}</>
  const of = t(`parliaments.bodies.${one.body}`)
  return (
    <>
      {one.until === null && (
        <form method="post" action={localPath(locale, endDissolutionLink(one.id))}>
          <TextField t={t} id={`until-${one.id}`} name="until" type="date" label={t('parliaments.lastDay')} />
          <Button kind="quiet">
            {t('parliaments.end')} <span class="hidden">{of}</span>
          </Button>
        </form>
      )}
      <form method="post" action={localPath(locale, withdrawDissolutionLink(one.id))}>
        <Button kind="quiet">
          {t('parliaments.withdraw')} <span class="hidden">{of}</span>
        </Button>
      </form>
    </>
  )
}
