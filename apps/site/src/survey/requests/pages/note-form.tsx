import { Button, localPath, TextArea, type Translate } from '../../../foundation/index.ts'
import { notesAt } from '../links.ts'
import type { RequestView } from '../request-view.ts'
import { errorIn, type FormState, valueIn } from './form-state.ts'
import { HiddenFields } from './hidden-fields.tsx'

/** A note for ourselves, in the thread. */
export const NoteForm = ({ t, view, state }: { t: Translate; view: RequestView; state: FormState | null }) => (
  <form method="post" action={localPath(t.locale, notesAt.link(view.request, view.list))} class="compact">
    <HiddenFields view={view} />
    <TextArea
      t={t}
      id="note-text"
      name="text"
      label={t('requests.note.label')}
      hint={t('requests.note.hint')}
      rows={3}
      value={valueIn(state, 'note', 'text')}
      error={errorIn(state, 'note-text')}
    />
    <Button kind="quiet">{t('requests.note.button')}</Button>
  </form>
)
