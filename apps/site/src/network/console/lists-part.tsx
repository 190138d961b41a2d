import { mayDo, principalOf } from '../../accounts/index.ts'
import { Button, type Ctx, DataTable, localPath } from '../../foundation/index.ts'
import { exportListPath, importPath, requestsPath, softOptInPath } from '../links.ts'
import { bases, listPurposes } from '../network-words.ts'
import type { SupportersView } from './supporters-view.ts'

/** How many get what on which ground, and what staff can do with the lists as a whole. */
export function ListsPart({ c, view: { lists, hasSoftOptIn } }: { c: Ctx; view: SupportersView }) {
  const { t, locale } = c.var
  const who = principalOf(c)
  const may = (deed: Parameters<typeof mayDo>[1]): boolean => mayDo(who, deed) === 'yes'
  const countOf = (purpose: string, basis: string): number =>
    lists.find(one => one.purpose === purpose && one.basis === basis)?.count ?? 0
  return (
    <>
      <section>
        <h2>{t('join.lists.title')}</h2>
        <DataTable
          id="lists"
          caption={t('join.lists.caption')}
          columns={[
            { label: t('join.lists.list') },
            ...bases.map(basis => ({ label: t(`join.lists.bases.${basis}`), isNumber: true })),
          ]}
          rows={listPurposes.map(purpose => [
            t(`join.preferences.list.${purpose}`),
            ...bases.map(basis => t.number(countOf(purpose, basis))),
          ])}
        />
        <ul>
          {may('supporter.import') && (
            <li>
              <a href={localPath(locale, importPath)}>{t('join.import.title')}</a>
            </li>
          )}
          {may('data-request.see') && (
            <li>
              <a href={localPath(locale, requestsPath)}>{t('join.requests.title')}</a>
            </li>
          )}
        </ul>
        {may('supporter.export-list') && (
          <form method="post" action={localPath(locale, exportListPath)}>
            <p>{t('join.lists.export')}</p>
            {listPurposes.map(purpose => (
              <>
                <button class="button quiet" type="submit" name="list" value={purpose}>
                  {t('join.lists.exportOne', { list: t(`join.preferences.list.${purpose}`) })}
                </button>{' '}
              </>
            ))}
          </form>
        )}
      </section>
      {may('supporter.soft-opt-in') && (
        <section>
          <h2>{t('join.lists.soft')}</h2>
          <p>{t('join.lists.softText')}</p>
          <p>{t(hasSoftOptIn ? 'join.lists.softOn' : 'join.lists.softOff')}</p>
          <form method="post" action={localPath(locale, softOptInPath)}>
            <input type="hidden" name="use" value={hasSoftOptIn ? 'no' : 'yes'} />
            <Button kind="quiet">{t(hasSoftOptIn ? 'join.lists.softEnd' : 'join.lists.softBegin')}</Button>
          </form>
        </section>
      )}
    </>
  )
}
