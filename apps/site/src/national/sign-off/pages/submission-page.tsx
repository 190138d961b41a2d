import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { type Ctx, dayInUk, ErrorSummary, Fold, localPath, Notice } from '../../../foundation/index.ts'
import { evidenceFromSubmission, HowCounted, StatusSymbols, statusCss } from '../../../releases/index.ts'
import { receiptLink } from '../../count-tool/links.ts'
import { sayFinding } from '../../submissions/say-submission.ts'
import type { StoredSubmission } from '../../submissions/stored-submission.ts'
import { decisions } from '../judge-decision.ts'
import { submissionDeskAt, submissionsDeskPath } from '../sign-off-links.ts'
import type { Again } from './again.ts'
import { ComparedNumbers } from './compared-numbers.tsx'
import { DecideForms } from './decide-forms.tsx'
import { PublishPart } from './publish-part.tsx'
import css from './sign-off.css?inline'
import { StandingPart } from './standing-part.tsx'
import { loadSubmissionView, type SubmissionView } from './submission-view.ts'

const news = [...decisions, 'publish', 'nothing'] as const

/** One submission with all its numbers in words, beside the one before it; what it would make of the trust; and the buttons that decide. */
export async function submissionPage(c: Ctx, submission: StoredSubmission, again: Again = {}): Promise<Response> {
  const { t, locale } = c.var
  const { errors = [] } = again
  const view = await loadSubmissionView(c, submission)
  const done = news.find(each => each === c.req.query('done'))
  const piece = evidenceFromSubmission({ ...submission, receivedOn: dayInUk(submission.receivedAt) })
  return consolePage(c, {
    title: t('sign-off.one.title', { day: t.day(submission.submission.asAt) }),
    lead: view.name,
    trail: [{ href: submissionsDeskPath, label: t('sign-off.desk.title') }],
    status: errors.length > 0 ? 422 : 200,
    css: [statusCss, css],
    body: (
      <>
        <StatusSymbols />
        <ErrorSummary t={t} errors={errors} />
        {done && errors.length === 0 && (
          <Notice>
            <p role="status">{t(`sign-off.done.${done}`)}</p>
          </Notice>
        )}
        <StateOf c={c} view={view} />
        <StandingPart c={c} view={view} />
        <Findings c={c} submission={submission} />
        <ComparedNumbers c={c} view={view} />
        <Fold summary={t('counted.how.title')}>
          <HowCounted t={t} piece={piece} file={null} />
          <p>
            <a href={localPath(locale, receiptLink(submission.sha256))}>{t('sign-off.one.receipt')}</a>
          </p>
        </Fold>
        <DecideForms c={c} view={view} again={again} />
        {mayDo(principalOf(c), 'submission.publish', { state: null, trustCode: view.trust ?? submission.trust }) === 'yes' ? (
          <PublishPart c={c} view={view} again={again} />
        ) : (
          view.toPublish && <p>{t('sign-off.publish.onlyAdmins')}</p>
        )}
      </>
    ),
  })
}

type Part = { readonly c: Ctx; readonly view: SubmissionView }

function StateOf({ c, view: { submission, earlier, decider } }: Part) {
  const { t, locale } = c.var
  const { state, decidedAt, decisionWords, replacedBy, receivedAt, via } = submission
  return (
    <>
      <p>
        <strong>{t(`sign-off.states.${state}`)}.</strong> {t(`sign-off.via.${via}`, { day: t.day(receivedAt) })}{' '}
        {decidedAt && t('sign-off.one.decided', { day: t.day(decidedAt), who: decider ?? t('sign-off.one.somebody') })}
      </p>
      {decisionWords && (
        <p>
          {t('sign-off.one.words')} {decisionWords[locale]}
        </p>
      )}
      {earlier && (
        <p>
          <a href={localPath(locale, submissionDeskAt.link(earlier.id))}>
            {t('sign-off.one.earlier', { day: t.day(earlier.submission.asAt) })}
          </a>
        </p>
      )}
      {replacedBy !== null && (
        <Notice>
          <p>
            {t('sign-off.one.newer')}{' '}
            <a href={localPath(locale, submissionDeskAt.link(replacedBy))}>{t('sign-off.one.seeNewer')}</a>
          </p>
        </Notice>
      )}
    </>
  )
}

function Findings({ c, submission: { findings } }: { readonly c: Ctx; readonly submission: StoredSubmission }) {
  const { t } = c.var
  return (
    <section>
      <h2>{t('sign-off.findings.title')}</h2>
      {findings.length === 0 ? (
        <p>{t('sign-off.findings.none')}</p>
      ) : (
        <>
          <p>{t('sign-off.findings.lead')}</p>
          <ul>
            {findings.map(finding => (
              <li>{sayFinding(t, finding)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
