import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  locales,
  localPath,
  Notice,
  Select,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import css from '../../evaluation/console/evaluation-desk.css?inline'
import { draftOf } from '../../evaluation/draft/draft-store.ts'
import type { Edition } from '../../evaluation/edition/edition.ts'
import { allEditions } from '../../evaluation/edition/edition-store.ts'
import { type PosterDraft, posterDraft } from '../poster-draft.ts'
import { posterDeskPath, posterWordsPath } from '../poster-links.ts'
import { longestOnPoster, mostFigures, posterFields } from '../words-of-poster.ts'
import { nameOf } from './read-poster.ts'

type Again = { readonly typed: PosterDraft; readonly errors: readonly FieldError[]; readonly isChanged: boolean }

/** What stands on the next poster: its words, the report that it is of, and which of its figures. */
export async function posterWordsPage(c: Ctx, again?: Again): Promise<Response> {
  const { t, locale, db } = c.var
  const draft = await draftOf(db, posterDraft)
  const editions = (await allEditions(db)).map(({ edition }) => edition)
  const body = again?.typed ?? draft.body
  const errors = again?.errors ?? []
  return consolePage(c, {
    title: t('poster.console.words.title'),
    lead: t('poster.console.words.lead'),
    trail: [{ href: posterDeskPath, label: t('poster.console.title') }],
    css: [css],
    status: again ? (again.isChanged ? 409 : 422) : 200,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {again?.isChanged && (
          <Notice>
            <p role="alert">{t('evaluation.console.words.changed')}</p>
          </Notice>
        )}
        <form method="post" action={localPath(locale, posterWordsPath)} novalidate>
          <input type="hidden" name="version" value={String(draft.version)} />
          <Select
            t={t}
            id="edition"
            label={t('poster.console.words.edition')}
            value={String(body.edition ?? editions[0]?.number ?? '')}
            choices={editions.map(({ number, documents }) => ({
              value: String(number),
              label: t('evaluation.title', { title: documents[locale].title, number: String(number) }),
            }))}
          />
          <Measures c={c} edition={editions.find(({ number }) => number === body.edition) ?? editions[0]} body={body} />
          {posterFields.map(field => (
            <fieldset class="evaluation-words">
              <legend>{t(`poster.parts.${field}`)}</legend>
              <p class="hint">{t(`poster.hints.${field}`, { most: longestOnPoster[field] })}</p>
              {locales.map(language => {
                const id = nameOf(field, language)
                const shared = {
                  t,
                  id,
                  label: t(`evaluation.console.languages.${language}`, { field: t(`poster.parts.${field}`) }),
                  value: body.words[language][field],
                  error: errors.find(each => each.field === id)?.message,
                }
                return field === 'title' ? <TextField {...shared} /> : <TextArea {...shared} rows={4} />
              })}
            </fieldset>
          ))}
          <Button>{t('evaluation.console.words.save')}</Button>
        </form>
      </>
    ),
  })
}

type MeasuresProps = { readonly c: Ctx; readonly edition: Edition | undefined; readonly body: PosterDraft }

const Measures = ({ c, edition, body }: MeasuresProps) => {
  const { t, locale } = c.var
  return (
    <fieldset id="measure" class="evaluation-words">
      <legend>{t('poster.console.words.measures')}</legend>
      <p class="hint">{t('poster.console.words.measuresHint', { most: mostFigures })}</p>
      {(edition?.figures.measures ?? [])
        .filter(({ now }) => now !== null)
        .map(({ key, title }) => (
          <label class="choice">
            <input type="checkbox" name="measure" value={key} checked={body.measures.includes(key)} />
            <span>{title[locale]}</span>
          </label>
        ))}
    </fieldset>
  )
}
