import { consolePage, mayDo, newToken, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, ErrorSummary, type FieldError, localPath, Notice } from '../../../foundation/index.ts'
import { draftOf } from '../../evaluation/draft/draft-store.ts'
import { allEditions } from '../../evaluation/edition/edition-store.ts'
import { evaluationDeskPath } from '../../evaluation/evaluation-links.ts'
import { decidePoster } from '../edition/decide-poster.ts'
import type { Poster } from '../edition/poster.ts'
import { postersOf } from '../edition/poster-store.ts'
import { posterDraft } from '../poster-draft.ts'
import { changeNoteAt, noteAt, posterAt, posterPreviewLink, posterWordsPath, publishPosterPath } from '../poster-links.ts'
import { notesOf } from '../sharing/note-store.ts'
import type { SharingNote } from '../sharing/sharing-note.ts'
import { posterRefusalInWords } from './poster-refusal-in-words.ts'

/** What staff are told after they have done something. */
const notices = ['saved', 'same', 'changed', 'published', 'published-before', 'noted', 'noted-before', 'gone'] as const

type Again = { readonly errors: readonly FieldError[]; readonly status: 409 | 422 }

/** The poster that is being made, those that were published, and where they were shown. */
export async function posterDeskPage(c: Ctx, again?: Again): Promise<Response> {
  const { t, locale, db } = c.var
  const draft = await draftOf(db, posterDraft)
  const posters = (await postersOf(db, 'all')).map(({ poster }) => poster)
  const notes = await notesOf(db, 'all')
  const decision = decidePoster({ draft, posters, editions: await allEditions(db) }, { basedOn: draft.version })
  const mayWrite = mayDo(principalOf(c), 'poster.write') === 'yes'
  const done = notices.find(each => each === c.req.query('done'))
  return consolePage(c, {
    title: t('poster.console.title'),
    lead: t('poster.console.lead'),
    trail: [{ href: evaluationDeskPath, label: t('evaluation.console.title') }],
    status: again?.status ?? 200,
    body: (
      <>
        <ErrorSummary t={t} errors={again?.errors ?? []} />
        {done && (
          <Notice>
            <p role="status">{t(`poster.console.done.${done}`)}</p>
          </Notice>
        )}
        <h2>{t('poster.console.next')}</h2>
        {mayWrite && (
          <p>
            <a href={localPath(locale, posterWordsPath)}>{t('poster.console.write')}</a>
          </p>
        )}
        {decision.kind === 'no' ? (
          <p>{posterRefusalInWords(t, decision)}</p>
        ) : (
          <>
            <ul>
              {(['en', 'cy'] as const).flatMap(language =>
                (['a1', 'a4'] as const).map(size => (
                  <li>
                    <a href={localPath(language, posterPreviewLink(size))}>
                      {t(`poster.console.preview.${language}`, { size: size.toUpperCase() })}
                    </a>
                  </li>
                )),
              )}
            </ul>
            {mayWrite && (
              <form method="post" action={localPath(locale, publishPosterPath)} id="publish">
                <input type="hidden" name="token" value={newToken()} />
                <input type="hidden" name="version" value={String(draft.version)} />
                <p>{t('poster.console.publish', { number: String(decision.number) })}</p>
                <Button>{t('poster.console.publishButton')}</Button>
              </form>
            )}
          </>
        )}
        <h2>{t('poster.console.published')}</h2>
        {posters.length === 0 && <p>{t('poster.list.none')}</p>}
        {posters.map(poster => (
          <PublishedPoster
            c={c}
            poster={poster}
            notes={notes.filter(note => note.poster === poster.number)}
            mayWrite={mayWrite}
          />
        ))}
      </>
    ),
  })
}

type PublishedProps = {
  readonly c: Ctx
  readonly poster: Poster
  readonly notes: readonly SharingNote[]
  readonly mayWrite: boolean
}

const PublishedPoster = ({ c, poster, notes, mayWrite }: PublishedProps) => {
  const { t, locale } = c.var
  return (
    <section>
      <h3>
        <a href={localPath(locale, posterAt.link(poster.number))}>
          {t('poster.title', { title: poster.sheets[locale].title, number: String(poster.number) })}
        </a>
      </h3>
      <p>{t('poster.console.publishedOn', { day: t.day(poster.publishedOn), edition: String(poster.edition.number) })}</p>
      <ul>
        {notes.map(({ id, shownOn, words, withdrawn }) => (
          <li>
            {t.day(shownOn)}: {words.place[locale]}{' '}
            {withdrawn === null
              ? mayWrite && <a href={localPath(locale, changeNoteAt.link(id))}>{t('poster.console.note.change')}</a>
              : t('poster.console.note.withdrawn', { reason: withdrawn })}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <p>
          <a href={localPath(locale, noteAt.link(poster.number))}>{t('poster.console.note.add')}</a>
        </p>
      )}
    </section>
  )
}
