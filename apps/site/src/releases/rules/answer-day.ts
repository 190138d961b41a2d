import type { PublishedStatus } from '../types.ts'

/**
 * The day of the answer. A message that does not answer (an acknowledgement, say) has a day too, but it is not the day of an answer:
 * pages show none beside “no response”.
 */
export const answerDay = ({ status, answeredOn }: Pick<PublishedStatus, 'status' | 'answeredOn'>): string | null =>
  status === 'no-response' || status === 'not-asked' ? null : answeredOn

/** What the column says in open data, where the day stays as it was recorded. */
export const answeredOnMeaning =
  'The day of the answer. Beside the status no-response: the day of the last message, which did not answer. Null is not known.'
