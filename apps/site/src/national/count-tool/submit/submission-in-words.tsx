import type { Submission } from '@spotlight/submission'
import { Fold, type Translate } from '../../../foundation/index.ts'
import { CountedCompleteness, CountedYears, sayCell } from '../../../releases/index.ts'
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
        <dt>{t('count-tool.content.notKnownDead', { day: t.day(prevalence.on) })}</dt>
        <dd>{sayCell(t, prevalence.notKnownDead)}</dd>
        <dt>{t('count-tool.content.seen', { day: t.day(prevalence.seenSince) })}</dt>
        <dd>{sayCell(t, prevalence.seenIn24Months)}</dd>
      </dl>
      <Heading>{t('count-tool.content.years')}</Heading>
      <CountedYears t={t} id="sent-years" incidence={incidence} />
      <Heading>{t('count-tool.content.complete')}</Heading>
      <CountedCompleteness t={t} id="sent-complete" completeness={completeness} />
      <Technical t={t} submission={submission} />
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
