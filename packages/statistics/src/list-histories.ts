/** How many people are on exactly the lists whose names (or numbers) are given: a history such as [0, 2] is "on the first and third list only". */
export type ListHistory = { lists: readonly number[]; people: number }

/**
 * All histories that `listCount` lists allow, but the one of people on none: 2^k - 1 of them, in the order of their binary numbers, with the people
 * of each (0 where nobody has it). Refuses (RangeError) a list that does not exist, a history of nobody's list, a broken number of people.
 */
export function completeHistories(histories: readonly ListHistory[], listCount: number): { mask: number; people: number }[] {
  if (!(Number.isInteger(listCount) && listCount >= 2 && listCount <= 12)) {
    throw new RangeError(`Between 2 and 12 lists can be compared, not ${listCount}.`)
  }
  const people = new Array<number>(2 ** listCount).fill(0)
  for (const history of histories) {
    if (history.lists.length === 0) throw new RangeError('A person on no list cannot have been counted.')
    if (!(Number.isInteger(history.people) && history.people >= 0))
      throw new RangeError(`${history.people} is no number of people.`)
    let mask = 0
    for (const list of history.lists) {
      if (!(Number.isInteger(list) && list >= 0 && list < listCount)) throw new RangeError(`There is no list ${list}.`)
      mask |= 1 << list
    }
    people[mask] = (people[mask] ?? 0) + history.people
  }
  return people.map((count, mask) => ({ mask, people: count })).slice(1)
}

/** How many people are on exactly 1, 2, … k lists. */
export function peopleByNumberOfLists(histories: readonly ListHistory[], listCount: number): number[] {
  const byNumber = new Array<number>(listCount).fill(0)
  for (const { lists, people } of histories) {
    const index = new Set(lists).size - 1
    byNumber[index] = (byNumber[index] ?? 0) + people
  }
  return byNumber
}
