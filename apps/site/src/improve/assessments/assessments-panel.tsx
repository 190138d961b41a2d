import { componentCss, localPath, type TrustPanels } from '../../foundation/index.ts'
import { codesActedFor } from '../pledges/acting-for.ts'
import { assessmentsOf } from './assessment-store.ts'
import { trustAssessmentsLink } from './links.ts'
import { loadAssessment } from './load-assessment.ts'
import { SelfFigure } from './pages/self-figure.tsx'

/** On the page of a trust: what each of its units last said about itself. Nothing where none has. */
export const assessmentsPanel: TrustPanels = async (code, c) => {
  const { t, db, locale } = c.var
  const published = await assessmentsOf(db, await codesActedFor(db, code), 'published')
  const unitOf = ({ trust_code, hospital_code }: (typeof published)[number]) => `${trust_code}/${hospital_code}`
  // The newest year comes first.
  const latest = published.filter((row, at) => published.findIndex(other => unitOf(other) === unitOf(row)) === at)
  if (latest.length === 0) return []
  const views = []
  for (const row of latest) views.push(await loadAssessment(c, row))
  return [
    {
      order: 31,
      about: 'care',
      css: [componentCss.figure],
      body: (
        <section aria-labelledby="assessments-here">
          <h3 id="assessments-here">{t('assessments.panel.title')}</h3>
          <p>{t('assessments.panel.honest')}</p>
          {views.map(view => (
            <SelfFigure t={t} view={view} />
          ))}
          <p>
            <a href={localPath(locale, trustAssessmentsLink(code))}>{t('assessments.panel.more')}</a>
          </p>
        </section>
      ),
    },
  ]
}
