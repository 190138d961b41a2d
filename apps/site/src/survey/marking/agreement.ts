/** From so many things read by two people on, Cohen’s kappa says something; below, only the percentage is shown. */
export const fewestForKappa = 30

/** The 97.5 % point of the normal distribution, for 95 % intervals. */
const z = 1.959963984540054

export type Kappa = {
  /** 1: they always agree; 0: as often as chance would have it; below 0: less often. */
  readonly kappa: number
  readonly standardError: number
  /** 95 %, never outside -1 to 1. */
  readonly interval: readonly [number, number]
}

export type Agreement = {
  /** How many were read by both. */
  readonly count: number
  readonly agreed: number
  /** Between 0 and 1; null when there is nothing to compare. */
  readonly share: number | null
  /**
   * `too-few`: fewer than thirty. `all-alike`: both gave everything the same mark, so that chance alone would make them agree, and kappa is
   * not defined.
   */
  readonly kappa: Kappa | 'too-few' | 'all-alike'
}

/**
 * How far two people agree who have read the same things without seeing each other’s marks. Categories are plain names without order: a
 * near miss counts as a miss.
 *
 * @param pairs for each thing, what the one said and what the other said
 */
export function agreementOf(pairs: readonly (readonly [string, string])[]): Agreement {
  const count = pairs.length
  const agreed = pairs.filter(([one, other]) => one === other).length
  const share = count === 0 ? null : agreed / count
  return { count, agreed, share, kappa: count < fewestForKappa ? 'too-few' : kappaOf(pairs) }
}

/**
 * Cohen’s kappa (Educational and Psychological Measurement 20, 1960, 37–46) with the large-sample standard error of Fleiss, Cohen and
 * Everitt (Psychological Bulletin 72, 1969, 323–327), which holds for any kappa and not only for none.
 */
function kappaOf(pairs: readonly (readonly [string, string])[]): Kappa | 'all-alike' {
  const categories = [...new Set(pairs.flat())]
  const n = pairs.length
  const share = (is: (pair: readonly [string, string]) => boolean): number => pairs.filter(is).length / n
  const first = new Map(categories.map(name => [name, share(([one]) => one === name)]))
  const second = new Map(categories.map(name => [name, share(([, other]) => other === name)]))
  const of = (shares: ReadonlyMap<string, number>, name: string): number => shares.get(name) ?? 0
  const observed = share(([one, other]) => one === other)
  const expected = sum(categories.map(name => of(first, name) * of(second, name)))
  if (categories.length === 1) return 'all-alike'
  const kappa = (observed - expected) / (1 - expected)

  const onDiagonal = sum(
    categories.map(name => {
      const both = share(([one, other]) => one === name && other === name)
      return both * (1 - expected - (of(first, name) + of(second, name)) * (1 - observed)) ** 2
    }),
  )
  const offDiagonal = sum(
    categories.flatMap(i =>
      categories
        .filter(j => j !== i)
        .map(j => share(([one, other]) => one === i && other === j) * (of(second, i) + of(first, j)) ** 2),
    ),
  )
  const centre = (observed * expected - 2 * expected + observed) ** 2
  const variance = (onDiagonal + (1 - observed) ** 2 * offDiagonal - centre) / (n * (1 - expected) ** 4)
  // Where both agree on everything the variance is nought; arithmetic may leave it a hair below.
  const standardError = Math.sqrt(Math.max(0, variance))
  return {
    kappa,
    standardError,
    interval: [Math.max(-1, kappa - z * standardError), Math.min(1, kappa + z * standardError)],
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
