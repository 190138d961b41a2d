import type { RoundId } from '../types.ts'

/** The results of a round on their way to everybody: what is open, what would change, and the button. */
export const publishPath = '/console/rounds/:round{[0-9]+-[0-9]+}/publish'
export const confirmPath = `${publishPath}/confirm`
export const previewTrustPath = `${publishPath}/trusts/:code`
export const cancelPath = `${publishPath}/plans/:plan{[0-9]{1,15}}/cancel`

/** `asOf`: as it would be published counting answers up to another day than today. */
export const publishLink = (round: RoundId, asOf?: string): string =>
  `/console/rounds/${round}/publish${asOf === undefined ? '' : `?as-of=${asOf}`}`
export const confirmLink = (round: RoundId): string => `${publishLink(round)}/confirm`
/** What everybody would read about one trust. */
export const previewTrustLink = (round: RoundId, code: string, asOf: string): string =>
  `${publishLink(round)}/trusts/${encodeURIComponent(code)}?as-of=${asOf}`
export const cancelLink = (round: RoundId, plan: number): string => `${publishLink(round)}/plans/${plan}/cancel`
