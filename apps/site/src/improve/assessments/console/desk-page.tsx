import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, DataTable, localPath, Notice } from '../../../foundation/index.ts'
import { type AssessmentRow, assessmentsIn, countAssessments } from '../assessment-store.ts'
import { deskAt } from '../links.ts'
import { trustName, unitName } from '../load-assessment.ts'

const most = 200

/** What units have sent: those that wait, and those that are published. */
export async function deskPage(c: Ctx): Promise<Response> {
  const { t, db } = c.var
  return consolePage(c, {
    title: t('assessments.console.title'),
    lead: t('assessments.console.lead'),
    body: (
      <>
        {c.req.query('done') !== undefined && (
          <Notice>
            <p role="status">{t('assessments.console.done')}</p>
          </Notice>
        )}
        {await listOf(c, 'sent', await countAssessments(db, 'sent'))}
        {await listOf(c, 'published', await countAssessments(db, 'published'))}
      </>
    ),
  })
}

async function listOf(c: Ctx, state: 'sent' | 'published', count: number) {
  const { t, db, locale } = c.var
  const rows = await assessmentsIn(db, state, most)
  const cells = []
  for (const row of rows) cells.push(await lineOf(c, row))
  return (
    <section>
      <h2>{t(`assessments.console.${state}.title`)}</h2>
      {cells.length === 0 ? (
        <p>{t(`assessments.console.${state}.none`)}</p>
      ) : (
        <DataTable
          id={state}
          caption={t(`assessments.console.${state}.caption`, { count })}
          columns={['trust', 'unit', 'year', 'day'].map(column => ({ label: t(`assessments.console.columns.${column}`) }))}
          rows={cells.map(({ row, trust, unit, day }) => [
            trust,
            <a href={localPath(locale, deskAt.link(row.id))}>{unit}</a>,
            String(row.year),
            day,
          ])}
        />
      )}
    </section>
  )
}

async function lineOf(c: Ctx, row: AssessmentRow) {
  const { t, db, locale } = c.var
  const at = row.published_at ?? row.sent_at
  return {
    row,
    trust: await trustName(db, row.trust_code, locale),
    unit: await unitName(c, row),
    day: at === null ? '' : t.day(at),
  }
}
