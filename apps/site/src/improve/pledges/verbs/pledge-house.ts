import type { Services } from '../../../foundation/index.ts'

/** What of the services the verbs of the pledges need. */
export type PledgeHouse = Pick<Services, 'write' | 'clock' | 'root'>

export const subjectOfPledge = (id: number) => ({ kind: 'pledge', id: String(id) }) as const
export const subjectOfChange = (id: number) => ({ kind: 'pledge-change', id: String(id) }) as const
export const subjectOfSurvey = (id: number) => ({ kind: 'pledge-survey', id: String(id) }) as const
