import { beforeAll, describe, expect, it } from 'vitest'
import { loadSolver, protectCount, type Row, type Shown, type Solver } from './index.ts'

/**
 * An adversary who knows this program, runs it on every hospital there could be, and keeps those that give the very answer that was published. Written
 * without a look at how the suppressor reasons: it knows the published rows and the rule of 1 to 7 only, and reckons by trying everything.
 */
type Table = { deNovo: number; recurrent: number; unclassified: number }

let solver: Solver
beforeAll(async () => {
  solver = await loadSolver()
})

/** A large second year keeps the small one from being pooled; enough people are alive for years to say nothing about them. */
function publish(table: Table, earlier: readonly Shown[] = []): Shown {
  return protectCount(
    {
      years: [
        { year: 2024, ...table },
        { year: 2025, deNovo: 40, recurrent: 80, unclassified: 0 },
      ],
      prevalence: { on: '2026-03-31', notKnownDead: 900, seenIn24Months: 700 },
      shares: [],
    },
    earlier,
    solver,
  )
}

const rowOf = ({ incidence }: Shown): Row => {
  const row = incidence.rows.find(({ from }) => from === 2024)
  if (row === undefined) throw new Error('2024 is not shown')
  return row
}

const totalOf = ({ deNovo, recurrent, unclassified }: Table): number => deNovo + recurrent + unclassified

/** All tables with at most so many people: complete for every answer that shows a total of up to this, rounded down. */
function everyTable(largest: number): Table[] {
  const tables: Table[] = []
  for (let deNovo = 0; deNovo <= largest; deNovo += 1)
    for (let recurrent = 0; deNovo + recurrent <= largest; recurrent += 1)
      for (let unclassified = 0; deNovo + recurrent + unclassified <= largest; unclassified += 1)
        tables.push({ deNovo, recurrent, unclassified })
  return tables
}

/** The counts that a hospital with this answer can have, by what is counted. */
const measures: Readonly<Record<string, (table: Table) => number>> = {
  total: totalOf,
  deNovo: ({ deNovo }) => deNovo,
  recurrent: ({ recurrent }) => recurrent,
  unclassified: ({ unclassified }) => unclassified,
  'not de novo': table => totalOf(table) - table.deNovo,
  'not recurrent': table => totalOf(table) - table.recurrent,
  classified: table => totalOf(table) - table.unclassified,
}

const isSmall = (people: number): boolean => people >= 1 && people <= 7

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()]
}

const valuesOf = (tables: readonly Table[], measure: (table: Table) => number): number[] =>
  [...new Set(tables.map(measure))].sort((left, right) => left - right)

/** Small counts of which fewer than five values are left. */
function narrow(tables: readonly Table[], answer: string): string[] {
  return Object.entries(measures).flatMap(([name, measure]) => {
    const values = valuesOf(tables, measure)
    return values.length >= 5 || !values.some(isSmall) ? [] : [`${name} is one of ${values.join(', ')} in ${answer}`]
  })
}

/** Every `*` that may hide a small number, and does not leave all of 1 to 7 possible. */
function betrayed(tables: readonly Table[], row: Row): string[] {
  return (['total', 'deNovo', 'recurrent', 'unclassified'] as const).flatMap(name => {
    const values = valuesOf(tables, measures[name] ?? totalOf)
    const isOpen = row[name] !== '*' || !values.some(isSmall) || [1, 2, 3, 4, 5, 6, 7].every(people => values.includes(people))
    return isOpen ? [] : [`${name} is one of ${values.join(', ')} in ${JSON.stringify(row)}`]
  })
}

describe('an adversary who tries every hospital', { timeout: 120_000 }, () => {
  it('cannot tell a small count of one year by fewer than five numbers', () => {
    const answers = groupBy(everyTable(42), table => JSON.stringify(rowOf(publish(table))))
    expect(answers.length).toBeGreaterThan(20)
    const found = answers.flatMap(([first, ...rest]) => {
      if (first === undefined) return []
      const row = rowOf(publish(first))
      return [...narrow([first, ...rest], JSON.stringify(row)), ...betrayed([first, ...rest], row)]
    })
    expect(found).toEqual([])
  })
})

describe('an adversary with two submissions', { timeout: 120_000 }, () => {
  const upTo = Array.from({ length: 14 }, (_, people) => people)
  const small = upTo.flatMap(deNovo => upTo.map(recurrent => ({ deNovo, recurrent, unclassified: 0 })))

  /** Every pair of a hospital then and now that is possible under a belief, by the two answers that it gives. */
  function pairs(mayFollow: (then: Table, now: Table) => boolean): { then: Table; now: Table }[][] {
    const first = new Map(small.map(table => [table, publish(table)]))
    const known = new Map<string, string>()
    const second = (then: Table, now: Table): string => {
      const earlier = first.get(then)
      if (earlier === undefined) throw new Error('Not published')
      const row = JSON.stringify(rowOf(earlier))
      const key = `${row} ${JSON.stringify(now)}`
      const answer = known.get(key) ?? `${row} then ${JSON.stringify(rowOf(publish(now, [earlier])))}`
      known.set(key, answer)
      return answer
    }
    const all = small.flatMap(then => small.filter(now => mayFollow(then, now)).map(now => ({ then, now })))
    return groupBy(all, ({ then, now }) => second(then, now))
  }

  it('learns nothing from the same people sent twice', () => {
    const groups = pairs((then, now) => then === now)
    const complete = groups.filter(group => group.every(({ now }) => totalOf(now) <= 12))
    expect(complete.length).toBeGreaterThan(3)
    expect(
      complete.flatMap(group =>
        narrow(
          group.map(({ now }) => now),
          JSON.stringify(rowOf(publish(group[0]?.now ?? { deNovo: 0, recurrent: 0, unclassified: 0 }))),
        ),
      ),
    ).toEqual([])
  })

  // The five of a reader who only solves equations are four for this one: the same people again would have been shown as before, so somebody came.
  it('cannot tell how many people came in between by fewer than four numbers, unless perhaps nobody did', () => {
    const groups = pairs((then, now) => now.deNovo >= then.deNovo && now.recurrent >= then.recurrent && totalOf(now) <= 12)
    const found = groups.flatMap(group => {
      const came = [...new Set(group.map(({ then, now }) => totalOf(now) - totalOf(then)))].sort((left, right) => left - right)
      const isOpen = came.length >= 4 || came.includes(0) || !came.some(isSmall)
      return isOpen ? [] : [`${came.join(', ')} people came between ${JSON.stringify(group[0])}`]
    })
    expect(groups.length).toBeGreaterThan(10)
    expect(found).toEqual([])
  })
})
