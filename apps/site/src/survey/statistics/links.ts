import type { RoundId } from '../types.ts'
import { roundPath } from '../worklist/links.ts'

export const statisticsPath = `${roundPath}/statistics`
export const statisticsFilePath = `${roundPath}/statistics.csv`

/** How a round was answered, in figures. */
export const statisticsLink = (round: RoundId): string => `/console/rounds/${round}/statistics`
export const statisticsFileLink = (round: RoundId): string => `${statisticsLink(round)}.csv`
