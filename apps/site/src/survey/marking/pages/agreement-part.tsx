import { DataTable, type Translate } from '../../../foundation/index.ts'
import { questionName } from '../../rounds/pages/round-words.ts'
import type { MarkingMode, Question } from '../../types.ts'
import { type Agreement, fewestForKappa } from '../agreement.ts'
import type { RoundAgreement } from '../round-agreement.ts'

type Props = {
  readonly t: Translate
  readonly mode: MarkingMode
  readonly questions: readonly Question[]
  readonly agreement: RoundAgreement
}

/** How far two readers agree: the share always; kappa where neither has seen the other, from thirty on. */
export function AgreementPart({ t, mode, questions, agreement }: Props) {
  const { count } = agreement.status
  const isBlind = mode === 'blind'
  const rows = [
    { what: t('marking.agreement.status'), of: agreement.status },
    ...agreement.questions.map(({ question, agreement: of }) => ({ what: questionName(t, question, questions), of })),
  ]
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">{t('marking.agreement.title')}</h2>
      {count === 0 ? (
        <p>{t('marking.agreement.none')}</p>
      ) : (
        <>
          <p>{t('marking.agreement.lead')}</p>
          <DataTable
            id="agreement-table"
            caption={t('marking.agreement.caption')}
            columns={[
              { label: t('marking.agreement.what') },
              { label: t('marking.agreement.both'), isNumber: true },
              { label: t('marking.agreement.agreed'), isNumber: true },
              { label: t('marking.agreement.share'), isNumber: true },
              ...(isBlind
                ? [
                    { label: t('marking.agreement.kappa'), isNumber: true },
                    { label: t('marking.agreement.interval'), isNumber: true },
                  ]
                : []),
            ]}
            rows={rows.map(({ what, of }) => [
              what,
              t.number(of.count),
              t.number(of.agreed),
              of.share === null ? '–' : t('marking.agreement.percent', { share: t.number(Math.round(of.share * 100)) }),
              ...(isBlind ? kappaCells(t, of) : []),
            ])}
          />
          <p class="hint">
            {t(isBlind ? 'marking.agreement.explain' : 'marking.agreement.explainCheck', { fewest: fewestForKappa })}
          </p>
        </>
      )}
    </section>
  )
}

function kappaCells(t: Translate, { kappa }: Agreement): [string, string] {
  if (kappa === 'too-few') return [t('marking.agreement.tooFew', { fewest: fewestForKappa }), '–']
  if (kappa === 'all-alike') return [t('marking.agreement.allAlike'), '–']
  const [from, to] = kappa.interval.map(hundredths)
  return [hundredths(kappa.kappa), t('marking.agreement.between', { from: from ?? '', to: to ?? '' })]
}

/** Two places, and a true minus: what is read aloud as one. */
const hundredths = (value: number): string =>
  value
    .toFixed(2)
    .replace(/^-0\.00$/, '0.00')
    .replace('-', '−')
