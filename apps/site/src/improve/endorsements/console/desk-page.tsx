import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { type Ctx, DataTable, localPath, Notice } from '../../../foundation/index.ts'
import css from '../../professionals/console/row-form.css?inline'
import { professionalsPath } from '../../professionals/links.ts'
import type { NameVerdict } from '../decide-name.ts'
import { employerOf } from '../employers.ts'
import { countNamed, endorsementTotals, named } from '../endorsement-lists.ts'
import type { EndorsementRow } from '../endorsement-store.ts'
import { decideAt } from '../links.ts'

const most = 200

/** Who stands behind the standards: exact numbers, names that wait to be looked at, and those that are shown. */
export async function deskPage(c: Ctx): Promise<Response> {
  const { t, db, locale } = c.var
  const totals = await endorsementTotals(db, 0)
  const said = ['done', 'changed'].find(each => c.req.query(each) !== undefined)
  return consolePage(c, {
    title: t('endorsements.console.title'),
    lead: t('endorsements.console.lead', { count: totals.all }),
    css: [css],
    body: (
      <>
        {said && (
          <Notice>
            <p role="status">{t(`endorsements.console.${said}`)}</p>
          </Notice>
        )}
        <p>{t('endorsements.console.how')}</p>
        <p>
          <a href={localPath(locale, professionalsPath)}>{t('endorsements.console.addresses')}</a>
        </p>
        <Names c={c} state="waiting" rows={await rowsIn(c, 'waiting')} count={await countNamed(db, 'waiting')} />
        <Names c={c} state="shown" rows={await rowsIn(c, 'shown')} count={await countNamed(db, 'shown')} />
      </>
    ),
  })
}

type Named = EndorsementRow & { readonly where: string }
const rowsIn = async (c: Ctx, state: 'waiting' | 'shown'): Promise<Named[]> =>
  Promise.all((await named(c.var.db, state, { limit: most })).map(async one => ({ ...one, where: await employerOf(c, one) })))

type NamesProps = {
  readonly c: Ctx
  readonly state: 'waiting' | 'shown'
  readonly rows: readonly Named[]
  readonly count: number
}

function Names({ c, state, rows, count }: NamesProps) {
  const { t } = c.var
  const words = `endorsements.console.${state}`
  return (
    <section>
      <h2>{t(`${words}.title`)}</h2>
      {rows.length === 0 ? (
        <p>{t(`${words}.none`)}</p>
      ) : (
        <DataTable
          id={state}
          caption={t(`${words}.caption`, { count })}
          columns={['name', 'role', 'where', 'signed', 'decide'].map(column => ({
            label: t(`endorsements.console.columns.${column}`),
          }))}
          rows={rows.map(row => [
            <span dir="auto">{row.name}</span>,
            t(`endorsements.roles.${row.role}`),
            <span dir="auto">{row.where}</span>,
            row.counted_at === null ? '' : t.day(row.counted_at),
            <Decide c={c} row={row} verdicts={state === 'waiting' ? ['show', 'hide', 'remove'] : ['hide', 'remove']} />,
          ])}
        />
      )}
    </section>
  )
}

type DecideProps = { readonly c: Ctx; readonly row: EndorsementRow; readonly verdicts: readonly NameVerdict[] }

function Decide({ c, row: { id, version, name }, verdicts }: DecideProps) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), 'endorsement.decide') !== 'yes') return null
  return (
    <form method="post" action={localPath(locale, decideAt.link(id))} class="row-form">
      <input type="hidden" name="version" value={String(version)} />
      {verdicts.map(verdict => (
        <button class="button quiet" type="submit" name="verdict" value={verdict}>
          {t(`endorsements.console.verdicts.${verdict}`)} <span class="hidden">{name}</span>
        </button>
      ))}
    </form>
  )
}
