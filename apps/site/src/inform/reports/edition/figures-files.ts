import { canonicalJson, type Json, type Translate } from '../../../foundation/index.ts'
import { type Cell, writeCsv } from '../../../releases/index.ts'
import { citation } from './cite.ts'
import type { Edition, ReportFigures } from './edition.ts'
import { askedOf, countingEveryone, response, type Share } from './share-of.ts'

/** The columns of the figures as CSV: one row a group of trusts, then one a rule of the criteria. They are described in docs/reports.md. */
export const figureColumns = [
  'campaign',
  'report',
  'edition',
  'release',
  'as_of',
  'what',
  'code',
  'name',
  'surveyed',
  'asked',
  'answered',
  'collecting',
  'partial',
  'not_collecting',
  'no_response',
  'not_asked',
  'excluded',
  'response_percent',
  'response_low',
  'response_high',
  'counting_everyone_percent',
  'counting_everyone_low',
  'counting_everyone_high',
  'trusts',
] as const

type WithFigures = Edition & { readonly figures: ReportFigures }

const percentCells = ({ percent }: Share): Cell[] =>
  percent === null ? [null, null, null] : [percent.value, percent.low, percent.high]

/** The numbers of an edition as CSV. A percentage that the report does not give is empty here too. */
export function figuresAsCsv(edition: WithFigures): string {
  const { figures } = edition
  const about: Cell[] = [edition.campaign, edition.report, edition.edition, figures.release.id, figures.release.asOf]
  const groups = figures.groups.map(({ kind, code, name, counts }): Cell[] => [
    ...about,
    kind,
    code,
    name,
    counts.surveyed,
    askedOf(counts),
    counts.answered,
    counts.collecting,
    counts.partial,
    counts['not-collecting'],
    counts['no-response'],
    counts['not-asked'],
    counts.excluded,
    ...percentCells(response(counts)),
    ...percentCells(countingEveryone(counts)),
    null,
  ])
  const reasons = figures.reasons.map(({ rule, when, trusts }): Cell[] => [
    ...about,
    'rule',
    rule,
    when.en,
    ...Array.from({ length: 15 }, () => null),
    trusts,
  ])
  return writeCsv(figureColumns, [...groups, ...reasons])
}

/** The same for programs, with how to cite it. Passages are named, not quoted: their words are in the release, as far as they may be read. */
export function figuresAsJson(t: Translate, edition: WithFigures, { baseUrl }: { baseUrl: string }): string {
  const { campaign, report, edition: number, publishedOn, replaces, figures } = edition
  // Plain data that has just been read from canonical JSON: nothing in it that JSON cannot hold.
  const plain = { campaign, report, edition: number, publishedOn, replaces, figures } as unknown as Json
  return canonicalJson({ citation: citation(t, { baseUrl, edition }), ...(plain as { [key: string]: Json }) })
}
