import { Breadcrumbs, type Ctx, type ContentEntry as Entry, localPath, page, Tag } from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { loadHolidays } from '../load-services.ts'
import { readService } from '../read-service.ts'
import { reportLink, supportPath } from '../support-links.ts'
import { UrgentHelp } from '../urgent/urgent-help.tsx'
import { ServiceFactsPart } from './service-facts-part.tsx'
import { supportStyles } from './support-page.tsx'

type Shown = { readonly isPreview?: boolean }

/** One service with the pages that we read about it. Made for each visitor anew, because it says whether it is open now. */
export async function servicePage(c: Ctx, entry: Entry, { isPreview = false }: Shown = {}): Promise<Response> {
  const { t, locale, services } = c.var
  const service = readService(entry, locale)
  if (service === null) return c.notFound() as Promise<Response> // A preview of facts that are not whole yet.
  const holidaysOf = await loadHolidays(c)
  const { words, key, sources } = service
  const lang = words.isFallback ? 'en' : undefined
  return page(c, {
    title: words.title,
    description: words.text,
    css: supportStyles,
    share: shareSite(t),
    indexed: !isPreview,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: supportPath, label: t('support.title') }]} here={words.title} />
        <article class="band prose">
          <p>
            <Tag>{t(`support.forms.${service.form}`)}</Tag>
          </p>
          <h1 lang={lang}>{words.title}</h1>
          <p class="lead" lang={lang}>
            {words.provider}
          </p>
          <p lang={lang}>{words.text}</p>
          <ServiceFactsPart t={t} service={service} now={services.clock()} holidays={holidaysOf(service)} />
          <h2>{t('support.service.sources')}</h2>
          <p>{t('support.card.checked', { day: t.day(service.checkedOn) })}</p>
          <ul class="small">
            {sources.map(({ url, readOn, note }) => (
              <li>
                <a href={url}>{url.replace(/^https?:\/\//, '')}</a>, {t('support.service.readOn', { day: t.day(readOn) })}
                {note !== '' && (
                  <>
                    . <span lang={locale === 'en' ? undefined : 'en'}>{note}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
          <p>
            <a href={localPath(locale, reportLink(key))}>{t('support.card.report')}</a>
          </p>
        </article>
        <section class="band sand">
          <UrgentHelp t={t} />
        </section>
      </>
    ),
  })
}

export const servicePreview = (c: Ctx, entry: Entry): Promise<Response> => servicePage(c, entry, { isPreview: true })
