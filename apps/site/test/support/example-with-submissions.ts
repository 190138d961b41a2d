import { exampleSubmissionsSeed } from '../../src/national/index.ts'
import { registerSeed } from '../../src/register/index.ts'
import { exampleFolder } from '../../src/site/example-campaign/example-files.ts'
import { exampleCampaignSeed } from '../../src/site/index.ts'
import type { TestSeed } from './test-database.ts'
import { testServices } from './test-router.ts'

/** The example campaign with what its hospitals have counted and sent, as a new site has it. */
export const exampleWithSubmissions: TestSeed = {
  name: 'example-with-submissions',
  reads: [
    'data',
    exampleFolder,
    ...['site/example-campaign', 'register', 'releases', 'national'].map(room => `apps/site/src/${room}`),
  ],
  run: async database => {
    const services = testServices(database)
    for (const seed of [registerSeed, exampleCampaignSeed, exampleSubmissionsSeed]) await seed.run(services)
  },
}
