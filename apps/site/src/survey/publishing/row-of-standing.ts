import type { Translate } from '../../foundation/index.ts'
import type { ResultRow, RowEvidence } from '../../releases/index.ts'
import type { AnswerEvidence, Standing } from '../answer-types.ts'
import { type SilentRequest, saySilence } from './say-silence.ts'

/** What of a round does not stand in the standing itself. */
export type AroundStanding = {
  readonly inEnglish: Translate
  readonly inWelsh: Translate
  readonly asOf: string
  /** Of a request that was not answered; null for every other. */
  readonly silent: SilentRequest | null
  /** The names of trusts, by code. */
  readonly names: ReadonlyMap<string, string>
}

/** A request as a row of a release: its status with the rule that decided, its figures, the evidence that may be shown, and the note. */
export function rowOfStanding(standing: Standing, around: AroundStanding): ResultRow {
  return {
    line: null,
    code: standing.trustCode,
    status: standing.status,
    criterion: standing.rule === '' ? null : standing.rule,
    answeredOn: standing.answeredOn,
    figures: standing.figures,
    evidenceUrl: null,
    quote: null,
    quoteLanguage: 'en',
    evidence: evidenceForRelease(standing.evidence),
    ...noteOf(standing, around),
  }
}

type Note = Pick<ResultRow, 'note' | 'noteCy'>

function noteOf(standing: Standing, { inEnglish, inWelsh, asOf, silent, names }: AroundStanding): Note {
  if (standing.status === 'excluded') return noteOfExclusion(standing, { names, inEnglish, inWelsh })
  if (silent === null || standing.override !== null) return inBoth(standing.note, standing.noteCy)
  const said = [standing.note, standing.noteCy ?? standing.note] as const
  return {
    note: joined(saySilence(inEnglish, silent, asOf), said[0]),
    noteCy: joined(saySilence(inWelsh, silent, asOf), said[1]),
  }
}

/** Why a trust is left out, with the trust that treats its patients; in Welsh, too, where the reason is there in Welsh. */
export function noteOfExclusion(
  { note, noteCy, treatedBy }: Pick<Standing, 'note' | 'noteCy' | 'treatedBy'>,
  { names, inEnglish, inWelsh }: Pick<AroundStanding, 'names' | 'inEnglish' | 'inWelsh'>,
): Note {
  const treated = (t: Translate): string | null =>
    treatedBy === null ? null : t('publishing.treatedBy', { name: names.get(treatedBy) ?? treatedBy, code: treatedBy })
  // Half a reason in Welsh would hide the other half from whoever reads Welsh.
  const isWhole = noteCy !== null || note === null
  return inBoth(joined(note, treated(inEnglish)) || null, isWhole ? joined(noteCy, treated(inWelsh)) || null : null)
}

const inBoth = (note: string | null, noteCy: string | null): Note =>
  note !== null && noteCy !== null ? { note, noteCy } : { note: note ?? noteCy }

const joined = (...parts: readonly (string | null)[]): string => parts.filter(part => part !== null && part !== '').join(' ')

/** The pieces that may be shown, once each: the same words are often the evidence for several questions. */
export function evidenceForRelease(evidence: readonly AnswerEvidence[]): RowEvidence[] {
  const pieces = evidence.filter(({ isShown }) => isShown).flatMap(piece => asRowEvidence(piece) ?? [])
  const marks = pieces.map(sameness)
  return pieces.filter((_, at) => marks.indexOf(marks[at] ?? '') === at)
}

const sameness = (piece: RowEvidence): string => {
  switch (piece.source) {
    case 'quote':
      return JSON.stringify(['quote', piece.quote, piece.url, piece.file?.sha256 ?? null])
    case 'link':
      return JSON.stringify(['link', piece.url])
    default:
      return JSON.stringify(piece)
  }
}

function asRowEvidence(piece: AnswerEvidence): RowEvidence | null {
  const { dated } = piece
  const file =
    piece.fileSha256 === null ? null : { name: piece.fileName ?? piece.fileSha256, sha256: piece.fileSha256, page: piece.page }
  switch (piece.source) {
    case 'quote':
      if (piece.quote === null) return null
      return {
        source: 'quote',
        quote: piece.quote,
        language: piece.language ?? 'en',
        dated,
        url: piece.url,
        ...(piece.translation ? { translation: piece.translation } : {}),
        ...(file ? { file } : {}),
      }
    case 'link':
      return piece.url === null ? null : { source: 'link', url: piece.url, dated }
    case 'file':
      return file && { source: 'file', ...file, dated }
  }
}
