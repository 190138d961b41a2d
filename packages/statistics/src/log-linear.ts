import { unseenInterval, usualConfidence, type ValueWithInterval } from './interval.ts'
import { completeHistories, type ListHistory } from './list-histories.ts'
import { fitPoisson } from './poisson-regression.ts'

/** Two lists, by their numbers, that are allowed to depend on each other. */
export type Pair = readonly [number, number]

export type LogLinearModel = ValueWithInterval & {
  interactions: readonly Pair[]
  observed: number
  se: number
  deviance: number
  degreesOfFreedom: number
  /** Of the Poisson likelihood of all cells: comparable between models of the same lists and the same cells. */
  aic: number
}

export type LogLinearRefusal = { interactions: readonly Pair[]; notPossible: string }

export type LogLinearInput = {
  histories: readonly ListHistory[]
  listCount: number
  /** Which pairs of lists may depend on each other. None: all lists independent. */
  interactions?: readonly Pair[]
  /** Histories that get a parameter of their own, so that they do not pull at the rest (a group that is always seen, say). */
  without?: readonly (readonly number[])[]
  confidence?: number
}

/**
 * A log-linear model of the numbers of people by history of lists: an effect for each list, and for each pair that is named. The people on no
 * list are exp(intercept). Three lists with all three pairs is the saturated model.
 * Interval: the delta standard error of the unseen, log-normal. Standard error: sqrt(unseen + unseen² var(intercept)), which adds the chance
 * in the people themselves (they are Poisson given the model). Answers `notPossible` in words where a number cannot be had: nobody on both
 * lists of a named pair, too few cells, a fit that runs away. Refuses (RangeError) histories that do not fit the lists.
 * Sources: Fienberg SE. The multiple recapture census for closed populations and incomplete 2^k contingency tables. Biometrika
 * 1972;59:591-603; Cormack RM. Log-linear models for capture-recapture. Biometrics 1989;45:395-413; Rivest LP, Baillargeon S. Biometrics
 * 2007;63:999-1006 (variance).
 */
export function logLinear(input: LogLinearInput): LogLinearModel | LogLinearRefusal {
  const { histories, listCount, interactions = [], without = [], confidence = usualConfidence } = input
  const cells = completeHistories(histories, listCount)
  const refuse = (notPossible: string): LogLinearRefusal => ({ interactions, notPossible })
  const observed = cells.reduce((sum, cell) => sum + cell.people, 0)
  const apart = interactions.find(pair => !cells.some(({ mask, people }) => people > 0 && isOnBoth(mask, pair)))
  if (apart) return refuse('Two of the lists that may depend on each other share nobody.')
  const ownCells = without.map(lists => lists.reduce((mask, list) => mask | (1 << list), 0))
  const design = cells.map(({ mask }) => [
    1,
    ...Array.from({ length: listCount }, (_, list) => (mask >> list) & 1),
    ...interactions.map(pair => Number(isOnBoth(mask, pair))),
    ...ownCells.map(own => Number(mask === own)),
  ])
  const parameters = 1 + listCount + interactions.length + ownCells.length
  if (parameters > cells.length) return refuse('There are more effects than histories to reckon them from.')
  const fit = fitPoisson(
    design,
    cells.map(cell => cell.people),
  )
  if (!fit) return refuse('The fit does not come to rest: too few people are on more than one list.')
  const unseen = Math.exp(fit.coefficients[0] ?? 0)
  const se = Math.sqrt(unseen + unseen ** 2 * (fit.covariance[0]?.[0] ?? 0))
  if (!Number.isFinite(se) || unseen > 1000 * observed)
    return refuse('The people on no list cannot be reckoned: the estimate has no end.')
  return {
    interactions,
    observed,
    value: observed + unseen,
    se,
    ...unseenInterval(observed, unseen, se, confidence),
    deviance: fit.deviance,
    degreesOfFreedom: cells.length - parameters,
    aic: 2 * parameters - 2 * fit.logLikelihood,
  }
}

const isOnBoth = (mask: number, [left, right]: Pair): boolean => ((mask >> left) & 1) === 1 && ((mask >> right) & 1) === 1

/** All pairs of `listCount` lists, in order. */
export function pairsOf(listCount: number): Pair[] {
  const lists = Array.from({ length: listCount }, (_, list) => list)
  return lists.flatMap(left => lists.slice(left + 1).map((right): Pair => [left, right]))
}

/**
 * The models to compare: with three lists each of the eight sets of pairs; with more, independence, each pair alone, and then the best set with one
 * pair more for as long as that lowers the AIC. Models that are not possible are given back with their reason. Two lists give
 * independence alone.
 */
export function logLinearModels(input: Omit<LogLinearInput, 'interactions'>): (LogLinearModel | LogLinearRefusal)[] {
  const pairs = pairsOf(input.listCount)
  const fit = (interactions: readonly Pair[]) => logLinear({ ...input, interactions })
  if (input.listCount === 2) return [fit([])]
  if (input.listCount === 3) return subsetsOf(pairs).map(fit)
  const tried = [fit([])]
  for (;;) {
    const best = bestOf(tried)
    const used = best?.interactions ?? []
    const next = pairs.filter(pair => !used.includes(pair)).map(pair => fit([...used, pair]))
    tried.push(...next)
    if (!best || next.length === 0 || bestOf(tried) === best) return tried
  }
}

function bestOf(models: readonly (LogLinearModel | LogLinearRefusal)[]): LogLinearModel | undefined {
  return models
    .filter(model => 'aic' in model)
    .reduce<LogLinearModel | undefined>((best, model) => (!best || model.aic < best.aic - 1e-9 ? model : best), undefined)
}

const subsetsOf = (pairs: readonly Pair[]): Pair[][] =>
  Array.from({ length: 2 ** pairs.length }, (_, mask) => pairs.filter((_pair, index) => (mask >> index) & 1)).toSorted(
    (left, right) => left.length - right.length,
  )
