import type { ExampleRound, ExampleTrust } from '../example-files.ts'
import { hostOf } from '../example-names.ts'
import { type Criterion, statusOf } from './draw-criteria.ts'
import { between, pick, type Random } from './random.ts'
import type { DrawnCriterion, FixedAnswer, Sources, Wording } from './sources.ts'

/** One row of a results file, before it is written down. */
export type AnswerRow = {
  readonly trust_code: string
  readonly status: string
  readonly answered_on: string
  readonly diagnosed: number | ''
  readonly de_novo: number | ''
  readonly recurrent: number | ''
  readonly period_start: string
  readonly period_end: string
  readonly evidence_url: string
  readonly quote: string
  readonly note: string
  readonly criterion: string
  readonly quote_language: '' | 'cy'
}

type Numbers = { readonly diagnosed: number | null; readonly deNovo: number | null; readonly recurrent: number | null }

const silent: readonly Criterion[] = ['no-answer-by-due-date', 'acknowledged-only', 'clarified-then-silence', 'not-delivered']

/** The answer of one trust in one round: a wording that fits its nation, with figures that fit its size. */
export function drawAnswer(
  random: Random,
  {
    trust,
    round,
    criterion,
    wordings,
  }: { trust: ExampleTrust; round: ExampleRound; criterion: DrawnCriterion; wordings: Sources['wordings'] },
): AnswerRow {
  const fitting = wordings[criterion].filter(wording => wording.nations?.includes(trust.nation) ?? true)
  const wording = pick(random, fitting)
  const numbers = keepFor(wording.figures, drawNumbers(random, trust))
  const fill = (text: string | undefined) => fillHoles(text ?? '', numbers, round)
  const isSilent = silent.includes(criterion)
  return rowOf({
    trust,
    round,
    criterion,
    numbers,
    answeredOn: isSilent ? '' : drawDay(random, round),
    evidenceUrl: isSilent || random() < 0.15 ? '' : urlOf(random, trust, round),
    quote: fill(wording.quote),
    note: fill(wording.note),
  })
}

/** An answer that stands in fixed.yaml. */
export function fixedAnswer(
  random: Random,
  {
    trust,
    round,
    answer,
    wordings,
  }: { trust: ExampleTrust; round: ExampleRound; answer: FixedAnswer; wordings: Sources['wordings'] },
): AnswerRow {
  const numbers = { diagnosed: answer.diagnosed ?? null, deNovo: answer.deNovo ?? null, recurrent: answer.recurrent ?? null }
  const usual = answer.criterion === 'no-answer-by-due-date' ? wordings['no-answer-by-due-date'][0] : undefined
  return {
    ...rowOf({
      trust,
      round,
      criterion: answer.criterion,
      numbers,
      answeredOn: answer.answeredOn ?? '',
      evidenceUrl: answer.answeredOn ? urlOf(random, trust, round) : '',
      quote: answer.quote ?? '',
      note: answer.note ?? fillHoles(usual?.note ?? '', numbers, round),
    }),
    quote_language: answer.language ?? '',
  }
}

function rowOf(input: {
  trust: ExampleTrust
  round: ExampleRound
  criterion: Criterion
  numbers: Numbers
  answeredOn: string
  evidenceUrl: string
  quote: string
  note: string
}): AnswerRow {
  const { trust, round, criterion, numbers } = input
  const hasFigures = numbers.diagnosed !== null || numbers.deNovo !== null
  return {
    trust_code: trust.code,
    status: statusOf(criterion),
    answered_on: input.answeredOn,
    diagnosed: numbers.diagnosed ?? '',
    de_novo: numbers.deNovo ?? '',
    recurrent: numbers.recurrent ?? '',
    period_start: hasFigures ? round.period.start : '',
    period_end: hasFigures ? round.period.end : '',
    evidence_url: input.evidenceUrl,
    quote: input.quote,
    note: input.note,
    criterion,
    quote_language: '',
  }
}

/** People diagnosed in a year, by the size of the trust. About three in ten have it at the first diagnosis (published: 22 to 33 %). */
function drawNumbers(random: Random, trust: ExampleTrust): { diagnosed: number; deNovo: number; recurrent: number } {
  const isLarge = trust.name.includes('University') || trust.kind === 'cancer-centre'
  const diagnosed = isLarge ? between(random, 84, 187) : between(random, 26, 104)
  const deNovo = Math.round(diagnosed * (0.24 + random() * 0.1))
  return { diagnosed, deNovo, recurrent: diagnosed - deNovo }
}

function keepFor(figures: Wording['figures'], drawn: { diagnosed: number; deNovo: number; recurrent: number }): Numbers {
  switch (figures) {
    case 'all':
      return drawn
    case 'de-novo':
      return { diagnosed: null, deNovo: drawn.deNovo, recurrent: null }
    case 'estimate':
      return { diagnosed: Math.round(drawn.diagnosed / 5) * 5, deNovo: null, recurrent: null }
    case 'none':
      return { diagnosed: null, deNovo: null, recurrent: null }
  }
}

/** A working day after the question was sent: most answer by the due date, some in the four weeks after it. */
function drawDay(random: Random, round: ExampleRound): string {
  const isLate = random() < 0.25
  const [from, to] = isLate ? [round.dueOn, round.asOf] : [addDays(round.sentOn, 7), round.dueOn]
  const day = addDays(from, between(random, 0, daysBetween(from, to)))
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 ? addDays(day, -2) : weekday === 6 ? addDays(day, -1) : day
}

const dayMs = 86_400_000
const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs

/** Where the answer would stand, if it were real. */
const urlOf = (random: Random, trust: ExampleTrust, round: ExampleRound): string =>
  `https://${hostOf(trust)}/foi/${round.sentOn.slice(0, 4)}-${String(between(random, 1, 999)).padStart(4, '0')}`

const inWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

function fillHoles(text: string, numbers: Numbers, round: ExampleRound): string {
  const day = (iso: string) => inWords.format(new Date(iso))
  const holes: Readonly<Record<string, string | number | null>> = {
    ...numbers,
    period: round.period.words,
    sent: day(round.sentOn),
    due: day(round.dueOn),
    chased: day(round.chasedOn),
    clarified: day(round.clarifiedOn),
    asOf: day(round.asOf),
  }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = holes[name] ?? null
    if (value === null) throw new Error(`The wording "${text.slice(0, 40)}…" uses {${name}}, which its figures do not have`)
    return String(value)
  })
}
