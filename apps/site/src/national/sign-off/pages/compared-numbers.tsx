import { type Ctx, DataTable, dayInUk, type Translate } from '../../../foundation/index.ts'
import {
  chanceRange,
  evidenceFromSubmission,
  readCounted,
  SpreadFromStartNote,
  sayBand,
  sayCell,
  sayCheck,
  sayRange,
  saySpan,
} from '../../../releases/index.ts'
import { type CellPair, type ComparedCounts, compareCounts } from '../compare-counts.ts'
import type { SubmissionView } from './submission-view.ts'

const parts = ['total', 'deNovo', 'recurrent', 'unclassified'] as const

/** Every number of a submission in words, with the same number of the one before it beneath. */
export function ComparedNumbers({ c, view: { submission, earlier } }: { readonly c: Ctx; readonly view: SubmissionView }) {
  const { t } = c.var
  const compared = compareCounts(submission.submission, earlier?.submission ?? null)
  const isAlone = earlier === null
  const piece = evidenceFromSubmission({ ...submission, receivedOn: dayInUk(submission.receivedAt) })
  return (
    <section class="compared">
      <h2>{t('sign-off.numbers.title')}</h2>
      <p>
        {isAlone
          ? t('sign-off.numbers.first')
          : t('sign-off.numbers.beside', { day: t.day(earlier.submission.asAt), state: t(`sign-off.states.${earlier.state}`) })}
      </p>
      {compared.otherWays.length > 0 && (
        <>
          <p>{t('sign-off.numbers.otherWays')}</p>
          <ul>
            {compared.otherWays.map(way => (
              <li>{t(`sign-off.numbers.ways.${way}`)}</li>
            ))}
          </ul>
        </>
      )}
      <People t={t} compared={compared} isAlone={isAlone} />
      {compared.years.length === 0 ? (
        <p>{t(`counted.years.${submission.submission.incidence.shown === 'dropped' ? 'dropped' : 'none'}`)}</p>
      ) : (
        <Years t={t} compared={compared} isAlone={isAlone} />
      )}
      <p class="small">
        {t('counted.years.rounded')} {t('counted.years.interval')}
      </p>
      <h3>{t('counted.share.title')}</h3>
      <SpreadFromStartNote t={t} piece={piece} />
      <h3>{t('counted.complete.title')}</h3>
      <Checks t={t} compared={compared} isAlone={isAlone} />
    </section>
  )
}

type Props = { readonly t: Translate; readonly compared: ComparedCounts; readonly isAlone: boolean }

const both = (t: Translate, { now, before }: CellPair, isAlone: boolean) => (
  <>
    {now === null ? t('sign-off.numbers.notHere') : sayCell(t, now)}
    {!isAlone && (
      <span class="soft under">
        {before === null ? t('sign-off.numbers.notBefore') : t('sign-off.numbers.before', { people: sayCell(t, before) })}
      </span>
    )}
  </>
)

const People = ({ t, compared, isAlone }: Props) => (
  <DataTable
    id="people"
    caption={t('sign-off.numbers.people')}
    isStacked
    columns={['what', 'number'].map(key => ({ label: t(`sign-off.numbers.columns.${key}`) }))}
    rows={(['alive', 'seen'] as const).map(what => [t(`sign-off.numbers.${what}`), both(t, compared[what], isAlone)])}
  />
)

const Years = ({ t, compared, isAlone }: Props) => (
  <DataTable
    id="years"
    caption={t('counted.years.caption')}
    isStacked
    columns={['year', 'total', 'chance', 'deNovo', 'recurrent', 'unclassified'].map(key => ({
      label: t(`counted.years.${key}`),
    }))}
    rows={compared.years.map(year => {
      const chance = year.total.now === null ? null : chanceRange(readCounted(year.total.now))
      const [total, ...others] = parts.map(part => both(t, year[part], isAlone))
      return [saySpan(t, year), total, chance === null ? '–' : sayRange(t, chance), ...others]
    })}
  />
)

const Checks = ({ t, compared, isAlone }: Props) => (
  <DataTable
    id="checks"
    caption={t('counted.complete.caption')}
    isStacked
    columns={['check', 'share'].map(key => ({ label: t(`counted.complete.${key}`) }))}
    rows={compared.checks.map(({ id, now, before }) => [
      sayCheck(t, id),
      <>
        {now === null ? t('sign-off.numbers.notHere') : sayBand(t, now)}
        {!isAlone && (
          <span class="soft under">
            {before === null ? t('sign-off.numbers.notBefore') : t('sign-off.numbers.before', { people: sayBand(t, before) })}
          </span>
        )}
      </>,
    ])}
  />
)
