import { consolePage, hideTokens, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, localPath, type StoredMail, type Translate } from '../../../foundation/index.ts'
import { dayAndTime } from '../clock-time.ts'
import { outboxLink, sendMailLink } from '../console-links.ts'

/** One mail, as text, with what became of it in words. */
export function mailPage(c: Ctx, mail: StoredMail): Response {
  const { t, locale, services } = c.var
  // A link in a letter to staff opens an account, perhaps an administrator's.
  const isAdmin = principalOf(c).role === 'admin'
  const isOfRound = mail.kind === 'request'
  // It may have arrived, and its writer may have asked for it once more.
  const isWriters = mail.kind === 'letter' && mail.state !== 'held'
  const canSend = services.smtpUrl !== null && waitsForSomebody(mail) && !isOfRound && !isWriters
  return consolePage(c, {
    title: mail.subject,
    lead: t(`console.outbox.states.${mail.state}.meaning`),
    trail: [{ href: outboxLink(), label: t('console.menu.outbox') }],
    body: (
      <>
        {mail.failure && <p>{t(`console.mail.failures.${mail.failure}`)}</p>}
        <Facts t={t} mail={mail} />
        <h2>{t('console.mail.text')}</h2>
        <pre class="mail-text">{isAdmin ? mail.text : hideTokens(mail.text)}</pre>
        {mail.html !== null && (
          <details>
            <summary>{t('console.mail.html')}</summary>
            <p>{t('console.mail.htmlWhat')}</p>
            <pre class="mail-text">{isAdmin ? mail.html : hideTokens(mail.html)}</pre>
          </details>
        )}
        {isOfRound && waitsForSomebody(mail) && <p>{t('console.mail.ofRound')}</p>}
        {isWriters && waitsForSomebody(mail) && <p>{t('console.mail.ofWriter')}</p>}
        {canSend && (
          <form method="post" action={localPath(locale, sendMailLink(mail.id))}>
            {mail.state === 'uncertain' && <p>{t('console.mail.mayArriveTwice')}</p>}
            <Button>{t('console.mail.send')}</Button>
          </form>
        )}
      </>
    ),
  })
}

const waitsForSomebody = ({ state }: StoredMail): boolean => state === 'held' || state === 'failed' || state === 'uncertain'

function Facts({ t, mail }: { t: Translate; mail: StoredMail }) {
  const facts: readonly (readonly [string, string])[] = [
    [t('console.mail.from'), mail.from],
    [t('console.mail.to'), mail.to],
    ...(mail.replyTo === null ? [] : [[t('console.mail.replyTo'), mail.replyTo] as const]),
    [t('console.mail.written'), dayAndTime(t, mail.queuedAt)],
    ...(mail.settledAt === null ? [] : [[t('console.mail.settled'), dayAndTime(t, mail.settledAt)] as const]),
    ...(mail.nextAttemptAt === null ? [] : [[t('console.mail.next'), dayAndTime(t, mail.nextAttemptAt)] as const]),
    [t('console.mail.messageId'), mail.messageId],
  ]
  return (
    <dl class="facts">
      {facts.map(([term, value]) => (
        <>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  )
}
