import { type Ctx, DataTable, dayInUk, Fold } from '../../../foundation/index.ts'
import { refusalsSince } from '../../submissions/refusals-since.ts'
import { sayRefusal } from '../../submissions/say-submission.ts'

const days = 90

/** Files that were not taken lately, and why: a hospital that tries and fails may need help, and nobody else would hear of it. Null: there were none. */
export async function notTaken(c: Ctx): Promise<{ readonly rows: string[][]; readonly since: string } | null> {
  const { t, db, services } = c.var
  const since = dayInUk(new Date(services.clock().getTime() - days * 24 * 60 * 60 * 1000))
  const found = await refusalsSince(db, since)
  if (found.length === 0) return null
  const rows = found.map(({ refusal, via, count, lastOn }) => [
    sayRefusal(t, refusal),
    t(`sign-off.notTaken.via.${via}`),
    t.number(count),
    t.day(lastOn),
  ])
  return { rows, since: t.day(since) }
}

type Props = { readonly c: Ctx; readonly found: NonNullable<Awaited<ReturnType<typeof notTaken>>> }

/** They are numbers only: nothing of a file, nor of who sent it, is kept. */
export function NotTaken({ c, found: { rows, since } }: Props) {
  const { t } = c.var
  return (
    <Fold summary={t('sign-off.notTaken.title')}>
      <p>{t('sign-off.notTaken.lead')}</p>
      <DataTable
        id="not-taken"
        caption={t('sign-off.notTaken.caption', { since })}
        isStacked
        columns={['why', 'by', 'times', 'last'].map(key => ({ label: t(`sign-off.notTaken.columns.${key}`) }))}
        rows={rows}
      />
    </Fold>
  )
}
