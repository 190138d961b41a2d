import { LetterPrivacy } from '../../act/index.ts'
import { charityOf } from '../../content/index.ts'
import { Breadcrumbs, type Ctx, localPath, page, Rich } from '../../foundation/index.ts'
import { StoryPrivacy } from '../../inform/index.ts'
import { retentionRules, updatesPath } from '../../network/index.ts'

const statementDay = '2026-11-23'
const parts = ['cookies', 'postcode', 'logs', 'kept'] as const
const otherParts = [
  'network',
  'signs',
  'professionals',
  'surveys',
  'wrongEntries',
  'hospitals',
  'press',
  'forms',
  'others',
  'trusts',
] as const

/** What this software does with what visitors give it. Each sentence is true of the code: change both together. */
export async function privacyPage(c: Ctx): Promise<Response> {
  const { t, db, shell, locale } = c.var
  const { privacyContact } = await charityOf(db)
  return page(c, {
    title: t('site.privacy.title'),
    description: t('site.privacy.lead'),
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} here={t('site.privacy.title')} />
        <div class="band prose">
          <h1>{t('site.privacy.title')}</h1>
          <p class="lead">{t('site.privacy.lead')}</p>
          {parts.map(part => (
            <>
              <h2>{t(`site.privacy.${part}`)}</h2>
              <p>{t(`site.privacy.${part}More`)}</p>
            </>
          ))}
          <h2>{t('site.privacy.updates')}</h2>
          <p>
            <Rich
              t={t}
              k="site.privacy.updatesMore"
              with={{
                unconfirmed: retentionRules.unconfirmed,
                mails: retentionRules.mails,
                left: retentionRules.left,
                link: <a href={localPath(locale, updatesPath)}>{t('network.updates.title')}</a>,
              }}
            />
          </p>
          <LetterPrivacy t={t} />
          <StoryPrivacy t={t} />
          {otherParts.map(part => (
            <>
              <h2>{t(`site.privacy.${part}`)}</h2>
              <p>{t(`site.privacy.${part}More`)}</p>
            </>
          ))}
          <h2>{t('site.privacy.contact')}</h2>
          <p>
            {privacyContact ? (
              <Rich
                t={t}
                k="site.privacy.contactMore"
                with={{ name: shell.charity.name, contact: <a href={`mailto:${privacyContact}`}>{privacyContact}</a> }}
              />
            ) : (
              t('site.privacy.noContact')
            )}
          </p>
          <p>
            <Rich
              t={t}
              k="site.privacy.complain"
              with={{ ico: <a href="https://ico.org.uk/make-a-complaint/">{t('site.privacy.ico')}</a> }}
            />
          </p>
          <p class="soft">{t('site.statementDay', { day: t.day(statementDay) })}</p>
        </div>
      </>
    ),
  })
}

export const privacyPath = '/privacy'
