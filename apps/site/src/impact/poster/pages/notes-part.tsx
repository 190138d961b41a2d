import type { Translate } from '../../../foundation/index.ts'
import type { SharingNote } from '../sharing/sharing-note.ts'

/** Where a poster was shown, and what was learnt from those who saw it. */
export function NotesPart({ t, notes }: { readonly t: Translate; readonly notes: readonly SharingNote[] }) {
  const standing = notes.filter(({ withdrawn }) => withdrawn === null)
  if (standing.length === 0) return <p>{t('poster.notes.none')}</p>
  return (
    <ul class="poster-notes">
      {standing.map(({ shownOn, words }) => (
        <li>
          <h3>{words.place[t.locale]}</h3>
          <dl class="figure-facts">
            <div>
              <dt>{t('poster.notes.shownOn')}</dt>
              <dd>{t.day(shownOn)}</dd>
            </div>
            <div>
              <dt>{t('poster.notes.who')}</dt>
              <dd>{words.who[t.locale]}</dd>
            </div>
          </dl>
          <h4>{t('poster.notes.learnt')}</h4>
          {words.learnt[t.locale].split(/\n+/).map(line => (
            <p>{line}</p>
          ))}
        </li>
      ))}
    </ul>
  )
}
