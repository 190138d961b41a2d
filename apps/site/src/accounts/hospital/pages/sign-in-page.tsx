import { Button, type Ctx, componentCss, localPath, page, TextField } from '../../../foundation/index.ts'
import { doorPage } from '../../pages/door-page.tsx'
import { typedHere, WhatWasTyped } from '../../pages/what-was-typed-part.tsx'
import { hospitalEnterLink, hospitalPath, hospitalSignInPath } from '../hospital-links.ts'
import { askedMinutes, type HospitalLinkVerdict } from '../hospital-rules.ts'

const AskForm = ({ c, email, error }: { c: Ctx; email?: string; error?: string }) => (
  <form method="post" action={localPath(c.var.locale, hospitalSignInPath)} novalidate>
    <TextField
      t={c.var.t}
      id="email"
      type="email"
      autocomplete="email"
      label={c.var.t('hospital.signIn.email')}
      hint={c.var.t('hospital.signIn.hint')}
      value={email}
      error={error}
    />
    <Button>{c.var.t('hospital.signIn.button')}</Button>
  </form>
)

/** Asking for a link by mail: there is no password to remember. */
export function hospitalSignInPage(c: Ctx, { email, error }: { email?: string; error?: string } = {}): Response {
  const { t } = c.var
  return doorPage(c, {
    title: t('hospital.signIn.title'),
    lead: t('hospital.signIn.lead', { minutes: askedMinutes }),
    translated: true,
    status: error ? 422 : 200,
    errors: error ? [{ field: 'email', message: error }] : [],
    body: (
      <>
        <AskForm c={c} {...(email === undefined ? {} : { email })} {...(error === undefined ? {} : { error })} />
        <h2>{t('hospital.signIn.newTitle')}</h2>
        <p>{t('hospital.signIn.new')}</p>
      </>
    ),
  })
}

/** The same words for every address: nobody learns here who may sign in. */
export function askedForLinkPage(c: Ctx): Response {
  const { t, locale } = c.var
  return doorPage(c, {
    title: t('hospital.asked.title'),
    lead: t('hospital.asked.lead', { minutes: askedMinutes }),
    body: (
      <>
        <p>{t('hospital.asked.none')}</p>
        <p>
          <a href={localPath(locale, hospitalSignInPath)}>{t('hospital.asked.again')}</a>
        </p>
      </>
    ),
  })
}

/** Behind the link: a button, because mail scanners open links and press nothing. */
export const enterHospitalPage = (c: Ctx, { token, trustName }: { token: string; trustName: string }): Response =>
  doorPage(c, {
    title: c.var.t('hospital.enter.title'),
    lead: c.var.t('hospital.enter.lead', { trust: trustName }),
    body: (
      <form method="post" action={localPath(c.var.locale, hospitalEnterLink(token))}>
        <Button>{c.var.t('hospital.enter.button')}</Button>
      </form>
    ),
  })

/** A link that opens nothing: why, and how to get another. */
export const deadHospitalLinkPage = (c: Ctx, verdict: Exclude<HospitalLinkVerdict, 'good'>): Response =>
  doorPage(c, {
    title: c.var.t(`hospital.dead.${verdict}`),
    lead: c.var.t('hospital.dead.lead'),
    status: verdict === 'unknown' ? 404 : 410,
    body: (
      <>
        {verdict === 'used' && (
          <p>
            <a href={localPath(c.var.locale, hospitalPath)}>{c.var.t('hospital.dead.inside')}</a>
          </p>
        )}
        <AskForm c={c} />
      </>
    ),
  })

/** A form that came when its sender was signed in no more. */
export async function lostFormPage(c: Ctx): Promise<Response> {
  const { t } = c.var
  const typed = await typedHere(c)
  return page(c, {
    title: t('hospital.lost.title'),
    description: t('hospital.lost.lead'),
    status: 403,
    indexed: false,
    translated: false,
    css: [componentCss.formField, componentCss.fold],
    body: (
      <section class="band prose">
        <h1>{t('hospital.lost.title')}</h1>
        <p>{t('hospital.lost.lead')}</p>
        <AskForm c={c} />
        <WhatWasTyped t={t} typed={typed} />
      </section>
    ),
  })
}
