import { localPath, type Translate } from '../../../foundation/index.ts'
import type { RequestKey } from '../../requests/request-store.ts'
import type { Message } from '../../types.ts'
import type { AttachmentFile } from '../attachment-store.ts'
import { fileAt } from '../links.ts'

type Shown = {
  readonly t: Translate
  readonly request: RequestKey
  readonly attachments: Message['attachments']
  /** What is known of them, see `filesOf`. */
  readonly files: ReadonlyMap<string, AttachmentFile>
  /** False for those who see the thread and not what came with it. */
  readonly mayOpen: boolean
}

/** The files of a message: each with its size and where it stands. One that was kept only within its mail has no page of its own. */
export const AttachmentLinks = ({ t, request, attachments, files, mayOpen }: Shown) =>
  attachments.length === 0 ? null : (
    <div class="small attachments">
      <p>{t('attachments.links.label', { count: attachments.length })}</p>
      <ul>
        {attachments.map(({ name, bytes, sha256 }) => {
          const file = files.get(sha256)
          return (
            <li>
              {file && mayOpen ? <a href={localPath(t.locale, fileAt.link(request, sha256))}>{name}</a> : name}{' '}
              {t('attachments.links.size', { size: t.number(Math.ceil(bytes / 1024)) })}
              {' · '}
              {t(`attachments.states.${file?.state ?? 'unkept'}`)}
            </li>
          )
        })}
      </ul>
    </div>
  )
