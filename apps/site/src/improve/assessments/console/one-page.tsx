import { consolePage, hospitalPeopleOf, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, ErrorSummary, localPath, Notice, TextArea } from '../../../foundation/index.ts'
import type { AssessmentRow } from '../assessment-store.ts'
import { deskAt, deskPath, withholdAt } from '../links.ts'
import { type AssessmentView, loadAssessment } from '../load-assessment.ts'
import { AnswersList } from '../pages/answers-list.tsx'
import css from '../pages/assessments.css?inline'
import { gradeSentence } from '../pages/grade-sentence.ts'

type Shown = { readonly row: AssessmentRow; readonly fault?: 'note' | 'noteTooLong'; readonly note?: string }

/** One assessment that was sent: what it says, and what can be done with it. */
export async function onePage(c: Ctx, { row, fault, note = '' }: Shown): Promise<Response> {
  const { t } = c.var
  const view = await loadAssessment(c, row)
  const errors = fault ? [{ field: 'note', message: t(`assessments.console.faults.${fault}`) }] : []
  return consolePage(c, {
    title: t('assessments.page.heading', { unit: view.unit, year: String(row.year) }),
    lead: `${view.trust}. ${gradeSentence(t, view.answers)}.`,
    trail: [{ href: deskPath, label: t('assessments.console.title') }],
    status: fault ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {c.req.query('changed') !== undefined && (
          <Notice>
            <p role="status">{t('assessments.console.changed')}</p>
          </Notice>
        )}
        <p>{await whoMadeIt(c, row)}</p>
        <AnswersList c={c} view={view} label={t('assessments.page.caption', { unit: view.unit, year: String(row.year) })} />
        {row.state === 'sent' && <Decide c={c} row={row} note={note} error={errors[0]?.message} />}
        {row.state === 'published' && <Withhold c={c} view={view} />}
      </>
    ),
  })
}

async function whoMadeIt(c: Ctx, { trust_code, made_by }: AssessmentRow): Promise<string> {
  const { t, db } = c.var
  const person = (await hospitalPeopleOf(db, trust_code)).find(({ id }) => id === made_by)
  if (!person) return t('assessments.console.madeByUnknown')
  return t(person.calledBackOn !== null ? 'assessments.console.madeByKnown' : 'assessments.console.madeBy', { name: person.name })
}

type DecideProps = { readonly c: Ctx; readonly row: AssessmentRow; readonly note: string; readonly error: string | undefined }

function Decide({ c, row, note, error }: DecideProps) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), 'assessment.decide', { state: null, trustCode: row.trust_code }) !== 'yes') return null
  return (
    <section>
      <h2>{t('assessments.console.decide.title')}</h2>
      <p>{t('assessments.console.decide.text')}</p>
      <form method="post" action={localPath(locale, deskAt.link(row.id))} novalidate>
        <input type="hidden" name="version" value={String(row.version)} />
        <input type="hidden" name="verdict" value="publish" />
        <Button>{t('assessments.console.decide.publish')}</Button>
      </form>
      <form method="post" action={localPath(locale, deskAt.link(row.id))} novalidate>
        <input type="hidden" name="version" value={String(row.version)} />
        <input type="hidden" name="verdict" value="give-back" />
        <TextArea
          t={t}
          id="note"
          rows={3}
          label={t('assessments.console.decide.note')}
          hint={t('assessments.console.decide.noteHint')}
          value={note}
          error={error}
        />
        <Button kind="quiet">{t('assessments.console.decide.giveBack')}</Button>
      </form>
    </section>
  )
}

function Withhold({ c, view: { row, answers } }: { readonly c: Ctx; readonly view: AssessmentView }) {
  const { t, locale } = c.var
  const words = answers.filter(({ evidence, link, withheldAt }) => withheldAt === null && (evidence !== '' || link !== ''))
  if (mayDo(principalOf(c), 'assessment.decide', { state: null, trustCode: row.trust_code }) !== 'yes' || words.length === 0)
    return null
  return (
    <section>
      <h2>{t('assessments.console.withhold.title')}</h2>
      <p>{t('assessments.console.withhold.text')}</p>
      <ul>
        {words.map(({ standard, title }) => (
          <li>
            <form method="post" action={localPath(locale, withholdAt.link(row.id))}>
              <input type="hidden" name="standard" value={standard} />
              {title}{' '}
              <Button kind="quiet">
                {t('assessments.console.withhold.button')} <span class="hidden">{title}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
