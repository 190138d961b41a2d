import { consolePage } from '../../accounts/index.ts'
import { entryAt } from '../../content/index.ts'
import { type Ctx, componentCss, DataTable, localPath, type Translate } from '../../foundation/index.ts'
import { loadWelsh, type WelshView } from './load-welsh.ts'
import { reviewedFile } from './read-reviewed.ts'
import type { WaitingText } from './waiting-texts.ts'
import { welshCsvPath, welshPath } from './welsh-links.ts'

/** What is in Welsh and was made by a machine: how much, in which files and entries, and the texts of one file side by side. */
export async function welshPage(c: Ctx): Promise<Response> {
  const { t, locale } = c.var
  const view = await loadWelsh(c)
  const files = Map.groupBy(view.texts, ({ file }) => file)
  const asked = c.req.query('file') ?? ''
  return consolePage(c, {
    title: t('welsh.title'),
    lead: t('welsh.lead'),
    css: [componentCss.dataTable],
    body: (
      <>
        <p>
          {t('welsh.count.texts', { count: view.texts.length, all: view.allTexts })}{' '}
          {t('welsh.count.entries', { count: view.entries.length, all: view.allEntries })}
        </p>
        <p>{t('welsh.how', { file: reviewedFile })}</p>
        <p>
          <a href={localPath(locale, welshCsvPath)}>{t('welsh.download')}</a>
        </p>
        <Entries t={t} view={view} />
        <Files t={t} files={files} />
        <ShippedFiles t={t} view={view} />
        {files.get(asked) && <Texts t={t} file={asked} texts={files.get(asked) ?? []} />}
      </>
    ),
  })
}

function Entries({ t, view: { entries } }: { t: Translate; view: WelshView }) {
  if (entries.length === 0) return <p>{t('welsh.noEntries')}</p>
  return (
    <DataTable
      id="welsh-entries"
      caption={t('welsh.entries')}
      columns={[{ label: t('welsh.column.kind') }, { label: t('welsh.column.entry') }]}
      rows={entries.map(entry => [t(entry.label), <a href={localPath(t.locale, entryAt.link(entry))}>{entry.title}</a>])}
    />
  )
}

const Files = ({ t, files }: { t: Translate; files: ReadonlyMap<string, readonly WaitingText[]> }) => (
  <DataTable
    id="welsh-files"
    caption={t('welsh.files')}
    columns={[{ label: t('welsh.column.file') }, { label: t('welsh.column.waiting'), isNumber: true }]}
    rows={[...files].map(([file, texts]) => [
      <a href={`${localPath(t.locale, welshPath)}?file=${file}#welsh-texts`}>{file}</a>,
      t.number(texts.length),
    ])}
  />
)

const ShippedFiles = ({ t, view: { files } }: { t: Translate; view: WelshView }) =>
  files.length === 0 ? null : (
    <>
      <DataTable
        id="welsh-shipped"
        caption={t('welsh.shipped')}
        columns={[{ label: t('welsh.column.file') }, { label: t('welsh.column.waiting'), isNumber: true }]}
        rows={files.map(({ path, texts }) => [path, t.number(texts)])}
      />
      <p>{t('welsh.shippedHow')}</p>
    </>
  )

const Texts = ({ t, file, texts }: { t: Translate; file: string; texts: readonly WaitingText[] }) => (
  <DataTable
    id="welsh-texts"
    caption={t('welsh.texts', { file })}
    columns={[{ label: t('welsh.column.english') }, { label: t('welsh.column.welsh') }, { label: t('welsh.column.mark') }]}
    rows={texts.map(({ key, english, welsh, mark }) => [
      <span lang="en">{english}</span>,
      <span lang="cy">{welsh}</span>,
      <code>
        {key}: '{mark}'
      </code>,
    ])}
  />
)
