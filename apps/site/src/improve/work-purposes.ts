import { endorsementPurpose } from './endorsements/endorsement-purpose.tsx'
import type { WorkPurpose } from './professionals/work-purpose.ts'
import { trainingPurpose } from './training/training-purpose.tsx'

/** Everything that people do here under an address at work. */
export const workPurposes: readonly WorkPurpose[] = [endorsementPurpose, trainingPurpose]
