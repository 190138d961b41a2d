import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, dayInUk, localPath, Notice, sayMoment } from '../../../foundation/index.ts'
import { posterDeskPath } from '../../poster/poster-links.ts'
import { draftOf, type KeptDraft } from '../draft/draft-store.ts'
import { type ReportDraft, reportDraft } from '../draft/report-draft.ts'
import type { Edition } from '../edition/edition.ts'
import { allEditions } from '../edition/edition-store.ts'
import {
  evaluationAt,
  evaluationPaperAt,
  previewPaperPath,
  previewPath,
  publishPath,
  takeFiguresPath,
  wordsPath,
} from '../evaluation-links.ts'
import { missingWords } from '../words-of-report.ts'
import css from './evaluation-desk.css?inline'
import { missingInWords } from './refusal-in-words.ts'

/** What staff are told after they have done something. */
const notices = ['saved', 'same', 'taken', 'changed', 'published', 'published-before'] as const

/** The report that is being made, step by step, and what has been published. */
export async function deskPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const draft = await draftOf(db, reportDraft)
  const editions = (await allEditions(db)).map(({ edition }) => edition)
  const mayWrite = mayDo(principalOf(c), 'evaluation.write') === 'yes'
  const done = notices.find(each => each === c.req.query('done'))
  return consolePage(c, {
    title: t('evaluation.console.title'),
    lead: t('evaluation.console.lead'),
    css: [css],
    body: (
      <>
        {done && (
          <Notice>
            <p role="status">{t(`evaluation.console.done.${done}`)}</p>
          </Notice>
        )}
        <ol class="evaluation-steps">
          <li>
            <FiguresStep c={c} draft={draft} mayWrite={mayWrite} />
          </li>
          <li>
            <WordsStep c={c} draft={draft} mayWrite={mayWrite} />
          </li>
          <li>
            <LookStep c={c} draft={draft} />
          </li>
          <li>
            <h2>{t('evaluation.console.publish.step')}</h2>
            <p>{t('evaluation.console.publish.about')}</p>
            {mayWrite && (
              <p>
                <a href={localPath(locale, publishPath)}>{t('evaluation.console.publish.go')}</a>
              </p>
            )}
          </li>
        </ol>
        <Published c={c} editions={editions} />
        <h2>{t('poster.console.title')}</h2>
        <p>
          <a href={localPath(locale, posterDeskPath)}>{t('poster.console.go')}</a>
        </p>
      </>
    ),
  })
}

type StepProps = { readonly c: Ctx; readonly draft: KeptDraft<ReportDraft>; readonly mayWrite: boolean }

const FiguresStep = ({ c, draft, mayWrite }: StepProps) => {
  const { t, locale } = c.var
  const { figures } = draft.body
  return (
    <>
      <h2>{t('evaluation.console.figures.step')}</h2>
      <p>{t('evaluation.console.figures.about')}</p>
      {figures ? (
        <p data-not-counting>
          {t('evaluation.console.figures.taken', {
            moment: sayMoment(t, new Date(figures.takenAt)),
            count: figures.measures.length,
          })}{' '}
          {figures.flow
            ? t('evaluation.console.figures.flow', { from: figures.flow.from.id, to: figures.flow.to.id })
            : t('evaluation.console.figures.noFlow')}
        </p>
      ) : (
        <p>{t('evaluation.console.figures.none')}</p>
      )}
      {mayWrite && (
        <form method="post" action={localPath(locale, takeFiguresPath)}>
          <input type="hidden" name="version" value={String(draft.version)} />
          <Button kind="quiet">{t(figures ? 'evaluation.console.figures.again' : 'evaluation.console.figures.take')}</Button>
        </form>
      )}
    </>
  )
}

const WordsStep = ({ c, draft, mayWrite }: StepProps) => {
  const { t, locale } = c.var
  const missing = missingWords(draft.body.words)
  return (
    <>
      <h2>{t('evaluation.console.words.title')}</h2>
      <p>{t('evaluation.console.words.lead')}</p>
      <p>{missing.length === 0 ? t('evaluation.console.words.whole') : missingInWords(t, missing)}</p>
      {draft.savedAt && <p class="small">{t('evaluation.console.words.savedOn', { day: t.day(dayInUk(draft.savedAt)) })}</p>}
      {mayWrite && (
        <p>
          <a href={localPath(locale, wordsPath)}>{t('evaluation.console.words.go')}</a>
        </p>
      )}
    </>
  )
}

const LookStep = ({ c, draft }: Omit<StepProps, 'mayWrite'>) => {
  const { t } = c.var
  return (
    <>
      <h2>{t('evaluation.console.look.step')}</h2>
      {draft.body.figures === null ? (
        <p>{t('evaluation.console.look.none')}</p>
      ) : (
        <ul>
          {(['en', 'cy'] as const).flatMap(language => [
            <li>
              <a href={localPath(language, previewPath)}>{t(`evaluation.console.look.page.${language}`)}</a>
            </li>,
            <li>
              <a href={localPath(language, previewPaperPath)}>{t(`evaluation.console.look.paper.${language}`)}</a>
            </li>,
          ])}
        </ul>
      )}
    </>
  )
}

const Published = ({ c, editions }: { readonly c: Ctx; readonly editions: readonly Edition[] }) => {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('evaluation.console.published')}</h2>
      {editions.length === 0 ? (
        <p>{t('evaluation.list.none')}</p>
      ) : (
        <ul>
          {editions.map(({ number, publishedOn, documents, replaces }) => (
            <li>
              <a href={localPath(locale, evaluationAt.link(number))}>
                {t('evaluation.console.edition', {
                  number: String(number),
                  day: t.day(publishedOn),
                  title: documents[locale].title,
                })}
              </a>{' '}
              {replaces && t('evaluation.console.corrects', { number: String(replaces.number) })}{' '}
              <a href={localPath(locale, evaluationPaperAt.link(number))}>{t('evaluation.console.pdf')}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
