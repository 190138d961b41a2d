export { treatmentReader } from './read-treatments.ts'
export type { TreatmentFeed } from './treatment-feed.ts'
