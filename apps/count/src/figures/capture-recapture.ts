import {
  chaoLowerBound,
  chapman,
  type ListHistory,
  type LogLinearModel,
  logLinearModels,
  peopleByNumberOfLists,
} from '@spotlight/statistics'
import type { CountedRow, Figures, Selector } from '../results/index.ts'
import { countOf, type Population, rounded, rowsOf } from './counting.ts'

/** Sources that count as one list, because they are fed from the same records. */
export type CaptureList = { name: string; sources: readonly string[] }

/** HES is made from SUS: whoever is in one is in the other, so they are one list. */
export const usualLists: readonly CaptureList[] = [
  { name: 'cosd', sources: ['cosd'] },
  { name: 'hospital episodes', sources: ['hes-apc', 'sus-apc'] },
  { name: 'sact', sources: ['sact'] },
  { name: 'radiotherapy', sources: ['radiotherapy'] },
  { name: 'mdt', sources: ['mdt'] },
  { name: 'fhir', sources: ['fhir'] },
  { name: 'omop', sources: ['omop'] },
]

/** A list with fewer people says nothing about the others, and makes the fit run away. */
const smallestList = 10

/** A model whose AIC is this far from the best has essentially no support (Burnham KP, Anderson DR. Model selection. Springer 2002, page 70). */
const unsupportedBy = 10

/** A limit of more than so many times the people seen is no limit: the model leaves the number open. */
const openAbove = 20

const caution =
  'This is a range, not a number to publish. It rests on lists that are not independent: COSD is filled from the same meetings and reports as the others, and a person who is treated is more often coded. Dependence of that kind makes the estimates too low; lists that exclude each other, and links missed between them, make them too high. People whom no source ever records are in none of it.'

const open = ' A model that the data also support sets no useful upper limit: the number may lie above this range.'

type Estimates = Extract<Figures['captureRecapture'], { observed: number }>

/**
 * How many people there may be, from who is on which list. The same people as in the de novo share: first diagnosed in the complete years (or ever,
 * if none is complete), so that all lists had the same chance. Two lists: Chapman. Three and more: log-linear models. Always Chao's lower bound, in the
 * form for few lists. The range runs from the lowest to the highest limit of the bound and of the models that the data support; a supported model that
 * leaves the number open (upper limit above 20 times those seen) cannot widen it, and the caution says that there is one.
 */
export function captureRecaptureOf(
  population: Population,
  years: { yearFrom: number; yearTo: number } | null,
  lists: readonly CaptureList[],
): Figures['captureRecapture'] {
  const period: Selector = { ...population.headline, ...(years ?? { hasFirstDate: true }) }
  const listed = lists.map(({ name, sources }) => ({
    name,
    sources: [...sources],
    total: countOf(population, `capture-recapture.${name}`, { ...period, sources: [...sources] }),
  }))
  const used = listed.filter(({ total }) => total.n >= smallestList)
  if (used.length < 2) {
    return {
      notPossible: `Two lists with at least ${smallestList} people each are needed to compare; there ${used.length === 1 ? 'is one' : 'are none'}.`,
    }
  }
  const who: Selector = { ...period, sources: used.flatMap(({ sources }) => sources) }
  const histories = historiesOf(rowsOf(population, who), used)
  const [once = 0, twice = 0, ...more] = peopleByNumberOfLists(histories, used.length)
  const onSeveral = twice + more.reduce((sum, people) => sum + people, 0)
  if (onSeveral === 0) return { notPossible: 'Nobody is on two lists, so nothing can be said about who is on none.' }
  const observed = once + onSeveral
  const bound = chaoLowerBound({ observed, once, twice }, { lists: used.length })
  const lowerBound = estimateOf(
    bound,
    `Chao’s lower bound for ${used.length} lists${bound.isBiasCorrected ? ', bias-corrected' : ''}, 95 %`,
  )
  const names = used.map(({ name }) => name)
  const estimates = used.length === 2 ? twoLists(histories, names) : severalLists(histories, names)
  const supported = estimates.filter(({ fits }) => fits).map(({ estimate }) => estimate)
  const closed = supported.filter(({ high }) => !isOpen(high, observed))
  return {
    observed,
    who,
    lists: used,
    estimates,
    lowerBound,
    range: rangeOf(observed, lowerBound, closed),
    caution: caution + leftOutOf(listed) + (closed.length < supported.length ? open : ''),
  }
}

