// Long because: the list, what would be recorded of it, and how it went are three looks at the same rows.
import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, DataTable, localPath, Notice, Select, TextArea, type Translate } from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import type { Round } from '../../types.ts'
import { listLinkBy } from '../../worklist/links.ts'
import { RoundTabs } from '../../worklist/round-tabs.tsx'
import tabsCss from '../../worklist/worklist.css?inline'
import { exemptionsOf } from '../exemptions.ts'
import { answersLink, classifyLink } from '../links.ts'
import css from '../pages/answers.css?inline'
import type { RowFault, RowVerdict } from './look-at-row.ts'
import { meaningOf, simpleClasses } from './propose-class.ts'
import { mostRows, rowField, type SentRow } from './read-rows.ts'
import type { SimpleAnswer } from './unread-answers.ts'

export type ClassifyView = {
  readonly round: Round
  readonly rows: readonly (SimpleAnswer & { readonly sent: SentRow | null })[]
  /** Simple ones beyond those of the page. */
  readonly more: number
  /** Of trusts from which whoever looks is kept away. */
  readonly keptAway: number
  /** Requests that have to be read one by one. */
  readonly others: number
}

export type Left = { readonly code: string; readonly why: RowFault | 'refused' }
type Shown = {
  readonly view: ClassifyView
  /** How it went: how many were sorted, and which were left. */
  readonly notice: { readonly done: number; readonly left: readonly Left[] } | null
  readonly nothingChosen?: boolean
}

