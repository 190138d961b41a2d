import { inTransaction, type Services } from '../foundation/index.ts'
import { realTime } from './real-time.ts'
import { forgetWhatEnded } from './session-store.ts'

/** Forgets sessions, challenges, counts of tries and used codes that are over: at the start, and when somebody signs in. */
export const forgetStaffLeftovers = (services: Pick<Services, 'write'>): Promise<void> =>
  inTransaction(services.write, tx => forgetWhatEnded(tx, realTime()))
