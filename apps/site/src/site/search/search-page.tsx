import { Breadcrumbs, type Ctx, componentCss, ErrorSummary, localPath, page, type Translate } from '../../foundation/index.ts'
import { findFormCss, longestQuestion } from '../../register/index.ts'
import { answerHeaders } from '../find/answer-headers.ts'
import type { TrustChoice } from '../find/trust-choice.ts'
import css from './search.css?inline'
import type { FoundGroup } from './search-entries.ts'
import { searchPath } from './search-link.ts'

export type SearchView = {
  readonly question: string
  /** What was wrong with the question, in words. */
  readonly problem?: string
  readonly trusts: readonly TrustChoice[]
  readonly groups: readonly FoundGroup[]
}

const fieldId = 'search-field'

/** The page that asks, before anything is asked. */
export function emptySearchPage(c: Ctx): Response {
  const { t } = c.var
  return page(c, {
    title: t('search.title'),
    description: t('search.description'),
    css: [findFormCss, css],
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} here={t('search.title')} />
        <section class="band">
          <h1>{t('search.title')}</h1>
          <p class="lead prose">{t('search.lead')}</p>
          <SearchForm t={t} />
        </section>
      </>
    ),
  })
}

/** What was found, group by group. Of the question nothing is kept. */
export function searchPage(c: Ctx, view: SearchView): Response {
  const { t } = c.var
  const { question, problem, trusts, groups } = view
  const count = trusts.length + groups.reduce((sum, { found }) => sum + found.length, 0)
  const headline = problem === undefined ? sayFound(t, count, question) : t('search.title')
  return page(c, {
    title: headline,
    description: t('search.description'),
    css: [findFormCss, componentCss.errorSummary, css],
    translated: false,
    indexed: false,
    status: problem === undefined ? 200 : 422,
    headers: answerHeaders,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: searchPath, label: t('search.title') }]} here={t('search.results')} />
        <section class="band">
          {problem !== undefined && <ErrorSummary t={t} errors={[{ field: fieldId, message: problem }]} />}
          <h1>{headline}</h1>
          <SearchForm t={t} value={question} error={problem} />
        </section>
        {trusts.length > 0 && <Trusts t={t} trusts={trusts} />}
        {groups.map(group => (
          <Group t={t} group={group} />
        ))}
        {problem === undefined && count === 0 && <Nothing t={t} />}
      </>
    ),
  })
}

const sayFound = (t: Translate, count: number, question: string): string =>
  count === 0 ? t('search.none', { question }) : t('search.found', { count, question })

function SearchForm({ t, value, error }: { t: Translate; value?: string | undefined; error?: string | undefined }) {
  return (
    <search>
      <form class="find-form" method="post" action={localPath(t.locale, searchPath)}>
        <label for={fieldId}>{t('search.label')}</label>
        <p class="hint" id="search-hint">
          {t('search.hint')}
        </p>
        {error !== undefined && (
          <p class="error" id="search-error">
            <span class="hidden">{t('register.form.errorPrefix')}</span> {error}
          </p>
        )}
        <div class="find-row">
          <input
            id={fieldId}
            name="q"
            type="search"
            value={value}
            maxlength={longestQuestion}
            spellcheck={false}
            autocapitalize="none"
            enterkeyhint="search"
            aria-invalid={error === undefined ? undefined : 'true'}
            aria-describedby={error === undefined ? 'search-hint' : 'search-error search-hint'}
          />
          <button class="button" type="submit">
            {t('search.button')}
          </button>
        </div>
      </form>
    </search>
  )
}

const Trusts = ({ t, trusts }: { t: Translate; trusts: readonly TrustChoice[] }) => (
  <section class="band search-group">
    <h2>{t('search.groups.trusts')}</h2>
    <ul class="search-found">
      {trusts.map(({ link, name, hospitals }) => (
        <li>
          <a href={localPath(t.locale, link)}>{name}</a>
          {hospitals.length > 0 && (
            <p>{t('register.choice.hospitals', { count: hospitals.length, hospitals: hospitals.join('; ') })}</p>
          )}
        </li>
      ))}
    </ul>
  </section>
)

const Group = ({ t, group: { group, found, more } }: { t: Translate; group: FoundGroup }) => (
  <section class="band search-group">
    <h2>{t(`search.groups.${group}`)}</h2>
    <ul class="search-found">
      {found.map(({ title, link, lang, snippet }) => (
        <li lang={lang}>
          <a href={localPath(t.locale, link)}>{title}</a>
          {snippet !== '' && <p>{snippet}</p>}
        </li>
      ))}
    </ul>
    {more > 0 && <p class="small soft">{t('search.more', { count: more })}</p>}
  </section>
)

const Nothing = ({ t }: { t: Translate }) => (
  <section class="band sand prose">
    <h2>{t('search.nothing.title')}</h2>
    <ul>
      {(['spelling', 'fewer', 'place'] as const).map(key => (
        <li>{t(`search.nothing.${key}`)}</li>
      ))}
    </ul>
  </section>
)
