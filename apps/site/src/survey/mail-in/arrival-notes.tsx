import { localPath, type Translate } from '../../foundation/index.ts'
import { requestLink } from '../requests/links.ts'
import type { Message } from '../types.ts'
import type { Arrival } from './arrivals.ts'
import type { SenderChecks } from './authentication.ts'
import { momentInUk } from './pages/moment-in-uk.ts'

/** How a message of the thread came to us: what is known of its sender, who entered it, and where else it was sent. */
export function ArrivalNotes({ t, message, arrival }: { t: Translate; message: Message; arrival: Arrival | undefined }) {
  if (!arrival) return null
  const { checks, entered, language, alsoUnder } = arrival
  const isMail = message.cameBy === 'mail'
  return (
    <>
      {entered && message.cameBy !== 'reply-page' && (
        <p class="small">
          {t(isMail ? 'mail-in.arrival.file' : 'mail-in.arrival.entered', { by: entered.by, at: momentInUk(t, entered.at) })}
          {language && ` ${t(`mail-in.arrival.language.${language}`)}`}
        </p>
      )}
      {isMail && <SenderNote t={t} checks={checks} />}
      {alsoUnder.length > 0 && (
        <p>
          {t('mail-in.arrival.also')}{' '}
          {alsoUnder.map((request, index) => (
            <>
              {index > 0 && ', '}
              <a href={localPath(t.locale, requestLink(request))}>{request.trustName}</a>
            </>
          ))}
        </p>
      )}
    </>
  )
}

/** What our mail server found out about a sender, in words. Null: nobody was there to check. */
export const SenderNote = ({ t, checks }: { t: Translate; checks: SenderChecks | null }) => (
  <p class="small">
    {checks?.verdict === 'doubtful' ? (
      <strong>{t('mail-in.sender.verdict.doubtful')}</strong>
    ) : (
      t(`mail-in.sender.verdict.${checks?.verdict ?? 'file'}`)
    )}
    {checks && checks.checks.length > 0 && ` (${sayChecks(t, checks)})`}
  </p>
)

const sayChecks = (t: Translate, { checks }: SenderChecks): string =>
  checks
    .map(({ method, result }) =>
      t('mail-in.sender.check', { method: method.toUpperCase(), result: t(`mail-in.sender.results.${result}`) }),
    )
    .join(', ')
