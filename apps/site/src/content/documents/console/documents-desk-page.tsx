import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { ButtonLink, type Ctx, DataTable, localPath, Notice, Tag } from '../../../foundation/index.ts'
import { addDocumentPath, documentDeskAt } from '../document-links.ts'
import { allDocuments } from '../document-store.ts'
import { documentsOfSite } from '../documents-of-site.ts'
import { sizeInWords, typeInWords } from '../say-document.ts'

/** Every document that staff keep, those that are not on the site too; and how many the site makes by itself. */
export async function documentsDeskPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const documents = await allDocuments(db)
  const made = (await documentsOfSite(c)).length - documents.filter(({ isShown }) => isShown).length
  return consolePage(c, {
    title: t('documents.desk.title'),
    lead: t('documents.desk.lead'),
    body: (
      <>
        {c.req.query('done') === 'removed' && (
          <Notice>
            <p role="status">{t('documents.done.removed')}</p>
          </Notice>
        )}
        {mayDo(principalOf(c), 'document.add') === 'yes' && (
          <p>
            <ButtonLink href={localPath(locale, addDocumentPath)}>{t('documents.add.title')}</ButtonLink>
          </p>
        )}
        {documents.length === 0 ? (
          <p>{t('documents.desk.none')}</p>
        ) : (
          <DataTable
            id="documents"
            caption={t('documents.desk.caption', { count: documents.length })}
            columns={[
              { label: t('documents.form.title') },
              { label: t('documents.desk.state') },
              { label: t('documents.desk.type') },
              { label: t('documents.desk.size'), isNumber: true },
              { label: t('documents.desk.pages'), isNumber: true },
              { label: t('documents.form.day') },
            ]}
            rows={documents.map(({ id, title, language, isShown, file }) => [
              <a href={localPath(locale, documentDeskAt.link(id))} lang={language === locale ? undefined : language}>
                {title}
              </a>,
              <Tag>{t(isShown ? 'documents.desk.shown' : 'documents.desk.hidden')}</Tag>,
              typeInWords(t, file.type),
              sizeInWords(t, file.size),
              file.pages === null ? '' : t.number(file.pages),
              t.day(file.day),
            ])}
          />
        )}
        <p>{t('documents.desk.made', { count: made })}</p>
      </>
    ),
  })
}
