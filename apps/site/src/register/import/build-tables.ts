import { buildAlternativeNames } from './build-alternative-names.ts'
import { buildConstituencies, readPoliticians } from './build-constituencies.ts'
import { buildHospitals } from './build-hospitals.ts'
import { listKnownGaps } from './build-known-gaps.ts'
import { buildOutline, type Outline } from './build-outline.ts'
import { readDistricts, readOtherDistricts, readSectors } from './build-postcodes.ts'
import { buildSuccessions, findMissingSuccessions, readSuccessions, scottishSuccessions } from './build-successions.ts'
import { buildSurveyDecisions, readCancerWaits } from './build-survey-decisions.ts'
import { buildTrusts } from './build-trusts.ts'
import type { Corrections } from './read-corrections.ts'
import type { Problem, Reading } from './read-source.ts'
import { areaNames, readTopology } from './read-topology.ts'
import * as trustSources from './read-trust-sources.ts'
import type { SourceId } from './source-layouts.ts'
import type { Tables, TrustRow } from './tables.ts'
import { unpackPostcodeRanges } from './unpack-postcode-ranges.ts'

export interface BuildInput {
  texts: ReadonlyMap<SourceId, string>
  corrections: Corrections
  /** What is committed now; decisions keep their day, gaps theirs. */
  committed: Partial<Tables>
  today: string
  /** The day of the list of politicians. */
  politiciansAsOf: string
}

export interface SourceProblem extends Problem {
  source: SourceId
}

/** What a table is made from, worked out once and only when a table asks for it. */
export interface Workshop {
  build: { [Name in keyof Tables]: () => Tables[Name] }
  outline(): Outline
  problems: SourceProblem[]
  /** Rows that no table could take, in words: which and why. */
  unplaced: Map<string, string[]>
}

/** Sets up the makers of all tables over one set of sources. Pure: the sources' texts in, rows out. */
export function openWorkshop(input: BuildInput): Workshop {
  const problems: SourceProblem[] = []
  const unplaced = new Map<string, string[]>()
  const text = (id: SourceId): string => {
    const found = input.texts.get(id)
    if (found === undefined) throw new Error(`The source “${id}” is needed and was not found`)
    return found
  }
  const take = <Row>(source: SourceId, read: (text: string) => Reading<Row>): (() => Row[]) =>
    once(() => {
      const reading = read(text(source))
      problems.push(...reading.problems.map(problem => ({ source, ...problem })))
      return reading.rows
    })

  const ods = take('ods-trusts', trustSources.readOdsTrusts)
  const directory = take('trust-directory', trustSources.readTrustDirectory)
  const boards = take('health-boards', trustSources.readHealthBoards)
  const scottishCodes = take('scottish-boards', trustSources.readScottishBoardCodes)
  const foi = take('trust-contacts', trustSources.readFoiAddresses)
  const points = take('trust-coordinates', trustSources.readTrustPoints)
  const icbs = take('icb-directory', trustSources.readIcbNames)
  const sectors = take('sectors-gb', readSectors)
  const listedSuccessions = take('trust-successors', readSuccessions)

  const trusts = once(() =>
    withKept(
      buildTrusts({
        ods: ods(),
        directory: directory(),
        foi: foi(),
        points: points(),
        icbs: icbs(),
        boards: boards(),
        scottishCodes: scottishCodes(),
        sectors: sectors(),
        kinds: input.corrections.kinds,
      }),
      input.committed.trusts ?? [],
    ),
  )
  const successions = once(() =>
    buildSuccessions(
      [...listedSuccessions(), ...scottishSuccessions(scottishCodes()), ...input.corrections.successions],
      trusts(),
    ),
  )
  const hospitals = once(() => {
    const built = buildHospitals({
      text,
      take: problem => problems.push(problem),
      trusts: trusts(),
      successions: successions(),
      sectors: sectors(),
      corrections: input.corrections.hospitals,
    })
    unplaced.set('hospitals', built.leftOut)
    return built
  })
  const names = once(() => {
    const built = buildAlternativeNames({
      trusts: trusts(),
      ods: ods(),
      directory: directory(),
      successions: successions(),
      formerNames: hospitals().formerNames,
      corrections: input.corrections.names,
    })
    unplaced.set(
      'trust-alternative-names',
      built.refused.map(row => `${row.code} “${row.name}”: ${row.why}`),
    )
    return built.rows
  })

  const councils = once(() => areaNames(readTopology(text('countries'))))
  const districts = once(() => [
    ...take('districts-gb', source => readDistricts(source, councils()))(),
    ...take('districts-other', readOtherDistricts)(),
  ])
  const constituencies = once(() => {
    const reading = buildConstituencies({
      points: text('constituency-points'),
      boundaries: text('constituency-names'),
      lookup: text('constituency-lookup'),
      seneddPairs: text('senedd-pairs'),
    })
    problems.push(...reading.problems.map(problem => ({ source: 'constituency-points' as const, ...problem })))
    return reading.rows
  })
  const missing = once(() => findMissingSuccessions(trusts(), successions()))

  return {
    problems,
    unplaced,
    outline: () => buildOutline(text('countries')),
    build: {
      trusts,
      'trust-alternative-names': names,
      'trust-successions': successions,
      'trust-successions-missing': missing,
      hospitals: () => hospitals().hospitals,
      'hospitals-unplaced': () => hospitals().unplaced,
      'survey-decisions': () =>
        buildSurveyDecisions({
          trusts: trusts(),
          cancerWaits: readCancerWaits(text('cancer-waits')),
          byHand: input.corrections.decisions,
          earlier: input.committed['survey-decisions'] ?? [],
          today: input.today,
        }),
      constituencies,
      politicians: take('politicians', source => readPoliticians(source, input.politiciansAsOf)),
      'postcode-sectors': sectors,
      'postcode-districts': districts,
      'postcode-constituencies': () =>
        unpackPostcodeRanges(text('postcode-ranges'), text('constituency-lookup')).map(range => ({
          range_start: range.start,
          constituency_code: range.constituency,
        })),
      'known-gaps': () =>
        listKnownGaps({
          byHand: input.corrections.gaps,
          tables: input.committed,
          earlier: input.committed['known-gaps'] ?? [],
          today: input.today,
        }),
    },
  }
}

/** Trusts that the source dropped stay in the register as they were. */
function withKept(built: TrustRow[], committed: TrustRow[]): TrustRow[] {
  const codes = new Set(built.map(trust => trust.code))
  return [...built, ...committed.filter(trust => !codes.has(trust.code))]
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
