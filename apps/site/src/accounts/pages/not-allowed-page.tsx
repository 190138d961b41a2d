import type { Ctx } from '../../foundation/index.ts'
import { consolePage } from '../console-page.tsx'
import { type Deed, rolesFor, type Verdict } from '../deeds.ts'
import { typedHere, WhatWasTyped } from './what-was-typed-part.tsx'

/** Says no, why, and who could. Nothing was changed; what somebody had typed before the round moved on is theirs to copy. */
export async function notAllowedPage(c: Ctx, deed: Deed, why: Exclude<Verdict, 'yes'>): Promise<Response> {
  const { t } = c.var
  const roles = new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(
    rolesFor(deed).map(role => t(`accounts.roles.${role}`)),
  )
  return consolePage(c, {
    title: t(`accounts.notAllowed.${why}.title`),
    lead: t(`accounts.notAllowed.${why}.lead`, { roles }),
    status: why === 'wrong-state' ? 409 : 403,
    body: (
      <>
        <p>{t('accounts.notAllowed.unchanged')}</p>
        {why === 'wrong-state' && <WhatWasTyped t={t} typed={await typedHere(c)} />}
      </>
    ),
  })
}
