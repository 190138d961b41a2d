import { consolePage, newToken } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type Locale,
  localPath,
  Notice,
  type PageView,
  Select,
  TextArea,
} from '../../../foundation/index.ts'
import { allReleases, type ReleaseSummary } from '../../../releases/index.ts'
import { decideEdition } from '../edition/decide-edition.ts'
import { editionOf } from '../edition/edition-store.ts'
import type { Report } from '../report.ts'
import { previewAt, previewPaperAt, publishAt, reportsConsolePath } from '../reports-links.ts'
import { refusalInWords } from './refusal-in-words.ts'

export type Typed = { readonly release: string | null; readonly reason: Readonly<Record<Locale, string>> }

type Shown = {
  readonly typed?: Typed
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
  readonly status?: PageView['status']
}

const nothingTyped: Typed = { release: null, reason: { en: '', cy: '' } }

/** Choose a release, look at what it would make, and publish it for good. */
export async function publishPage(
  c: Ctx,
  report: Report,
  { typed = nothingTyped, errors = [], status }: Shown = {},
): Promise<Response> {
  const { t, locale, db } = c.var
  const releases = await allReleases(db)
  const newest = (await editionOf(db, report.key))?.edition ?? null
  const offered = releases.filter(({ correctedBy }) => correctedBy === null)
  const chosen = report.state === 'release' ? (typed.release ?? offered[0]?.id ?? null) : null
  // The reason is asked for below: whether there is one yet is no reason to say no here.
  const decision = decideEdition({ report, newest, releases }, { release: chosen, reason: { en: '…', cy: '…' } })
  const title = report.words[locale].title
  return consolePage(c, {
    title: t('reports.console.publish.title', { title }),
    lead: t('reports.console.publish.lead'),
    trail: [{ href: reportsConsolePath, label: t('reports.console.title') }],
    status,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {report.isMachineMade && (
          <Notice>
            <p>{t('reports.console.publish.machine')}</p>
          </Notice>
        )}
        {report.state === 'release' && <ReleaseForm c={c} report={report} offered={offered} chosen={chosen} />}
        {decision.kind === 'no' ? (
          <Notice>
            <p>{refusalInWords(t, decision)}</p>
          </Notice>
        ) : (
          <>
            <h2>{t('reports.console.publish.preview')}</h2>
            <Previews c={c} report={report} chosen={chosen} />
            <form method="post" action={localPath(locale, publishAt.link(report.key))} novalidate>
              <input type="hidden" name="token" value={newToken()} />
              <input type="hidden" name="release" value={chosen ?? ''} />
              {decision.replaces === null ? (
                <p>{t('reports.console.publish.next', { edition: String(decision.edition) })}</p>
              ) : (
                <>
                  <p>{t('reports.console.publish.replaces', { edition: String(decision.replaces) })}</p>
                  <ReasonField c={c} language="en" typed={typed} errors={errors} />
                  <ReasonField c={c} language="cy" typed={typed} errors={errors} />
                </>
              )}
              <Button>{t('reports.console.publish.button')}</Button>
            </form>
          </>
        )}
      </>
    ),
  })
}

type ReasonProps = {
  readonly c: Ctx
  readonly language: Locale
  readonly typed: Typed
  readonly errors: NonNullable<Shown['errors']>
}

function ReasonField({ c, language, typed, errors }: ReasonProps) {
  const { t } = c.var
  const id = language === 'en' ? 'reasonEn' : 'reasonCy'
  const error = errors.find(({ field }) => field === id)?.message
  return (
    <TextArea t={t} id={id} label={t(`reports.console.publish.${id}`)} value={typed.reason[language]} error={error} rows={3} />
  )
}

type ReleaseProps = {
  readonly c: Ctx
  readonly report: Report
  readonly offered: readonly ReleaseSummary[]
  readonly chosen: string | null
}

/** A question and nothing else: choosing changes nothing. */
const ReleaseForm = ({ c, report, offered, chosen }: ReleaseProps) => {
  const { t, locale } = c.var
  return (
    <form method="get" action={localPath(locale, publishAt.link(report.key))}>
      <Select
        t={t}
        id="release"
        label={t('reports.console.publish.release')}
        hint={t('reports.console.publish.releaseHint')}
        value={chosen ?? ''}
        choices={offered.map(({ id, asOf }) => ({
          value: id,
          label: t('reports.console.publish.releaseChoice', { release: id, day: t.day(asOf) }),
        }))}
      />
      <Button kind="quiet">{t('reports.console.publish.choose')}</Button>
    </form>
  )
}

const Previews = ({ c, report, chosen }: { c: Ctx; report: Report; chosen: string | null }) => {
  const { t } = c.var
  const query = chosen === null ? '' : `?release=${encodeURIComponent(chosen)}`
  const ways = [
    { language: 'en', link: previewAt.link(report.key), words: 'previewEn' },
    { language: 'cy', link: previewAt.link(report.key), words: 'previewCy' },
    { language: 'en', link: previewPaperAt.link(report.key), words: 'paperEn' },
    { language: 'cy', link: previewPaperAt.link(report.key), words: 'paperCy' },
  ] as const
  return (
    <ul>
      {ways.map(({ language, link, words }) => (
        <li>
          <a href={localPath(language, link) + query}>{t(`reports.console.publish.${words}`)}</a>
        </li>
      ))}
    </ul>
  )
}
