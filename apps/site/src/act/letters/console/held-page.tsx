import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, localPath } from '../../../foundation/index.ts'
import { callsForHelp } from '../../../network/index.ts'
import { concernsOf } from '../concerns-of.ts'
import type { KeptLetter } from '../letter-store.ts'
import { PaperLetter } from '../pages/paper-letter.tsx'
import { lettersPath, refuseAt, releaseAt } from './links.ts'
import { withoutSignature } from './without-signature.ts'

/**
 * One letter for whoever decides: what it says, and neither the e-mail nor the postal address of who wrote it. Where somebody may be in danger they
 * stand there: nobody can be helped who cannot be found (UK GDPR, article 9(2)(c)). Shown after a form.
 */
export function heldPage(c: Ctx, letter: KeptLetter): Response {
  const { t, locale } = c.var
  const isOfNeed = callsForHelp(concernsOf(letter.concerns))
  const facts: [string, string][] = isOfNeed
    ? [[t('act-letters.look.from'), `${letter.writerName} <${letter.writerAddress}>`]]
    : []
  return consolePage(c, {
    title: t('act-letters.console.read.title', { id: letter.id }),
    lead: t(isOfNeed ? 'act-letters.console.read.need' : 'act-letters.console.read.lead', {
      to: letter.recipientName,
      why: letter.concerns.map(concern => t(`guard.concerns.${concern}`)).join(', '),
    }),
    trail: [{ href: lettersPath, label: t('act-letters.console.title') }],
    body: (
      <>
        <PaperLetter
          t={t}
          facts={[...facts, [t('act-letters.look.subject'), letter.subject]]}
          text={isOfNeed ? letter.text : withoutSignature(letter)}
        />
        {letter.state === 'held' && <Decide c={c} letter={letter} />}
        <p>
          <a href={localPath(locale, lettersPath)}>{t('act-letters.console.read.back')}</a>
        </p>
      </>
    ),
  })
}

function Decide({ c, letter }: { readonly c: Ctx; readonly letter: KeptLetter }) {
  const { t, locale } = c.var
  return (
    <>
      <form method="post" action={localPath(locale, releaseAt.link(letter.id))}>
        <p>{t('act-letters.console.read.releaseText')}</p>
        <Button>{t('act-letters.console.read.release')}</Button>
      </form>
      <form method="post" action={localPath(locale, refuseAt.link(letter.id))}>
        <p>{t('act-letters.console.read.refuseText')}</p>
        <Button kind="quiet">{t('act-letters.console.read.refuse')}</Button>
      </form>
    </>
  )
}
