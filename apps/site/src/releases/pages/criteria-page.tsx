import { Breadcrumbs, type Ctx, page, type Translate } from '../../foundation/index.ts'
import { type CriteriaInWords, criteriaInWords } from '../criteria/criteria.ts'
import { loadCriteria } from '../criteria/load-criteria.ts'
import { releasesPath } from '../links.ts'
import statusCss from '../status/status.css?inline'
import { StatusMark, statusMeaning } from '../status/status-mark.tsx'
import { StatusSymbols } from '../status/status-symbols.tsx'
import { publishedCriteria } from '../store/criteria-store.ts'
import releaseCss from './release.css?inline'

/** `/releases/criteria/{version}`: how an answer becomes a status, in words. Null where there is no such version. */
export async function showCriteria(c: Ctx, version: string): Promise<Response | null> {
  const { t, db, locale, services } = c.var
  const criteria =
    (await publishedCriteria(db, version)) ?? loadCriteria(services.root).find(each => each.version === version) ?? null
  if (!criteria) return null
  const title = t('releases.criteria.title', { version })
  return page(c, {
    title,
    description: t('releases.criteria.lead'),
    css: [statusCss, releaseCss],
    cacheable: true,
    body: <CriteriaBody t={t} criteria={criteriaInWords(criteria, locale)} title={title} />,
  })
}

export const CriteriaBody = ({ t, criteria, title }: { t: Translate; criteria: CriteriaInWords; title: string }) => (
  <>
    <StatusSymbols />
    <section class="band prose">
      <Breadcrumbs t={t} trail={[{ href: releasesPath, label: t('releases.list.title') }]} here={title} />
      <h1>{title}</h1>
      <p class="lead">{t('releases.criteria.lead')}</p>
      <p>
        <strong>{t('releases.criteria.question')}</strong> {criteria.question}
      </p>
      <p>{criteria.introduction}</p>
      {criteria.groups.map(({ status, rules }) => (
        <>
          <h2>
            <StatusMark t={t} status={status === 'excluded' ? null : status} words="shown" />
          </h2>
          <p class="soft">{statusMeaning(t, status === 'excluded' ? null : status)}</p>
          <ul>
            {rules.map(rule => (
              <li id={rule.id}>{rule.when}</li>
            ))}
          </ul>
        </>
      ))}
      <p>{t('releases.criteria.final', { day: t.day(criteria.publishedOn), version: criteria.version })}</p>
    </section>
  </>
)
