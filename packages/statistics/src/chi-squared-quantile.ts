import libraryQuantile from '@stdlib/stats-base-dists-chisquare-quantile'

/**
 * The quantile of the chi-squared distribution with `degrees` of freedom (any number of at least 0; 0 gives 0), for a `share` between 0 and 1.
 * The library's value is only the start: its upper quantiles are wrong in the fourth digit from some thousand degrees of freedom on
 * (2,128.23 for 2,127.88 at 0.975 and 2,002). Newton's steps on the distribution itself bring it to about eleven digits.
 * Refuses (RangeError) other shares and degrees. Formulas: Abramowitz M, Stegun IA. Handbook of mathematical functions, 6.1.41, 6.5.29, 6.5.31.
 */
export function chiSquaredQuantile(share: number, degrees: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`A share lies between 0 and 1, not at ${share}.`)
  if (!(Number.isFinite(degrees) && degrees >= 0)) throw new RangeError(`Degrees of freedom are at least 0, not ${degrees}.`)
  if (degrees === 0) return 0
  const shape = degrees / 2
  let x = libraryQuantile(share, degrees) / 2
  if (x < 1e-12) return 2 * x
  for (let step = 0; step < 50; step++) {
    const density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape))
    const change = (lowerGamma(shape, x) - share) / density
    // Never more than halfway to 0, so that a bad start cannot leave the range.
    const next = Math.max(x / 2, x - change)
    if (!Number.isFinite(next)) break
    const isDone = Math.abs(next - x) <= 1e-13 * x
    x = next
    if (isDone) break
  }
  return 2 * x
}

/** The regularised lower incomplete gamma function P(a, x): the chance that a Poisson count of mean x is at least a, for whole a. */
export function lowerGamma(shape: number, x: number): number {
  if (x <= 0) return 0
  const factor = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  return x < shape + 1 ? factor * series(shape, x) : 1 - factor * continuedFraction(shape, x)
}

function series(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; n < 100_000 && Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= x / (shape + n)
    sum += term
  }
  return sum
}

/** By Lentz's method. */
function continuedFraction(shape: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - shape
  let c = 1 / tiny
  let d = 1 / (b || tiny)
  let value = d
  for (let n = 1; n < 100_000; n++) {
    const a = n * (shape - n)
    b += 2
    d = 1 / (a * d + b || tiny)
    c = b + a / c || tiny
    const step = c * d
    value *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return value
}

/** The logarithm of the gamma function for a number above 0: Stirling's series, after moving up to 15. */
function logGamma(value: number): number {
  let shift = 0
  let x = value
  for (; x < 15; x++) shift += Math.log(x)
  const square = 1 / (x * x)
  const rest = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + rest - shift
}
