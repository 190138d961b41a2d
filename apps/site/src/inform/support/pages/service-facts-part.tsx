import { languageTags, type Translate } from '../../../foundation/index.ts'
import { OpeningPart } from '../opening/opening-part.tsx'
import type { Service } from '../service.ts'

type PartProps = {
  readonly t: Translate
  readonly service: Service
  readonly now: Date
  readonly holidays: ReadonlySet<string>
}

/** How to reach a service, when it is there, and what it is: the same on its card and on its page. */
export function ServiceFactsPart({ t, service, now, holidays }: PartProps) {
  const { phone, textPhone, email, link, words, place, nations, languages, cost } = service
  const lang = words.isFallback ? 'en' : undefined
  return (
    <>
      <ul class="reach">
        {phone && (
          <li>
            <a class="phone" href={telLink(phone)}>
              {phone}
            </a>{' '}
            {cost === 'unknown' ? null : <span class="soft small">{t(`support.costs.${cost}`)}</span>}
          </li>
        )}
        {textPhone && (
          <li>
            {t('support.card.textPhone')} <a href={telLink(textPhone)}>{textPhone}</a>
          </li>
        )}
        {email && (
          <li>
            <a href={`mailto:${email}`}>{email}</a>
          </li>
        )}
        {link && (
          <li>
            <a href={link}>{t('support.card.site', { host: hostOf(link) })}</a>
          </li>
        )}
      </ul>
      {words.when !== '' && <p lang={lang}>{words.when}</p>}
      {(words.when === '' || service.hours !== null) && <OpeningPart t={t} hours={service.hours} now={now} holidays={holidays} />}
      {words.where !== '' && (
        <p>
          <span lang={lang}>{words.where}</span>
          {place?.postcode ? `, ${place.postcode}` : ''}
        </p>
      )}
      <p class="soft small">
        {nations.length === 0
          ? t('support.card.everywhere')
          : t('support.card.nations', {
              nations: listOf(
                t,
                nations.map(nation => t(`support.nations.${nation}`)),
              ),
            })}{' '}
        {languages.length > 0 &&
          t('support.card.languages', {
            languages: listOf(
              t,
              languages.map(code => nameOfLanguage(t, code)),
            ),
          })}
      </p>
    </>
  )
}

const telLink = (phone: string): string => `tel:${phone.replaceAll(' ', '')}`
const hostOf = (link: string): string => new URL(link).hostname.replace(/^www\./, '')

const listOf = (t: Translate, words: readonly string[]): string => new Intl.ListFormat(languageTags[t.locale]).format(words)

/** The name of a language in the language of the page; its code where nobody knows a name. */
export const nameOfLanguage = (t: Translate, code: string): string =>
  new Intl.DisplayNames(languageTags[t.locale], { type: 'language' }).of(code) ?? code
