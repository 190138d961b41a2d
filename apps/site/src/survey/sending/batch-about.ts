import type { RoundId } from '../types.ts'

/** Under what a round's batches are kept by the outbox. */
export const batchAbout = (round: RoundId): string => `round/${round}`
