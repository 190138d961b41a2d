import type { Child } from 'hono/jsx'
import { type Ctx, Fold, localPath, Notice, type PageView } from '../../../foundation/index.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { letterPage } from './letter-page.tsx'
import { PaperLetter } from './paper-letter.tsx'
import { SendYourself } from './send-yourself.tsx'
import { type Step, stepsLink, trailOf } from './step.ts'
import { StepLine } from './step-line.tsx'

type Shown = {
  /** The whole letter as it will be sent. */
  readonly text: string
  /** As whom it leaves, as its reader sees it. */
  readonly from: string
  /** The address that was probably meant; null: nothing to ask. */
  readonly meant: string | null
  /** Something to know before it goes, that stops nobody. */
  readonly notes: readonly string[]
  /** Of the guard. */
  readonly guard?: { readonly message: string; readonly part?: Child; readonly headers?: Readonly<Record<string, string>> }
  readonly status?: PageView['status']
}

/** The letter exactly as it will be sent, and the button that asks for the mail with which it is confirmed. */
export function lookStep(c: Ctx, step: Step, { text, from, meant, notes, guard, status }: Shown): Response {
  const { t, locale } = c.var
  const { subject, typed, writer, source } = step
  const { recipient } = subject
  const hidden = { ...step.carried, ...step.hiddenLetter, ...step.hiddenWriter }
  return letterPage(c, {
    title: t('act-letters.look.title'),
    lead: t('act-letters.look.lead', { to: recipient.name }),
    kind: 'step',
    trail: trailOf(c, source),
    status,
    islands: ['copy-text'],
    ...(guard?.headers ? { headers: guard.headers } : {}),
    above: <StepLine t={t} at={3} of={3} />,
    body: (
      <>
        {guard && (
          <Notice>
            <p role="alert">{guard.message}</p>
          </Notice>
        )}
        <PaperLetter
          t={t}
          facts={[
            [t('act-letters.look.to'), `${recipient.name} <${recipient.address}>`],
            [t('act-letters.look.from'), from],
            [t('act-letters.look.replyTo'), `${writer.name} <${writer.address}>`],
            [t('act-letters.look.subject'), typed.subject],
          ]}
          text={text}
        />
        <form method="post" action={localPath(locale, stepsLink(source))}>
          <HiddenFields fields={hidden} />
          {meant !== null && (
            <Notice>
              <p>{t('network.suggest.text', { typed: writer.address, meant })}</p>
              <button class="button quiet" type="submit" name="go" value="meant">
                {t('network.suggest.meant', { meant })}
              </button>
            </Notice>
          )}
          {step.isTemplate && (
            <Notice>
              <p>{t('act-letters.template.still')}</p>
            </Notice>
          )}
          {notes.map(note => (
            <Notice>
              <p>{note}</p>
            </Notice>
          ))}
          {guard?.part}
          <p>{t('act-letters.look.next', { address: writer.address })}</p>
          <div class="answers">
            <button class="button" type="submit" name="go" value="send">
              {t('act-letters.look.send')}
            </button>
            <button class="button quiet" type="submit" name="go" value="write">
              {t('act-letters.look.write')}
            </button>
            <button class="button quiet" type="submit" name="go" value="you">
              {t('act-letters.look.you')}
            </button>
          </div>
        </form>
        <Fold summary={t('act-letters.paper.fold')}>
          <SendYourself c={c} step={step} text={text} />
        </Fold>
      </>
    ),
  })
}
