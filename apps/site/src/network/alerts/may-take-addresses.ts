import type { Services, Shell } from '../../foundation/index.ts'

/** The real campaign takes nobody's address before it says who takes it. In the example, who runs it is invented, and so is the rest. */
export const mayTakeAddresses = ({ campaign }: Pick<Services, 'campaign'>, { charity }: Pick<Shell, 'charity'>): boolean =>
  campaign === 'example' || charity.isComplete