/** Every unread answer that says one thing, with its words and what it seems to say. */
export function classifyPage(c: Ctx, { view, notice, nothingChosen = false }: Shown): Response {
  const { t, locale } = c.var
  const { round, rows, more, keptAway, others } = view
  return consolePage(c, {
    title: t('answers.classify.title'),
    lead: t('answers.classify.lead', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    css: [tabsCss, css],
    ...(nothingChosen ? { status: 422 as const } : {}),
    body: (
      <>
        <RoundTabs t={t} round={round.id} current="classify" />
        {notice && <HowItWent t={t} round={round} notice={notice} />}
        {nothingChosen && (
          <div role="alert">
            <Notice>
              <p>{t('answers.classify.nothingChosen')}</p>
            </Notice>
          </div>
        )}
        {rows.length === 0 ? (
          <p>{t('answers.classify.none')}</p>
        ) : (
          <form method="post" action={localPath(locale, classifyLink(round.id))}>
            <ol class="to-classify">
              {rows.map(row => (
                <li>
                  <OneRow t={t} row={row} />
                </li>
              ))}
            </ol>
            <button class="button" type="submit" name="step" value="look">
              {t('answers.classify.look')}
            </button>
          </form>
        )}
        {more > 0 && <p>{t('answers.classify.more', { count: more, most: mostRows })}</p>}
        {keptAway > 0 && <p>{t('answers.classify.keptAway', { count: keptAway })}</p>}
        {others > 0 && (
          <p>
            <a href={localPath(locale, listLinkBy(round.id, 'work=to-read'))}>
              {t('answers.classify.others', { count: others })}
            </a>
          </p>
        )}
      </>
    ),
  })
}

function OneRow({ t, row: { request, message, day, proposal, sent } }: { t: Translate; row: ClassifyView['rows'][number] }) {
  const code = request.trustCode
  const chosen = sent ?? { class: proposal.class, quote: proposal.quote, exemption: proposal.exemption, isTicked: false }
  const field = (name: string, value: string) => ({ t, id: `${code}-${name}`, name: rowField(code, name), value })
  return (
    <article class="letter" aria-labelledby={`${code}-name`}>
      <h2 id={`${code}-name`}>{request.trustName}</h2>
      <p class="small soft">
        {t('answers.came.from', { at: t.day(day), from: message.from })}{' '}
        <a href={localPath(t.locale, requestLink(request))}>{t('answers.classify.open', { code })}</a>
      </p>
      <p class="message-text classify-text">{message.text}</p>
      <input type="hidden" name="row" value={code} />
      <input type="hidden" name={rowField(code, 'message')} value={String(message.id)} />
      <input type="hidden" name={rowField(code, 'version')} value={String(sent?.basedOn ?? request.version)} />
      <div class="two-columns">
        <ChoiceOfClass t={t} code={code} value={chosen.class} />
        {proposal.class === 'refused-other' && (
          <Select
            {...field('ground', chosen.exemption ?? '')}
            label={t('answers.exemptionLabel')}
            choices={exemptionsOf[request.law].map(value => ({ value, label: t(`answers.exemption.${request.law}.${value}`) }))}
          />
        )}
      </div>
      {proposal.class !== 'acknowledged' && (
        <TextArea {...field('quote', chosen.quote)} rows={2} label={t('answers.classify.quote')} />
      )}
      <label class="tick">
        <input type="checkbox" name={rowField(code, 'tick')} value="yes" checked={chosen.isTicked} />
        <span>{t('answers.classify.tick', { trust: request.trustName })}</span>
      </label>
    </article>
  )
}

const ChoiceOfClass = ({ t, code, value }: { t: Translate; code: string; value: string }) => (
  <div class="field">
    <label for={`${code}-class`}>{t('answers.classify.class')}</label>
    <select id={`${code}-class`} name={rowField(code, 'class')}>
      {simpleClasses.map(each => (
        <option value={each} selected={each === value}>
          {t(`answers.classify.classes.${each}`)}
        </option>
      ))}
    </select>
  </div>
)

function HowItWent({ t, round, notice: { done, left } }: { t: Translate; round: Round; notice: NonNullable<Shown['notice']> }) {
  return (
    <div role="status">
      <Notice>
        <p>{t('answers.classify.done', { count: done })}</p>
        {left.length > 0 && <p>{t('answers.classify.left', { count: left.length })}</p>}
        {left.length > 0 && (
          <ul>
            {left.map(({ code, why }) => (
              <li>
                <a href={localPath(t.locale, requestLink({ round: round.id, trustCode: code }))}>{code}</a>:{' '}
                {t(`answers.classify.why.${why}`)}
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}

export type RowPreview = {
  readonly row: SentRow
  readonly name: string
  readonly verdict: RowVerdict
  /** Why it cannot be sorted, in words; null when it can. */
  readonly reason: string | null
}

type Preview = { readonly round: Round; readonly previews: readonly RowPreview[]; readonly all: readonly SentRow[] }

/** What would be recorded, trust by trust, before anything is. */
export function previewPage(c: Ctx, { round, previews, all }: Preview): Response {
  const { t, locale } = c.var
  const can = previews.filter(({ reason }) => reason === null)
  const cannot = previews.filter(({ reason }) => reason !== null)
  return consolePage(c, {
    title: t('answers.classify.previewTitle', { count: can.length }),
    lead: t('answers.classify.previewLead'),
    trail: [...trailToRound(t, round), { href: classifyLink(round.id), label: t('answers.classify.title') }],
    css: [tabsCss, css],
    body: (
      <>
        <RoundTabs t={t} round={round.id} current="classify" />
        {can.length > 0 && (
          <DataTable
            id="can"
            caption={t('answers.classify.can')}
            columns={[
              { label: t('answers.classify.trust') },
              { label: t('answers.classify.event') },
              { label: t('answers.words') },
            ]}
            rows={can.map(({ row, name, verdict }) => [name, sayEvent(t, row, verdict), sayAnswer(t, verdict)])}
          />
        )}
        {cannot.length > 0 && (
          <DataTable
            id="cannot"
            caption={t('answers.classify.cannot')}
            columns={[{ label: t('answers.classify.trust') }, { label: t('answers.classify.because') }]}
            rows={cannot.map(({ row, name, reason }) => [<a href={localPath(locale, answersLink(row))}>{name}</a>, reason ?? ''])}
          />
        )}
        <form method="post" action={localPath(locale, classifyLink(round.id))} class="ways">
          {all.map(row => (
            <Carried row={row} />
          ))}
          {can.length > 0 && (
            <button class="button" type="submit" name="step" value="sort">
              {t('answers.classify.sort', { count: can.length })}
            </button>
          )}
          <button class="button quiet" type="submit" name="step" value="change">
            {t('answers.classify.change')}
          </button>
        </form>
      </>
    ),
  })
}

function sayEvent(t: Translate, row: SentRow, verdict: RowVerdict): string {
  const { kind } = meaningOf[row.class]
  const day = verdict.verdict === 'can-be-sorted' ? t.day(verdict.on) : ''
  return `${t(`answers.classify.classes.${row.class}`)} (${t('requests.refused.event', { event: t(`requests.events.${kind}`), day })})`
}

const sayAnswer = (t: Translate, verdict: RowVerdict) =>
  verdict.verdict === 'can-be-sorted' && verdict.answer ? (
    <span lang={verdict.answer.said.language} class="as-written">
      {verdict.answer.said.words}
    </span>
  ) : (
    t('answers.classify.noAnswer')
  )

/** A row as it was sent, to be sent on. */
function Carried({ row }: { row: SentRow }) {
  const hidden = (name: string, value: string) => <input type="hidden" name={rowField(row.trustCode, name)} value={value} />
  return (
    <>
      <input type="hidden" name="row" value={row.trustCode} />
      {hidden('message', String(row.messageId))}
      {hidden('version', String(row.basedOn))}
      {hidden('class', row.class)}
      {hidden('quote', row.quote)}
      {hidden('ground', row.exemption ?? '')}
      {row.isTicked && hidden('tick', 'yes')}
    </>
  )
}
