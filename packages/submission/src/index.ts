export { canonicalJson } from './canonical-json.ts'
export { cell, rowCell, type SubmittedCell, shownNumber, soleCell } from './cells.ts'
export { idOfPublicKey, nameOfKey, type PublicKeyName, publicKeyFrom } from './keys.ts'
export { type Contradiction, contradictionsIn, findContradictions } from './margins.ts'
export { sha256Of, signSubmission } from './sign-submission.ts'
export {
  largestSubmission,
  type SignedSubmission,
  type Submission,
  type SubmissionContent,
  signedSubmission,
  submission,
} from './submission.ts'
export { type Refusal, type Verified, verifySubmission } from './verify-submission.ts'
export { faultOfPublicKey, type PublicKeyFault } from './weak-keys.ts'
