import { describeEveryPage } from './every-page-of-a-campaign.ts'

describeEveryPage('uk')
