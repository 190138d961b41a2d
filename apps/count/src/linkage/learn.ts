/** A pattern of levels (0: a side is missing) and how many compared pairs have it. */
export type PatternCount = { levels: readonly number[]; n: number }

export type Learned = {
  /** The chance that two rows taken at random are of one person. */
  prior: number
  /** How often each level comes up between records of one person, and of two people. By comparison, then level. */
  m: number[][]
  u: number[][]
  rounds: number
}

export type LearningInput = {
  patterns: readonly PatternCount[]
  /** All pairs there are, compared or not. */
  allPairs: number
  /** How many of them are expected to be of one person before anything is learned. */
  expectedMatches: number
  /** How often a level comes up between any two rows. */
  chance: readonly (readonly number[])[]
  /** What is declared about records of one person: the start, and a hold of `declaredMatches` pairs. */
  declared: readonly (readonly number[])[]
  /** Pairs of relatives for each pair of one person, and how often each level comes up among them; undefined for what relatives share. */
  relatives?: { perMatch: number; chance: (comparison: number, level: number, u: number) => number | undefined }
}

const declaredMatches = 50
const maxRounds = 200
const enough = 1e-7

/**
 * Learns the Fellegi–Sunter weights by expectation-maximisation over all pairs, also those that no block brought together, which count as being of two
 * people. The chances between any two rows are known, so u follows from m: chance = prior m + (1 - prior) u. Relatives of one household are a third kind of
 * pair: they share what a family shares and no more. (Fellegi and Sunter, J Am Stat Assoc 1969; Winkler, 1988 for EM.) Sums run over the patterns in their given order, so the same input gives the same digits.
 */
export function learnWeights(input: LearningInput): Learned {
  const { patterns, allPairs, chance, declared } = input
  let m = declared.map(levels => [...levels])
  let prior = Math.min(0.5, Math.max(input.expectedMatches, 1) / Math.max(allPairs, 2))
  let u = chance.map((levels, at) => levels.map((p, level) => apart(p, m[at]?.[level] ?? 0, prior)))
  for (let round = 1; ; round++) {
    const sums = declared.map(levels => levels.map(share => share * declaredMatches))
    const totals = declared.map(() => declaredMatches)
    let matches = 0
    for (const { levels, n } of patterns) {
      const share = n * probabilityOf(levels, { m, u, prior, relatives: input.relatives })
      matches += share
      levels.forEach((level, at) => {
        if (level === 0) return
        const sum = sums[at]
        if (sum === undefined) return
        sum[level - 1] = (sum[level - 1] ?? 0) + share
        totals[at] = (totals[at] ?? 0) + share
      })
    }
    const next = Math.min(0.5, (matches + 0.5) / Math.max(allPairs, 2))
    const moved = Math.abs(next - prior) / prior
    prior = next
    m = sums.map((levels, at) => levels.map(sum => sum / (totals[at] ?? 1)))
    u = chance.map((levels, at) => levels.map((p, level) => apart(p, m[at]?.[level] ?? 0, prior)))
    if (moved < enough || round === maxRounds) return { prior, m, u, rounds: round }
  }
}

/** Never below a fiftieth of the chance: a level that hardly ever comes up between two people is not proof. */
const apart = (p: number, m: number, prior: number): number => Math.max((p - prior * m) / (1 - prior), p / 50)

type Current = { m: number[][]; u: number[][]; prior: number; relatives: LearningInput['relatives'] }

/** The probability that a pair with these levels is of one person, rather than of two strangers or of two relatives. */
function probabilityOf(levels: readonly number[], { m, u, prior, relatives }: Current): number {
  let against = (1 - prior) / prior
  let related = relatives?.perMatch ?? 0
  levels.forEach((level, at) => {
    if (level === 0) return
    const [match, chance] = [m[at]?.[level - 1] ?? 1, u[at]?.[level - 1] ?? 1]
    against *= chance / match
    const among = relatives?.chance(at, level, chance)
    if (among !== undefined) related *= among / match
  })
  return 1 / (1 + against + related)
}
