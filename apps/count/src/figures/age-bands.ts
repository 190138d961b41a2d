const fiveYears = Array.from({ length: 14 }, (_, index) => `${20 + 5 * index}–${24 + 5 * index}`)

/**
 * The age bands of the count: five years each from 20 to 89, as national cancer statistics print them, so that they can be laid side by side; under
 * 20 and 90 and over together, for few people are so young or so old; and the people whose age is not known.
 */
export const ageBands: readonly string[] = ['under 20', ...fiveYears, '90 and over', 'not known']

/** The band of a person's age in whole years at the first date. An age that cannot be (below 0, above 120) is not known. */
export function ageBandOf(age: number | null): string {
  if (age === null || !Number.isInteger(age) || age < 0 || age > 120) return 'not known'
  if (age < 20) return 'under 20'
  if (age >= 90) return '90 and over'
  return fiveYears[Math.floor((age - 20) / 5)] ?? 'not known'
}
