import { Breadcrumbs, type Ctx, componentCss, localPath, type PageView, page, type Translate } from '../../foundation/index.ts'
import { shareSite, statusCss } from '../../releases/index.ts'
import { evaluationsPath } from '../evaluation/evaluation-links.ts'
import { postersPath } from '../poster/poster-links.ts'
import { ChangesSection } from './changes-section.tsx'
import css from './impact.css?inline'
import { measuresFilePath } from './impact-links.ts'
import { type ImpactView, loadImpact } from './impact-view.ts'
import { MeasurePart } from './measure-part.tsx'
import { MeasuresSection } from './measures-section.tsx'
import { PolicySection } from './policy-section.tsx'

export const impactCss = [
  componentCss.figure,
  componentCss.chart,
  componentCss.dataTable,
  componentCss.fold,
  componentCss.notice,
  componentCss.tag,
  statusCss,
  css,
]

/** `/impact`: what the campaign set out to change, what has changed since, and what that cannot show. */
export async function impactPage(c: Ctx): Promise<Response> {
  return page(c, { ...showImpact(c.var.t, await loadImpact(c)), cacheable: true })
}

/** The page without its frame: `view` in, what is shown out. */
export function showImpact(t: Translate, view: ImpactView): PageView {
  const england = view.measures.find(({ key }) => key === 'england-since-2016')
  return {
    title: t('impact.title'),
    description: t('impact.description'),
    css: impactCss,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} here={t('impact.title')} />
        <section class="band prose">
          <h1>{t('impact.title')}</h1>
          <p class="lead">{t('impact.lead')}</p>
          <p>{t('impact.people')}</p>
          {view.campaign === 'example' && <p class="soft">{t('impact.example')}</p>}
          {view.measures.every(({ now }) => now === null) && <p>{t('impact.nothingYet')}</p>}
          <OnThisPage t={t} />
        </section>
        {england && (
          <section class="band" id="then-and-now">
            <h2>{t('impact.thenAndNow')}</h2>
            <MeasurePart t={t} measure={england} />
          </section>
        )}
        <ChangesSection t={t} changes={view.changes} />
        <MeasuresSection t={t} measures={view.measures} />
        <PolicySection t={t} policies={view.policies} promise={view.promise} />
        <section class="band prose sand" id="data">
          <h2>{t('impact.data.title')}</h2>
          <p>{t('impact.data.text')}</p>
          <ul>
            <li>
              <a href={localPath(t.locale, measuresFilePath)}>{t('impact.data.csv')}</a>
            </li>
            <li>
              <a href={localPath(t.locale, evaluationsPath)}>{t('evaluation.list.title')}</a>
            </li>
            <li>
              <a href={localPath(t.locale, postersPath)}>{t('poster.list.title')}</a>
            </li>
          </ul>
        </section>
      </>
    ),
  }
}

const parts = ['then-and-now', 'changes', 'aim-1', 'aim-2', 'aim-3', 'policy', 'data'] as const

const OnThisPage = ({ t }: { readonly t: Translate }) => (
  <nav aria-label={t('impact.onThisPage')} class="no-print">
    <ul>
      {parts.map(part => (
        <li>
          <a href={`#${part}`}>{t(`impact.parts.${part}`)}</a>
        </li>
      ))}
    </ul>
  </nav>
)
