import { type Ctx, Fold, type Translate } from '../../foundation/index.ts'
import { consolePage } from '../console-page.tsx'
import { type Deed, rolesFor, type Verdict } from '../deeds.ts'
import { textsToGiveBack } from '../what-was-typed.ts'

type Typed = ReturnType<typeof textsToGiveBack>

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

const nothing: Typed = { texts: [], tooLong: 0 }

async function typedHere(c: Ctx): Promise<Typed> {
  if (c.req.method !== 'POST') return nothing
  try {
    return textsToGiveBack(await c.req.formData())
  } catch {
    // Cut off on the way, or no form at all: there is nothing to give back, and the answer is no in any case.
    return nothing
  }
}

const WhatWasTyped = ({ t, typed: { texts, tooLong } }: { t: Translate; typed: Typed }) =>
  texts.length === 0 && tooLong === 0 ? null : (
    <Fold summary={t('accounts.notAllowed.typed.title')}>
      <p>{t('accounts.notAllowed.typed.lead')}</p>
      {texts.map(({ name, text }, index) => (
        <div class="field">
          <label for={`typed-${index}`}>{t('accounts.notAllowed.typed.field', { name })}</label>
          <textarea id={`typed-${index}`} readonly rows={Math.min(12, text.split('\n').length + 1)}>
            {`\n${text}`}
          </textarea>
        </div>
      ))}
      {tooLong > 0 && <p>{t('accounts.notAllowed.typed.tooLong', { count: tooLong })}</p>}
    </Fold>
  )
