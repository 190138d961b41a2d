/** Where numbers fall on a length, and the round numbers that are written along it. */
export type Scale = { readonly of: (value: number) => number; readonly ticks: readonly number[]; readonly to: number }

/**
 * From nothing to at least `most`, over the pixels from `start` to `end`. About `count` steps of 1, 2, 2.5 or 5 times a power of ten; the
 * scale ends on a step. Refuses (RangeError) a `most` that is no number from 0.
 */
export function scaleTo(
  most: number,
  { start, end, count = 4 }: { readonly start: number; readonly end: number; readonly count?: number },
): Scale {
  if (!Number.isFinite(most) || most < 0) throw new RangeError(`A scale runs from 0 to a number from 0, not to ${most}.`)
  const step = niceStep((most === 0 ? 1 : most) / count)
  const steps = Math.max(1, Math.ceil((most === 0 ? 1 : most) / step - 1e-9))
  const to = steps * step
  // Counted and not added up, so that 0.1 three times is 0.3.
  const ticks = Array.from({ length: steps + 1 }, (_, at) => Number((at * step).toPrecision(12)))
  return { ticks, to, of: value => start + (value / to) * (end - start) }
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 2.5, 5, 10].find(step => step * power >= rough - 1e-12) ?? 10) * power
}
