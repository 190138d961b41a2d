// Long because: it says in one place what is compared with what.
import { type Interval, wilsonInterval } from '@spotlight/statistics'

/** Somebody of an example, as the truth has it. */
export type TruePerson = {
  readonly id: string
  readonly hasBreastCancer: boolean
  /** The first date of spread; undefined for everybody without. */
  readonly spreadOn: string | undefined
  readonly pathway: string | undefined
  readonly diedOn: string | undefined
  /** `path:row` of each record. */
  readonly records: readonly string[]
}

/** Somebody whom the count has found to be one person, with evidence of spread. */
export type CountedPerson = {
  readonly id: string
  readonly tier: string
  readonly firstDate: string | undefined
  readonly pathway: string
  readonly isDead: boolean
  readonly rules: readonly string[]
  readonly records: readonly string[]
}

export type Share = {
  readonly of: number
  readonly n: number
  readonly value: number | undefined
  readonly interval: Interval | undefined
}
export type Cells = {
  readonly truePositive: number
  readonly falsePositive: number
  readonly falseNegative: number
  readonly trueNegative: number
}
export type Scores = Cells & {
  readonly sensitivity: Share
  readonly specificity: Share
  readonly ppv: Share
  readonly npv: Share
}

export type Accuracy = {
  readonly asAt: string
  /** People with breast cancer in the truth; those of them with spread by the day; those whose spread no record can show, because they have none. */
  readonly people: number
  readonly withSpread: number
  readonly withoutRecords: number
  /** Definite and Probable: what is counted. */
  readonly headline: Scores
  readonly definite: Scores
  /** The headline and Possible together: what a reviewer who goes through the worklist can find at best. */
  readonly withPossible: Scores
  readonly rules: readonly { readonly rule: string; readonly scores: Scores }[]
  /** Among people counted rightly. */
  readonly pathway: { readonly right: Share; readonly unclassified: Share }
  readonly firstDate: {
    readonly dated: number
    readonly medianDays: number | undefined
    readonly within30: Share
    readonly within90: Share
  }
  readonly deaths: { readonly known: Share; readonly wrong: Share }
  /** Of the people in the register: one cluster for each person, with all records of hers or his that the register has. */
  readonly clusters: {
    readonly precision: Share
    readonly recall: Share
    readonly f1: number | undefined
    readonly mixed: number
    readonly split: number
  }
  /** Records of the register that the truth does not know: a reader counts rows in another way. Must be 0. */
  readonly unknownRecords: number
}

const headlineTiers = ['definite', 'probable']

/**
 * Compares a count with the truth. A counted person stands for the true one to whom most of the records belong (the first by number if even). A second person
 * for the same true one is a false positive: somebody was counted twice. The negatives are the people with breast cancer and without spread, and whoever else was
 * counted; healthy people do not flatter the specificity. People whose spread comes after the day of the count are left out.
 */
export function score(truth: readonly TruePerson[], counted: readonly CountedPerson[], asAt: string): Accuracy {
  const owners = new Map(truth.flatMap(({ id, records }) => records.map(record => [record, id] as const)))
  const byId = new Map(truth.map(person => [person.id, person]))
  const isLater = ({ spreadOn }: TruePerson) => spreadOn !== undefined && spreadOn > asAt
  const matched = counted.flatMap(person => {
    const owner = byId.get(ownerOf(person.records, owners) ?? '')
    return owner !== undefined && isLater(owner) ? [] : [{ person, owner }]
  })
  const population = truth.filter(person => person.hasBreastCancer && !isLater(person))
  const scoresOf = (isChosen: (person: CountedPerson) => boolean): Scores => {
    const chosen = matched.filter(({ person }) => isChosen(person))
    const hit = new Set(chosen.flatMap(({ owner }) => (owner?.spreadOn === undefined ? [] : [owner.id])))
    const spread = population.filter(({ spreadOn }) => spreadOn !== undefined)
    const wronged = new Set(
      chosen.flatMap(({ owner }) =>
        owner !== undefined && owner.spreadOn === undefined && owner.hasBreastCancer ? [owner.id] : [],
      ),
    )
    return scoresFrom({
      truePositive: hit.size,
      falsePositive: chosen.length - hit.size,
      falseNegative: spread.length - hit.size,
      trueNegative: population.length - spread.length - wronged.size,
    })
  }
  const rightly = matched.flatMap(({ person, owner }) =>
    headlineTiers.includes(person.tier) && owner?.spreadOn !== undefined ? [{ person, owner }] : [],
  )
  const first = [...new Map(rightly.map(pair => [pair.owner.id, pair])).values()]
  return {
    asAt,
    people: population.length,
    withSpread: population.filter(({ spreadOn }) => spreadOn !== undefined).length,
    withoutRecords: population.filter(({ spreadOn, records }) => spreadOn !== undefined && records.length === 0).length,
    headline: scoresOf(({ tier }) => headlineTiers.includes(tier)),
    definite: scoresOf(({ tier }) => tier === 'definite'),
    withPossible: scoresOf(({ tier }) => tier !== 'none'),
    rules: [...new Set(counted.flatMap(({ rules }) => rules))]
      .sort(byNumber)
      .map(rule => ({ rule, scores: scoresOf(({ rules }) => rules.includes(rule)) })),
    pathway: {
      right: share(first.filter(({ person, owner }) => person.pathway === owner.pathway).length, first.length),
      unclassified: share(first.filter(({ person }) => person.pathway === 'unclassified').length, first.length),
    },
    firstDate: dateErrors(first),
    deaths: deathsOf(first, asAt),
    clusters: clustersOf(counted, owners),
    unknownRecords: counted.flatMap(({ records }) => records).filter(record => !owners.has(record)).length,
  }
}

