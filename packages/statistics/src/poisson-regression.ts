import { symmetricInverse } from './symmetric-inverse.ts'

export type PoissonFit = {
  coefficients: readonly number[]
  /** The variances and covariances of the coefficients: the inverse of the Fisher information. */
  covariance: readonly (readonly number[])[]
  fitted: readonly number[]
  deviance: number
  logLikelihood: number
}

/**
 * Fits counts to exp(design · coefficients) by iteratively reweighted least squares (Fisher scoring), until the deviance changes by less than
 * 1e-10 of itself. null if the columns of the design cannot be told apart, or if the fit does not come to rest in 200 steps: a coefficient
 * then runs away to infinity and nothing that rests on it can be said.
 * Source: Nelder JA, Wedderburn RWM. Generalized linear models. J R Stat Soc A 1972;135:370-384.
 */
export function fitPoisson(design: readonly (readonly number[])[], counts: readonly number[]): PoissonFit | null {
  let fitted = counts.map(count => count + 0.1)
  let deviance = Number.POSITIVE_INFINITY
  for (let step = 0; step < 200; step++) {
    const current = fitted
    const information = crossProduct(design, current)
    const covariance = symmetricInverse(information)
    if (!covariance) return null
    // The working response of the log link, times its weight.
    const response = current.map((mean, row) => mean * Math.log(mean) + (counts[row] ?? 0) - mean)
    const target = transposedProduct(design, response)
    const coefficients = covariance.map(row => dot(row, target))
    fitted = design.map(row => Math.exp(dot(row, coefficients)))
    if (fitted.some(mean => !Number.isFinite(mean) || mean < 1e-300)) return null
    const next = devianceOf(counts, fitted)
    if (Math.abs(next - deviance) < 1e-10 * (Math.abs(next) + 0.1)) {
      const last = symmetricInverse(crossProduct(design, fitted))
      return last && { coefficients, covariance: last, fitted, deviance: next, logLikelihood: logLikelihoodOf(counts, fitted) }
    }
    deviance = next
  }
  return null
}

const dot = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0)

function crossProduct(design: readonly (readonly number[])[], weights: readonly number[]): number[][] {
  const columns = design[0]?.map((_, index) => index) ?? []
  return columns.map(left =>
    columns.map(right =>
      design.reduce((sum, row, index) => sum + (row[left] ?? 0) * (row[right] ?? 0) * (weights[index] ?? 0), 0),
    ),
  )
}

const transposedProduct = (design: readonly (readonly number[])[], values: readonly number[]): number[] =>
  (design[0] ?? []).map((_, column) => design.reduce((sum, row, index) => sum + (row[column] ?? 0) * (values[index] ?? 0), 0))

const devianceOf = (counts: readonly number[], fitted: readonly number[]): number =>
  2 *
  counts.reduce((sum, count, index) => {
    const mean = fitted[index] ?? 0
    return sum + (count === 0 ? 0 : count * Math.log(count / mean)) - (count - mean)
  }, 0)

const logLikelihoodOf = (counts: readonly number[], fitted: readonly number[]): number =>
  counts.reduce((sum, count, index) => {
    const mean = fitted[index] ?? 0
    return sum + count * Math.log(mean) - mean - logFactorial(count)
  }, 0)

function logFactorial(count: number): number {
  let sum = 0
  for (let factor = 2; factor <= count; factor++) sum += Math.log(factor)
  return sum
}
