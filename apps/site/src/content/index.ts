import type { Room } from '../foundation/index.ts'
import { logoRoutes } from './logo-route.ts'
import { contentMigrations } from './migrations.ts'

export {
  type Charity,
  type CharityFacts,
  type CharityHelpline,
  type ImageRef,
  noFacts,
  type Partner,
  sayTheSame,
} from './charity.ts'
export { faceOf } from './charity-face.ts'
export { charityOf } from './charity-store.ts'
export { type CharityError, type CharityFault, type CharityForm, checkCharity } from './check-charity.ts'
export { isComplete, isHelplineCheckDue, type NeededFact } from './is-complete.ts'
export { logoLink } from './logo-route.ts'
export { maxPartners, readCharityForm } from './read-charity-form.ts'
export { type SaveOutcome, saveCharity } from './save-charity.ts'
export { charitySeed } from './seed-charity.ts'
export {
  type FieldId,
  type HelplineQuestion,
  helplineQuestions,
  type TextQuestion,
  type TypedCharity,
  textQuestions,
  typedFrom,
} from './typed-charity.ts'

/** What the campaign says about itself: who runs this site. */
export const contentRoom: Room = { name: 'content', migrations: contentMigrations, routes: logoRoutes }
