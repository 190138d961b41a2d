import { Fold, type Translate } from '../../foundation/index.ts'
import type { KnownGap, RegisterTable } from '../../register/index.ts'
import { registerFileLink } from '../links.ts'
import { ageInWords } from './age-in-words.ts'
import type { OfferedTable } from './data-view.ts'
import { dayAsKnown } from './day-as-known.ts'
import { Files } from './files.tsx'
import { scopeOf } from './gap-scope.ts'

/** One table of the register: what it holds and how old it is; where it comes from for those who ask. */
export function RegisterTableEntry({ t, offered: { table, formats, gaps } }: { t: Translate; offered: OfferedTable }) {
  const title = t(`register.tables.${table.name}`)
  return (
    <article class="open-table" id={table.name} data-figure="one">
      <div>
        <h3>{title}</h3>
        <p data-figure-denominator>{t(`releases.data.holds.${table.name}`)}</p>
      </div>
      <p class="soft" data-figure-date>
        {t('releases.data.rows', { count: table.rows })}
        <br />
        {t('releases.data.asOf', { day: dayAsKnown(t, table.sourceDate), age: ageInWords(t, table.ageMonths) })}
      </p>
      {formats.length > 0 && (
        <Files t={t} of={title} links={formats.map(format => ({ format, href: registerFileLink(table.name, format) }))} />
      )}
      <div class="open-table-more">
        <Provenance t={t} table={table} />
        {gaps.length > 0 && (
          <Fold summary={t('releases.data.gapsOf', { count: gaps.length })}>
            <Gaps t={t} gaps={gaps} />
          </Fold>
        )}
      </div>
    </article>
  )
}

const Provenance = ({ t, table }: { t: Translate; table: RegisterTable }) => (
  <Fold summary={t(table.flaws.length > 0 ? 'releases.data.aboutWithFlaws' : 'releases.data.about')}>
    <dl class="provenance">
      <dt>{t('releases.data.source')}</dt>
      <dd lang="en" data-figure-source>
        {table.source}
      </dd>
      <dt>{t('releases.data.licence')}</dt>
      <dd lang="en">
        <a href={table.licenceUrl}>{table.licence}</a>
      </dd>
      <dt>{t('releases.data.attribution')}</dt>
      <dd lang="en">{table.attribution}</dd>
      {table.flaws.length > 0 && <dt>{t('releases.data.flaws')}</dt>}
      {table.flaws.map(flaw => (
        <dd lang="en">{flaw}</dd>
      ))}
    </dl>
  </Fold>
)

const Gaps = ({ t, gaps }: { t: Translate; gaps: readonly KnownGap[] }) => (
  <ul class="gaps">
    {gaps.map(gap => {
      const scope = scopeOf(gap.scope)
      return (
        <li>
          <strong lang="en">{gap.what}</strong>
          {scope.nations.length > 0 && <span> ({scope.nations.map(nation => t(`register.nation.${nation}`)).join(', ')})</span>}
          <span lang="en">. {gap.why}</span>
          {scope.codes.length > 0 && (
            <small class="soft">
              {' '}
              {t('releases.data.gapCodes', { count: scope.codes.length, codes: scope.codes.join(', ') })}
            </small>
          )}
        </li>
      )
    })}
  </ul>
)
