// Long because: choosing, writing and the last look at a correction are one form in two shapes.
import { consolePage, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  type FieldError,
  Fold,
  localPath,
  type ReadDb,
  rows,
  TextArea,
  type Translate,
} from '../../../foundation/index.ts'
import { readForm } from '../../read-form.ts'
import { isFormToken, newFormToken } from '../../requests/form-token.ts'
import { nameOfRound, roundHere, trailToRound } from '../../round-here.ts'
import type { SurveyTables } from '../../schema.ts'
import type { Round } from '../../types.ts'
import { correctionLink, sendLink } from '../links.ts'
import {
  type CorrectionTo,
  type CorrectionWords,
  canLeave,
  correctable,
  planCorrections,
  sendCorrections,
} from '../send-corrections.ts'
import { usualRecallMinutes } from '../send-round.ts'
import { LetterShown } from './letter-facts.tsx'
import { actingHere, leadTo } from './send-here.ts'
import css from './sending.css?inline'

type Typed = {
  readonly ticked: readonly string[]
  readonly words: CorrectionWords
  readonly token: string
  readonly errors: readonly FieldError[]
}

/** Where a correction after a mistaken letter is written, once for all who got the letter. */
export async function correctionPage(c: Ctx): Promise<Response> {
  return showForm(c, await roundHere(c), { ticked: [], words: { en: '', cy: '' }, token: newFormToken(), errors: [] })
}

/** Shows it as each trust would get it, and after the second yes sends it. */
export async function saveCorrection(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const round = await roundHere(c)
  const form = await readForm(c)
  const words = { en: form.lines('words-en'), cy: form.lines('words-cy') }
  const sentToken = form.line('token')
  const token = isFormToken(sentToken) ? sentToken : newFormToken()
  const all = await correctableRequests(services.db, round.id)
  const { barredFrom } = principalOf(c)
  const chosen = new Set(form.all('trust'))
  const ticked = all.map(({ code }) => code).filter(code => chosen.has(code) && !barredFrom.includes(code))
  const errors: FieldError[] = [
    ...(ticked.length === 0 ? [{ field: 'trusts', message: t('sending.correction.faults.nobody') }] : []),
    ...(words.en === '' ? [{ field: 'words-en', message: t('sending.correction.faults.no-words') }] : []),
  ]
  const typed = { ticked, words, token, errors }
  if (errors.length > 0) return showForm(c, round, typed)
  const now = services.clock()
  const planned = await planCorrections(services.db, { round, codes: ticked, words, mailDomain: services.mailDomain, now })
  if (planned.some(({ letter }) => !canLeave(letter))) {
    return showForm(c, round, { ...typed, errors: [{ field: 'words-en', message: t('sending.correction.faults.fields') }] })
  }
  if (form.line('step') !== 'send') return showPreview(c, round, typed, planned)
  const outcome = await sendCorrections(services.write, {
    round: round.id,
    codes: ticked,
    words,
    formToken: token,
    recallMinutes: usualRecallMinutes,
    barredFrom,
    office: services,
    ...actingHere(c),
  })
  if (outcome.outcome === 'sent') return leadTo(c, sendLink(round.id), { done: 'corrected', count: outcome.count })
  return leadTo(c, sendLink(round.id), { done: 'nothing' })
}

type Correctable = { readonly code: string; readonly name: string; readonly sentOn: string | null }

const correctableRequests = (db: ReadDb, round: string): Promise<Correctable[]> =>
  rows<SurveyTables>(db)
    .selectFrom('request')
    .select(['trust_code as code', 'trust_name as name', 'sent_on as sentOn'])
    .where('round_id', '=', round)
    .where('delivery', 'in', [...correctable])
    .orderBy('trust_name')
    .execute()

async function showForm(c: Ctx, round: Round, typed: Typed): Promise<Response> {
  const { t, locale, db } = c.var
  const requests = await correctableRequests(db, round.id)
  const { barredFrom } = principalOf(c)
  const open = requests.filter(({ code }) => !barredFrom.includes(code))
  const errorOf = (field: string) => typed.errors.find(error => error.field === field)?.message
  return consolePage(c, {
    title: t('sending.correction.titleOf', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    lead: t('sending.correction.lead'),
    status: typed.errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={typed.errors} />
        {open.length === 0 ? (
          <p>{t('sending.correction.nobody')}</p>
        ) : (
          <form method="post" action={localPath(locale, correctionLink(round.id))}>
            <input type="hidden" name="token" value={typed.token} />
            <input type="hidden" name="step" value="preview" />
            <TextArea
              t={t}
              id="words-en"
              label={t('sending.correction.wordsEn')}
              hint={t('sending.correction.wordsEnHint')}
              value={typed.words.en}
              error={errorOf('words-en')}
            />
            <TextArea
              t={t}
              id="words-cy"
              label={t('sending.correction.wordsCy')}
              hint={t('sending.correction.wordsCyHint')}
              value={typed.words.cy}
              optional
            />
            <Requests t={t} requests={open} ticked={typed.ticked} />
            <Button>{t('sending.correction.preview')}</Button>
          </form>
        )}
        <p>
          <a href={localPath(locale, sendLink(round.id))}>{t('sending.recall.back')}</a>
        </p>
      </>
    ),
  })
}

const Requests = ({ t, requests, ticked }: { t: Translate; requests: readonly Correctable[]; ticked: readonly string[] }) => (
  <DataTable
    id="trusts"
    caption={t('sending.correction.caption', { count: requests.length })}
    columns={(['trust', 'sentOn'] as const).map(name => ({ label: t(`sending.correction.columns.${name}`) }))}
    rows={requests.map(({ code, name, sentOn }) => [
      <label class="tick">
        <input type="checkbox" name="trust" value={code} checked={ticked.includes(code)} />
        <span>{name}</span>
      </label>,
      sentOn === null ? '' : t.day(sentOn),
    ])}
  />
)

/** So many letters are read on the page; the others are folded. */
const inFull = 1

function showPreview(c: Ctx, round: Round, { words, token }: Typed, planned: readonly CorrectionTo[]): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('sending.correction.checkTitle'),
    trail: trailToRound(t, round),
    lead: t('sending.correction.check', { count: planned.length, minutes: usualRecallMinutes }),
    css: [css],
    body: (
      <>
        <form method="post" action={localPath(locale, correctionLink(round.id))}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="step" value="send" />
          <input type="hidden" name="words-en" value={words.en} />
          <input type="hidden" name="words-cy" value={words.cy} />
          {planned.map(({ request }) => (
            <input type="hidden" name="trust" value={request.trustCode} />
          ))}
          <Button>{t('sending.correction.send', { count: planned.length })}</Button>
        </form>
        <p>
          <a href={localPath(locale, sendLink(round.id))}>{t('sending.recall.back')}</a>
        </p>
        {planned.map((to, index) =>
          index < inFull ? (
            <One t={t} to={to} />
          ) : (
            <Fold summary={to.request.trustName}>
              <One t={t} to={to} />
            </Fold>
          ),
        )}
      </>
    ),
  })
}

const One = ({ t, to: { request, letter } }: { t: Translate; to: CorrectionTo }) => (
  <>
    <h2>{request.trustName}</h2>
    {letter && <LetterShown t={t} facts={[[t('sending.letter.subject'), letter.subject]]} text={letter.text} />}
  </>
)
