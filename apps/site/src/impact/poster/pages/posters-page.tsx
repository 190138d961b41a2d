import { Breadcrumbs, type Ctx, componentCss, FileLinks, localPath, page } from '../../../foundation/index.ts'
import { evaluationsPath } from '../../evaluation/evaluation-links.ts'
import type { Poster } from '../edition/poster.ts'
import { postersOf } from '../edition/poster-store.ts'
import { posterAt } from '../poster-links.ts'
import { notesOf } from '../sharing/note-store.ts'
import type { SharingNote } from '../sharing/sharing-note.ts'
import { NotesPart } from './notes-part.tsx'
import css from './poster.css?inline'
import { sheetLinks } from './sheet-links.ts'

/** Every poster with where it was shown: how we share our work. */
export async function postersPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const posters = (await postersOf(db, 'all')).map(({ poster }) => poster)
  const notes = await notesOf(db, 'all')
  return page(c, {
    title: t('poster.list.title'),
    description: t('poster.list.description'),
    css: [componentCss.figure, componentCss.edition, componentCss.fileLinks, css],
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} here={t('poster.list.title')} />
        <section class="band night">
          <h1>{t('poster.list.title')}</h1>
          <p class="lead">{t('poster.list.lead')}</p>
        </section>
        <section class="band prose">
          {posters.length === 0 ? (
            <p>{t('poster.list.none')}</p>
          ) : (
            <ul class="edition-list">
              {posters.map(poster => (
                <PosterLine c={c} poster={poster} notes={notes.filter(note => note.poster === poster.number)} />
              ))}
            </ul>
          )}
          <p>
            <a href={localPath(locale, evaluationsPath)}>{t('poster.list.reports')}</a>
          </p>
        </section>
      </>
    ),
  })
}

type LineProps = { readonly c: Ctx; readonly poster: Poster; readonly notes: readonly SharingNote[] }

function PosterLine({ c, poster, notes }: LineProps) {
  const { t, locale } = c.var
  const { number, sheets, campaign } = poster
  return (
    <li>
      <h2>
        <a href={localPath(locale, posterAt.link(number))}>{sheets[locale].title}</a>
      </h2>
      <p>{sheets[locale].about}</p>
      {campaign === 'Example' && <p>{t('evaluation.example')}</p>}
      <FileLinks files={sheetLinks(t, number)} />
      <NotesPart t={t} notes={notes} />
    </li>
  )
}
