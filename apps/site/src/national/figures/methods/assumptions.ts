import type { SourceId } from '../picture.ts'
import type { MethodId } from './method.ts'

/** Something taken for true that nobody has shown for these hospitals. Words at `national-methods.assumption.<id>`. */
export type Assumption = { readonly id: string; readonly method: MethodId; readonly sources: readonly SourceId[] }

/** All of them, by the method that needs them. */
export const assumptions: readonly Assumption[] = [
  { id: 'rates-of-scotland', method: 'expected', sources: ['scotland-breast-cancer'] },
  { id: 'follows-primary', method: 'expected', sources: ['scotland-breast-cancer'] },
  { id: 'both-sexes', method: 'expected', sources: ['scotland-breast-cancer', 'population-regions'] },
  { id: 'less-found-in-2020', method: 'expected', sources: ['scotland-breast-cancer'] },
  { id: 'people-of-other-years', method: 'expected', sources: ['population-regions', 'population-boards'] },
  { id: 'ages-of-the-nation', method: 'expected', sources: ['population-boards', 'population-nations'] },
  { id: 'ages-of-the-region', method: 'expected', sources: ['population-regions'] },
  { id: 'borders-of-regions', method: 'expected', sources: ['population-regions'] },
  { id: 'treated-near-home', method: 'expected', sources: [] },
  { id: 'deaths-for-new', method: 'levels', sources: ['deaths'] },
  { id: 'share-from-australia', method: 'levels', sources: ['de-novo', 'share-new-south-wales'] },
  { id: 'same-level-everywhere', method: 'levels', sources: [] },
  { id: 'middles-of-ranges', method: 'over-dispersion', sources: [] },
  { id: 'newest-five-years', method: 'funnel', sources: [] },
  { id: 'living-and-new', method: 'undercount', sources: ['share-northern-ireland', 'share-united-states'] },
  { id: 'unknown-course', method: 'undercount', sources: [] },
  { id: 'catchments-may-overlap', method: 'coverage', sources: [] },
]
