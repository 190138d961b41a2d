import { Breadcrumbs, type Ctx, componentCss, DataTable, localPath, page } from '../../foundation/index.ts'
import { StatusMark, StatusSymbols, shareNation, shareSite, statusCss, trustLink } from '../../releases/index.ts'
import { briefPaperLink, constituenciesPath } from './brief-link.ts'
import type { BriefView } from './brief-view.ts'
import { briefWords } from './brief-words.ts'

/** What the hospitals near a constituency answered, for its politicians and everybody who lives there. */
export function briefPage(c: Ctx, view: BriefView): Response {
  const { t, locale, services } = c.var
  const words = briefWords(t, view, new URL(services.baseUrl).host)
  return page(c, {
    title: words.title,
    description: t('constituency.description', { name: view.name }),
    css: [statusCss, componentCss.dataTable],
    cacheable: true,
    share:
      view.release && view.nation.surveyed > 0
        ? shareNation(t, { release: view.release, nation: view.constituency.nation, counts: view.nation })
        : shareSite(t),
    body: (
      <>
        <StatusSymbols />
        <Breadcrumbs t={t} trail={[{ href: constituenciesPath, label: t('constituency.index.title') }]} here={view.name} />
        <section class="band prose">
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <p class="no-print">
            <a class="button" href={localPath(locale, briefPaperLink(view.constituency.code))}>
              {t('constituency.download')}
            </a>
          </p>
          <h2>{t('constituency.politician.title')}</h2>
          <p>{words.politician}</p>
        </section>
        <section class="band" data-figure="one">
          <h2>{t('constituency.trusts.title')}</h2>
          {view.trusts.length === 0 ? (
            <p>{t('constituency.trusts.none')}</p>
          ) : (
            <DataTable
              id="trusts-near"
              caption={words.caption}
              columns={[
                { label: t('constituency.trusts.trust') },
                { label: t('constituency.trusts.answer') },
                { label: t('constituency.trusts.km'), isNumber: true },
              ]}
              rows={view.trusts.map(({ code, name, status, km }) => [
                <a href={localPath(locale, trustLink(code))}>{name}</a>,
                <StatusMark t={t} status={status} words="shown" />,
                t('constituency.trusts.kmValue', { km: t.number(Math.round(km)) }),
              ])}
            />
          )}
          <h2>{t('constituency.numbers.title')}</h2>
          <div class="prose">
            <p data-figure-denominator>{words.numbers.join(' ')}</p>
            {view.release && (
              <p class="small soft" data-figure-date data-figure-source>
                {words.source}
              </p>
            )}
          </div>
          {view.done !== null && (
            <div class="prose">
              <h2>{t('totals.title')}</h2>
              <p>{view.done}</p>
            </div>
          )}
        </section>
        <section class="band prose sand">
          <h2>{t('constituency.ask.title')}</h2>
          <ol>
            {words.asks.map(ask => (
              <li>{ask}</li>
            ))}
          </ol>
          <p class="small soft">{words.source}</p>
        </section>
      </>
    ),
  })
}
