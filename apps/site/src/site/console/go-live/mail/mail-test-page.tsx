import { consolePage } from '../../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  localPath,
  Notice,
  TextArea,
  TextField,
  type Translate,
} from '../../../../foundation/index.ts'
import { dayAndTime } from '../../clock-time.ts'
import { goLiveLink, mailLink, noteHeadersPath, sendMailTestPath } from '../../console-links.ts'
import css from '../go-live.css?inline'
import type { MailTest } from '../go-live-store.ts'
import { proofs } from './judge-authentication.ts'
import { MailRecords } from './mail-records.tsx'
import type { MailTestView } from './mail-test-view.ts'

/** Tries mail out in three steps: the records, a message, what its mail server said. */
export function mailTestPage(c: Ctx, view: MailTestView): Response {
  const { t } = c.var
  const sendError = view.send.fault === null ? undefined : t(`go-live.mail.send.faults.${view.send.fault}`)
  const headersError = view.headers.fault === null ? undefined : t(`go-live.mail.headers.faults.${view.headers.fault}`)
  const errors = [
    ...(sendError ? [{ field: 'to', message: sendError }] : []),
    ...(headersError ? [{ field: 'headers', message: headersError }] : []),
  ]
  return consolePage(c, {
    title: t('go-live.mail.title'),
    lead: t('go-live.mail.lead'),
    trail: [{ href: goLiveLink(), label: t('go-live.menu') }],
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {view.done && (
          <div role="status">
            <Notice title={t(`go-live.mail.done.${view.done}`)}>
              <p>{t(`go-live.mail.doneMore.${view.done}`)}</p>
            </Notice>
          </div>
        )}
        <Explained t={t} />
        <MailRecords t={t} view={view} />
        <SendPart t={t} view={view} error={sendError} />
        <HeadersPart t={t} view={view} error={headersError} />
      </>
    ),
  })
}

const Explained = ({ t }: { t: Translate }) => (
  <section aria-labelledby="explained">
    <h2 id="explained">{t('go-live.mail.explained')}</h2>
    <dl class="gaps">
      {proofs.map(proof => (
        <>
          <dt>{t(`go-live.mail.proofs.${proof}.name`)}</dt>
          <dd>{t(`go-live.mail.proofs.${proof}.what`)}</dd>
        </>
      ))}
    </dl>
  </section>
)

type PartProps = { readonly t: Translate; readonly view: MailTestView; readonly error: string | undefined }

const SendPart = ({ t, view, error }: PartProps) => (
  <section aria-labelledby="send">
    <h2 id="send">{t('go-live.mail.send.title')}</h2>
    <p class="console-lead">{t(view.isMailOn ? 'go-live.mail.send.lead' : 'go-live.mail.send.faults.no-server')}</p>
    {view.mayChange && view.isMailOn && (
      <form method="post" action={localPath(t.locale, sendMailTestPath)} novalidate>
        <TextField
          t={t}
          id="to"
          label={t('go-live.mail.send.to')}
          hint={t('go-live.mail.send.toHint')}
          type="email"
          autocomplete="email"
          value={view.send.typed}
          error={error}
        />
        <p>
          <Button>{t('go-live.mail.send.button')}</Button>
        </p>
      </form>
    )}
    {view.tests.length > 0 && (
      <DataTable
        id="tests"
        caption={t('go-live.mail.send.caption')}
        columns={(['to', 'sent', 'by', 'answer'] as const).map(name => ({ label: t(`go-live.mail.send.columns.${name}`) }))}
        rows={view.tests.map(test => [
          view.seesOutbox ? <a href={localPath(t.locale, mailLink(test.mailId))}>{test.recipient}</a> : test.recipient,
          dayAndTime(t, test.sentAt),
          test.sentBy,
          test.judgedAt ? dayAndTime(t, test.judgedAt) : t('go-live.mail.send.noAnswer'),
        ])}
      />
    )}
  </section>
)

const HeadersPart = ({ t, view, error }: PartProps) => (
  <section aria-labelledby="bring">
    <h2 id="bring">{t('go-live.mail.headers.title')}</h2>
    <p class="console-lead">{t('go-live.mail.headers.lead')}</p>
    {view.mayChange && (
      <form method="post" action={localPath(t.locale, noteHeadersPath)} novalidate>
        <TextArea
          t={t}
          id="headers"
          label={t('go-live.mail.headers.label')}
          hint={t('go-live.mail.headers.hint')}
          rows={8}
          value={view.headers.typed}
          error={error}
        />
        <p>
          <Button>{t('go-live.mail.headers.button')}</Button>
        </p>
      </form>
    )}
    {view.judged ? <Judgement t={t} test={view.judged} /> : <p>{t('go-live.mail.headers.none')}</p>}
  </section>
)

function Judgement({ t, test: { judgement, judgedAt, judgedBy } }: { t: Translate; test: MailTest }) {
  if (judgement === null || judgedAt === null) return null
  const server = judgement.server || t('go-live.mail.headers.someServer')
  return (
    <>
      <DataTable
        id="judgement"
        caption={t('go-live.mail.headers.caption', { server, domain: judgement.fromDomain })}
        columns={(['proof', 'state', 'domain'] as const).map(name => ({ label: t(`go-live.mail.headers.columns.${name}`) }))}
        rows={proofs.map(proof => [
          t(`go-live.mail.proofs.${proof}.name`),
          t(`go-live.mail.states.${judgement[proof].state}`),
          judgement[proof].domain ?? '',
        ])}
      />
      <p class="soft small">{t('go-live.mail.headers.noted', { when: dayAndTime(t, judgedAt), who: judgedBy ?? '' })}</p>
    </>
  )
}
