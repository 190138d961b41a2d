export { exampleCampaignSeed } from './seed-example-campaign.ts'
