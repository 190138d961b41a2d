import { buildAlternativeNames } from './build-alternative-names.ts'
import { readBreastCancer, readPublishedRatios } from './build-breast-cancer.ts'
import { buildConstituencies, readPoliticians } from './build-constituencies.ts'
import { buildHospitals, type HospitalNames } from './build-hospitals.ts'
import { listKnownGaps } from './build-known-gaps.ts'
import { buildOutline, type Outline } from './build-outline.ts'
import { buildParliamentSeats } from './build-parliament-seats.ts'
import { buildPopulations, readBoardPopulations, readNationPopulations, readRegionPopulations } from './build-populations.ts'
import { readDistricts, readOtherDistricts, readSectors } from './build-postcodes.ts'
import { buildSuccessions, findMissingSuccessions, readSuccessions, scottishSuccessions } from './build-successions.ts'
import { buildSurveyDecisions, findCancerWaits } from './build-survey-decisions.ts'
import { buildTrusts } from './build-trusts.ts'
import type { NationalTableName, NationalTables } from './national-tables.ts'
import type { Corrections } from './read-corrections.ts'
import { areaNames, readTopology } from './read-topology.ts'
import * as trustSources from './read-trust-sources.ts'
import { once, openSourceDesk, type SourceDesk } from './source-desk.ts'
import type { SourceId, SourceProblem } from './source-layouts.ts'
import type { TableName, Tables, TrustRow } from './tables.ts'
import { unpackPostcodeRanges } from './unpack-postcode-ranges.ts'

export interface BuildInput {
  texts: ReadonlyMap<SourceId, string>
  corrections: Corrections
  /** What is committed now: used for every table that is not rebuilt. */
  committed: Partial<Tables>
  /** The tables that are made anew in this run. */
  rebuild: ReadonlySet<string>
  today: string
  /** The day of the list of politicians. */
  politiciansAsOf: string
}

/** Makes tables from one set of sources, each once and only when asked for. */
export interface Workshop {
  build: { [Name in TableName]: () => Tables[Name] }
  national: { [Name in NationalTableName]: () => NationalTables[Name] }
  outline(): Outline
  problems: SourceProblem[]
  /** Rows that no table could take, in words: which and why. */
  unplaced: Map<string, string[]>
}

