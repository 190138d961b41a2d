import { Button, ErrorSummary, localPath, Radios, Select, TextArea, type Translate } from '../../foundation/index.ts'
import { divisions } from '../schema.ts'
import type { FileFault } from './import-file.ts'
import { previewPath } from './links.ts'
import { removals } from './plan-import.ts'
import { sayFault } from './say-fault.ts'
import type { TypedImport } from './typed-import.ts'

type FormProps = { readonly t: Translate; readonly typed: TypedImport; readonly faults: readonly FileFault[] }

/** Asks for a list, as a file or pasted. What comes next shows what it would do and changes nothing. */
export function ImportForm({ t, typed, faults }: FormProps) {
  const errors = faults.map(fault => ({
    field: fault.fault === 'no-division' ? 'division' : 'text',
    message: sayFault(t, fault),
  }))
  return (
    <section>
      <h2>{t('holidays.import.title')}</h2>
      <ErrorSummary t={t} errors={errors} />
      <p>{t('holidays.import.lead')}</p>
      <form method="post" action={localPath(t.locale, previewPath)} enctype="multipart/form-data">
        <div class="field">
          <label for="file">{t('holidays.import.file')}</label>
          <p class="hint" id="file-hint">
            {t('holidays.import.fileHint')}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            accept=".json,.ics,application/json,text/calendar"
            aria-describedby="file-hint"
          />
        </div>
        <TextArea
          t={t}
          id="text"
          label={t('holidays.import.text')}
          rows={6}
          value={typed.text}
          error={errors.find(({ field }) => field === 'text')?.message}
          optional
        />
        <Select
          t={t}
          id="division"
          label={t('holidays.import.division')}
          hint={t('holidays.import.divisionHint')}
          choices={divisions.map(value => ({ value, label: t(`legal.division.${value}`) }))}
          value={typed.division ?? ''}
          error={errors.find(({ field }) => field === 'division')?.message}
          optional
        />
        <Radios
          t={t}
          id="remove"
          label={t('holidays.import.remove')}
          hint={t('holidays.import.removeHint')}
          choices={removals.map(value => ({ value, label: t(`holidays.removal.${value}`) }))}
          value={typed.remove}
        />
        <p>
          <Button>{t('holidays.import.preview')}</Button>
        </p>
      </form>
    </section>
  )
}
