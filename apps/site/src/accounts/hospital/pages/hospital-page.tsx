import type { Child } from 'hono/jsx'
import {
  Breadcrumbs,
  Button,
  type Crumb,
  type Ctx,
  componentCss,
  type HospitalPerson,
  localPath,
  type PageView,
  page,
} from '../../../foundation/index.ts'
import { hospitalLeavePath, hospitalPath } from '../hospital-links.ts'

const { dataTable, errorSummary, fold, formField, notice, tag } = componentCss

export type HospitalView = {
  readonly title: string
  readonly lead: string
  readonly body: Child
  /** The name of the trust, for the line that says who is signed in. */
  readonly trustName: string
  /** The pages between the hospital's first page and this one. */
  readonly trail?: readonly Crumb[]
  readonly status?: PageView['status']
  readonly css?: readonly string[]
}

/** A page for somebody at a hospital who has signed in: what it is about, who they are here, and the way out. */
export function hospitalPage(c: Ctx, person: HospitalPerson, view: HospitalView): Response {
  const { t, locale, path } = c.var
  const isFirst = path === hospitalPath
  return page(c, {
    title: view.title,
    description: view.lead,
    status: view.status,
    indexed: false,
    css: [dataTable, errorSummary, fold, formField, notice, tag, ...(view.css ?? [])],
    headers: { 'cache-control': 'no-store' },
    body: (
      <>
        {!isFirst && (
          <Breadcrumbs
            t={t}
            trail={[{ href: hospitalPath, label: t('hospital.home.crumb') }, ...(view.trail ?? [])]}
            here={view.title}
          />
        )}
        <section class="band">
          <form method="post" action={localPath(locale, hospitalLeavePath)} class="hospital-who">
            <p class="small soft">
              {t('hospital.signedIn', { name: person.name, trust: view.trustName })}{' '}
              <Button kind="quiet">{t('hospital.leave')}</Button>
            </p>
          </form>
          <h1>{view.title}</h1>
          <p class="lead">{view.lead}</p>
          {view.body}
        </section>
      </>
    ),
  })
}
