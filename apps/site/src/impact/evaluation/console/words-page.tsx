import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  type Locale,
  locales,
  localPath,
  Notice,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import { draftOf } from '../draft/draft-store.ts'
import { reportDraft } from '../draft/report-draft.ts'
import { evaluationDeskPath, wordsPath } from '../evaluation-links.ts'
import { longest, type WordField, type WordsOfBoth, wordFields } from '../words-of-report.ts'
import css from './evaluation-desk.css?inline'
import { nameOf } from './read-words.ts'

type Again = {
  readonly typed: WordsOfBoth
  readonly errors: readonly FieldError[]
  /** The version that whoever typed was shown. Another one by now: somebody else has saved. */
  readonly isChanged: boolean
}

/** What staff write beside the figures, in both languages. */
export async function wordsPage(c: Ctx, again?: Again): Promise<Response> {
  const { t, locale, db } = c.var
  const draft = await draftOf(db, reportDraft)
  const words = again?.typed ?? draft.body.words
  const errors = again?.errors ?? []
  return consolePage(c, {
    title: t('evaluation.console.words.title'),
    lead: t('evaluation.console.words.lead'),
    trail: [{ href: evaluationDeskPath, label: t('evaluation.console.title') }],
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
        <form method="post" action={localPath(locale, wordsPath)} novalidate>
          <input type="hidden" name="version" value={String(draft.version)} />
          {wordFields.map(field => (
            <fieldset class="evaluation-words">
              <legend>{t(`evaluation.fields.${field}`)}</legend>
              <p class="hint">{t(`evaluation.hints.${field}`)}</p>
              {locales.map(language => (
                <WordsField c={c} field={field} language={language} words={words} errors={errors} />
              ))}
            </fieldset>
          ))}
          <Button>{t('evaluation.console.words.save')}</Button>
        </form>
      </>
    ),
  })
}

type FieldProps = {
  readonly c: Ctx
  readonly field: WordField
  readonly language: Locale
  readonly words: WordsOfBoth
  readonly errors: readonly FieldError[]
}

function WordsField({ c, field, language, words, errors }: FieldProps) {
  const { t } = c.var
  const id = nameOf(field, language)
  const shared = {
    t,
    id,
    label: t(`evaluation.console.languages.${language}`, { field: t(`evaluation.fields.${field}`) }),
    value: words[language][field],
    error: errors.find(each => each.field === id)?.message,
  }
  if (field === 'title') return <TextField {...shared} />
  return <TextArea {...shared} hint={t('evaluation.console.words.most', { most: longest(field) })} rows={5} />
}
