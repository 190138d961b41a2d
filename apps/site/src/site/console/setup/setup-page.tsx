import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  localPath,
  Notice,
  type PageView,
  type Translate,
} from '../../../foundation/index.ts'
import { dayAndTime } from '../clock-time.ts'
import { setupLink } from '../console-links.ts'
import { errorsByField, messageOf } from './form-errors.ts'
import { AboutFields, ContactFields, HelplineFields, PartnerFields } from './setup-fields.tsx'
import type { Conflict, SetupView } from './setup-view.ts'

/** The form with which a charity says who it is. */
export function setupPage(c: Ctx, view: SetupView, status: PageView['status'] = 200): Response {
  const { t, locale } = c.var
  const { form } = view
  const errors = form.shape === 'invalid' ? form.errors : []
  const fields = { t, typed: form.typed, errors: errorsByField(t, errors) }
  return consolePage(c, {
    title: t('console.setup.title'),
    lead: t('console.setup.lead'),
    status,
    body: (
      <>
        {view.isSaved && (
          <div role="status">
            <Notice title={t('console.setup.saved')}>
              <p>{t('console.setup.savedMore')}</p>
            </Notice>
          </div>
        )}
        <ErrorSummary t={t} errors={errors.map(error => ({ field: error.field, message: messageOf(t, error) }))} />
        {view.conflict && <ConflictNotice t={t} conflict={view.conflict} />}
        {view.missing.length > 0 ? <Missing t={t} view={view} /> : <p>{t('console.setup.complete')}</p>}
        <form method="post" action={localPath(locale, setupLink())} enctype="multipart/form-data" novalidate>
          <input type="hidden" name="version" value={String(view.basedOn)} />
          <AboutFields {...fields} />
          <ContactFields {...fields} />
          <HelplineFields {...fields} />
          <PartnerFields {...fields} />
          <Button>{view.conflict ? t('console.setup.saveMine') : t('console.setup.save')}</Button>
        </form>
      </>
    ),
  })
}

const Missing = ({ t, view: { missing } }: { t: Translate; view: SetupView }) => (
  <Notice title={t('console.setup.missing')}>
    <ul>
      {missing.map(fact => (
        <li>{t(`content.charity.facts.${fact}`)}</li>
      ))}
    </ul>
    <p>{t('console.setup.missingMore')}</p>
  </Notice>
)

function ConflictNotice({ t, conflict }: { t: Translate; conflict: Conflict }) {
  const when = conflict.savedAt ? dayAndTime(t, conflict.savedAt) : ''
  return (
    <div role="alert">
      <Notice title={t('console.setup.conflict.title')}>
        <p>{t('console.setup.conflict.body', { when })}</p>
        {conflict.differences.length > 0 && (
          <DataTable
            id="differences"
            caption={t('console.setup.conflict.caption')}
            columns={[
              { label: t('console.setup.conflict.field') },
              { label: t('console.setup.conflict.saved') },
              { label: t('console.setup.conflict.typed') },
            ]}
            rows={conflict.differences.map(({ field, saved, typed }) => [
              <a href={`#${field}`}>{t(`content.charity.fields.${field}`)}</a>,
              saved || t('console.setup.conflict.nothing'),
              typed || t('console.setup.conflict.nothing'),
            ])}
          />
        )}
        {conflict.partnersDiffer && <p>{t('console.setup.conflict.partners')}</p>}
        <p>{t('console.setup.conflict.next')}</p>
      </Notice>
    </div>
  )
}
