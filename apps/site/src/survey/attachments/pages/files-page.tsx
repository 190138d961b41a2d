import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, componentCss, DataTable, localPath, type Translate } from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import type { FileToOpen } from '../attachment-store.ts'
import { isClosing } from '../findings.ts'
import { fileAt } from '../links.ts'
import { inShort } from './finding-list.tsx'

/** Every file of a request that nobody can open, the oldest first. */
export function filesPage(c: Ctx, files: readonly FileToOpen[]): Response {
  const { t } = c.var
  return consolePage(c, {
    title: t('attachments.list.title'),
    lead: t('attachments.list.lead'),
    css: [componentCss.dataTable],
    body: files.length === 0 ? <p>{t('attachments.list.none')}</p> : <Files t={t} files={files} />,
  })
}

const Files = ({ t, files }: { t: Translate; files: readonly FileToOpen[] }) => (
  <DataTable
    id="files"
    caption={t('attachments.list.caption')}
    columns={['file', 'trust', 'why', 'came'].map(column => ({ label: t(`attachments.list.${column}`) }))}
    rows={files.map(file => [
      <a href={localPath(t.locale, fileAt.link(file, file.sha256))}>{file.name}</a>,
      <a href={localPath(t.locale, requestLink(file))}>{file.trustName}</a>,
      file.state === 'missing' ? t('attachments.states.missing') : inShort(t, file.findings.filter(isClosing)),
      t.day(file.cameAt),
    ])}
  />
)
