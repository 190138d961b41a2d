export { exampleCampaignSeed, seedExampleCampaign } from './seed-example-campaign.ts'
