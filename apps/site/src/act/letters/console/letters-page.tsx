import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, DataTable, localPath, Notice, type PageView } from '../../../foundation/index.ts'
import { letterStates } from '../letter-words.ts'
import { letterRetention } from '../retention/letter-retention.ts'
import { type LettersView, type ListedLetter, lettersView } from './letters-view.ts'
import { pausePath, readAt, resumePath } from './links.ts'

export const doneNotices = ['released', 'refused', 'not-held', 'paused', 'resumed'] as const

type Shown = { readonly why?: string; readonly status?: PageView['status'] }

/** What was sent, in numbers; what waits for a person; and the switch that stops all letters. No writer and no words. */
export async function lettersPage(c: Ctx, { why, status }: Shown = {}): Promise<Response> {
  const { t, db } = c.var
  const view = await lettersView(db)
  const done = doneNotices.find(notice => notice === c.req.query('done'))
  return consolePage(c, {
    title: t('act-letters.console.title'),
    lead: t('act-letters.console.lead'),
    status,
    body: (
      <>
        {done && (
          <Notice>
            <p role="status">{t(`act-letters.console.done.${done}`)}</p>
          </Notice>
        )}
        {why !== undefined && (
          <Notice>
            <p role="alert">{why}</p>
          </Notice>
        )}
        {view.ofNeed.length > 0 && <Waiting c={c} letters={view.ofNeed} of="need" />}
        <Waiting c={c} letters={view.held} of="held" />
        <Going c={c} view={view} />
        <Uncertain c={c} letters={view.uncertain} />
        <Totals c={c} view={view} />
        <p>{t('act-letters.console.kept', { ...letterRetention })}</p>
      </>
    ),
  })
}

type WaitingProps = { readonly c: Ctx; readonly letters: readonly ListedLetter[]; readonly of: 'need' | 'held' }

/** Letters that somebody here reads: because they wait for it, or because who wrote them may need help. */
function Waiting({ c, letters, of }: WaitingProps) {
  const { t, locale } = c.var
  const mayRead = mayDo(principalOf(c), 'letter.read') === 'yes'
  return (
    <section>
      <h2>{t(`act-letters.console.${of}.title`)}</h2>
      {letters.length === 0 ? (
        <p>{t('act-letters.console.held.none')}</p>
      ) : (
        <>
          <p>{t(`act-letters.console.${of}.text`)}</p>
          <DataTable
            id={of}
            caption={t(`act-letters.console.${of}.caption`)}
            columns={['letter', 'day', 'to', 'why', 'act'].map(column => ({ label: t(`act-letters.console.columns.${column}`) }))}
            rows={letters.map(({ id, recipientName, askedAt, concerns }) => [
              <span id={`letter-${id}`}>{t.number(id)}</span>,
              t.day(askedAt),
              recipientName,
              concerns.map(concern => t(`guard.concerns.${concern}`)).join(', '),
              mayRead ? (
                <form method="post" action={localPath(locale, readAt.link(id))}>
                  <button class="button quiet" type="submit" aria-label={t('act-letters.console.held.readLabel', { id })}>
                    {t('act-letters.console.held.read')}
                  </button>
                </form>
              ) : null,
            ])}
          />
        </>
      )}
    </section>
  )
}

function Going({ c, view: { counts, isPaused } }: { c: Ctx; view: LettersView }) {
  const { t, locale } = c.var
  const mayPause = mayDo(principalOf(c), 'letter.pause') === 'yes'
  return (
    <section>
      <h2>{t('act-letters.console.going.title')}</h2>
      <DataTable
        id="states"
        caption={t('act-letters.console.going.caption')}
        columns={[
          { label: t('act-letters.console.columns.state') },
          { label: t('act-letters.console.columns.count'), isNumber: true },
        ]}
        rows={letterStates.map(state => [t(`act-letters.console.states.${state}`), t.number(counts.get(state) ?? 0)])}
      />
      <p>{t(isPaused ? 'act-letters.console.going.isPaused' : 'act-letters.console.going.isGoing')}</p>
      {mayPause && (
        <form method="post" action={localPath(locale, isPaused ? resumePath : pausePath)}>
          <Button kind="quiet">{t(isPaused ? 'act-letters.console.going.resume' : 'act-letters.console.going.pause')}</Button>
        </form>
      )}
    </section>
  )
}

function Uncertain({ c, letters }: { c: Ctx; letters: readonly ListedLetter[] }) {
  const { t } = c.var
  return (
    <section>
      <h2>{t('act-letters.console.uncertain.title')}</h2>
      {letters.length === 0 ? (
        <p>{t('act-letters.console.uncertain.none')}</p>
      ) : (
        <>
          <p>{t('act-letters.console.uncertain.text')}</p>
          <DataTable
            id="uncertain"
            caption={t('act-letters.console.uncertain.caption')}
            columns={['letter', 'day', 'to'].map(column => ({ label: t(`act-letters.console.columns.${column}`) }))}
            rows={letters.map(({ id, recipientName, settledAt, askedAt }) => [
              t.number(id),
              t.day(settledAt ?? askedAt),
              recipientName,
            ])}
          />
        </>
      )}
    </section>
  )
}

function Totals({ c, view: { totals } }: { c: Ctx; view: LettersView }) {
  const { t } = c.var
  return (
    <section>
      <h2>{t('act-letters.console.totals.title')}</h2>
      {totals.length === 0 ? (
        <p>{t('act-letters.console.totals.none')}</p>
      ) : (
        <DataTable
          id="totals"
          caption={t('act-letters.console.totals.caption')}
          columns={[
            { label: t('act-letters.console.columns.body') },
            { label: t('act-letters.console.columns.code') },
            { label: t('act-letters.console.columns.sent'), isNumber: true },
            { label: t('act-letters.console.columns.replied'), isNumber: true },
            { label: t('act-letters.console.columns.promised'), isNumber: true },
            { label: t('act-letters.console.columns.last') },
          ]}
          rows={totals.map(({ body, place, sent, replied, promised, lastOn }) => [
            t(`act-letters.bodies.${body}`),
            place,
            t.number(sent),
            t.number(replied),
            t.number(promised),
            t.day(lastOn),
          ])}
        />
      )}
    </section>
  )
}
