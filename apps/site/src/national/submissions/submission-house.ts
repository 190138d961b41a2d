import type { Services } from '../../foundation/index.ts'
import type { HospitalPost } from '../hospital/tell-hospital.ts'

/** What of the services receiving needs. */
export type SubmissionHouse = Pick<Services, 'db' | 'write' | 'clock' | 'root' | 'campaign' | 'secret'> & HospitalPost
