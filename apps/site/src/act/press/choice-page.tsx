import { Breadcrumbs, type Ctx, localPath, nameIn, page } from '../../foundation/index.ts'
import { findFormCss, type NameMatch, type NearTrust } from '../../register/index.ts'
import { currentStatusCodes, StatusMark, StatusSymbols, statusCss } from '../../releases/index.ts'
import css from './press.css?inline'
import { pressLink } from './press-links.ts'
import { PressQuestion } from './question-page.tsx'
import { trailTo } from './trail-to.ts'

/** Which trusts may be meant: near a place, or of a name. */
export type PressChoices =
  | { readonly kind: 'near'; readonly near: string; readonly trusts: readonly NearTrust[] }
  | { readonly kind: 'named'; readonly matches: readonly NameMatch[] }

/** Several trusts to choose from. What was asked stands nowhere on it but, of a postcode, its first part. */
export async function choicePage(c: Ctx, choices: PressChoices): Promise<Response> {
  const { t, db, locale } = c.var
  const statusOf = await currentStatusCodes(db)
  const title = t('press.choice.title')
  const rows =
    choices.kind === 'near'
      ? choices.trusts.map(({ trust, km }) => ({ trust, why: t('press.choice.km', { km }) }))
      : choices.matches.map(match => ({ trust: match.trust, why: formerOf(c, match) }))
  const lead = choices.kind === 'near' ? t('press.choice.near', { near: choices.near }) : t('press.choice.names')
  return page(c, {
    title,
    description: t('press.description'),
    css: [statusCss, findFormCss, css],
    indexed: false,
    translated: false,
    headers: { 'cache-control': 'no-store' },
    body: (
      <>
        <StatusSymbols />
        <Breadcrumbs t={t} trail={trailTo(t)} here={title} />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{rows.length > 0 ? lead : t('press.choice.none')}</p>
          <ol class="press-choices">
            {rows.map(({ trust, why }) => (
              <li>
                <a href={localPath(locale, pressLink(trust.code))}>{nameIn(locale, trust)}</a>{' '}
                {statusOf.has(trust.code) && <StatusMark t={t} status={statusOf.get(trust.code) ?? null} words="shown" />}{' '}
                <span class="soft">{why}</span>
              </li>
            ))}
          </ol>
        </section>
        <section class="band sand">
          <h2>{t('press.choice.again')}</h2>
          <PressQuestion t={t} />
        </section>
      </>
    ),
  })
}

/** Why an old name leads here. */
function formerOf({ var: { t, locale } }: Ctx, { trust, former }: NameMatch): string {
  if (!former) return ''
  const names = { former: former.name, name: nameIn(locale, trust) }
  return former.closedOn === null ? t('press.choice.renamed', names) : t('press.choice.former', names)
}
