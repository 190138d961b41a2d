import { consolePage, mayDo, principalOf } from '../../accounts/index.ts'
import { type Ctx, DataTable, dayInUk, localPath, Notice, sayFigureDate } from '../../foundation/index.ts'
import { evaluationDeskPath } from '../evaluation/evaluation-links.ts'
import { measuresOf } from '../measures/measures-of.ts'
import { sayAmount } from '../measures/say-amount.ts'
import type { MeasureEntry } from '../measures/store/measure-store.ts'
import { enterAt, entryAt, impactPath } from '../pages/impact-links.ts'
import { readingServices } from '../pages/impact-view.ts'
import { enteredInWords } from './entry-in-words.ts'
import { type Listed, listEntered } from './what-is-entered.ts'

/** What is entered by hand, with what has been entered, and what works itself out. */
export async function deskPage(c: Ctx): Promise<Response> {
  const { t, db, locale, services } = c.var
  const listed = await listEntered(db, { root: services.root, today: dayInUk(services.clock()) })
  return consolePage(c, {
    title: t('impact.console.title'),
    lead: t('impact.console.lead'),
    body: (
      <>
        {c.req.query('done') !== undefined && (
          <Notice>
            <p role="status">{t('impact.console.done')}</p>
          </Notice>
        )}
        <p>
          <a href={localPath(locale, impactPath)}>{t('impact.console.preview')}</a>
        </p>
        <p>
          <a href={localPath(locale, evaluationDeskPath)}>{t('impact.console.report')}</a>
        </p>
        {listed.map(each => (
          <EnteredPart c={c} listed={each} />
        ))}
        {await automaticPart(c)}
      </>
    ),
  })
}

function EnteredPart({ c, listed: { of, entries, newest, isDue } }: { readonly c: Ctx; readonly listed: Listed }) {
  const { t, locale } = c.var
  const name = of.title[locale]
  const mayEnter = mayDo(principalOf(c), 'measure.enter') === 'yes'
  return (
    <section id={of.key}>
      <h2>{name}</h2>
      {of.definition && <p class="small soft">{of.definition[locale]}</p>}
      {of.staleMonths === null && <p class="small">{t('impact.console.worksItselfOut')}</p>}
      {entries.length === 0 ? (
        <p>{t('impact.console.none')}</p>
      ) : (
        <DataTable
          id={`entries-${of.key}`}
          isStacked
          caption={t('impact.console.entries', { name })}
          columns={['day', 'said', 'source', 'what'].map(column => ({ label: t(`impact.console.columns.${column}`) }))}
          rows={entries.map(entry => [sayFigureDate(t, entry.date), ...cellsOf(c, of, entry)])}
        />
      )}
      {isDue && newest && of.staleMonths !== null && <p>{t('impact.console.old', { count: of.staleMonths })}</p>}
      {mayEnter && (
        <p>
          <a href={localPath(locale, enterAt.link(of.key))}>{t('impact.console.enterNamed', { name })}</a>
        </p>
      )}
    </section>
  )
}

function cellsOf({ var: { t, locale } }: Ctx, of: Listed['of'], entry: MeasureEntry) {
  const said = enteredInWords(t, of.asks, entry)
  return [
    entry.kind === 'withdrawn' ? (
      <>
        <s>{said}</s> {t('impact.console.withdrawn')}
      </>
    ) : (
      said
    ),
    entry.url === '' ? entry.source : <a href={entry.url}>{entry.source}</a>,
    <a href={localPath(locale, entryAt.link(entry.id))}>
      {t('impact.console.open')} <span class="hidden">{sayFigureDate(t, entry.date)}</span>
    </a>,
  ]
}

async function automaticPart({ var: { t, db, locale, services } }: Ctx) {
  const measures = (await measuresOf(readingServices(services, db))).filter(({ how }) => how !== 'entered')
  return (
    <section id="automatic">
      <h2>{t('impact.console.automaticTitle')}</h2>
      <p>{t('impact.console.automaticLead')}</p>
      <DataTable
        id="automatic-measures"
        isStacked
        caption={t('impact.console.caption')}
        columns={['measure', 'now', 'day', 'source'].map(column => ({ label: t(`impact.console.columns.${column}`) }))}
        rows={measures.map(({ title, now, nothing }) => [
          title[locale],
          now ? sayAmount(t, now.amount) : nothing[locale],
          now ? sayFigureDate(t, now.date) : '',
          now ? now.source.name[locale] : '',
        ])}
      />
    </section>
  )
}
