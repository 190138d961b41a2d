import { Breadcrumbs, type Ctx, page, type Translate } from '../../foundation/index.ts'
import { type CriteriaInWords, criteriaInWords } from '../criteria/criteria.ts'
import { loadCriteria } from '../criteria/load-criteria.ts'
import { releasesPath } from '../links.ts'
import statusCss from '../status/status.css?inline'
import { StatusMark, statusMeaning } from '../status/status-mark.tsx'
import { StatusSymbols } from '../status/status-symbols.tsx'
import { publishedCriteria } from '../store/criteria-store.ts'
import type { StatusCode } from '../types.ts'
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
    <Breadcrumbs t={t} trail={[{ href: releasesPath, label: t('releases.list.title') }]} here={title} />
    <section class="band prose">
      <h1>{title}</h1>
      <p class="lead">{t('releases.criteria.lead')}</p>
      <h2>{t('releases.criteria.question')}</h2>
      <p class="asked">{criteria.question}</p>
      <p>{criteria.introduction}</p>
    </section>
    <section class="band sand">
      <h2>{t('releases.criteria.rules')}</h2>
      {criteria.groups.map(({ status, rules }) => (
        <Group t={t} status={status === 'excluded' ? null : status} rules={rules} />
      ))}
    </section>
    <section class="band prose">
      <h2>{t('releases.criteria.number')}</h2>
      <p>{t('releases.criteria.numberWords')}</p>
      <p>{t('releases.criteria.numberOutside')}</p>
      <p class="soft">{t('releases.criteria.final', { day: t.day(criteria.publishedOn), version: criteria.version })}</p>
    </section>
  </>
)

type GroupProps = {
  readonly t: Translate
  readonly status: StatusCode | null
  readonly rules: CriteriaInWords['groups'][number]['rules']
}

/** One status and the rules that lead to it. A status on another page leads to its rule here. */
const Group = ({ t, status, rules }: GroupProps) => (
  <article class="criteria-group">
    <div>
      <h3>
        <StatusMark t={t} status={status} words="shown" />
      </h3>
      <p class="soft">{statusMeaning(t, status)}</p>
    </div>
    <ul>
      {rules.map(rule => (
        <li id={rule.id}>{rule.when}</li>
      ))}
    </ul>
  </article>
)
