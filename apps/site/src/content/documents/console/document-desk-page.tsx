import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  dayInUk,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
} from '../../../foundation/index.ts'
import { entriesNaming } from '../../link-check/entries-naming.ts'
import { FileField } from '../../uploads/file-field.tsx'
import {
  changeDocumentAt,
  documentAt,
  documentDeskFileAt,
  documentsDeskPath,
  removeDocumentAt,
  replaceDocumentAt,
} from '../document-links.ts'
import { filesOf } from '../document-store.ts'
import type { DocumentFile, KeptDocument } from '../kept-document.ts'
import { sizeInWords, typeInWords } from '../say-document.ts'
import { acceptedTypes } from './add-document-page.tsx'
import { DayField, DocumentFields } from './document-fields.tsx'
import type { TypedDocument } from './read-document-form.ts'

type Shown = {
  readonly document: KeptDocument
  readonly typed?: TypedDocument
  readonly errors?: readonly FieldError[]
  readonly status?: 200 | 409 | 422
}

const dones = ['added', 'known', 'changed', 'replaced', 'same'] as const

/** One document: what was found in its file, what is said of it, its earlier files. */
export async function documentDeskPage(c: Ctx, { document, typed, errors = [], status }: Shown): Promise<Response> {
  const { t, locale, db } = c.var
  const { id, title, isShown } = document
  const done = dones.find(each => each === c.req.query('done'))
  const files = await filesOf(db, id)
  const uses = await entriesNaming(c, { document: id })
  const may = (deed: 'document.change' | 'document.replace' | 'document.remove') => mayDo(principalOf(c), deed) === 'yes'
  return consolePage(c, {
    title,
    lead: t(isShown ? 'documents.desk.isShown' : 'documents.desk.isHidden'),
    trail: [{ href: documentsDeskPath, label: t('documents.desk.title') }],
    status: status ?? (errors.length > 0 ? 422 : 200),
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {done && (
          <Notice>
            <p role="status">{t(`documents.done.${done}`)}</p>
          </Notice>
        )}
        <Findings c={c} file={document.file} />
        {isShown && (
          <p>
            <a href={localPath(locale, documentAt.link(id))}>{t('documents.desk.see')}</a>
          </p>
        )}
        <Files c={c} id={id} files={files} />
        {uses.length > 0 && (
          <>
            <h2>{t('documents.desk.uses')}</h2>
            <ul>
              {uses.map(use => (
                <li>{use.link ? <a href={localPath(locale, use.link)}>{use.title}</a> : use.title}</li>
              ))}
            </ul>
          </>
        )}
        {may('document.change') && <Change c={c} document={document} typed={typed} errors={errors} />}
        {may('document.replace') && <Replace c={c} document={document} errors={errors} />}
        {may('document.remove') && (
          <>
            <h2>{t('documents.remove.title')}</h2>
            <p>{t('documents.remove.text')}</p>
            <form method="post" action={localPath(locale, removeDocumentAt.link(id))}>
              <Button kind="quiet">{t('documents.remove.button')}</Button>
            </form>
          </>
        )}
      </>
    ),
  })
}

/** What somebody should know of the newest file before everybody reads it. */
function Findings({ c, file }: { readonly c: Ctx; readonly file: DocumentFile }) {
  const { t } = c.var
  if (file.type !== 'pdf') return <p>{t('documents.found.other', { type: typeInWords(t, file.type) })}</p>
  return (
    <ul>
      <li>{t('documents.pages', { count: file.pages ?? 0 })}</li>
      <li>{t(file.isTagged ? 'documents.found.tagged' : 'documents.found.untagged')}</li>
      {file.hasWords === false && <li>{t('documents.found.noWords')}</li>}
    </ul>
  )
}

const Files = ({ c, id, files }: { readonly c: Ctx; readonly id: number; readonly files: readonly DocumentFile[] }) => {
  const { t, locale } = c.var
  return (
    <DataTable
      id="files"
      caption={t('documents.desk.files', { count: files.length })}
      columns={[
        { label: t('documents.desk.file') },
        { label: t('documents.form.day') },
        { label: t('documents.desk.size'), isNumber: true },
        { label: t('documents.desk.pages'), isNumber: true },
      ]}
      rows={files.map(file => [
        <a href={localPath(locale, documentDeskFileAt.link(id, file.number))}>{file.name}</a>,
        t.day(file.day),
        sizeInWords(t, file.size),
        file.pages === null ? '' : t.number(file.pages),
      ])}
    />
  )
}

type FormProps = Pick<Shown, 'document' | 'typed'> & { readonly c: Ctx; readonly errors: readonly FieldError[] }

export const typedFrom = ({ title, language, about, pages, isShown, file }: KeptDocument): TypedDocument => ({
  title,
  language,
  about,
  pages: pages.join('\n'),
  day: file.day,
  isShown,
})

function Change({ c, document, typed, errors }: FormProps) {
  const { t, locale } = c.var
  return (
    <>
      <h2>{t('documents.change.title')}</h2>
      <form method="post" action={localPath(locale, changeDocumentAt.link(document.id))} novalidate>
        <input type="hidden" name="version" value={String(document.version)} />
        <DocumentFields t={t} typed={typed ?? typedFrom(document)} errors={errors} hasDay={false} />
        <Button>{t('documents.change.button')}</Button>
      </form>
    </>
  )
}

function Replace({ c, document, errors }: FormProps) {
  const { t, locale, services } = c.var
  return (
    <>
      <h2>{t('documents.replace.title')}</h2>
      <p>{t('documents.replace.text')}</p>
      <form
        method="post"
        enctype="multipart/form-data"
        action={localPath(locale, replaceDocumentAt.link(document.id))}
        novalidate
      >
        <input type="hidden" name="version" value={String(document.version)} />
        <FileField
          id="file"
          label={t('documents.replace.file')}
          hint={t('documents.form.fileHint')}
          accept={acceptedTypes}
          error={errors.find(({ field }) => field === 'file')?.message}
          errorWord={t('site.form.error')}
        />
        <DayField t={t} value={dayInUk(services.clock())} error={errors.find(({ field }) => field === 'day')?.message} />
        <Button kind="quiet">{t('documents.replace.button')}</Button>
      </form>
    </>
  )
}
