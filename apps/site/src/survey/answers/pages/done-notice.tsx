import { localPath, Notice, type Translate } from '../../../foundation/index.ts'
import { sheetAt } from '../../marking/links.ts'
import { requestLink } from '../../requests/links.ts'
import type { AnswersView } from '../answers-view.ts'

/** What was just done, as the address says it after the form. */
export const doneNotices = ['saved', 'again', 'evidence', 'remove', 'show', 'hide', 'ready'] as const
/** And at which question; null: about the whole page. */
export type Done = { readonly notice: (typeof doneNotices)[number]; readonly question: string | null }

type Props = {
  readonly t: Translate
  readonly done: Done
  readonly view: Pick<AnswersView, 'request' | 'list' | 'nextUnread'>
}

export const DoneNotice = ({ t, done, view }: Props) => (
  <div role="status">
    <Notice>
      <p>{t(`answers.done.${done.notice}`)}</p>
      {done.notice === 'ready' && <WhereToGoOn t={t} view={view} />}
    </Notice>
  </div>
)

/** What was read can be marked, and what has come besides can be read. */
const WhereToGoOn = ({ t, view: { request, list, nextUnread } }: Pick<Props, 't' | 'view'>) => (
  <ul>
    <li>
      <a href={localPath(t.locale, sheetAt.link(request))}>{t('answers.goOn.mark')}</a>
    </li>
    {nextUnread && (
      <li>
        <a href={localPath(t.locale, requestLink(nextUnread, list))}>{t('answers.goOn.read', { trust: nextUnread.trustName })}</a>
      </li>
    )}
  </ul>
)
