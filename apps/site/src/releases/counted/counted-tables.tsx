import { DataTable, type Translate } from '../../foundation/index.ts'
import type { SubmissionEvidence } from '../types.ts'
import { sayBand, sayCell, sayCheck, sayRange, saySpan } from './counted-words.ts'
import { chanceRange, readCounted } from './read-counted.ts'

const parts = ['deNovo', 'recurrent', 'unclassified'] as const

type YearsProps = { readonly t: Translate; readonly id: string; readonly incidence: SubmissionEvidence['incidence'] }

/** People by the year in which the spread was first known, with what chance alone would make of each year; in words where there are no rows. */
export function CountedYears({ t, id, incidence }: YearsProps) {
  if (incidence.rows.length === 0) return <p>{t(`counted.years.${incidence.shown === 'dropped' ? 'dropped' : 'none'}`)}</p>
  return (
    <>
      {incidence.shown === 'pooled' && <p>{t('counted.years.pooled')}</p>}
      <DataTable
        id={id}
        caption={t('counted.years.caption')}
        isStacked
        columns={['year', 'total', 'chance', ...parts].map(key => ({ label: t(`counted.years.${key}`) }))}
        rows={incidence.rows.map(row => {
          const chance = chanceRange(readCounted(row.total))
          return [
            <span data-not-counting>{saySpan(t, row)}</span>,
            sayCell(t, row.total),
            chance === null ? '–' : sayRange(t, chance),
            ...parts.map(part => sayCell(t, row[part])),
          ]
        })}
      />
    </>
  )
}

type CompletenessProps = { readonly t: Translate; readonly id: string; readonly completeness: SubmissionEvidence['completeness'] }

/** What the count’s completeness was judged by, check by check. */
export const CountedCompleteness = ({ t, id, completeness }: CompletenessProps) => (
  <DataTable
    id={id}
    caption={t('counted.complete.caption')}
    isStacked
    columns={['check', 'share'].map(key => ({ label: t(`counted.complete.${key}`) }))}
    rows={completeness.map(({ id: check, band }) => [sayCheck(t, check), sayBand(t, band)])}
  />
)

type HowProps = {
  readonly t: Translate
  readonly piece: Omit<SubmissionEvidence, 'id'>
  /** Where the signed file can be had; null before it is published. */
  readonly file: string | null
}

/** Everything by which somebody else can check the count. */
export const HowCounted = ({ t, piece, file }: HowProps) => (
  <dl class="facts how-counted">
    <dt>{t('counted.how.asAt')}</dt>
    <dd>{t.day(piece.asAt)}</dd>
    <dt>{t('counted.how.receivedOn')}</dt>
    <dd>{t.day(piece.receivedOn)}</dd>
    <dt>{t('counted.how.program')}</dt>
    <dd data-not-counting>{piece.program}</dd>
    <dt>{t('counted.how.definitions')}</dt>
    <dd data-not-counting>
      {t('counted.how.definitionsValue', { version: piece.definitions.version })} <code>{piece.definitions.sha256}</code>
    </dd>
    <dt>{t('counted.how.criteria')}</dt>
    <dd data-not-counting>{t('counted.how.definitionsValue', { version: piece.countCriteria })}</dd>
    <dt>{t('counted.how.key')}</dt>
    <dd data-not-counting>
      <code>{piece.keyId}</code>
    </dd>
    <dt>{t('counted.how.sha256')}</dt>
    <dd data-not-counting>
      <code>{piece.sha256}</code>
    </dd>
    {file !== null && (
      <>
        <dt>{t('counted.how.file')}</dt>
        <dd data-not-counting>
          <a href={file}>{file}</a>
        </dd>
      </>
    )}
  </dl>
)
