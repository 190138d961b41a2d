import type { Room } from '../foundation/index.ts'
import { migration0036 } from './submissions/migration-0036.ts'

export type {
  Compared,
  CountedAlive,
  CountedSpan,
  Coverage,
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
export type {
  StoredSubmission,
  SubmissionFinding,
  SubmissionState,
  SubmissionWay,
} from './submissions/stored-submission.ts'
export { submissionById, submissionBySha, submissionsIn, submissionsOf } from './submissions/submission-store.ts'

import { migration0037 } from './keys/migration-0037.ts'

/** What hospitals have counted and sent, and the picture of the country that follows from it. */
export const nationalRoom: Room = {
  name: 'national',
  migrations: [migration0036, migration0037],
  routes: () => {},
}
