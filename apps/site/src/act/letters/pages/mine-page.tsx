import type { Child } from 'hono/jsx'
import { ButtonLink, type Ctx, localPath, Notice, type PageView, type Translate } from '../../../foundation/index.ts'
import { joinBox } from '../../../network/index.ts'
import { maySendAgain } from '../by-letter-link.ts'
import { agreedWords, hashOfWords } from '../confirm-letter.ts'
import { isTooLate, letterLink } from '../letter-links.ts'
import type { KeptLetter } from '../letter-store.ts'
import { letterAnswers } from '../letter-words.ts'
import { keptDays } from '../retention/letter-retention.ts'
import { letterPage } from './letter-page.tsx'
import { PaperLetter } from './paper-letter.tsx'

/** What was done a moment ago, as the address says it. */
export const mineNotices = ['sent', 'held', 'again', 'answered', 'leaving', 'words'] as const
export type MineNotice = (typeof mineNotices)[number]

type Shown = {
  readonly token: string
  readonly letter: KeptLetter
  readonly done: MineNotice | null
  /** Why it cannot go, in words. */
  readonly why?: string
  readonly status?: PageView['status']
}

/** One's letter, behind the link in one's mail: what it says, what became of it, and what can be done. To open it changes nothing. */
export function minePage(c: Ctx, { token, letter, done, why, status }: Shown): Response {
  const { t, services } = c.var
  const isLate = letter.state === 'asked' && isTooLate(letter.askedAt, services.clock())
  const state = isLate ? 'late' : letter.state
  const values = { to: letter.recipientName, day: t.day(letter.settledAt ?? letter.confirmedAt ?? letter.askedAt) }
  return letterPage(c, {
    title: t(`act-letters.mine.${state}.title`, values),
    lead: t(`act-letters.mine.${state}.lead`, values),
    kind: 'link',
    status,
    body: (
      <>
        {done && (
          <Notice>
            <p role="status">{t(`act-letters.mine.done.${done}`, values)}</p>
          </Notice>
        )}
        {why !== undefined && (
          <Notice>
            <p role="alert">{why}</p>
          </Notice>
        )}
        {state === 'sent' && <Answers c={c} token={token} letter={letter} />}
        {maySendAgain(letter) && <Act c={c} token={token} what="again" label={t('act-letters.mine.againButton')} />}
        <PaperLetter t={t} facts={factsOf(t, letter)} text={letter.text} />
        {state === 'asked' && <Confirm c={c} token={token} letter={letter} />}
        <Remove c={c} token={token} letter={letter} />
        {letter.confirmedAt !== null && <Next c={c} />}
      </>
    ),
  })
}

const factsOf = (t: Translate, letter: KeptLetter): readonly (readonly [string, string])[] => [
  [t('act-letters.look.to'), `${letter.recipientName} <${letter.recipientAddress}>`],
  [t('act-letters.look.replyTo'), `${letter.writerName} <${letter.writerAddress}>`],
  [t('act-letters.look.subject'), letter.subject],
]

type Part = { readonly c: Ctx; readonly token: string; readonly letter: KeptLetter }

function Confirm({ c, token, letter }: Part) {
  const { t, services } = c.var
  // In the language of the letter, like everything that its writer was told of it.
  const words = agreedWords(services.messages.in(letter.locale), letter)
  return (
    <form method="post" action={localPath(t.locale, letterLink(token))}>
      <input type="hidden" name="words" value={hashOfWords(words)} />
      <p lang={letter.locale === t.locale ? undefined : letter.locale}>{words}</p>
      <div class="answers">
        <button class="button" type="submit" name="do" value="send">
          {t('act-letters.mine.sendButton')}
        </button>
      </div>
    </form>
  )
}

type ActProps = {
  readonly c: Ctx
  readonly token: string
  readonly what: string
  readonly label: string
  readonly children?: Child
}

const Act = ({ c, token, what, label, children }: ActProps) => (
  <form method="post" action={localPath(c.var.locale, letterLink(token))} class="answers">
    {children}
    <button class="button quiet" type="submit" name="do" value={what}>
      {label}
    </button>
  </form>
)

function Answers({ c, token, letter: { answeredAt } }: Part) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('act-letters.mine.answer.title')}</h2>
      <p>{answeredAt === null ? t('act-letters.mine.answer.text') : t('act-letters.mine.answer.known')}</p>
      <form method="post" action={localPath(locale, letterLink(token))} class="answers">
        <input type="hidden" name="do" value="answer" />
        {letterAnswers.map(answer => (
          <button class="button quiet" type="submit" name="answer" value={answer}>
            {t(`act-letters.mine.answer.${answer}`)}
          </button>
        ))}
      </form>
    </section>
  )
}

function Remove({ c, token, letter }: Part) {
  const { t } = c.var
  const which = letter.sentId !== null ? 'erase' : letter.state === 'asked' ? 'drop' : 'withdraw'
  return (
    <section>
      <h2>{t(`act-letters.mine.${which}.title`)}</h2>
      <p>{t(`act-letters.mine.${which}.text`, { days: keptDays })}</p>
      <Act c={c} token={token} what="remove" label={t(`act-letters.mine.${which}.button`)} />
    </section>
  )
}

/** What else can be done, once a letter is on its way. */
const Next = ({ c }: { c: Ctx }) => (
  <>
    <p>
      <ButtonLink kind="quiet" href={localPath(c.var.locale, '/act')}>
        {c.var.t('act-letters.mine.next')}
      </ButtonLink>
    </p>
    {joinBox(c)}
  </>
)

/** A link that opens nothing (any more) says what may have become of it. */
export const deadLetterPage = (c: Ctx): Response =>
  letterPage(c, {
    title: c.var.t('act-letters.dead.title'),
    lead: c.var.t('act-letters.dead.lead', { days: keptDays }),
    kind: 'link',
    status: 404,
    body: (
      <p>
        <ButtonLink href={localPath(c.var.locale, '/act')}>{c.var.t('act-letters.dead.next')}</ButtonLink>
      </p>
    ),
  })