/** The high limit of a lower bound is no limit of the number: it is used only where no model gives one. */
function rangeOf(
  observed: number,
  bound: Estimates['lowerBound'],
  closed: readonly Estimates['lowerBound'][],
): Estimates['range'] {
  const low = Math.min(...[bound, ...closed].map(({ low, value }) => low ?? value))
  const highest = closed.length > 0 ? Math.max(...closed.map(({ high, value }) => high ?? value)) : (bound.high ?? bound.value)
  return { low: Math.max(observed, Math.floor(low)), high: Math.ceil(Math.max(highest, bound.value)) }
}

const estimateOf = (
  { value, low, high }: { value: number; low: number; high: number },
  method: string,
): Estimates['lowerBound'] => ({
  value: rounded(value),
  low: rounded(low),
  high: rounded(high),
  method,
})

function historiesOf(rows: readonly CountedRow[], lists: readonly CaptureList[]): ListHistory[] {
  const people = new Map<string, { lists: number[]; people: number }>()
  for (const row of rows) {
    const on = lists.flatMap(({ sources }, index) => (sources.some(source => row.sources.includes(source)) ? [index] : []))
    const history = people.get(on.join()) ?? { lists: on, people: 0 }
    history.people++
    people.set(on.join(), history)
  }
  return [...people.values()]
}

function twoLists(histories: readonly ListHistory[], names: string[]): Estimates['estimates'] {
  const on = (list: number): number =>
    histories.filter(({ lists }) => lists.includes(list)).reduce((sum, { people }) => sum + people, 0)
  const both = histories.find(({ lists }) => lists.length === 2)?.people ?? 0
  return [
    {
      method: 'Chapman',
      lists: names,
      estimate: estimateOf(chapman({ first: on(0), second: on(1), both }), 'Chapman, log-normal 95 %'),
      fits: true,
    },
  ]
}

/** With four lists and more, dozens of models are tried. Shown are independence, the best few, and those that set the ends of the range. */
const shownModels = 8

function severalLists(histories: readonly ListHistory[], names: string[]): Estimates['estimates'] {
  const models = logLinearModels({ histories, listCount: names.length })
    .filter(model => 'aic' in model)
    .toSorted((left, right) => left.aic - right.aic)
  const [best] = models
  const fits = (model: LogLinearModel): boolean => best !== undefined && model.aic <= best.aic + unsupportedBy
  const closed = models.filter(model => fits(model) && !isOpen(model.high, model.observed))
  const ends = [
    closed.toSorted((left, right) => left.low - right.low)[0],
    closed.toSorted((left, right) => right.high - left.high)[0],
    models.find(model => fits(model) && isOpen(model.high, model.observed)),
  ]
  return models
    .filter((model, index) => index < shownModels || model.interactions.length === 0 || ends.includes(model))
    .map(model => ({
      method: nameOf(model, names),
      lists: names,
      estimate: estimateOf(model, `log-linear, AIC ${rounded(model.aic)}, log-normal 95 %`),
      fits: fits(model),
    }))
}

const isOpen = (high: number | null, observed: number): boolean => high === null || high > openAbove * observed

function nameOf({ interactions }: LogLinearModel, names: readonly string[]): string {
  if (interactions.length === 0) return 'log-linear, all lists independent'
  return `log-linear, dependent: ${interactions.map(pair => pair.map(list => names[list]).join(' with ')).join('; ')}`
}

function leftOutOf(listed: Estimates['lists']): string {
  const small = listed.filter(({ total }) => total.n > 0 && total.n < smallestList).map(({ name }) => name)
  return small.length === 0 ? '' : ` Left out, with fewer than ${smallestList} people: ${small.join(', ')}.`
}
