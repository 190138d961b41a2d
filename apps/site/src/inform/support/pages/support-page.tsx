import {
  Breadcrumbs,
  type Ctx,
  componentCss,
  ErrorSummary,
  type PageView,
  page,
  type Translate,
} from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { type Chosen, chooseServices, type Here, type Wanted } from '../finding/choose-services.ts'
import { wantedLink, wantsAnything } from '../finding/wanted.ts'
import { type HolidaysOf, loadHolidays, loadServices, placesOf } from '../load-services.ts'
import type { Service } from '../service.ts'
import { UrgentHelp, urgentHelpCss } from '../urgent/urgent-help.tsx'
import { CharityLine } from './charity-line.tsx'
import { ServiceCard } from './service-card.tsx'
import css from './support.css?inline'
import { SupportForm } from './support-form.tsx'

export const supportStyles: readonly string[] = [
  urgentHelpCss,
  componentCss.tag,
  componentCss.formField,
  componentCss.errorSummary,
  css,
]

type Shown = {
  readonly wanted: Wanted
  /** Where somebody is, and how much of that may be shown: `LS9`. */
  readonly here?: { readonly at: Here; readonly near: string } | null
  readonly typed?: string
  readonly error?: string
  readonly status?: PageView['status']
}

/**
 * Get support: help at once first, then the charity’s own line, then every service. Made for each visitor anew, because it says what is open
 * now; what was found for a postcode is in no cache.
 */
export async function supportPage(c: Ctx, { wanted, here = null, typed, error, status }: Shown): Promise<Response> {
  const { t, locale, services: house, shell } = c.var
  const services = await loadServices(c)
  const holidaysOf = await loadHolidays(c)
  const places = here === null ? new Map() : await placesOf(c, services)
  const chosen = chooseServices(services, { wanted, here: here?.at ?? null, places, locale })
  const now = house.clock()
  const isAnswer = here !== null || error !== undefined
  return page(c, {
    title: t('support.title'),
    description: t('support.description'),
    address: wantedLink(wanted),
    css: supportStyles,
    share: shareSite(t),
    status,
    indexed: !isAnswer && wantsAnything(wanted),
    translated: !isAnswer,
    headers: isAnswer ? { 'cache-control': 'no-store' } : undefined,
    body: (
      <>
        <Breadcrumbs t={t} here={t('support.title')} />
        <section class="band prose">
          <h1>{t('support.headline')}</h1>
          <UrgentHelp t={t} />
          <p class="lead">{t('support.lead')}</p>
          <CharityLine t={t} helpline={shell.charity.helpline} />
        </section>
        <section class="band sand" id="services">
          <h2>{t('support.find.title')}</h2>
          <ErrorSummary t={t} errors={error === undefined ? [] : [{ field: 'postcode', message: error }]} />
          <SupportForm t={t} wanted={wanted} languages={languagesOf(services)} typed={typed} error={error} />
          {here !== null && (
            <p role="status">
              {t('support.find.near', { near: here.near })} {t('support.find.forgotten')}
            </p>
          )}
          <Services t={t} all={services} chosen={chosen} now={now} holidaysOf={holidaysOf} />
        </section>
        <section class="band prose">
          <h2>{t('support.promise.title')}</h2>
          <p>{t('support.promise.read')}</p>
          <p>{t('support.promise.wrong')}</p>
        </section>
      </>
    ),
  })
}

const languagesOf = (services: readonly Service[]): readonly string[] =>
  [...new Set(services.flatMap(({ languages }) => languages))].sort()

type ServicesProps = {
  readonly t: Translate
  readonly all: readonly Service[]
  readonly chosen: readonly Chosen[]
  readonly now: Date
  readonly holidaysOf: HolidaysOf
}

/** The list, or kind words where there is nothing to list. */
function Services({ t, all, chosen, now, holidaysOf }: ServicesProps) {
  if (all.length === 0) return <p>{t('support.find.empty')}</p>
  if (chosen.length === 0) return <p>{t('support.find.none')}</p>
  return (
    <ul class="services">
      {chosen.map(each => (
        <ServiceCard t={t} chosen={each} now={now} holidays={holidaysOf(each.service)} />
      ))}
    </ul>
  )
}
