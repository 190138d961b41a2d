import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, dayInUk, ErrorSummary, type FieldError, localPath, type PageView } from '../../../foundation/index.ts'
import { FileField } from '../../uploads/file-field.tsx'
import { addDocumentPath, documentsDeskPath } from '../document-links.ts'
import { documentTypes } from '../looking/document-types.ts'
import { DocumentFields } from './document-fields.tsx'
import type { TypedDocument } from './read-document-form.ts'

type Shown = {
  readonly typed?: TypedDocument
  readonly errors?: readonly FieldError[]
  readonly status?: PageView['status']
}

export const acceptedTypes = documentTypes.map(type => `.${type}`).join(',')

/** Adding a document: the file, and what is said of it. */
export function addDocumentPage(c: Ctx, { typed, errors = [], status }: Shown = {}): Response {
  const { t, locale, services } = c.var
  const empty = { title: '', language: '', about: '', pages: '', day: dayInUk(services.clock()), isShown: false }
  const hasOwnFault = errors.some(({ field }) => field === 'file')
  return consolePage(c, {
    title: t('documents.add.title'),
    lead: t('documents.add.lead'),
    trail: [{ href: documentsDeskPath, label: t('documents.desk.title') }],
    status,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <form method="post" enctype="multipart/form-data" action={localPath(locale, addDocumentPath)} novalidate>
          <FileField
            id="file"
            label={t('documents.form.file')}
            hint={t(errors.length > 0 && !hasOwnFault ? 'documents.form.fileAgain' : 'documents.form.fileHint')}
            accept={acceptedTypes}
            error={errors.find(({ field }) => field === 'file')?.message}
            errorWord={t('site.form.error')}
          />
          <DocumentFields t={t} typed={typed ?? empty} errors={errors} hasDay />
          <Button>{t('documents.add.button')}</Button>
        </form>
      </>
    ),
  })
}
