/**
 * A quantile of a sample by linear interpolation between its ordered values (type 7 of Hyndman and Fan, the default of R and of spreadsheets).
 * `share` from 0 to 1. Refuses (RangeError) an empty sample, a value that is not finite, a share outside 0 to 1.
 * Source: Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361-365.
 */
export function sampleQuantile(values: readonly number[], share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share lies between 0 and 1, not at ${share}.`)
  if (values.some(value => !Number.isFinite(value))) throw new RangeError('A quantile is taken of finite numbers.')
  const ordered = values.toSorted((left, right) => left - right)
  const position = (ordered.length - 1) * share
  const below = ordered[Math.floor(position)]
  const above = ordered[Math.ceil(position)]
  if (below === undefined || above === undefined) throw new RangeError('A quantile of nothing does not exist.')
  return below + (above - below) * (position - Math.floor(position))
}
