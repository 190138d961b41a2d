import type { PeopleCount, RegisterRow, Selector } from '../../results/index.ts'
import type { Cell, PeopleList } from './block.ts'
import { number } from './words.ts'

/** Gathers the lists of people behind the numbers while the report is being written: each list once, however often it is named. */
export type Lists = {
  /** A number in a table that leads to its people. */
  cell(count: PeopleCount, label: string): Cell
  id(count: PeopleCount, label: string): string
  all(): PeopleList[]
}

export function gatherLists(
  register: readonly RegisterRow[],
  rowsBehind: (who: Selector, register: readonly RegisterRow[]) => readonly RegisterRow[],
): Lists {
  const positions = new Map(register.map((row, at) => [row.personId, at]))
  const lists = new Map<string, PeopleList>()
  const id = (count: PeopleCount, label: string): string => {
    const name = `people-${count.id.replace(/[^A-Za-z0-9-]+/g, '-')}`
    if (!lists.has(name)) {
      const people = rowsBehind(count.who, register).flatMap(row => positions.get(row.personId) ?? [])
      if (people.length !== count.n)
        throw new Error(`The number ${count.id} is ${count.n}, but ${people.length} people stand behind it.`)
      lists.set(name, { id: name, label, people })
    }
    return name
  }
  return {
    id,
    cell: (count, label) => (count.n === 0 ? '0' : { text: number(count.n), who: id(count, label) }),
    all: () => [...lists.values()].filter(({ people }) => people.length > 0),
  }
}
