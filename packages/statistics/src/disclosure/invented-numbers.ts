/** Numbers for tests that look random and are the same in each run (a linear congruential generator; Numerical Recipes’ constants). */
export function inventedNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
