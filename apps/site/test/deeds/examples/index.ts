import type { Examples } from './example.ts'
import { goLiveExamples } from './go-live-examples.ts'
import { holidaysExamples } from './holidays-examples.ts'
import { placesOfOthers } from './places.ts'
import { siteExamples } from './site-examples.ts'

/** Every part adds its own: a form without an example fails the test. */
const all: readonly Examples[] = [goLiveExamples, holidaysExamples, placesOfOthers, siteExamples]

export const formExamples = all.flatMap(({ forms = [] }) => forms)
export const placeExamples = all.flatMap(({ places = [] }) => places)
