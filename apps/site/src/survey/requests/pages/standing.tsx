import { ButtonLink, localPath, type Translate } from '../../../foundation/index.ts'
import { answersLink } from '../../answers/links.ts'
import { contactLink } from '../../contacts/links.ts'
import { sheetAt } from '../../marking/links.ts'
import { againLink, decideLink } from '../../sending/links.ts'
import { writeLink } from '../links.ts'
import type { RequestView } from '../request-view.ts'

/** How the request stands, in words, and what comes next. */
export function Standing({ t, view }: { t: Translate; view: RequestView }) {
  return (
    <section class="standing" aria-labelledby="standing">
      <h2 id="standing">{t('requests.standing.title')}</h2>
      <p class="standing-words">{standingWords(t, view)}</p>
      {view.request.work === 'to-read' && view.request.delivery !== 'bounced' && <p>{t('requests.standing.unread')}</p>}
      <OurStep t={t} view={view} />
      <NextStep t={t} view={view} />
    </section>
  )
}

const undelivered = ['not-sent', 'queued', 'held', 'sending', 'bounced', 'failed', 'uncertain', 'recalled'] as const

/** The sentence that comes first: what stopped the letter, else what the law says of it. */
export function standingWords(t: Translate, { request, reading }: Pick<RequestView, 'request' | 'reading'>): string {
  const stopped = undelivered.find(delivery => delivery === request.delivery)
  if (stopped && reading.receivedOn === null) return t(`requests.standing.delivery.${stopped}`, { to: request.sentTo ?? '–' })
  const day = (value: string | null): string => (value === null ? t('requests.noDay') : t.day(value))
  return t(`requests.standing.clock.${reading.state}`, {
    received: day(reading.receivedOn),
    due: day(reading.dueOn),
    answered: day(reading.answeredOn),
  })
}

/** What we do with what came: it is read and recorded, then marked. */
function OurStep({ t, view: { request, messages, list } }: { t: Translate; view: RequestView }) {
  const hasCome = messages.some(({ direction }) => direction === 'in')
  const step =
    request.work === 'to-mark'
      ? { to: sheetAt.link(request), words: t('requests.next.mark') }
      : request.work === 'to-read' && request.delivery !== 'bounced' && hasCome
        ? { to: answersLink(request, { list }), words: t('requests.next.record') }
        : null
  if (!step) return null
  return (
    <p>
      <ButtonLink href={localPath(t.locale, step.to)}>{step.words}</ButtonLink>
    </p>
  )
}

function NextStep({ t, view }: { t: Translate; view: RequestView }) {
  const { request, reading, readyLetter, today, list, may } = view
  const { nextStep, nextStepOn, nextStepUntil } = reading
  return (
    <div class="next-step">
      <h3>{t('requests.next.title')}</h3>
      <p>
        {t(`requests.next.step.${nextStep}`)}
        {nextStepOn !== null &&
          ` ${t(nextStepOn > today ? 'requests.next.from' : 'requests.next.since', { day: t.day(nextStepOn) })}`}
        {nextStepUntil !== null && ` ${t('requests.next.until', { day: t.day(nextStepUntil) })}`}
      </p>
      {readyLetter !== null && may.write === 'yes' && (
        <p>
          <ButtonLink href={localPath(t.locale, writeLink(request, readyLetter, list))}>
            {t(`requests.next.letter.${readyLetter}`)}
          </ButtonLink>
        </p>
      )}
      {nextStep === 'deliver' && may.write === 'yes' && <WaysToDeliver t={t} view={view} />}
    </div>
  )
}

/** Two different actions, each with a page of its own: where letters go from now on, and this letter once more. */
function WaysToDeliver({ t, view }: { t: Translate; view: RequestView }) {
  const { request, contact, messages } = view
  const letter = messages.findLast(({ letterKind }) => letterKind === 'request')
  const isUnknown = request.delivery === 'uncertain'
  const mayGoAgain =
    isUnknown || request.delivery === 'bounced' || request.delivery === 'failed' || request.delivery === 'recalled'
  return (
    <p class="ways">
      <ButtonLink kind="quiet" href={localPath(t.locale, contactLink(contact?.trustCode ?? request.trustCode))}>
        {t('requests.next.contact')}
      </ButtonLink>{' '}
      {letter && mayGoAgain && (
        <ButtonLink kind="quiet" href={localPath(t.locale, (isUnknown ? decideLink : againLink)(request, letter.id))}>
          {t(isUnknown ? 'requests.next.decide' : 'requests.next.again')}
        </ButtonLink>
      )}
    </p>
  )
}
