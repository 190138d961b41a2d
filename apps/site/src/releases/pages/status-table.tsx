import { byNameIn, DataTable, localPath, type Translate } from '../../foundation/index.ts'
import { criteriaLink } from '../links.ts'
import { answerDay } from '../rules/answer-day.ts'
import { StatusMark } from '../status/status-mark.tsx'
import type { Figures, PublishedStatus } from '../types.ts'
import { TrustLink } from './trust-link.tsx'

type StatusTableProps = { readonly t: Translate; readonly statuses: readonly PublishedStatus[]; readonly criteria: string }

/** Every trust of a release. The word of a status leads to the rule that decided it. */
export const StatusTable = ({ t, statuses, criteria }: StatusTableProps) => (
  <div class="every-trust">
    <DataTable
      id="every-trust"
      caption={t('releases.release.everyTrustCaption', { count: statuses.length })}
      columns={[
        { label: t('releases.column.trust') },
        { label: t('releases.column.status') },
        { label: t('releases.column.nation') },
        { label: t('releases.column.answered') },
        { label: t('releases.column.diagnosed'), isNumber: true },
        { label: t('releases.column.period') },
      ]}
      rows={statuses.toSorted(byNameIn(t.locale)).map(status => [
        <TrustLink t={t} status={status} />,
        <a href={localPath(t.locale, criteriaLink(criteria, status.criterion ?? undefined))}>
          <StatusMark t={t} status={status.status} words="shown" />
        </a>,
        t(`register.nation.${status.nation}`),
        dayInWords(t, answerDay(status)),
        status.figures.diagnosed === null ? '' : t.number(status.figures.diagnosed),
        period(t, status.figures),
      ])}
    />
  </div>
)

const dayInWords = (t: Translate, day: string | null): string => (day === null ? '' : t.day(day))

const period = (t: Translate, { periodStart, periodEnd }: Figures): string =>
  periodStart === null || periodEnd === null
    ? ''
    : t('releases.release.period', { from: t.day(periodStart), to: t.day(periodEnd) })