const byNumber = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1)) || (a < b ? -1 : 1)

function ownerOf(records: readonly string[], owners: ReadonlyMap<string, string>): string | undefined {
  const counts = new Map<string, number>()
  for (const record of records) {
    const owner = owners.get(record)
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0]
}

export function share(n: number, of: number): Share {
  return of === 0 ? { n, of, value: undefined, interval: undefined } : { n, of, value: n / of, interval: wilsonInterval(n, of) }
}

function scoresFrom(cells: Cells): Scores {
  const { truePositive, falsePositive, falseNegative, trueNegative } = cells
  // Those outside the people with breast cancer who were counted are negatives as well: they are in falsePositive.
  return {
    ...cells,
    sensitivity: share(truePositive, truePositive + falseNegative),
    specificity: share(trueNegative, trueNegative + falsePositive),
    ppv: share(truePositive, truePositive + falsePositive),
    npv: share(trueNegative, trueNegative + falseNegative),
  }
}

type Pair = { readonly person: CountedPerson; readonly owner: TruePerson }

function dateErrors(pairs: readonly Pair[]): Accuracy['firstDate'] {
  const errors = pairs.flatMap(({ person, owner }) =>
    person.firstDate === undefined || owner.spreadOn === undefined
      ? []
      : [Math.round((Date.parse(person.firstDate) - Date.parse(owner.spreadOn)) / 86_400_000)],
  )
  const sorted = errors.map(Math.abs).sort((a, b) => a - b)
  return {
    dated: errors.length,
    medianDays: sorted[Math.floor((sorted.length - 1) / 2)],
    within30: share(sorted.filter(days => days <= 30).length, sorted.length),
    within90: share(sorted.filter(days => days <= 90).length, sorted.length),
  }
}

function deathsOf(pairs: readonly Pair[], asAt: string): Accuracy['deaths'] {
  const dead = pairs.filter(({ owner }) => owner.diedOn !== undefined && owner.diedOn <= asAt)
  const said = pairs.filter(({ person }) => person.isDead)
  return {
    known: share(dead.filter(({ person }) => person.isDead).length, dead.length),
    wrong: share(said.filter(({ owner }) => owner.diedOn === undefined).length, said.length),
  }
}

/** A cluster is right if it holds all records of one person that any cluster of the register holds, and none of anybody else. Pairs are never scored. */
function clustersOf(counted: readonly CountedPerson[], owners: ReadonlyMap<string, string>): Accuracy['clusters'] {
  const held = new Map<string, number>()
  const clustersOfOwner = new Map<string, number>()
  const contents = counted.map(({ records }) => {
    const found = new Map<string, number>()
    for (const record of records) {
      const owner = owners.get(record)
      if (owner !== undefined) found.set(owner, (found.get(owner) ?? 0) + 1)
    }
    for (const [owner, n] of found) {
      held.set(owner, (held.get(owner) ?? 0) + n)
      clustersOfOwner.set(owner, (clustersOfOwner.get(owner) ?? 0) + 1)
    }
    return found
  })
  const known = contents.filter(({ size }) => size > 0)
  const right = known.filter(found => found.size === 1 && [...found].every(([owner, n]) => held.get(owner) === n)).length
  const [precision, recall] = [share(right, known.length), share(right, held.size)]
  const sum = (precision.value ?? 0) + (recall.value ?? 0)
  return {
    precision,
    recall,
    f1: sum === 0 ? undefined : (2 * (precision.value ?? 0) * (recall.value ?? 0)) / sum,
    mixed: known.filter(found => found.size > 1).length,
    split: [...clustersOfOwner.values()].filter(n => n > 1).length,
  }
}
