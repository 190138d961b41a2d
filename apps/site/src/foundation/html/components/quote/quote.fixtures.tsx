import type { Fixtures } from '../fixtures.ts'
import { Quote } from './quote.tsx'

const marks = ['“', '”'] as const

export const quoteFixtures: Fixtures = {
  'a person': () => (
    <Quote words="If they count us, they have to plan for us." marks={marks}>
      Example voice, 34
    </Quote>
  ),
  'a trust, in Welsh': () => (
    <Quote words="Rydym yn cofnodi pob claf." marks={marks} lang="cy">
      Example Trust, 3 November 2026
    </Quote>
  ),
}
