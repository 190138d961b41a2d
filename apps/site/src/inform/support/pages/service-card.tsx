import { localPath, Tag, type Translate } from '../../../foundation/index.ts'
import type { Chosen } from '../finding/choose-services.ts'
import { reportLink, serviceLink } from '../support-links.ts'
import { ServiceFactsPart } from './service-facts-part.tsx'

type CardProps = {
  readonly t: Translate
  readonly chosen: Chosen
  readonly now: Date
  readonly holidays: ReadonlySet<string>
}

/** One service in the list: what it is, how to reach it, whether it is open, and how old our knowledge is. */
export function ServiceCard({ t, chosen: { service, km }, now, holidays }: CardProps) {
  const { words, key } = service
  const lang = words.isFallback ? 'en' : undefined
  return (
    <li class="service">
      <p class="service-kind">
        <Tag>{t(`support.forms.${service.form}`)}</Tag>
        {km !== null && <span class="km">{km < 1 ? t('support.card.here') : t('support.card.km', { km: Math.round(km) })}</span>}
      </p>
      <h3>
        <a href={localPath(t.locale, serviceLink(key))} lang={lang}>
          {words.title}
        </a>
      </h3>
      <p class="soft" lang={lang}>
        {words.provider}
      </p>
      <p lang={lang}>{words.text}</p>
      <ServiceFactsPart t={t} service={service} now={now} holidays={holidays} />
      <p class="soft small">
        {t('support.card.checked', { day: t.day(service.checkedOn) })}{' '}
        <a href={localPath(t.locale, reportLink(key))}>
          {t('support.card.report')}
          <span class="hidden">: {words.title}</span>
        </a>
      </p>
    </li>
  )
}
