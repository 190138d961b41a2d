import { Button, DataTable, localPath, Rich, type Translate } from '../../../../foundation/index.ts'
import { dayAndTime } from '../../clock-time.ts'
import { lookUpPath, setupLink } from '../../console-links.ts'
import type { JudgedRecord } from './judge-records.ts'
import type { CheckedDomain, MailTestView } from './mail-test-view.ts'

/** What the public records say of mail from our domains, and the exact record to enter where one is missing. */
export const MailRecords = ({ t, view }: { t: Translate; view: MailTestView }) => (
  <section aria-labelledby="records">
    <h2 id="records">{t('go-live.mail.records.title')}</h2>
    <p class="console-lead">{t('go-live.mail.records.lead')}</p>
    {view.fromAddress === '' && (
      <p>
        <Rich
          t={t}
          k="console.test.noAddress"
          with={{ link: <a href={localPath(t.locale, setupLink('fromAddress'))}>{t('console.test.noAddressLink')}</a> }}
        />
      </p>
    )}
    {view.domains.map(domain => (
      <Domain t={t} domain={domain} />
    ))}
    {view.mayChange && view.domains.length > 0 && view.canLookUp && (
      <form method="post" action={localPath(t.locale, lookUpPath)}>
        <p>
          <Button kind="quiet">{t('go-live.mail.records.button')}</Button>
        </p>
      </form>
    )}
    {!view.canLookUp && <p>{t('go-live.mail.records.cannot')}</p>}
  </section>
)

function Domain({ t, domain: { domain, check } }: { t: Translate; domain: CheckedDomain }) {
  if (check === null) return <p>{t('go-live.mail.records.notYet', { domain })}</p>
  return (
    <div class="records">
      <DataTable
        id={`records-${domain}`}
        caption={t('go-live.mail.records.caption', { domain })}
        columns={(['proof', 'there', 'next'] as const).map(name => ({ label: t(`go-live.mail.records.columns.${name}`) }))}
        rows={check.records.map(record => [
          t(`go-live.mail.proofs.${record.proof}.name`),
          <There t={t} record={record} />,
          <Next t={t} record={record} />,
        ])}
      />
      <p class="soft small">
        {t('go-live.mail.records.lookedUp', { when: dayAndTime(t, check.lookedUpAt), who: check.lookedUpBy })}
      </p>
    </div>
  )
}

const There = ({ t, record }: { t: Translate; record: JudgedRecord }) => (
  <div class="dns">
    {t(record.fault === null ? 'go-live.mail.records.there' : `go-live.mail.records.faults.${record.fault}.what`)}
    {record.found.map(text => (
      <code>{text}</code>
    ))}
  </div>
)

const Next = ({ t, record }: { t: Translate; record: JudgedRecord }) => (
  <div class="dns">
    {record.fault !== null && t(`go-live.mail.records.faults.${record.fault}.next`)}
    {record.enter !== null && (
      <>
        <p>{t('go-live.mail.records.enter', { name: record.name })}</p>
        <code>{record.enter}</code>
      </>
    )}
  </div>
)
