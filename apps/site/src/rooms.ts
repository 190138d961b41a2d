import { accountsRoom } from './accounts/index.ts'
import { actRoom, exampleLettersSeed } from './act/index.ts'
import { charitySeed, contentRoom, entriesSeed } from './content/index.ts'
import { foundationRoom, type Room, type Seed } from './foundation/index.ts'
import { exampleEvaluationSeed, exampleImpactSeed, impactRoom } from './impact/index.ts'
import { examplePledgeSeed, exampleStandardsSeed, improveRoom } from './improve/index.ts'
import { exampleEditionsSeed, exampleStoriesSeed, informRoom } from './inform/index.ts'
import { mapRoom } from './map/index.ts'
import { exampleSubmissionsSeed, nationalRoom } from './national/index.ts'
import { networkRoom } from './network/index.ts'
import { registerRoom, registerSeed } from './register/index.ts'
import { publicRecordSeed, releasesRoom } from './releases/index.ts'
import { exampleCampaignSeed, siteRoom } from './site/index.ts'
import { holidaySeed, surveyRoom } from './survey/index.ts'

/** Every room of the house, lower ranks first. The site comes last: what no room answers, it does. */
export const rooms: readonly Room[] = [
  foundationRoom,
  accountsRoom,
  registerRoom,
  contentRoom,
  releasesRoom,
  surveyRoom,
  nationalRoom,
  networkRoom,
  actRoom,
  informRoom,
  improveRoom,
  mapRoom,
  impactRoom,
  siteRoom,
]

/** What a new database begins with, in this order: later seeds build on the rows of earlier ones. */
export const seeds: readonly Seed[] = [
  registerSeed,
  publicRecordSeed,
  charitySeed,
  entriesSeed,
  holidaySeed,
  exampleCampaignSeed,
  exampleEditionsSeed,
  exampleStoriesSeed,
  examplePledgeSeed,
  exampleStandardsSeed,
  exampleSubmissionsSeed,
  exampleLettersSeed,
  exampleImpactSeed,
  exampleEvaluationSeed,
]
