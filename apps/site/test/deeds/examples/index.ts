import type { Examples } from './example.ts'
import { siteExamples } from './site-examples.ts'

/** Every part adds its own: a form without an example fails the test. */
const all: readonly Examples[] = [siteExamples]

export const formExamples = all.flatMap(({ forms = [] }) => forms)
export const pageExamples = all.flatMap(({ pages = [] }) => pages)
