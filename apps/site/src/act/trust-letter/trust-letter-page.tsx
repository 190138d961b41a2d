import { Button, type Ctx, localPath } from '../../foundation/index.ts'
import { StatusMark, StatusSymbols, statusCss, trustLink } from '../../releases/index.ts'
import { letterPage } from '../letters/pages/letter-page.tsx'
import { stepsLink } from '../letters/pages/step.ts'
import { actPath } from '../today/act-links.ts'
import { toneFor } from './letter-tone.ts'
import type { TrustAnswer, TrustToWrite } from './load-trust-letter.ts'
import { trustLetterLink, trustLetterPath } from './trust-letter-links.ts'

const trailOf = (c: Ctx) => [
  { href: actPath, label: c.var.t('act.menu') },
  { href: trustLetterPath, label: c.var.t('trust-letters.title') },
]

/** What kind of letter fits this trust, and where it would go. */
export function trustLetterPage(c: Ctx, { trust, name, nation, status, release, box }: TrustToWrite): Response {
  const { t, locale } = c.var
  return letterPage(c, {
    title: t('trust-letters.to', { name }),
    lead: t(`trust-letters.tone.${toneFor(status)}`, { name }),
    kind: 'public',
    css: [statusCss],
    trail: trailOf(c),
    body: (
      <>
        <StatusSymbols />
        <p>
          <StatusMark t={t} status={status} words="shown" />
        </p>
        <p class="small soft">
          {release ? t('trust-letters.asOf', { day: t.day(release.asOf) }) : t('trust-letters.noRelease')}{' '}
          <a href={localPath(locale, trustLink(trust.code))}>{t('trust-letters.more', { name })}</a>
        </p>
        {box ? (
          <p>{t('trust-letters.box', { name, day: t.day(box.checkedOn), source: box.source })}</p>
        ) : (
          <>
            <p>{t('trust-letters.noAddress', { to: name })}</p>
            <p>{t(`trust-letters.where.${nation}`)}</p>
          </>
        )}
        <p>{t('trust-letters.care')}</p>
        <form method="post" action={localPath(locale, stepsLink({ path: trustLetterPath }))}>
          <input type="hidden" name="trust" value={trust.code} />
          <Button>{t('trust-letters.begin')}</Button>
        </form>
      </>
    ),
  })
}

/** A trust to which no letter is offered: it is part of another, or was never asked. */
export function noLetterPage(c: Ctx, answer: Extract<TrustAnswer, { kind: 'closed' | 'outside' }>): Response {
  const { t, locale } = c.var
  const { name } = answer
  return letterPage(c, {
    title: t('trust-letters.to', { name }),
    lead: t(answer.kind === 'closed' ? 'trust-letters.closed' : 'trust-letters.outside', { name }),
    kind: 'public',
    trail: trailOf(c),
    body:
      answer.kind === 'closed' ? (
        <ul>
          {answer.heirs.map(heir => (
            <li>
              <a href={localPath(locale, trustLetterLink(heir.code))}>{heir.name}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <a href={localPath(locale, trustLink(answer.code))}>{t('trust-letters.more', { name })}</a>
        </p>
      ),
  })
}
