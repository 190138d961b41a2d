import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, DataTable, localPath } from '../../../foundation/index.ts'
import { trustsByCodes } from '../../../register/index.ts'
import { StatusMark, StatusSymbols, statusCss, statusWord } from '../../../releases/index.ts'
import { keyDeskPath } from '../../keys/links.ts'
import { type StoredSubmission, type SubmissionState, submissionStates } from '../../submissions/stored-submission.ts'
import { submissionsIn } from '../../submissions/submission-store.ts'
import { submissionDeskAt, submissionsDeskPath } from '../sign-off-links.ts'
import { NotTaken, notTaken } from './not-taken.tsx'
import css from './sign-off.css?inline'

const shownAtOnce = 50

/** What hospitals have sent: what waits first, then everything by its state, the newest first. */
export async function submissionsDeskPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const state = submissionStates.find(each => each === c.req.query('state'))
  const before = beforeIn(c)
  const found = await submissionsIn(db, { state, limit: shownAtOnce + 1, before })
  const shown = found.slice(0, shownAtOnce)
  const waiting =
    before === undefined && state === undefined
      ? (await submissionsIn(db, { state: 'received', limit: shownAtOnce })).filter(({ replacedBy }) => replacedBy === null)
      : []
  const names = await namesOf(c, [...shown, ...waiting])
  const refused = before === undefined && state === undefined ? await notTaken(c) : null
  const last = found.length > shownAtOnce ? shown.at(-1) : undefined
  return consolePage(c, {
    title: t('sign-off.desk.title'),
    lead: t('sign-off.desk.lead'),
    css: [statusCss, css],
    body: (
      <>
        <StatusSymbols />
        <p>
          <a href={localPath(locale, keyDeskPath)}>{t('sign-off.desk.keys')}</a>
        </p>
        {waiting.length > 0 && (
          <>
            <h2>{t('sign-off.desk.waiting.title', { count: waiting.length })}</h2>
            <Submissions c={c} id="waiting" caption={t('sign-off.desk.waiting.caption')} rows={waiting} names={names} />
          </>
        )}
        <h2>{t('sign-off.desk.all.title')}</h2>
        <States c={c} chosen={state} />
        {shown.length === 0 ? (
          <p>{t(`sign-off.desk.all.${state === undefined ? 'none' : 'noneOfThis'}`)}</p>
        ) : (
          <Submissions c={c} id="all" caption={t('sign-off.desk.all.caption')} rows={shown} names={names} />
        )}
        {last && (
          <p>
            <a
              href={`${localPath(locale, submissionsDeskPath)}?${state === undefined ? '' : `state=${state}&`}before=${last.id}`}
            >
              {t('sign-off.desk.older')}
            </a>
          </p>
        )}
        {refused && <NotTaken c={c} found={refused} />}
      </>
    ),
  })
}

function beforeIn(c: Ctx): number | undefined {
  const before = c.req.query('before') ?? ''
  return /^[1-9]\d{0,8}$/.test(before) ? Number(before) : undefined
}

async function namesOf({ var: { db } }: Ctx, submissions: readonly StoredSubmission[]): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(submissions.map(({ trust }) => trust))]
  return new Map((await trustsByCodes(db, codes)).map(({ code, name }) => [code, name]))
}

function States({ c, chosen }: { readonly c: Ctx; readonly chosen: SubmissionState | undefined }) {
  const { t, locale } = c.var
  const path = localPath(locale, submissionsDeskPath)
  return (
    <nav class="states" aria-label={t('sign-off.desk.filter')}>
      <ul>
        <li>
          <a href={path} aria-current={chosen === undefined ? 'true' : undefined}>
            {t('sign-off.desk.every')}
          </a>
        </li>
        {submissionStates.map(state => (
          <li>
            <a href={`${path}?state=${state}`} aria-current={state === chosen ? 'true' : undefined}>
              {t(`sign-off.states.${state}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type ListProps = {
  readonly c: Ctx
  readonly id: string
  readonly caption: string
  readonly rows: readonly StoredSubmission[]
  readonly names: ReadonlyMap<string, string>
}

function Submissions({ c, id, caption, rows, names }: ListProps) {
  const { t, locale } = c.var
  return (
    <DataTable
      id={id}
      caption={caption}
      isStacked
      columns={['trust', 'asAt', 'received', 'says', 'findings', 'state'].map(key => ({ label: t(`sign-off.columns.${key}`) }))}
      rows={rows.map(each => [
        <a href={localPath(locale, submissionDeskAt.link(each.id))}>{names.get(each.trust) ?? each.trust}</a>,
        t.day(each.submission.asAt),
        t.day(each.receivedAt),
        <span class="says">
          <StatusMark t={t} status={each.submission.verdict.status} words="none" />{' '}
          {statusWord(t, each.submission.verdict.status)}
        </span>,
        t('sign-off.findings.count', { count: each.findings.length }),
        <>
          {t(`sign-off.states.${each.state}`)}
          {each.replacedBy !== null && ` ${t('sign-off.newerCame')}`}
        </>,
      ])}
    />
  )
}
