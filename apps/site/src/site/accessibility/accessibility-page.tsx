import { charityOf } from '../../content/index.ts'
import { Breadcrumbs, type Ctx, page, Rich } from '../../foundation/index.ts'

const statementDay = '2026-11-22'
const tested = ['axe', 'keyboard', 'script', 'narrow', 'modes'] as const
const limits = ['people', 'pins', 'welsh', 'quotes', 'elsewhere'] as const

export const accessibilityPath = '/accessibility'

/** How far everybody can use this site: what was tested and how, and what we know does not work well yet. */
export async function accessibilityPage(c: Ctx): Promise<Response> {
  const { t, db, shell } = c.var
  const { privacyContact } = await charityOf(db)
  return page(c, {
    title: t('site.accessibility.title'),
    description: t('site.accessibility.lead'),
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} here={t('site.accessibility.title')} />
        <div class="band prose">
          <h1>{t('site.accessibility.title')}</h1>
          <p class="lead">{t('site.accessibility.lead')}</p>
          <p>{t('site.accessibility.aim')}</p>
          <h2>{t('site.accessibility.tested')}</h2>
          <ul>
            {tested.map(item => (
              <li>{t(`site.accessibility.how.${item}`)}</li>
            ))}
          </ul>
          <h2>{t('site.accessibility.limits')}</h2>
          <ul>
            {limits.map(item => (
              <li>{t(`site.accessibility.limit.${item}`)}</li>
            ))}
          </ul>
          <h2>{t('site.accessibility.tell')}</h2>
          <p>
            {privacyContact ? (
              <Rich
                t={t}
                k="site.accessibility.tellMore"
                with={{ name: shell.charity.name, contact: <a href={`mailto:${privacyContact}`}>{privacyContact}</a> }}
              />
            ) : (
              t('site.accessibility.noContact')
            )}
          </p>
          <p class="soft">{t('site.statementDay', { day: t.day(statementDay) })}</p>
        </div>
      </>
    ),
  })
}
