import { Button, type Ctx, ErrorSummary, localPath, nameIn, type PageView, TextField } from '../../foundation/index.ts'
import { type FindAnswer, findAnswer } from '../../register/index.ts'
import { privacyPath } from '../letters/letter-links.ts'
import { letterPage } from '../letters/pages/letter-page.tsx'
import { actPath } from '../today/act-links.ts'
import { trustLetterLink, trustLetterPath } from './trust-letter-links.ts'

export type Found = { readonly code: string; readonly name: string; readonly km: number | null }

/** Trusts that a postcode or a name leads to, or in words why there are none. Nothing of what was typed is kept. */
export async function trustsFor(c: Ctx, typed: string): Promise<{ readonly found: readonly Found[] } | { readonly why: string }> {
  const { db, t, locale, services } = c.var
  const answer = await findAnswer(db, typed, { campaign: services.campaign, now: services.clock() })
  const why = whyNone(t, answer)
  if (why !== null) return { why }
  const byCode = new Map(
    foundBy(answer).map(({ trust, km }) => [trust.code as string, { code: trust.code, name: nameIn(locale, trust), km }]),
  )
  return byCode.size === 0 ? { why: t('trust-letters.find.none') } : { found: [...byCode.values()] }
}

function foundBy(answer: FindAnswer) {
  switch (answer.kind) {
    case 'place':
      return answer.nearest
    case 'one':
      return [{ trust: answer.match.trust, km: null }]
    case 'several':
      return answer.matches.map(({ trust }) => ({ trust, km: null }))
    default:
      return []
  }
}

function whyNone(t: Ctx['var']['t'], answer: FindAnswer): string | null {
  switch (answer.kind) {
    case 'place':
    case 'one':
    case 'several':
      return null
    case 'nothing-typed':
      return t('trust-letters.find.nothing')
    case 'too-long':
      return t('register.find.tooLong')
    case 'placeless':
      return t('register.find.placeless')
    case 'non-geographic':
      return t('register.find.nonGeographic')
    case 'invalid-postcode':
      return t(`register.invalid.${answer.reason}`)
    case 'unknown-postcode':
      return t(answer.districtKnown ? 'register.find.unknownNearby' : 'register.find.unknown', { near: answer.near })
    case 'elsewhere':
    case 'none':
      return t('trust-letters.find.none')
  }
}

type Shown = {
  readonly typed?: string
  readonly error?: string
  readonly found?: readonly Found[]
  readonly status?: PageView['status']
}

/** Asks for a postcode or a hospital, and lists the trusts to choose from. */
export function whichPage(c: Ctx, { typed, error, found, status }: Shown = {}): Response {
  const { t, locale } = c.var
  const isPublic = typed === undefined && c.req.method === 'GET'
  return letterPage(c, {
    title: t('trust-letters.title'),
    lead: t('trust-letters.lead'),
    kind: isPublic ? 'public' : 'step',
    isIndexed: isPublic,
    status,
    trail: [{ href: actPath, label: t('act.menu') }],
    body: (
      <>
        <ErrorSummary t={t} errors={error === undefined ? [] : [{ field: 'q', message: error }]} />
        {found && <Choices c={c} found={found} />}
        <form method="post" action={localPath(locale, trustLetterPath)} novalidate>
          <TextField
            t={t}
            id="q"
            label={t(found ? 'trust-letters.find.again' : 'trust-letters.find.label')}
            hint={t('trust-letters.find.hint')}
            value={typed}
            error={error}
          />
          <Button kind={found ? 'quiet' : 'main'}>{t('trust-letters.find.button')}</Button>
        </form>
        {!found && (
          <>
            <h2>{t('trust-letters.how.title')}</h2>
            <ol>
              {['which', 'write', 'confirm', 'sent'].map(part => (
                <li>{t(`trust-letters.how.${part}`)}</li>
              ))}
            </ol>
            <p>
              {t('trust-letters.how.kept')} <a href={localPath(locale, privacyPath)}>{t('act-letters.you.privacy')}</a>
            </p>
          </>
        )}
      </>
    ),
  })
}

const Choices = ({ c: { var: v }, found }: { c: Ctx; found: readonly Found[] }) => (
  <section>
    <h2>{v.t('trust-letters.find.which')}</h2>
    <ul>
      {found.map(({ code, name, km }) => (
        <li>
          <a href={localPath(v.locale, trustLetterLink(code))}>{name}</a>
          {km !== null && <span class="soft"> {v.t('trust-letters.find.km', { km: v.t.number(Math.round(km)) })}</span>}
        </li>
      ))}
    </ul>
  </section>
)
