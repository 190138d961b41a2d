import { Notice, type Translate } from '../../../foundation/index.ts'

/** What was just done, as the address says it after the form. */
export const doneNotices = ['saved', 'again', 'evidence', 'remove', 'show', 'hide', 'ready'] as const
/** And at which question; null: about the whole page. */
export type Done = { readonly notice: (typeof doneNotices)[number]; readonly question: string | null }

export const DoneNotice = ({ t, done }: { t: Translate; done: Done }) => (
  <div role="status">
    <Notice>
      <p>{t(`answers.done.${done.notice}`)}</p>
    </Notice>
  </div>
)