/** Sets up the makers of all tables over one set of sources. Pure: the sources' texts in, rows out. */
export function openWorkshop(input: BuildInput): Workshop {
  const desk = openSourceDesk(input.texts)
  const unplaced = new Map<string, string[]>()
  const table = <Name extends TableName>(name: Name, make: () => Tables[Name]): (() => Tables[Name]) =>
    once(() => (input.rebuild.has(name) ? make() : committedTable(input.committed, name)))

  const sectors = table('postcode-sectors', desk.rows('sectors-gb', readSectors))
  const trusts = table('trusts', () => makeTrusts(desk, input, sectors(), unplaced))
  const successions = table('trust-successions', () => makeSuccessions(desk, input, trusts()))
  const hospitals = once(() => {
    const built = buildHospitals({ desk, trusts: trusts(), successions: successions(), sectors: sectors(), input })
    unplaced.set('hospitals', built.leftOut)
    return built
  })
  const constituencies = table('constituencies', () => makeConstituencies(desk))
  const names = () => makeNames({ desk, input, trusts: trusts(), successions: successions(), former: hospitals(), unplaced })

  return {
    problems: desk.problems,
    unplaced,
    national: nationalMakers(desk, trusts),
    outline: () => buildOutline(desk.text('countries')),
    build: {
      trusts,
      'trust-alternative-names': table('trust-alternative-names', names),
      'trust-successions': successions,
      'trust-successions-missing': () => findMissingSuccessions(trusts(), successions()),
      hospitals: table('hospitals', () => hospitals().hospitals),
      'hospitals-unplaced': table('hospitals-unplaced', () => hospitals().unplaced),
      'survey-decisions': table('survey-decisions', () => makeSurveyDecisions(desk, input, trusts())),
      constituencies,
      'parliament-seats': table(
        'parliament-seats',
        desk.rows('senedd-pairs', text => buildParliamentSeats(text, constituencies())),
      ),
      politicians: table(
        'politicians',
        desk.rows('politicians', text => readPoliticians(text, input.politiciansAsOf)),
      ),
      'postcode-sectors': sectors,
      'postcode-districts': table('postcode-districts', () => makeDistricts(desk)),
      'postcode-constituencies': table('postcode-constituencies', () => makePostcodeConstituencies(desk)),
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

/** Tables that no other is made from: made when they are asked for, and never else. */
function nationalMakers(desk: SourceDesk, trusts: () => TrustRow[]): Workshop['national'] {
  const areas = () => [
    ...desk.rows('population-nations', readNationPopulations)(),
    ...desk.rows('population-regions', readRegionPopulations)(),
    ...desk.rows('population-boards', readBoardPopulations)(),
  ]
  return {
    'national/populations': () => buildPopulations(areas(), trusts()),
    'national/breast-cancer-scotland': desk.rows('scotland-breast-cancer', readBreastCancer),
    'national/breast-cancer-scotland-ratios': desk.rows('scotland-breast-cancer', readPublishedRatios),
  }
}

function committedTable<Name extends TableName>(committed: Partial<Tables>, name: Name): Tables[Name] {
  const rows: Tables[Name] | undefined = committed[name]
  if (rows === undefined) throw new Error(`The table “${name}” is needed first: import it with its sources`)
  return rows
}

function makeTrusts(
  desk: SourceDesk,
  input: BuildInput,
  sectors: Tables['postcode-sectors'],
  unplaced: Map<string, string[]>,
): TrustRow[] {
  const built = buildTrusts({
    ods: desk.rows('ods-trusts', trustSources.readOdsTrusts)(),
    directory: desk.rows('trust-directory', trustSources.readTrustDirectory)(),
    foi: desk.rows('trust-contacts', trustSources.readFoiAddresses)(),
    points: desk.rows('trust-coordinates', trustSources.readTrustPoints)(),
    icbs: desk.rows('icb-directory', trustSources.readIcbNames)(),
    boards: desk.rows('health-boards', trustSources.readHealthBoards)(),
    scottishCodes: desk.rows('scottish-boards', trustSources.readScottishBoardCodes)(),
    sectors,
    kinds: input.corrections.kinds,
  })
  const codes = new Set(built.map(trust => trust.code))
  const dropped = (input.committed.trusts ?? []).filter(trust => !codes.has(trust.code))
  unplaced.set(
    'trusts',
    dropped.map(trust => `${trust.code} ${trust.name}: no source lists it any more; it stays as it was`),
  )
  return [...built, ...dropped]
}

function makeSuccessions(desk: SourceDesk, input: BuildInput, trusts: TrustRow[]): Tables['trust-successions'] {
  const listed = desk.rows('trust-successors', readSuccessions)()
  const scottish = scottishSuccessions(desk.rows('scottish-boards', trustSources.readScottishBoardCodes)())
  return buildSuccessions([...listed, ...scottish, ...input.corrections.successions], trusts)
}

function makeNames(parts: {
  desk: SourceDesk
  input: BuildInput
  trusts: TrustRow[]
  successions: Tables['trust-successions']
  former: HospitalNames
  unplaced: Map<string, string[]>
}): Tables['trust-alternative-names'] {
  const built = buildAlternativeNames({
    trusts: parts.trusts,
    ods: parts.desk.rows('ods-trusts', trustSources.readOdsTrusts)(),
    directory: parts.desk.rows('trust-directory', trustSources.readTrustDirectory)(),
    successions: parts.successions,
    formerNames: parts.former.formerNames,
    corrections: parts.input.corrections.names,
  })
  const refused = built.refused.map(row => `${row.code} “${row.name}”: ${row.why}`)
  parts.unplaced.set('trust-alternative-names', refused)
  return built.rows
}

function makeSurveyDecisions(desk: SourceDesk, input: BuildInput, trusts: TrustRow[]): Tables['survey-decisions'] {
  const earlier = input.committed['survey-decisions'] ?? []
  const cancerWaits = findCancerWaits(desk.has('cancer-waits') ? desk.text('cancer-waits') : null, earlier)
  return buildSurveyDecisions({ trusts, cancerWaits, byHand: input.corrections.decisions, earlier, today: input.today })
}

function makeConstituencies(desk: SourceDesk): Tables['constituencies'] {
  const others = {
    boundaries: desk.text('constituency-names'),
    lookup: desk.text('constituency-lookup'),
    seneddPairs: desk.text('senedd-pairs'),
  }
  return desk.rows('constituency-points', points => buildConstituencies({ points, ...others }))()
}

function makeDistricts(desk: SourceDesk): Tables['postcode-districts'] {
  const councils = areaNames(readTopology(desk.text('countries')))
  return [
    ...desk.rows('districts-gb', text => readDistricts(text, councils))(),
    ...desk.rows('districts-other', readOtherDistricts)(),
  ]
}

function makePostcodeConstituencies(desk: SourceDesk): Tables['postcode-constituencies'] {
  const ranges = unpackPostcodeRanges(desk.text('postcode-ranges'), desk.text('constituency-lookup'))
  return ranges.map(range => ({ range_start: range.start, constituency_code: range.constituency }))
}
