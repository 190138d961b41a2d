import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  type PageView,
  Select,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import type { Trust } from '../../../register/index.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import { nameOfRound } from '../../round-here.ts'
import type { Message, Round } from '../../types.ts'
import { chooseTrustPath, complaintsLink, recordComplaintLink } from '../links.ts'
import css from './complaints.css?inline'

export type TypedComplaint = {
  readonly about: string
  readonly received: string
  readonly round: string
  readonly message: string
}

export type RecordView = {
  readonly trust: Trust
  /** Rounds in which the trust was asked, and what came from it in them, newest first. */
  readonly rounds: readonly Round[]
  readonly messages: readonly Message[]
  readonly typed: TypedComplaint
  readonly formToken: string
  readonly errors: readonly FieldError[]
  readonly status?: PageView['status']
}

/** The form that opens a case. */
export function recordPage(c: Ctx, { trust, rounds, messages, typed, formToken, errors, status }: RecordView): Response {
  const { t, locale } = c.var
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return consolePage(c, {
    title: t('complaints.record.title', { trust: trust.name }),
    lead: t('complaints.record.lead'),
    trail: [{ href: complaintsLink(), label: t('complaints.menu') }],
    status,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <form method="post" action={localPath(locale, recordComplaintLink(trust.code))}>
          <input type="hidden" name="token" value={formToken} />
          <TextArea
            t={t}
            id="about"
            label={t('complaints.record.about')}
            hint={t('complaints.record.aboutHint')}
            value={typed.about}
            error={errorOf('about')}
          />
          <TextField
            t={t}
            id="received"
            type="date"
            label={t('complaints.record.received')}
            value={typed.received}
            error={errorOf('received')}
          />
          <Select
            t={t}
            id="round"
            label={t('complaints.record.round')}
            none={t('complaints.record.roundNone')}
            value={typed.round}
            choices={rounds.map(round => ({ value: round.id, label: nameOfRound(round, locale) }))}
          />
          {messages.length > 0 && (
            <Select
              t={t}
              id="message"
              label={t('complaints.record.message')}
              none={t('complaints.record.messageNone')}
              value={typed.message}
              choices={messages.map(({ id, at, subject }) => ({
                value: String(id),
                label: `${dayAndTime(t, at)} · ${subject === '' ? t('complaints.record.noSubject') : subject.slice(0, 80)}`,
              }))}
            />
          )}
          <Button>{t('complaints.record.button')}</Button>
        </form>
      </>
    ),
  })
}

/** Whose complaint it is: the first step, for whoever does not come from a request. */
export function choosePage(
  c: Ctx,
  { trusts, isFaulty }: { readonly trusts: readonly Trust[]; readonly isFaulty: boolean },
): Response {
  const { t, locale } = c.var
  const error = isFaulty ? t('complaints.choose.fault') : undefined
  return consolePage(c, {
    title: t('complaints.choose.title'),
    lead: t('complaints.choose.lead'),
    trail: [{ href: complaintsLink(), label: t('complaints.menu') }],
    status: isFaulty ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={error ? [{ field: 'trust', message: error }] : []} />
        <form method="get" action={localPath(locale, chooseTrustPath)}>
          <Select
            t={t}
            id="trust"
            label={t('complaints.choose.trust')}
            error={error}
            choices={trusts.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
          />
          <Button>{t('complaints.choose.button')}</Button>
        </form>
      </>
    ),
  })
}
