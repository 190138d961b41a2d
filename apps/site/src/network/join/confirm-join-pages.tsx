import { Button, ButtonLink, type Ctx, localPath } from '../../foundation/index.ts'
import { wordingsByIds } from '../consent/wording-store.ts'
import { joinConfirmLink, joinPath, updatesPath } from '../links.ts'
import { networkPage } from '../pages/network-page.tsx'
import type { JoinVerdict } from './judge-join-link.ts'
import type { SignUp } from './sign-up-store.ts'

/** Asks whoever opened the link to press a button: programs that check mail open links too, and change nothing by it. */
export async function confirmJoinPage(c: Ctx, { token, signUp }: { token: string; signUp: SignUp }): Promise<Response> {
  const { t, db, locale } = c.var
  const wordings = await wordingsByIds(
    db,
    signUp.agreements.map(({ wordingId }) => wordingId),
  )
  const facts = factsOf(c, signUp)
  return networkPage(c, {
    title: t('join.confirm.good.title'),
    lead: t('join.confirm.good.lead'),
    body: (
      <div class="kept">
        {wordings.map(({ text, language }) => (
          <blockquote lang={language === locale ? undefined : language}>{text}</blockquote>
        ))}
        {facts.length > 0 && (
          <>
            <h2>{t('join.confirm.good.kept')}</h2>
            <dl class="facts">
              {facts.map(([term, value]) => (
                <>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </>
              ))}
            </dl>
          </>
        )}
        <form method="post" action={localPath(locale, joinConfirmLink(token))}>
          <Button>{t('join.confirm.good.button')}</Button>
        </form>
      </div>
    ),
  })
}

/** What was typed, as it will be kept: of a postcode its district. */
function factsOf({ var: { t } }: Ctx, { firstName, interests, nation, district }: SignUp): (readonly [string, string])[] {
  return [
    ...(firstName === null ? [] : [[t('join.form.firstName'), firstName] as const]),
    ...(interests.length === 0
      ? []
      : [[t('join.form.interests'), interests.map(each => t(`join.form.interest.${each}`)).join(', ')] as const]),
    ...(nation === null ? [] : [[t('join.form.nation'), t(`join.form.nations.${nation}`)] as const]),
    ...(district === null ? [] : [[t('join.form.postcode'), district] as const]),
  ]
}

/** After the button. Pressed again it says so. */
export function joinedPage(c: Ctx, outcome: 'joined' | 'joinedUpdates' | 'done'): Response {
  const { t, locale } = c.var
  return networkPage(c, {
    title: t(`join.confirm.${outcome}.title`),
    lead: t(`join.confirm.${outcome}.lead`),
    body: (
      <p>
        {/* The acts belong to a higher room; their address is one of the site's contracts. */}
        <ButtonLink href={localPath(locale, '/act')}>{t('join.confirm.act')}</ButtonLink>
      </p>
    ),
  })
}

type Dead = Exclude<JoinVerdict, 'good' | 'done'>

/** A link that does nothing any more says why, and where another can be had. */
export function deadJoinPage(c: Ctx, why: Dead, signUp: SignUp | null): Response {
  const { t, locale } = c.var
  const isUpdates = signUp !== null && !signUp.agreements.some(({ purpose }) => purpose === 'network')
  return networkPage(c, {
    title: t(`join.confirm.${why}.title`),
    lead: t(`join.confirm.${why}.lead`),
    status: why === 'unknown' ? 404 : 410,
    body: (
      <p>
        <ButtonLink href={localPath(locale, isUpdates ? updatesPath : joinPath)}>{t('join.confirm.again')}</ButtonLink>
      </p>
    ),
  })
}
