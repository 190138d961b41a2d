import { Button, localPath, TextArea, TextField, type Translate } from '../../../foundation/index.ts'
import { wordsAt } from '../links.ts'
import type { PublicWords } from '../say-of-status.ts'
import type { SheetView } from '../sheet-view.ts'
import { errorAt, type FormState } from './form-state.ts'

type Props = { readonly t: Translate; readonly view: SheetView; readonly state: FormState | null }

export const wordsFields = ['noteEn', 'noteCy', 'excludedReason', 'treatedBy'] as const

/** What everybody reads beside the status. */
export function WordsForm({ t, view, state }: Props) {
  if (view.may.say !== 'yes') return null
  const mine = state?.form === 'words' ? state : null
  const now = wordsNow(view)
  const typed = mine?.words ?? now
  const field = (name: (typeof wordsFields)[number], label: string, hint?: string) => ({
    t,
    id: name,
    label: t(`marking.words.${label}`),
    hint: hint && t(`marking.words.${hint}`),
    value: typed[name],
    error: errorAt(mine, name),
  })
  return (
    <section aria-labelledby="words">
      <h2 id="words">{t('marking.words.title')}</h2>
      <p>{t('marking.words.lead')}</p>
      {mine?.conflict && (
        <div role="alert">
          <p>{mine.conflict}</p>
          <ul>
            {wordsFields.map(name => (
              <li>{t('marking.words.current', { words: now[name] || t('marking.words.empty') })}</li>
            ))}
          </ul>
        </div>
      )}
      <form method="post" action={localPath(t.locale, wordsAt.link(view.request))} novalidate>
        <input type="hidden" name="version" value={String(view.said?.version ?? 0)} />
        <TextArea {...field('noteEn', 'note')} rows={3} optional />
        <TextArea {...field('excludedReason', 'reason', 'reasonHint')} rows={3} optional />
        <TextArea {...field('noteCy', 'noteCy', 'noteCyHint')} rows={3} optional />
        <TextField {...field('treatedBy', 'treatedBy', 'treatedByHint')} optional />
        <Button kind="quiet">{t('marking.words.button')}</Button>
      </form>
    </section>
  )
}

const wordsNow = ({ said }: SheetView): PublicWords => ({
  noteEn: said?.note_en ?? '',
  noteCy: said?.note_cy ?? '',
  excludedReason: said?.excluded_reason ?? '',
  treatedBy: said?.treated_by ?? '',
})
