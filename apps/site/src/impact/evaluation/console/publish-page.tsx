import { consolePage, newToken } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  type Locale,
  localPath,
  Notice,
  Select,
  TextArea,
} from '../../../foundation/index.ts'
import { draftOf } from '../draft/draft-store.ts'
import { reportDraft } from '../draft/report-draft.ts'
import { decideEdition } from '../edition/decide-edition.ts'
import { allEditions } from '../edition/edition-store.ts'
import { evaluationDeskPath, publishPath } from '../evaluation-links.ts'
import { refusalInWords } from './refusal-in-words.ts'

export type Typed = { readonly corrects: string; readonly reason: Readonly<Record<Locale, string>> }
type Again = { readonly typed: Typed; readonly errors: readonly FieldError[]; readonly status: 409 | 422 }

const nothingTyped: Typed = { corrects: '', reason: { en: '', cy: '' } }

/** The last step: whether it is a report of its own or puts an earlier one right, and publishing it for good. */
export async function publishPage(c: Ctx, again?: Again): Promise<Response> {
  const { t, locale, db } = c.var
  const { typed, errors } = again ?? { typed: nothingTyped, errors: [] }
  const draft = await draftOf(db, reportDraft)
  const editions = (await allEditions(db)).map(({ edition }) => edition)
  const asked = { basedOn: draft.version, corrects: null, reason: { en: '', cy: '' } }
  const decision = decideEdition({ draft, editions }, asked)
  const open = editions.filter(({ number }) => !editions.some(({ replaces }) => replaces?.number === number))
  return consolePage(c, {
    title: t('evaluation.console.publish.step'),
    lead: t('evaluation.console.publish.about'),
    trail: [{ href: evaluationDeskPath, label: t('evaluation.console.title') }],
    status: again?.status ?? 200,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {decision.kind === 'no' ? (
          <Notice>
            <p>{refusalInWords(t, decision)}</p>
          </Notice>
        ) : (
          <form method="post" action={localPath(locale, publishPath)} novalidate>
            <input type="hidden" name="token" value={newToken()} />
            <input type="hidden" name="version" value={String(draft.version)} />
            <p>{t('evaluation.console.publish.next', { number: String(decision.number) })}</p>
            {open.length > 0 && (
              <>
                <Select
                  t={t}
                  id="corrects"
                  label={t('evaluation.console.publish.corrects')}
                  none={t('evaluation.console.publish.ownReport')}
                  value={typed.corrects}
                  error={errors.find(({ field }) => field === 'corrects')?.message}
                  choices={open.map(({ number, publishedOn, documents }) => ({
                    value: String(number),
                    label: t('evaluation.console.edition', {
                      number: String(number),
                      day: t.day(publishedOn),
                      title: documents[locale].title,
                    }),
                  }))}
                />
                {(['en', 'cy'] as const).map(language => (
                  <TextArea
                    t={t}
                    id={`reason-${language}`}
                    label={t(`evaluation.console.publish.reason.${language}`)}
                    hint={t('evaluation.console.publish.reasonHint')}
                    value={typed.reason[language]}
                    error={errors.find(({ field }) => field === `reason-${language}`)?.message}
                    rows={3}
                  />
                ))}
              </>
            )}
            <Button>{t('evaluation.console.publish.button')}</Button>
          </form>
        )}
      </>
    ),
  })
}
