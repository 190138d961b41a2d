// Long because: one mail is shown with its facts, its words, its files and the two things that can be done with it.
import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  localPath,
  Notice,
  Select,
  type Translate,
} from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import { SenderNote } from '../arrival-notes.tsx'
import { senderChecks } from '../authentication.ts'
import { fileHeldLink, heldMailLink, putBackLink, setAsideLink } from '../links.ts'
import type { AddressedRequest, IncomingMessage } from '../mail-in-store.ts'
import type { Suggestion } from '../suggest-requests.ts'
import { subjectOf } from './held-list-page.tsx'
import { momentInUk } from './moment-in-uk.ts'

export type HeldMailFault = 'choose' | 'no-such-request' | 'barred'

export type HeldMailView = {
  readonly mail: IncomingMessage
  readonly suggestions: readonly Suggestion[]
  /** Every request that it can be filed under. */
  readonly requests: readonly AddressedRequest[]
  readonly fault: HeldMailFault | null
  /** What was chosen, given back with a fault: `2027-1/EX-003`. */
  readonly chosen: string
  readonly mayFile: boolean
  /** Somebody else has filed it while this page was open. */
  readonly isTooLate: boolean
}

/** The one name of a request in the form. */
export const choiceOf = ({ round, trustCode }: Pick<AddressedRequest, 'round' | 'trustCode'>): string => `${round}/${trustCode}`

/** One mail of the holding pen, read as text, with what can be done about it. */
export function heldMailPage(c: Ctx, view: HeldMailView): Response {
  const { t, locale } = c.var
  const { mail, fault } = view
  return consolePage(c, {
    title: subjectOf(t, mail),
    lead: leadOf(t, mail),
    trail: [{ href: heldMailLink(), label: t('mail-in.menu') }],
    status: view.isTooLate ? 409 : fault ? 422 : undefined,
    body: (
      <>
        {fault && <ErrorSummary t={t} errors={[{ field: 'request', message: t(`mail-in.faults.${fault}`) }]} />}
        {view.isTooLate && (
          <Notice title={t('mail-in.late.title')}>
            <p>{t('mail-in.late.text', { name: mail.filed_by ?? '' })}</p>
          </Notice>
        )}
        <Facts t={t} mail={mail} />
        <h2>{t('mail-in.text')}</h2>
        {mail.body === '' ? <p>{t('mail-in.noText')}</p> : <pre class="mail-text">{mail.body}</pre>}
        <Attachments t={t} mail={mail} />
        {mail.round_id !== null && mail.trust_code !== null ? (
          <p>
            <a href={localPath(locale, requestLink({ round: mail.round_id, trustCode: mail.trust_code }))}>
              {t('mail-in.toRequest', { request: `${mail.round_id}/${mail.trust_code}` })}
            </a>
          </p>
        ) : (
          view.mayFile && <WhatToDo t={t} view={view} />
        )}
      </>
    ),
  })
}

function leadOf(t: Translate, mail: IncomingMessage): string {
  if (mail.round_id !== null) return t('mail-in.filedBy', { name: mail.filed_by ?? '' })
  if (mail.filed_by !== null) return t('mail-in.asideBy', { name: mail.filed_by })
  return t(`mail-in.because.${mail.held_because}.long`)
}

function Facts({ t, mail }: { t: Translate; mail: IncomingMessage }) {
  const facts: readonly (readonly [string, string])[] = [
    [t('mail-in.facts.from'), mail.sender],
    [t('mail-in.facts.to'), mail.recipient],
    [t('mail-in.facts.at'), momentInUk(t, mail.at)],
    ...(mail.guess === null ? [] : [[t('mail-in.facts.looksLike'), t(`mail-in.guesses.${mail.guess}`)] as const]),
  ]
  return (
    <dl class="facts">
      {facts.map(([term, value]) => (
        <>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </>
      ))}
      <dt>{t('mail-in.facts.checked')}</dt>
      <dd>
        <SenderNote t={t} checks={mail.entered_by === null ? senderChecks(mail.authentication, mail.sender) : null} />
      </dd>
    </dl>
  )
}

/** Their names and sizes. What is in them is opened elsewhere, after it has been looked through. */
const Attachments = ({ t, mail: { attachments } }: { t: Translate; mail: IncomingMessage }) =>
  attachments.length === 0 ? null : (
    <DataTable
      id="attachments"
      caption={t('mail-in.attachments.caption')}
      columns={[
        { label: t('mail-in.attachments.name') },
        { label: t('mail-in.attachments.type') },
        { label: t('mail-in.attachments.bytes'), isNumber: true },
      ]}
      rows={attachments.map(({ name, type, bytes }) => [name, type, t.number(bytes)])}
    />
  )

function WhatToDo({ t, view: { mail, suggestions, requests, fault, chosen } }: { t: Translate; view: HeldMailView }) {
  const action = (path: string) => localPath(t.locale, path)
  return (
    <>
      <h2>{t('mail-in.file.title')}</h2>
      {suggestions.length > 0 && <p>{t('mail-in.file.suggested')}</p>}
      {suggestions.map(suggestion => (
        <form method="post" action={action(fileHeldLink(mail.id))} class="inline-form">
          <input type="hidden" name="request" value={choiceOf(suggestion)} />
          <p>
            <Button kind="quiet">{t('mail-in.file.under', { trust: suggestion.trustName, round: suggestion.round })}</Button>{' '}
            {t(`mail-in.file.because.${suggestion.because}`)}
          </p>
        </form>
      ))}
      <form method="post" action={action(fileHeldLink(mail.id))}>
        <Select
          t={t}
          id="request"
          label={t(suggestions.length > 0 ? 'mail-in.file.another' : 'mail-in.file.choose')}
          value={chosen}
          error={fault ? t(`mail-in.faults.${fault}`) : undefined}
          choices={requests.map(request => ({ value: choiceOf(request), label: `${request.trustName} (${choiceOf(request)})` }))}
        />
        <Button>{t('mail-in.file.button')}</Button>
      </form>
      <h2>{t('mail-in.aside.heading')}</h2>
      <form method="post" action={action(mail.filed_by === null ? setAsideLink(mail.id) : putBackLink(mail.id))}>
        <p>{t(mail.filed_by === null ? 'mail-in.aside.what' : 'mail-in.aside.backWhat')}</p>
        <Button kind="quiet">{t(mail.filed_by === null ? 'mail-in.aside.button' : 'mail-in.aside.backButton')}</Button>
      </form>
    </>
  )
}
