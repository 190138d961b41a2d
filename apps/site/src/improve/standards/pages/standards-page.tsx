import { documentsCss, Markdown, markdownCss, RelatedDocuments } from '../../../content/index.ts'
import {
  Breadcrumbs,
  ButtonLink,
  type Ctx,
  componentCss,
  localPath,
  Notice,
  type PagePart,
  page,
  type SiteDocument,
} from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { editionsPath, forTeamsPath, standardsPath, summaryPath } from '../links.ts'
import type { GroupView, StandardsView, StandardView } from '../standards-view.ts'
import css from './standards.css?inline'

type Shown = {
  readonly view: StandardsView
  /** Who stands behind them, from the part of the room that keeps it. */
  readonly parts?: readonly PagePart[]
  /** What belongs to the page, to print or keep. */
  readonly documents?: readonly SiteDocument[]
  /** Set where it is not the edition of today. */
  readonly isEarlier?: boolean
  readonly isPreview?: boolean
}

/** The standards of care: for patients what to expect and what to do when it is missing, for professionals what a team does. */
export function standardsPage(
  c: Ctx,
  { view, parts = [], documents = [], isEarlier = false, isPreview = false }: Shown,
): Response {
  const { t, locale } = c.var
  const words = `standards.${view.readers}`
  const title = isEarlier ? t('standards.editions.title', { number: String(view.number) }) : t(`${words}.title`)
  const isForPatients = view.readers === 'patients'
  const trail = isEarlier
    ? [
        { href: standardsPath, label: t('standards.menu') },
        { href: editionsPath, label: t('standards.editions.all') },
      ]
    : isForPatients
      ? []
      : [{ href: standardsPath, label: t('standards.menu') }]
  return page(c, {
    title,
    description: t(`${words}.description`),
    cacheable: !isPreview,
    indexed: !isEarlier && !isPreview,
    css: [markdownCss, componentCss.notice, documentsCss, css, ...parts.flatMap(part => part.css ?? [])],
    share: isPreview ? undefined : shareSite(t),
    headers: isPreview ? { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' } : undefined,
    body: (
      <>
        <Breadcrumbs t={t} trail={trail} here={title} />
        <section class="band prose">
          <h1>{title}</h1>
          {isEarlier && (
            <Notice>
              <p>
                {t('standards.editions.earlier', { day: t.day(view.madeAt) })}{' '}
                <a href={localPath(locale, standardsPath)}>{t('standards.editions.toPresent')}</a>
              </p>
            </Notice>
          )}
          <p class="lead">{t(`${words}.lead`)}</p>
          {isForPatients && !isEarlier && (
            <p>
              {t('standards.patients.kind')} <a href="#help">{t('standards.missing.title')}</a>
            </p>
          )}
          <p>
            {t('standards.version', { number: String(view.number), day: t.day(view.madeAt) })}{' '}
            <a href={localPath(locale, editionsPath)}>{t('standards.editions.link')}</a>
          </p>
          {!isEarlier && (
            <p class="standards-ways no-print">
              <ButtonLink href={localPath(locale, summaryPath)}>{t('standards.paper.button')}</ButtonLink>
              <ButtonLink kind="quiet" href={localPath(locale, isForPatients ? forTeamsPath : standardsPath)}>
                {t(isForPatients ? 'standards.toTeams' : 'standards.toPatients')}
              </ButtonLink>
            </p>
          )}
        </section>
        {view.groups.map(group => (
          <Group c={c} group={group} isForPatients={isForPatients} />
        ))}
        {isForPatients && <Missing view={view} c={c} />}
        {[...parts].sort((one, other) => one.order - other.order).map(({ body }) => body)}
        <Sources c={c} view={view} />
        <RelatedDocuments t={t} documents={documents} />
      </>
    ),
  })
}

/** How to get what is missing, in general; what to ask for stands with each standard. */
function Missing({ c, view }: { readonly c: Ctx; readonly view: StandardsView }) {
  const { t, locale } = c.var
  return (
    <section class="band prose sand" id="help" aria-labelledby="help-title">
      <h2 id="help-title">{t('standards.missing.title')}</h2>
      <p>{t('standards.missing.lead')}</p>
      <ol>
        {['ask', 'write', 'help'].map(step => (
          <li>{t(`standards.missing.${step}`)}</li>
        ))}
      </ol>
      {view.help.length > 0 && (
        <ul class="standards-help">
          {view.help.map(({ title, text, link, source, readOn, lang }) => (
            <li lang={lang}>
              <h3>{title}</h3>
              <p>{text}</p>
              <p class="small soft">
                {t('standards.source')}: <a href={link}>{source}</a>, {t('standards.readOn', { day: t.day(readOn) })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p>
        {/* Support belongs to another room; its address is one of the site's contracts. */}
        <a href={localPath(locale, '/support')}>{t('standards.missing.support')}</a>
      </p>
    </section>
  )
}

type GroupProps = { readonly c: Ctx; readonly group: GroupView; readonly isForPatients: boolean }

function Group({ c, group: { group, standards }, isForPatients }: GroupProps) {
  const { t } = c.var
  return (
    <section class="band" aria-labelledby={group}>
      <div class="prose">
        <h2 id={group}>{t(`standards.groups.${group}.title`)}</h2>
        <p>{t(`standards.groups.${group}.lead`)}</p>
      </div>
      <ol class="standards">
        {standards.map(standard => (
          <li id={standard.key} lang={standard.lang}>
            <h3>{standard.title}</h3>
            {isForPatients ? <ForPatients c={c} standard={standard} /> : <ForTeams c={c} standard={standard} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

type StandardProps = { readonly c: Ctx; readonly standard: StandardView }

function ForPatients({ c, standard }: StandardProps) {
  const { t, locale } = c.var
  return (
    <>
      <h4 class="hidden">{t('standards.patients.expect')}</h4>
      <Markdown text={standard.expect} headingFrom={3} locale={locale} />
      <div class="standard-missing">
        <h4>{t('standards.patients.missing')}</h4>
        <Markdown text={standard.missing} headingFrom={3} locale={locale} />
      </div>
    </>
  )
}

function ForTeams({ c, standard }: StandardProps) {
  const { t, locale } = c.var
  return (
    <>
      <h4 class="hidden">{t('standards.teams.does')}</h4>
      <Markdown text={standard.team} headingFrom={3} locale={locale} />
      <div class="standard-missing">
        <h4>{t('standards.teams.evidence')}</h4>
        <ul>
          {standard.evidence.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </div>
    </>
  )
}

function Sources({ c, view }: { readonly c: Ctx; readonly view: StandardsView }) {
  const { t } = c.var
  return (
    <section class="band prose">
      <h2>{t('standards.sources.title')}</h2>
      <p>{t('standards.sources.lead')}</p>
      <ul>
        {view.sources.map(({ title, link, readOn }) => (
          <li>
            <a href={link} lang="en">
              {title}
            </a>
            , {t('standards.readOn', { day: t.day(readOn) })}
          </li>
        ))}
      </ul>
      {view.reviewBy !== null && <p class="small soft">{t('standards.sources.review', { day: t.day(view.reviewBy) })}</p>}
    </section>
  )
}
