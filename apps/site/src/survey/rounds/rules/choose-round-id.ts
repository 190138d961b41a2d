import type { RoundId } from '../../types.ts'

/** The first number that is free in a year: 2027-1, then 2027-2. Null after 99, when the year is full. */
export function freeRoundId(year: number, taken: readonly RoundId[]): RoundId | null {
  for (let number = 1; number <= 99; number += 1) {
    const id = `${year}-${number}`
    if (!taken.includes(id)) return id
  }
  return null
}

/** Whether a text is the number of a round: a year, a hyphen, and 1 to 99. */
export const isRoundId = (text: string): boolean => /^20[0-9]{2}-[1-9][0-9]?$/.test(text)
