import { nations } from '../../register/index.ts'
import type { PublishedStatus } from '../../releases/index.ts'
import { compare, dispersionOf } from './compare.ts'
import { primaryExpected } from './expected.ts'
import type { Dispersion, Levels, NoRatio, Unit } from './picture.ts'
import { type Area, type References, scaledTo } from './references.ts'
import { hasNumbers, rowsOf, rowsWithin, type SentCount, sumOfRows, surveyedIn, yearsInCommon } from './sent-counts.ts'
import { undercountOf } from './undercount.ts'

type Input = {
  readonly statuses: readonly PublishedStatus[]
  readonly sent: readonly SentCount[]
  readonly references: References
  readonly levels: Levels
}
/** A unit before it is held against the others. */
type Waiting = Omit<Unit, 'compared'>

/** Every place for which a number can be expected and that has a trust in the release; and how much those that can be compared differ. */
export function unitsOf(input: Input): { readonly units: readonly Unit[]; readonly dispersion: Dispersion | null } {
  const surveyed = surveyedIn(input.statuses)
  const areas = [
    ...input.references.areas,
    ...input.references.catchments.flatMap(each =>
      surveyed.filter(({ code }) => code === each.trust).map(status => catchmentArea(status, each, input.references)),
    ),
  ]
  const inOrder = nations.flatMap(nation => areas.filter(area => area.nation === nation))
  const waiting = inOrder.flatMap(
    area =>
      waitingUnit(
        area,
        surveyed.filter(status => isIn(status, area)),
        input,
      ) ?? [],
  )
  const dispersion = dispersionOf(withoutTwice(waiting).flatMap(unit => toCompare(unit) ?? []))
  const units = waiting.map(unit => {
    const pair = toCompare(unit)
    return { ...unit, compared: pair && compare(pair, input.levels, dispersion) }
  })
  return { units, dispersion }
}

const isIn = (status: PublishedStatus, { nation, trusts }: Area): boolean =>
  'codes' in trusts ? trusts.codes.includes(status.code) : status.nation === nation && trusts.regions.includes(status.regionCode)

const unitKinds: Readonly<Record<string, Area['kind']>> = { 'health-board': 'board', 'hsc-trust': 'hsc-trust' }

/** A trust that says how many people it serves, not how old they are: they have the ages of its region, or of its nation. */
function catchmentArea(
  status: PublishedStatus,
  catchment: References['catchments'][number],
  { areas, nations }: References,
): Area {
  const around = areas.find(area => 'regions' in area.trusts && area.trusts.regions.includes(status.regionCode))
  const kind = unitKinds[status.kind] ?? 'trust'
  return {
    id: `${kind}-${status.code}`,
    kind,
    nation: status.nation,
    words: null,
    trusts: { codes: [status.code] },
    people: scaledTo(around?.people ?? nations[status.nation], catchment.persons),
    persons: catchment.persons,
    date: catchment.date,
    source: catchment.source,
  }
}

function waitingUnit(area: Area, here: readonly PublishedStatus[], { sent, references, levels }: Input): Waiting | null {
  const [first] = here
  if (first === undefined) return null
  const mine = sent.filter(({ status }) => here.includes(status))
  const primary = primaryExpected(area.people, references.rates)
  const { years, observed, why } = observedIn(here, mine)
  const inYears = years === null ? 1 : years.to - years.from + 1
  return {
    id: area.id,
    kind: area.kind,
    nation: area.nation,
    name: area.words ?? { by: 'trust', code: first.code, name: first.name, nameCy: first.nameCy },
    surveyed: here.map(({ code }) => code),
    sent: mine.map(({ status }) => status.code),
    population: { persons: area.persons, date: area.date, source: area.source },
    years,
    observed,
    expected: {
      low: primary * inYears * levels.low,
      high: primary * inYears * levels.high,
      primary: primary * inYears,
      inYears,
    },
    whyNotCompared: why,
    undercount: undercountOf(mine, references.shares),
  }
}

type Observed = Pick<Unit, 'years' | 'observed'> & { readonly why: NoRatio | null }

/** What was counted in a place, in the years that all of it shows. Where one trust is missing the place is not compared: its people are among those expected. */
function observedIn(here: readonly PublishedStatus[], mine: readonly SentCount[]): Observed {
  const none = (why: NoRatio): Observed => ({ years: null, observed: null, why })
  if (mine.length === 0) return none('nobody-has-sent')
  if (mine.length < here.length) return none('some-trusts-have-not-sent')
  if (!mine.every(hasNumbers)) return none('no-numbers')
  const years = yearsInCommon(mine)
  if (years === null) return none('no-years-in-common')
  const rows = mine.flatMap(each => rowsWithin(rowsOf(each), years) ?? [])
  const { total, hasRounded, hasHidden } = sumOfRows(
    rows.map(row => ({ ...row, deNovo: 'merged', recurrent: 'merged', unclassified: 'merged' })),
  )
  return { years, observed: { ...total, hasRounded, hasHidden }, why: null }
}

/** A region whose trusts stand by themselves, too, would count the same people twice when it is asked how much places differ. */
function withoutTwice(units: readonly Waiting[]): Waiting[] {
  const alone = new Set(
    units.filter(({ kind, observed }) => kind !== 'region' && observed !== null).flatMap(({ surveyed }) => surveyed),
  )
  return units.filter(({ kind, surveyed }) => kind !== 'region' || !surveyed.some(code => alone.has(code)))
}

function toCompare({ observed, expected }: Waiting) {
  return observed && { observed, expected }
}
