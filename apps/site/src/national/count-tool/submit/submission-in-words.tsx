import type { Submission } from '@spotlight/submission'
import { DataTable, Fold, type Translate } from '../../../foundation/index.ts'
import { CountedCompleteness, sayCell, saySpan } from '../../../releases/index.ts'
import { sayKeyId } from '../../keys/read-public-key.ts'

type Props = {
  readonly t: Translate
  readonly submission: Omit<Submission, 'key'> & Partial<Pick<Submission, 'key'>>
  /** The highest level of its headings. */
  readonly heading: 'h2' | 'h3'
}

/** Everything that stands in a submission, in words: whoever has read this has read the file. */
export function SubmissionInWords({ t, submission, heading: Heading }: Props) {
  const { trust, asAt, verdict, incidence, prevalence, completeness } = submission
  return (
    <>
      <dl class="sent-facts">
        <dt>{t('count-tool.content.trust')}</dt>
        <dd data-not-counting>
          {trust.name} ({trust.code})
        </dd>
        <dt>{t('count-tool.content.asAt')}</dt>
        <dd>{t.day(asAt)}</dd>
        <dt>{t('count-tool.content.verdict')}</dt>
        <dd>{t(`count-tool.content.verdicts.${verdict.status}`)}</dd>
      </dl>
      <Heading>{t('count-tool.content.alive')}</Heading>
      <dl class="sent-numbers">
        <div>
          <dt>{t('count-tool.content.notKnownDead', { day: t.day(prevalence.on) })}</dt>
          <dd>{sayCell(t, prevalence.notKnownDead)}</dd>
        </div>
        <div>
          <dt>{t('count-tool.content.seen', { day: t.day(prevalence.seenSince) })}</dt>
          <dd>{sayCell(t, prevalence.seenIn24Months)}</dd>
        </div>
      </dl>
      <Heading>{t('count-tool.content.years')}</Heading>
      <Years t={t} incidence={incidence} />
      <Heading>{t('count-tool.content.complete')}</Heading>
      <CountedCompleteness t={t} id="sent-complete" completeness={completeness} />
      <Technical t={t} submission={submission} />
    </>
  )
}

const parts = ['total', 'deNovo', 'recurrent', 'unclassified'] as const

/** The rows as they stand in the file, with nothing reckoned from them. */
function Years({ t, incidence: { shown, rows } }: Pick<Props, 't'> & Pick<Submission, 'incidence'>) {
  if (rows.length === 0) return <p>{t(`counted.years.${shown === 'dropped' ? 'dropped' : 'none'}`)}</p>
  return (
    <>
      {shown === 'pooled' && <p>{t('counted.years.pooled')}</p>}
      <DataTable
        id="sent-years"
        caption={t('counted.years.caption')}
        isStacked
        columns={(['year', ...parts] as const).map(key => ({ label: t(`counted.years.${key}`) }))}
        rows={rows.map(row => [<span data-not-counting>{saySpan(t, row)}</span>, ...parts.map(part => sayCell(t, row[part]))])}
      />
      <p class="small" data-not-counting>
        {t('counted.years.rounded')}
      </p>
    </>
  )
}

function Technical({ t, submission }: Pick<Props, 't' | 'submission'>) {
  const { verdict, definitions, program, previous, key, format } = submission
  return (
    <Fold summary={t('count-tool.content.more')}>
      <dl class="sent-facts" data-not-counting>
        <dt>{t('count-tool.content.program')}</dt>
        <dd>
          {program.name} {program.version}
        </dd>
        <dt>{t('count-tool.content.criteria')}</dt>
        <dd>{verdict.criteriaVersion}</dd>
        <dt>{t('count-tool.content.definitions')}</dt>
        <dd>
          {definitions.version}, <code>{definitions.sha256}</code>
        </dd>
        <dt>{t('count-tool.content.parts')}</dt>
        <dd>
          <ul class="small">
            {definitions.parts.map(part => (
              <li>
                {part.name} {part.version} <code>{part.sha256.slice(0, 12)}…</code>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('count-tool.content.previous')}</dt>
        <dd>{previous === null ? t('count-tool.content.noPrevious') : <code>{previous}</code>}</dd>
        {key && (
          <>
            <dt>{t('count-tool.content.key')}</dt>
            <dd>
              {sayKeyId(key.id)} (<code>{key.publicKey}</code>)
            </dd>
          </>
        )}
        <dt>{t('count-tool.content.format')}</dt>
        <dd>{format}</dd>
      </dl>
    </Fold>
  )
}
