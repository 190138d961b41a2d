import type { Room } from '../foundation/index.ts'
import { submissionApi } from './submissions/api/submission-api.ts'
import { migration0036 } from './submissions/migration-0036.ts'

export { allMethods } from './figures/methods/all-methods.ts'
export { type Assumption, assumptions } from './figures/methods/assumptions.ts'
export { exampleInWords, type Method, type MethodId, methodIds } from './figures/methods/method.ts'
export { methodsVersion } from './figures/methods/version.ts'
export { nationalPicture } from './figures/national-picture.ts'
export type {
  Compared,
  CountedAlive,
  CountedSpan,
  Coverage,
  DeNovoShare,
  Dispersion,
  Levels,
  Limits,
  NationalPicture,
  Overlap,
  PeopleRange,
  PictureSource,
  Position,
  ShareRange,
  Span,
  Undercount,
  Unit,
  UnitName,
} from './figures/picture.ts'
export { readReferences } from './figures/read-references.ts'
export type { References } from './figures/references.ts'
export type {
  StoredSubmission,
  SubmissionFinding,
  SubmissionState,
  SubmissionWay,
} from './submissions/stored-submission.ts'
export { submissionById, submissionBySha, submissionsIn, submissionsOf } from './submissions/submission-store.ts'

import { searchCountTool } from './count-tool/about/count-tool-search.ts'
import { questionKind } from './count-tool/about/question-kind.ts'
import { countToolRoutes } from './count-tool/count-tool-routes.ts'
import { countToolPath } from './count-tool/links.ts'
import { submitBody } from './count-tool/submit/submit-routes.ts'
import { countHospitalPart } from './hospital/hospital-part.tsx'
import { ownSubmissionsRoutes } from './hospital/own-submissions-page.tsx'
import { keyDeskRoutes } from './keys/console/key-desk-routes.ts'
import { keyTodos } from './keys/console/key-todos.ts'
import { ownKeysRoutes } from './keys/hospital/own-keys-routes.ts'
import { keyDeskPath } from './keys/links.ts'
import { migration0037 } from './keys/migration-0037.ts'
import { publishedSubmissionRoutes } from './sign-off/published-submission.ts'
import { submissionsDeskPath } from './sign-off/sign-off-links.ts'
import { signOffRoutes } from './sign-off/sign-off-routes.ts'
import { signOffTodos } from './sign-off/sign-off-todos.ts'

export { countToolPath } from './count-tool/links.ts'
export { watchCountPacks } from './count-tool/packs/watch-count-packs.ts'
export { exampleSubmissionsSeed } from './example/seed-example-submissions.ts'
export { type HospitalLetter, tellHospital } from './hospital/tell-hospital.ts'
export { keysOf, type SigningKey } from './keys/key-store.ts'
export { type DecideOnSubmission, type DecideOutcome, decideOnSubmission } from './sign-off/decide-on-submission.ts'
export {
  type CountsToPublish,
  countsToPublish,
  type PublishCounts,
  type PublishCountsOutcome,
  publishCounts,
} from './sign-off/publish-counts.ts'
export { submissionFileAt } from './sign-off/sign-off-links.ts'

import { nationalHomePart } from './pages/national-home-part.tsx'
import { nationalPath } from './pages/national-links.ts'
import { nationalPagesRoutes } from './pages/national-pages-routes.ts'
import { nationalSearch } from './pages/national-search.ts'

export { nationalPath } from './pages/national-links.ts'

/** What hospitals have counted and sent, and the picture of the country that follows from it. */
export const nationalRoom: Room = {
  name: 'national',
  migrations: [migration0036, migration0037],
  routes: router => {
    countToolRoutes(router)
    keyDeskRoutes(router)
    ownKeysRoutes(router)
    ownSubmissionsRoutes(router)
    signOffRoutes(router)
    publishedSubmissionRoutes(router)
    nationalPagesRoutes(router)
    submissionApi(router)
  },
  largerBodies: [submitBody],
  menu: [
    { place: 'footer', order: 28, path: nationalPath, label: 'national-picture.menu' },
    { place: 'footer', order: 38, path: countToolPath, label: 'count-tool.menu' },
    { place: 'console', order: 66, path: submissionsDeskPath, label: 'sign-off.menu' },
    { place: 'console', order: 67, path: keyDeskPath, label: 'signing-keys.desk.menu' },
  ],
  entryKinds: [questionKind],
  homeBlocks: nationalHomePart,
  searchEntries: async c => [...(await nationalSearch(c)), ...(await searchCountTool(c))],
  hospitalParts: countHospitalPart,
  consoleTodos: async c => [...(await signOffTodos(c)), ...(await keyTodos(c))],
}
