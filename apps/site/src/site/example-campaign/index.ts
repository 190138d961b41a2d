export { type ExampleVoice, exampleVoices, portraitRoutes } from './example-voices.ts'
export { exampleCampaignSeed } from './seed-example-campaign.ts'
