import {
  type Criteria,
  type Figures,
  type PublishedStatus,
  type ResultRow,
  type RowEvidence,
  rowOfStatus,
} from '../../releases/index.ts'
import { isCalendarDay } from '../legal-clock/calendar-days.ts'
import type { SentForm } from '../read-form.ts'

/** A correction of one trust as somebody has typed it: everything is text. */
export type TypedCorrection = {
  readonly rule: string
  readonly answeredOn: string
  readonly diagnosed: string
  readonly deNovo: string
  readonly recurrent: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly note: string
  readonly noteCy: string
  /** The places of the pieces that stay, from 1. */
  readonly keep: readonly string[]
  readonly quote: string
  readonly language: string
  readonly translation: string
  readonly dated: string
  readonly url: string
  readonly reason: string
}

export type TypedField = keyof TypedCorrection
export type CorrectionFault = { readonly field: TypedField; readonly fault: string }

export const textFields = [
  'rule',
  'answeredOn',
  'diagnosed',
  'deNovo',
  'recurrent',
  'periodStart',
  'periodEnd',
  'note',
  'noteCy',
  'quote',
  'language',
  'translation',
  'dated',
  'url',
  'reason',
] as const satisfies readonly TypedField[]

/** Reads the form as it was sent. */
export function readTypedCorrection(form: Pick<SentForm, 'lines' | 'all'>): TypedCorrection {
  const text = (field: TypedField): string => form.lines(field).trim()
  return {
    rule: text('rule'),
    answeredOn: text('answeredOn'),
    diagnosed: text('diagnosed'),
    deNovo: text('deNovo'),
    recurrent: text('recurrent'),
    periodStart: text('periodStart'),
    periodEnd: text('periodEnd'),
    note: text('note'),
    noteCy: text('noteCy'),
    keep: form.all('keep'),
    quote: text('quote'),
    language: text('language'),
    translation: text('translation'),
    dated: text('dated'),
    url: text('url'),
    reason: text('reason'),
  }
}

const longest = { note: 1500, noteCy: 1500, quote: 3000, translation: 3000, reason: 1000 } as const

/** The form as it is opened: what the release says now. */
export function typedFrom(status: PublishedStatus): TypedCorrection {
  const { figures } = status
  const number = (count: number | null) => (count === null ? '' : String(count))
  return {
    rule: status.criterion ?? '',
    answeredOn: status.answeredOn ?? '',
    diagnosed: number(figures.diagnosed),
    deNovo: number(figures.deNovo),
    recurrent: number(figures.recurrent),
    periodStart: figures.periodStart ?? '',
    periodEnd: figures.periodEnd ?? '',
    note: status.note ?? status.excludedReason ?? '',
    noteCy: status.noteCy ?? '',
    keep: status.evidence.map((_, at) => String(at + 1)),
    quote: '',
    language: 'en',
    translation: '',
    dated: '',
    url: '',
    reason: '',
  }
}

/** The row that follows from the form, or what has to be mended. What the release itself refuses is found by the release. */
export function rowFromTyped(
  typed: TypedCorrection,
  status: PublishedStatus,
  criteria: Criteria,
): { readonly row: ResultRow } | { readonly faults: readonly CorrectionFault[] } {
  const rule = criteria.rules.find(({ id }) => id === typed.rule)
  const days = ['answeredOn', 'periodStart', 'periodEnd', 'dated'] as const
  const numbers = ['diagnosed', 'deNovo', 'recurrent'] as const
  const faults: CorrectionFault[] = [
    ...(rule ? [] : [{ field: 'rule' as const, fault: 'choose' }]),
    ...days.filter(field => typed[field] !== '' && !isCalendarDay(typed[field])).map(field => ({ field, fault: 'day' })),
    ...numbers.filter(field => !/^\d{0,6}$/.test(typed[field])).map(field => ({ field, fault: 'number' })),
    ...(Object.keys(longest) as (keyof typeof longest)[])
      .filter(field => typed[field].length > longest[field])
      .map(field => ({ field, fault: 'too-long' })),
    ...(typed.language === 'en' || typed.language === 'cy' ? [] : [{ field: 'language' as const, fault: 'choose' }]),
    ...(typed.url === '' || isWebAddress(typed.url) ? [] : [{ field: 'url' as const, fault: 'url' }]),
    ...(typed.reason.trim() === '' ? [{ field: 'reason' as const, fault: 'reason' }] : []),
    ...(typed.note === '' && typed.noteCy !== '' ? [{ field: 'note' as const, fault: 'note-first' }] : []),
  ]
  if (faults.length > 0 || !rule) return { faults }
  const { noteCy: _, ...before } = rowOfStatus(status)
  return {
    row: {
      ...before,
      status: rule.status,
      criterion: rule.id,
      answeredOn: typed.answeredOn || null,
      figures: figuresFrom(typed),
      note: typed.note || null,
      ...(typed.noteCy === '' ? {} : { noteCy: typed.noteCy }),
      evidence: [...kept(before.evidence ?? [], typed.keep), ...added(typed)],
    },
  }
}

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

function figuresFrom(typed: TypedCorrection): Figures {
  const number = (text: string) => (text === '' ? null : Number(text))
  return {
    diagnosed: number(typed.diagnosed),
    deNovo: number(typed.deNovo),
    recurrent: number(typed.recurrent),
    periodStart: typed.periodStart || null,
    periodEnd: typed.periodEnd || null,
  }
}

/** A notice of what was withheld always stays. */
const kept = (evidence: readonly RowEvidence[], keep: readonly string[]): RowEvidence[] =>
  evidence.filter((piece, at) => piece.source === 'withheld' || keep.includes(String(at + 1)))

function added({ quote, language, translation, dated, url }: TypedCorrection): RowEvidence[] {
  const on = dated || null
  if (quote === '') return url === '' ? [] : [{ source: 'link', url, dated: on }]
  return [
    {
      source: 'quote',
      quote,
      language: language === 'cy' ? 'cy' : 'en',
      dated: on,
      url: url || null,
      ...(translation === '' ? {} : { translation }),
    },
  ]
}
