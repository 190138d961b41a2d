import { Breadcrumbs, type Ctx, componentCss, localPath, page } from '../../../foundation/index.ts'
import { trustByCode } from '../../../register/index.ts'
import { shareSite, trustLink } from '../../../releases/index.ts'
import { codesActedFor } from '../../pledges/acting-for.ts'
import { standardsPath } from '../../standards/links.ts'
import { assessmentsOf } from '../assessment-store.ts'
import { type AssessmentView, loadAssessment, trustName } from '../load-assessment.ts'
import { AnswersList } from './answers-list.tsx'
import css from './assessments.css?inline'
import { SelfFigure } from './self-figure.tsx'

/** What the units of a trust say about themselves, this year’s first, then every earlier one as it was published. */
export async function trustAssessmentsPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const trust = await trustByCode(db, c.req.param('code') ?? '')
  if (!trust) return c.notFound()
  const rows = await assessmentsOf(db, await codesActedFor(db, trust.code), 'published')
  if (rows.length === 0) return c.notFound()
  const views: AssessmentView[] = []
  for (const row of rows) views.push(await loadAssessment(c, row))
  const name = await trustName(db, trust.code, locale)
  const title = t('assessments.page.title', { trust: name })
  return page(c, {
    title,
    description: t('assessments.page.lead', { trust: name }),
    cacheable: true,
    share: shareSite(t),
    css: [componentCss.dataTable, componentCss.figure, componentCss.notice, css],
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: trustLink(trust.code), label: name }]} here={t('assessments.page.crumb')} />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{t('assessments.page.lead', { trust: name })}</p>
          <p>{t('assessments.page.honest')}</p>
          <p>
            <a href={localPath(locale, standardsPath)}>{t('endorsements.toStandards')}</a>
          </p>
        </section>
        {views.map(view => (
          <section class="band" id={`assessment-of-${view.row.id}`}>
            <h2>{t('assessments.page.heading', { unit: view.unit, year: String(view.row.year) })}</h2>
            <SelfFigure t={t} view={view} />
            <p class="small soft">
              {view.row.published_at !== null && t('assessments.page.published', { day: t.day(view.row.published_at) })}
            </p>
            <AnswersList
              c={c}
              view={view}
              label={t('assessments.page.caption', { unit: view.unit, year: String(view.row.year) })}
            />
          </section>
        ))}
      </>
    ),
  })
}
