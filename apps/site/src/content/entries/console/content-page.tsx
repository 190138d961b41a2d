import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, DataTable, dayInUk, localPath } from '../../../foundation/index.ts'
import { entriesForStaff } from '../entry-store.ts'
import { kindAt } from './entry-links.ts'
import { type Filter, passes, standingOf } from './standing.ts'

/** Every kind of thing that staff can edit, with how many there are and what in it waits for somebody. */
export async function contentPage(c: Ctx): Promise<Response> {
  const { t, locale, db, services } = c.var
  const kinds = services.entryKinds ?? []
  const today = dayInUk(services.clock())
  const entries = Map.groupBy(await entriesForStaff(db), ({ kind }) => kind)
  const rows = kinds.map(kind => {
    const standing = (entries.get(kind.name) ?? []).map(entry => standingOf(kind, entry, today))
    const link = localPath(locale, kindAt.link(kind.name))
    const count = (filter: Filter) => {
      const number = standing.filter(one => passes(filter, one)).length
      return number === 0 ? t.number(0) : <a href={`${link}?show=${filter}`}>{t.number(number)}</a>
    }
    const published = standing.filter(({ entry }) => entry.state === 'published').length
    return [
      <a href={link}>{t(kind.label)}</a>,
      t.number(published),
      count('drafts'),
      count('overdue'),
      count('welsh'),
      count('offers'),
    ]
  })
  return consolePage(c, {
    title: t('entries.title'),
    lead: t('entries.lead'),
    body:
      rows.length === 0 ? (
        <p>{t('entries.kinds.none')}</p>
      ) : (
        <DataTable
          id="kinds"
          caption={t('entries.kinds.caption')}
          columns={(['name', 'published', 'drafts', 'overdue', 'welsh', 'offers'] as const).map(name => ({
            label: t(`entries.kinds.columns.${name}`),
            isNumber: name !== 'name',
          }))}
          rows={rows}
        />
      ),
  })
}
