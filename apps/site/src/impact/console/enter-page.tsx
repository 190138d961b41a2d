import { consolePage } from '../../accounts/index.ts'
import { type Ctx, ErrorSummary } from '../../foundation/index.ts'
import { enterAt, measuresDeskPath } from '../pages/impact-links.ts'
import { nothingTyped, type ReadingFault, type TypedReading } from './read-reading.ts'
import { errorsOf, ReadingForm } from './reading-form.tsx'
import type { Enterable } from './what-is-entered.ts'

type Shown = { readonly of: Enterable; readonly typed?: TypedReading; readonly faults?: readonly ReadingFault[] }

/** Entering a reading of one measure. */
export function enterPage(c: Ctx, { of, typed = nothingTyped, faults = [] }: Shown): Response {
  const { t, locale } = c.var
  const name = of.title[locale]
  return consolePage(c, {
    title: t('impact.console.form.title', { name }),
    lead: leadOf(c, of),
    trail: [{ href: measuresDeskPath, label: t('impact.console.title') }],
    status: faults.length > 0 ? 422 : 200,
    body: (
      <>
        <ErrorSummary t={t} errors={errorsOf(t, faults)} />
        <ReadingForm t={t} locale={locale} of={of} action={enterAt.link(of.key)} typed={typed} faults={faults} basedOn={null} />
      </>
    ),
  })
}

const leadOf = ({ var: { t, locale } }: Ctx, { definition }: Enterable): string =>
  definition === null ? t('impact.console.form.promiseLead') : t('impact.console.form.lead', { definition: definition[locale] })
